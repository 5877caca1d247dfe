import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatCount, formatScore, formatShare } from '../components/format';
import { DataTable } from '../components/table';
import { Why } from '../explain/why';

/** Smaller errors print as zero: the score never came near that threshold. */
const LEAST_ERROR = 0.0005;

const finely = (error: number): string => formatScore(error, 3);

/** Track record of forecasts for this shop, beside persistence. */
export const TrackRecord = ({ assessment }: { assessment: Assessment }) => {
  const record = assessment.trackRecord;
  const crossed = (record?.brier ?? []).filter(({ model, persistence }) => Math.max(model, persistence) >= LEAST_ERROR);
  return (
    <Card
      anchor="record"
      title={t('dashboard.record.title')}
      note={record === null ? t('dashboard.record.none') : t('dashboard.record.says')}
    >
      {record !== null && (
        <dl className="facts">
          <div>
            <dt>{t('dashboard.record.days')}</dt>
            <dd>{formatCount(record.days)}</dd>
          </div>
          <div>
            <dt>{t('dashboard.record.mae')}</dt>
            <dd>{finely(record.mae)}</dd>
          </div>
          <div>
            <dt>{t('dashboard.record.persistence')}</dt>
            <dd>{finely(record.maePersistence)}</dd>
          </div>
          <div>
            <dt>{t('dashboard.record.coverage')}</dt>
            <dd>{formatShare(record.coverage90)}</dd>
          </div>
        </dl>
      )}
      {crossed.length > 0 && (
        <DataTable
          caption={t('dashboard.record.brier')}
          columns={[
            { name: t('dashboard.record.columns.threshold') },
            { name: t('dashboard.record.columns.model'), number: true },
            { name: t('dashboard.record.columns.persistence'), number: true },
          ]}
        >
          {crossed.map(({ threshold, model, persistence }) => (
            <tr key={threshold}>
              <th scope="row">{formatScore(threshold, 1)}</th>
              <td className="number">{finely(model)}</td>
              <td className="number">{finely(persistence)}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {record !== null && (
        <Why about={t('dashboard.record.title')} assessment={assessment} question={{ kind: 'track-record' }} />
      )}
    </Card>
  );
};
