import type { Assessment } from '#core/model/assessment';
import { formatCount, formatPercent, formatScore } from '../parts/format';
import { Card } from './card';
import { TEXT } from './text';

const { record: WORDS } = TEXT;
const finely = (error: number): string => error.toFixed(3);

/** How such projections have done for this very shop, beside the cheapest guess there is. */
export const TrackRecord = ({ record }: { record: Assessment['trackRecord'] }) => (
  <Card title={WORDS.title} says={record === null ? WORDS.none : WORDS.says}>
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
        {record.brier.map(({ threshold, model, persistence }) => (
          <div key={threshold}>
            <dt>{WORDS.brier(formatScore(threshold, 1))}</dt>
            <dd>{WORDS.versus(finely(model), finely(persistence))}</dd>
          </div>
        ))}
      </dl>
    )}
  </Card>
);
