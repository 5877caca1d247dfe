import * as z from 'zod/mini';
import { agenda } from './agenda';
import { appealDetails } from './appeal-details';
import { COVERAGE_SOURCES } from './coverage';
import type { Day } from './day';
import { day, id, rate, text } from './field';
import { DIMENSIONS, METRICS, type Metric } from './metric';
import { lack, notKnown } from './not-known';

// The shape of `assess`, the one answer of the core; contexts pass it on and parse it at their borders.

const number = z.number();
const maybe = z.nullable(number);
const metric = z.enum(METRICS);
const ids = z.array(id);
const subject = { metric, orderId: z.nullable(id), caseId: z.nullable(id), chatId: z.nullable(id) };

const SOURCES = ['read', 'computed', 'unknown'] as const;
const METRIC_STATES = ['scored', 'partial', 'unknown', 'not-scored'] as const;

const metricToday = z.object({
  value: maybe,
  score: maybe,
  /** raw counts from facts (AHT: hours and review rounds); null without facts */
  numerator: maybe,
  denominator: maybe,
  /** the same after decay */
  weighted: z.object({ numerator: maybe, denominator: maybe }),
  from: z.enum(SOURCES),
  anchors: z.object({ excellent: maybe, poor: maybe, from: z.enum(['read', 'learned', 'unknown']) }),
  /** the day whose page printed the anchors; null where none did */
  anchorsDay: z.nullable(day),
  /** what the best possible value scores: 5 is assumed until printed scores tell; null where the market has no formula */
  bestScore: z.nullable(z.object({ score: number, from: z.enum(['learned', 'assumed']) })),
  state: z.enum(METRIC_STATES),
  missing: z.array(lack),
  read: z.object({ value: maybe, score: maybe, numerator: maybe, denominator: maybe }),
});
export type MetricToday = z.infer<typeof metricToday>;

/** Where the market has no formula a weight that its page does not print is 0 and unknown: it is not assumed. */
const dimensionToday = z.object({
  value: maybe,
  weight: number,
  weightFrom: z.enum(['read', 'learned', 'assumed', 'unknown']),
});

const ADJUSTMENTS = ['small-seller-floor', 'product-gate', 'nrr-adjustment'] as const;
const adjustment = z.object({ kind: z.enum(ADJUSTMENTS), metric: z.nullable(metric), from: number, to: number });
export type Adjustment = z.infer<typeof adjustment>;

const quantiles = z.object({ mean: number, p05: number, p50: number, p95: number });
export type Quantiles = z.infer<typeof quantiles>;

/** What points rest on: a window read whole; facts and what a page counts beyond them; a part that nothing completes. */
const restsOn = z.enum(['whole', 'page', 'part']);
export type RestsOn = z.infer<typeof restsOn>;

const step = z.object({ day, points: number });
const cost = z.object({ ...subject, points: number, leavesOn: day, steps: z.array(step), restsOn });
export type Cost = z.infer<typeof cost>;

const candidate = z.object({
  ...subject,
  ground: text,
  basis: z.enum(['sourced', 'inferred', 'judged']),
  /** how sure it is that the ground applies, and the chance that a ticket on it is approved */
  confidence: rate,
  probability: rate,
  /** points of the overall score; null where the order's day is not known, so that nothing can be computed */
  gainNow: maybe,
  gainAtDecision: maybe,
  attemptsLeft: number,
  evidence: z.array(text),
  /** codes of known facts that speak against the ground */
  against: z.array(text),
  restsOn,
});
export type Candidate = z.infer<typeof candidate>;

const appealTicket = z.object({
  metric,
  ground: text,
  orderIds: ids,
  caseIds: ids,
  chatIds: ids,
  gain: number,
  gainAtDecision: number,
  /** what the score of that day gains once the entries are dropped: what the rules leave out leaves the denominator too */
  gainWhenDropped: number,
  probability: rate,
  expected: number,
  /** the threshold that the approved ticket would lift the score over, on the decision day */
  crosses: maybe,
  restsOn,
});
export type AppealTicket = z.infer<typeof appealTicket>;

const brier = z.object({ threshold: number, model: number, persistence: number });

