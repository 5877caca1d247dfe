import { type Assessment, type MetricToday, metricsToday } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { REMEDIES } from '#core/model/remedy';
import type { Shop } from '#core/model/shop';
import type { Policy } from '#core/policy/policy';

type Unknown = Assessment['unknown'][number];

const DIAGNOSIS: Record<Metric, string> = {
  NRR: 'Negative Review Rate',
  NBFR: 'Non-Buyer Fault Return & Refund Rate',
  SFCR: 'Seller Fault Cancellation Rate',
  OTDR: 'On-Time Delivery Rate',
  AHT: 'After-Sales Handling Time',
  IM_DSAT: 'IM Dissatisfaction Rate',
  LDR: 'Late Dispatch Rate',
  RR24: '24-Hour Response Rate',
};

/** What else tells of a metric: a diagnosis lists what is bad, not the days of all that counts. */
const BESIDE: Partial<Record<Metric, string>> = {
  NRR: ', and import the order export',
  NBFR: ', and import the order export',
  SFCR: ', and import the order export',
  OTDR: ', and import the order export',
  AHT: ', and Manage Returns',
  LDR: ', and import the order export',
};

/** Above it the score depends on what the best possible value scores. */
const EXCELLENT_SCORE = 4;

const effectOf = ({ from, state }: MetricToday): string => {
  if (from === 'read') return 'The printed figure is taken; what no list has shown has no known cost';
  if (state === 'unknown') return 'It has no value; its weight passes to the other metrics';
  return 'It is computed from a part';
};

/** What is not known, what follows from that, and the page that would tell. */
export const unknownOf = (
  shop: Shop,
  { eligibility: { value: eligibility } }: Policy,
  today: Assessment['today'],
  eligible: Assessment['eligible'],
): Unknown[] => {
  const unknown: Unknown[] = [];
  if (shop.timeZone === null)
    unknown.push({
      what: "the shop's time zone",
      effect: "Days begin at midnight of the market's usual zone, which is assumed",
      remedy: REMEDIES.readOrders.says,
    });
  if (today.overall.from !== 'read' && eligible.state !== 'no-score')
    unknown.push({
      what: "today's printed score",
      effect: today.overall.value === null ? 'No score is shown' : 'The score shown is computed',
      remedy: REMEDIES.readScore.says,
    });
  if (eligible.state === 'unknown')
    unknown.push({
      what: `whether the shop has ${eligible.need} ${eligibility.counts} orders in ${eligibility.days} days (${eligible.delivered} seen)`,
      effect: 'The shop may have no score yet',
      remedy: REMEDIES.countDelivered.says,
    });
  for (const { metric, today: ofMetric } of metricsToday(today)) {
    for (const what of ofMetric.missing)
      unknown.push({
        what: `${DIAGNOSIS[metric]}: ${what}`,
        effect: effectOf(ofMetric),
        remedy: `Open Shop Performance > Diagnosis > ${DIAGNOSIS[metric]}${BESIDE[metric] ?? ''}`,
      });
  }
  const nearBest = metricsToday(today).filter(
    ({ today: { bestScore, anchors, score } }) =>
      bestScore?.from === 'assumed' && anchors.from !== 'unknown' && (score ?? 0) > EXCELLENT_SCORE,
  );
  if (nearBest.length > 0)
    unknown.push({
      what: `what the best possible value scores (${nearBest.map(({ metric }) => DIAGNOSIS[metric]).join(', ')})`,
      effect: '5 is assumed; a small shop may stay below it',
      remedy: REMEDIES.keepReading.says,
    });
  const weights = Object.values(today.dimensions);
  if (weights.some(({ weightFrom }) => weightFrom === 'assumed'))
    unknown.push({
      what: "the category's weights of the three dimensions",
      effect: `${weights.map(({ weight }) => Math.round(100 * weight)).join('/')} is assumed where the page prints none`,
      remedy: REMEDIES.readScore.says,
    });
  return unknown;
};
