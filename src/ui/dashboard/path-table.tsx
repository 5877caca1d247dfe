import type { Assessment } from '#core/model/assessment';
import { DataTable, NumberCell } from '../components/data-table';
import { formatDay, formatScore } from '../components/format';
import { Pager, usePaged } from '../components/pager';
import { WhyRow } from '../explain/why';
import { TEXT } from './text';

const { days: WORDS, pathTable } = TEXT.today;

/** The chart's figures, for those who would rather read them. */
export const PathTable = ({ assessment }: { assessment: Assessment }) => {
  const { rows, pager } = usePaged(assessment.path, 15);
  return (
    <details>
      <summary>{pathTable}</summary>
      <DataTable
        caption={pathTable}
        columns={[
          { name: WORDS.day },
          { name: WORDS.low, number: true },
          { name: WORDS.middle, number: true },
          { name: WORDS.high, number: true },
          { name: WORDS.aged, number: true, wide: true },
          { name: WORDS.why, onlyHeard: true },
        ]}
      >
        {rows.map(({ day, p05, p50, p95, agedOnly }) => (
          <WhyRow key={day} about={formatDay(day)} assessment={assessment} question={{ kind: 'day', day }} columns={6}>
            <th scope="row">{formatDay(day)}</th>
            <NumberCell value={p05}>{formatScore(p05)}</NumberCell>
            <NumberCell value={p50}>{formatScore(p50)}</NumberCell>
            <NumberCell value={p95}>{formatScore(p95)}</NumberCell>
            <NumberCell value={agedOnly} wide>
              {formatScore(agedOnly)}
            </NumberCell>
          </WhyRow>
        ))}
      </DataTable>
      <Pager of={pathTable} pager={pager} />
    </details>
  );
};
