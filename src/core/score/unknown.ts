import { type Assessment, type MetricToday, metricsToday } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import type { NotKnown } from '#core/model/not-known';
import type { Shop } from '#core/model/shop';
import type { Policy } from '#core/policy/policy';

/** Diagnosis lists name bad members but not the days of all members, so other pages are needed too. */
const REMEDY_OF: Partial<Record<Metric, NotKnown['remedy']>> = {
  NRR: 'diagnosis-and-export',
  NBFR: 'diagnosis-and-export',
  SFCR: 'diagnosis-and-export',
  OTDR: 'diagnosis-and-export',
  AHT: 'diagnosis-and-returns',
  LDR: 'diagnosis-and-export',
};

/** Above this, a metric's score depends on that of its best possible value. */
const EXCELLENT_SCORE = 4;

const effectOf = ({ from, state }: MetricToday): NotKnown['effect'] =>
  from === 'read' ? 'printed-taken' : state === 'unknown' ? 'no-value' : 'part';

const NOTHING_MORE = { metrics: [], lack: null, eligibility: null } satisfies Partial<NotKnown>;

export const UNKNOWN_FORMULA: NotKnown = {
  ...NOTHING_MORE,
  what: 'formula',
  effect: 'as-read',
  remedy: 'keep-reading',
};

/** Unknowns with their effects and remedies. */
export const unknownOf = (
  shop: Shop,
  { eligibility: { value: eligibility } }: Policy,
  today: Assessment['today'],
  eligible: Assessment['eligible'],
): NotKnown[] => {
  const unknown: NotKnown[] = [];
  const add = (row: Omit<NotKnown, keyof typeof NOTHING_MORE> & Partial<NotKnown>) =>
    unknown.push({ ...NOTHING_MORE, ...row });
  if (shop.timeZone === null) add({ what: 'time-zone', effect: 'usual-zone', remedy: 'read-orders' });
  if (today.overall.from !== 'read' && eligible.state !== 'no-score') {
    const effect = today.overall.value === null ? 'no-score' : 'computed';
    add({ what: 'printed-score', effect, remedy: 'read-score' });
  }
  if (eligible.state === 'unknown') {
    const { counts, days } = eligibility;
    add({
      what: 'eligibility',
      eligibility: { need: eligible.need, counts, days, seen: eligible.delivered },
      effect: 'no-score-yet',
      remedy: 'count-delivered',
    });
  }
  for (const { metric, today: ofMetric } of metricsToday(today))
    for (const lack of ofMetric.missing) {
      const remedy = REMEDY_OF[metric] ?? 'diagnosis';
      add({ what: 'metric', metrics: [metric], lack, effect: effectOf(ofMetric), remedy });
    }
  const nearBest = metricsToday(today).filter(
    ({ today: { bestScore, anchors, score } }) =>
      bestScore?.from === 'assumed' && anchors.from !== 'unknown' && (score ?? 0) > EXCELLENT_SCORE,
  );
  if (nearBest.length > 0) {
    const metrics = nearBest.map(({ metric }) => metric);
    add({ what: 'best-score', metrics, effect: 'best-assumed', remedy: 'keep-reading' });
  }
  if (Object.values(today.dimensions).some(({ weightFrom }) => weightFrom === 'assumed'))
    add({ what: 'weights', effect: 'weights-assumed', remedy: 'read-score' });
  return unknown;
};
