import { costKnowledgeOf } from '#core/explain/cost-knowledge';
import { type Assessment, metricsToday } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { formatDay, formatPoints, formatRow, formatScore, formatValue, isNegligible } from '../components/format';

/** Smaller moves, printed as 0.01, are lost among those of any day. */
const FELT_POINTS = 0.015;
const isFelt = ({ points }: { points: number }): boolean => Math.abs(points) >= FELT_POINTS;

/**
 * The next known change of a metric, in words; empty if it is too small to be felt, null for a shop without a score and
 * where not all that moves it was read.
 */
const nextMove = (assessment: Assessment, metric: Metric): string | null => {
  if (assessment.eligible.state === 'no-score') return null;
  if (assessment.today.metrics[metric]?.state === 'not-scored') return t('glance.metricNotScored');
  // A change by incomplete lists could be reversed by the missing records.
  const changes = assessment.calendar.filter((row) => row.metric === metric && row.restsOn === 'whole');
  const change = changes.find(isFelt);
  if (change !== undefined) {
    const because = t(`glance.because.${change.because.includes('leaves') ? 'leaves' : 'decay'}`);
    return formatRow([t('glance.from', { day: formatDay(change.day), points: formatPoints(change.points) }), because]);
  }
  const costs = assessment.costs.filter((cost) => cost.metric === metric);
  const costliest = costs.find(isFelt);
  if (costliest !== undefined)
    return t('glance.stops', {
      points: formatPoints(costliest.points),
      what: t(`glance.problem.${metric}`),
      day: formatDay(costliest.leavesOn),
    });
  if ([...changes, ...costs].some(({ points }) => !isNegligible(points))) return '';
  const known = costKnowledgeOf(assessment, [metric]);
  if (known.state === 'known') return t('glance.metricStill');
  const isAllRead = known.state === 'unknown' && known.unread.length === 0;
  return isAllRead && assessment.costsKnown[metric]?.why === 'page-counts-more' ? t('glance.metricNotShown') : null;
};

/** The page prints one decimal, so a smaller change may be rounding: it has no direction. */
const FELT = 0.1;

/** Tomorrow's score of a metric, the same as in the table of all metrics. */
const Trend = ({ today, tomorrow }: { today: number | null; tomorrow: number | null }) => {
  if (today === null || tomorrow === null) return null;
  const change = tomorrow - today;
  const [tone, arrow] = Math.abs(change) < FELT ? ['muted', '→'] : change < 0 ? ['loss', '↘'] : ['gain', '↗'];
  return (
    <span className={tone}>
      <span aria-hidden="true">{arrow} </span>
      {formatScore(tomorrow)}
    </span>
  );
};

/** Metrics worth a line; for a shop without a score only known ones. */
export const metricsShown = ({ eligible, today }: Assessment) =>
  metricsToday(today).filter(({ today: { value } }) => eligible.state !== 'no-score' || value !== null);

/** The market's metrics, each with its value, today's and tomorrow's score, and its next change. */
export const MetricGlance = ({ assessment }: { assessment: Assessment }) => {
  const rows = metricsShown(assessment).map((row) => ({ ...row, move: nextMove(assessment, row.metric) }));
  return (
    <>
      <table className="metrics" aria-label={t('glance.metrics')}>
        <thead className="hidden-text">
          <tr>
            {[t('words.metric'), t('words.value'), t('glance.columns.score'), t('words.tomorrow')].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, today: { value, score }, move }) => (
            <tr key={metric}>
              <th scope="row">
                {t(`words.metrics.${metric}`)}
                {move && <span className="muted"> {move}</span>}
              </th>
              <td className={value === null ? 'number unknown' : 'number'}>
                {value === null ? t('glance.notKnown') : formatValue(metric, value)}
              </td>
              <td className={score === null ? 'number unknown' : 'number'}>
                {score === null ? '–' : formatScore(score, 1)}
              </td>
              <td className="number">
                <Trend today={score} tomorrow={assessment.next.metrics[metric]?.mean ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {assessment.eligible.state !== 'no-score' && rows.some(({ move }) => move === null) && (
        <p className="muted">{t('glance.metricUnread')}</p>
      )}
    </>
  );
};
