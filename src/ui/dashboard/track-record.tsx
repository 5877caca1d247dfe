import type { Assessment } from '#core/model/assessment';
import { formatCount, formatPercent, formatScore } from '../components/format';
import { DataTable } from '../components/table';
import { Why } from '../explain/why';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

const { record: WORDS } = DASHBOARD_TEXT;
const finely = (error: number): string => error.toFixed(3);

/** How such projections have done for this very shop, beside the cheapest guess there is. */
export const TrackRecord = ({ assessment }: { assessment: Assessment }) => {
  const record = assessment.trackRecord;
  return (
    <Card anchor="record" title={WORDS.title} says={record === null ? WORDS.none : WORDS.says}>
      {record !== null && (
        <dl className="facts">
          <div>
            <dt>{WORDS.days}</dt>
            <dd>{formatCount(record.days)}</dd>
          </div>
          <div>
            <dt>{WORDS.mae}</dt>
            <dd>{finely(record.mae)}</dd>
          </div>
          <div>
            <dt>{WORDS.persistence}</dt>
            <dd>{finely(record.maePersistence)}</dd>
          </div>
          <div>
            <dt>{WORDS.coverage}</dt>
            <dd>{formatPercent(record.coverage90)}</dd>
          </div>
        </dl>
      )}
      {record !== null && (
        <DataTable
          caption={WORDS.brier}
          columns={[
            { name: WORDS.columns.threshold },
            { name: WORDS.columns.model, number: true },
            { name: WORDS.columns.persistence, number: true },
          ]}
        >
          {record.brier.map(({ threshold, model, persistence }) => (
            <tr key={threshold}>
              <th scope="row">{formatScore(threshold, 1)}</th>
              <td className="number">{finely(model)}</td>
              <td className="number">{finely(persistence)}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {record !== null && <Why about={WORDS.title} assessment={assessment} question={{ kind: 'track-record' }} />}
    </Card>
  );
};
