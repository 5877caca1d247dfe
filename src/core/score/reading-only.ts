import type { Assessment } from '#core/model/assessment';
import { type Day, dayNumber } from '#core/model/day';
import { byDimension, byMetric } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import type { Shop } from '#core/model/shop';
import { printedEligibility } from './today';
import { UNKNOWN_FORMULA } from './unknown';

/** Days over which a market counts orders for eligibility, if documented. */
const USUAL_WINDOW_DAYS = 90;

/**
 * The assessment of a market without a formula: what its pages print, with nothing computed.
 * @param latestFirst readings up to the day, of which the latest that prints weights or anchors tells them
 */
export const readingOnly = (
  shop: Shop,
  latestFirst: readonly Reading[],
  asOf: Day,
): Omit<Assessment, 'next' | 'path'> => {
  const [latest] = latestFirst;
  const reading = latest?.day === asOf ? latest : undefined;
  const state = printedEligibility(latest, dayNumber(asOf), USUAL_WINDOW_DAYS) ?? 'unknown';
  const overall = state === 'no-score' ? null : (reading?.overall ?? null);
  return {
    asOf,
    region: shop.region,
    policy: `${shop.region.toLowerCase()}-read-only`,
    eligible: { state, delivered: 0, need: 0 },
    today: {
      overall: { value: overall, from: overall === null ? 'unknown' : 'read', computed: null, estimate: overall },
      dimensions: byDimension((dimension) => {
        const weight = latestFirst.map(({ dimensions }) => dimensions[dimension]?.weight).find((one) => one != null);
        return {
          value: reading?.dimensions[dimension]?.score ?? null,
          weight: weight ?? 0,
          weightFrom: weight == null ? 'unknown' : 'read',
        };
      }),
      metrics: byMetric((metric) => {
        const printed = reading?.metrics[metric] ?? null;
        const anchored = latestFirst.find(
          ({ metrics }) => metrics[metric]?.excellent != null && metrics[metric]?.poor != null,
        );
        const read = {
          value: printed?.value ?? null,
          score: printed?.score ?? null,
          numerator: printed?.numerator ?? null,
          denominator: printed?.denominator ?? null,
        };
        return {
          value: read.value,
          score: read.score,
          numerator: null,
          denominator: null,
          weighted: { numerator: null, denominator: null },
          from: read.value === null ? 'unknown' : 'read',
          anchors: {
            excellent: anchored?.metrics[metric]?.excellent ?? null,
            poor: anchored?.metrics[metric]?.poor ?? null,
            from: anchored === undefined ? 'unknown' : 'read',
          },
          anchorsDay: anchored?.day ?? null,
          bestScore: null,
          state: 'not-scored',
          missing: [{ code: 'formula', count: null }],
          read,
        } as const;
      }),
      adjustments: [],
    },
    pageLag: null,
    targetChanges: [],
    knowledge: [],
    crossings: [],
    access: [],
    costs: [],
    costsKnown: byMetric(() => ({ state: 'none', why: 'formula', source: null })),
    unpriced: [],
    calendar: [],
    appeals: { candidates: [], judged: [], tickets: [] },
    unknown: [UNKNOWN_FORMULA],
    trackRecord: null,
  };
};