export const assessment = z.object({
  asOf: day,
  region: text,
  policy: text,
  eligible: z.object({ state: z.enum(['scored', 'no-score', 'unknown']), delivered: number, need: number }),
  today: z.object({
    overall: z.object({ value: maybe, from: z.enum(SOURCES), computed: maybe }),
    dimensions: z.record(z.enum(DIMENSIONS), dimensionToday),
    metrics: z.partialRecord(metric, metricToday),
    adjustments: z.array(adjustment),
  }),
  /** by how many days pages lag behind the facts: 0 is assumed until `figures` tell; null where the market has no formula */
  pageLag: z.nullable(z.object({ days: number, from: z.enum(['learned', 'assumed']), figures: number })),
  /**
   * anchors that pages of the last 30 days printed otherwise before, latest first: by so many points the score of today has
   * moved though no figure of the shop did; `targets-or-category` where nearly all changed at once
   */
  targetChanges: z.array(
    z.object({
      day,
      cause: z.enum(['targets', 'targets-or-category']),
      points: maybe,
      metrics: z.array(
        z.object({
          metric,
          since: day,
          before: z.object({ excellent: number, poor: number }),
          after: z.object({ excellent: number, poor: number }),
        }),
      ),
    }),
  ),
  next: z.object({
    day,
    overall: z.nullable(quantiles),
    metrics: z.partialRecord(metric, z.nullable(quantiles)),
  }),
  path: z.array(z.object({ day, mean: maybe, p05: maybe, p50: maybe, p95: maybe, agedOnly: maybe })),
  /** what was read of each page; `narrows`: by how much less wide tomorrow's 90 % interval would be if it were read whole */
  knowledge: z.array(
    z.object({
      source: z.enum(COVERAGE_SOURCES),
      state: z.enum(['none', 'part', 'whole']),
      rows: maybe,
      of: maybe,
      narrows: number,
    }),
  ),
  crossings: z.array(
    z.object({
      threshold: number,
      direction: z.enum(['up', 'down']),
      within7: maybe,
      within30: maybe,
      medianDay: z.nullable(day),
    }),
  ),
  access: z.array(
    z.object({
      benefit: text,
      now: z.enum(['active', 'frozen', 'lost', 'unknown']),
      rule: text,
      next7: maybe,
    }),
  ),
  costs: z.array(cost),
  /** whether all that is counted against the shop is among the costs; if not, why, and the list that tells */
  costsKnown: z.partialRecord(
    metric,
    z.object({
      state: z.enum(['whole', 'part', 'none']),
      why: z.nullable(z.enum(['formula', 'no-score', 'anchors', 'list', 'page-counts-more', 'facts'])),
      source: z.nullable(z.enum(COVERAGE_SOURCES)),
    }),
  ),
  /** counted against the shop at a price that is not known */
  unpriced: z.array(z.object({ ...subject, why: z.enum(['day', 'anchors']), source: z.enum(COVERAGE_SOURCES) })),
  calendar: z.array(z.object({ day, metric, points: number, because: z.array(z.enum(['decay', 'leaves'])), restsOn })),
  appeals: z.object({
    candidates: z.array(candidate),
    judged: z.array(candidate),
    tickets: z.array(appealTicket),
  }),
  /** left out of the printed document, and where the market has no formula */
  appealDetails: z.optional(appealDetails),
  /** what is open, for the checklist of any instant; left out of the printed document */
  agenda: z.optional(agenda),
  unknown: z.array(notKnown),
  trackRecord: z.nullable(
    z.object({ days: number, mae: number, maePersistence: number, coverage90: number, brier: z.array(brier) }),
  ),
});
export type Assessment = z.infer<typeof assessment>;

/**
 * The metrics of the market's score as the day came to, in the order that breaks ties; where it has no formula, those that its
 * page prints.
 */
export const metricsToday = ({ metrics }: Assessment['today']): { metric: Metric; today: MetricToday }[] =>
  METRICS.flatMap((metric) => {
    const today = metrics[metric];
    const isOfMarket = today !== undefined && (today.state !== 'not-scored' || today.from !== 'unknown');
    return isOfMarket ? [{ metric, today }] : [];
  });

/** What a metric came to on the day. Throws RangeError where it is no metric of the market's score. */
export const metricOn = ({ metrics }: Assessment['today'], metric: Metric): MetricToday => {
  const today = metrics[metric];
  if (today === undefined) throw new RangeError(`${metric} is no metric of this score`);
  return today;
};

/** When an appeal filed today would be decided and corrected; tomorrow where no document tells how long that takes. */
export const decisionDayOf = ({ appealDetails, next }: Assessment): Day => appealDetails?.decisionDay ?? next.day;
