import type { Assessment } from '#core/model/assessment';
import { DataTable, NumberCell } from '../parts/data-table';
import { formatDay, formatScore } from '../parts/format';
import { Pager, usePaged } from '../parts/pager';
import { TEXT } from './text';

const { days: WORDS, pathTable } = TEXT.today;

/** The chart's figures, for those who would rather read them. */
export const PathTable = ({ path }: { path: Assessment['path'] }) => {
  const { rows, pager } = usePaged(path, 15);
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
          { name: WORDS.aged, number: true },
        ]}
      >
        {rows.map(({ day, ...scores }) => (
          <tr key={day}>
            <th scope="row">{formatDay(day)}</th>
            {(['p05', 'p50', 'p95', 'agedOnly'] as const).map((name) => (
              <NumberCell key={name} value={scores[name]}>
                {formatScore(scores[name])}
              </NumberCell>
            ))}
          </tr>
        ))}
      </DataTable>
      <Pager of={pathTable} pager={pager} />
    </details>
  );
};
