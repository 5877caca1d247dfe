import * as z from 'zod/mini';
import { agenda } from './agenda';
import { appealDetails } from './appeal-details';
import { COVERAGE_SOURCES } from './coverage';
import type { Day } from './day';
import { day, id, rate, text } from './field';
import { DIMENSIONS, METRICS, type Metric } from './metric';
import { lack, notKnown } from './not-known';
import { subject } from './problem';

// The shape of an assessment, parsed wherever it crosses a border between contexts.

const number = z.number();
const maybe = z.nullable(number);
const { metric } = subject;
const ids = z.array(id);

const SOURCES = ['read', 'computed', 'unknown'] as const;
const METRIC_STATES = ['scored', 'partial', 'unknown', 'not-scored'] as const;

const metricToday = z.object({
  value: maybe,
  score: maybe,
  /** raw counts of the facts (AHT: hours and review rounds); null without facts */
  numerator: maybe,
  denominator: maybe,
  /** the same after decay */
  weighted: z.object({ numerator: maybe, denominator: maybe }),
  from: z.enum(SOURCES),
  anchors: z.object({ excellent: maybe, poor: maybe, from: z.enum(['read', 'learned', 'unknown']) }),
  /** the day whose page printed the anchors; null if none did */
  anchorsDay: z.nullable(day),
  /** score of the best possible value: 5 is assumed until printed scores tell; null if the market has no formula */
  bestScore: z.nullable(z.object({ score: number, from: z.enum(['learned', 'assumed']) })),
  state: z.enum(METRIC_STATES),
  missing: z.array(lack),
  read: z.object({ value: maybe, score: maybe, numerator: maybe, denominator: maybe }),
});
export type MetricToday = z.infer<typeof metricToday>;

/** 0 and unknown for a weight that neither a formula nor a page gives. */
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

/** What points rest on: a window read whole; facts plus page-only counts; an incomplete part. */
const restsOn = z.enum(['whole', 'page', 'part']);
export type RestsOn = z.infer<typeof restsOn>;

const step = z.object({ day, points: number });
const cost = z.object({ ...subject, points: number, leavesOn: day, steps: z.array(step), restsOn });
export type Cost = z.infer<typeof cost>;

const candidate = z.object({
  ...subject,
  ground: text,
  basis: z.enum(['sourced', 'inferred', 'judged']),
  /** confidence that the ground applies, and the chance that a ticket on it is approved */
  confidence: rate,
  probability: rate,
  /** points of the overall score; null if the order's day is not known */
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
  /** gain on that day once the members are dropped: members that the rules exclude leave the denominator too */
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
    /** `estimate`: before rounding, from which the forecast starts: computed, moved by what pages have been found to differ */
    overall: z.object({ value: maybe, from: z.enum(SOURCES), computed: maybe, estimate: maybe }),
    dimensions: z.record(z.enum(DIMENSIONS), dimensionToday),
    metrics: z.partialRecord(metric, metricToday),
    adjustments: z.array(adjustment),
  }),
  /** days by which pages lag behind the facts: 0 is assumed until `figures` tell; null if the market has no formula */
  pageLag: z.nullable(z.object({ days: number, from: z.enum(['learned', 'assumed']), figures: number })),
  /**
   * anchors that pages changed in the last 30 days, latest first, and the points by which that moved today's score;
   * `targets-or-category`: nearly all changed at once
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
  /** coverage of each page; `narrows`: how much narrower tomorrow's 90 % interval would be if it were read whole */
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
  /** whether `costs` holds all that is counted against the shop; if not, why, and the list that tells */
  costsKnown: z.partialRecord(
    metric,
    z.object({
      state: z.enum(['whole', 'part', 'none']),
      why: z.nullable(z.enum(['formula', 'no-score', 'anchors', 'list', 'page-counts-more', 'facts', 'unpriced'])),
      source: z.nullable(z.enum(COVERAGE_SOURCES)),
    }),
  ),
  /** problems that count but cannot be priced */
  unpriced: z.array(z.object({ ...subject, why: z.enum(['day', 'anchors']), source: z.enum(COVERAGE_SOURCES) })),
  calendar: z.array(z.object({ day, metric, points: number, because: z.array(z.enum(['decay', 'leaves'])), restsOn })),
  appeals: z.object({
    candidates: z.array(candidate),
    judged: z.array(candidate),
    tickets: z.array(appealTicket),
  }),
  /** omitted from the printed document and where the market has no formula */
  appealDetails: z.optional(appealDetails),
  /** open items for the checklist; omitted from the printed document */
  agenda: z.optional(agenda),
  unknown: z.array(notKnown),
  trackRecord: z.nullable(
    z.object({ days: number, mae: number, maePersistence: number, coverage90: number, brier: z.array(brier) }),
  ),
});
export type Assessment = z.infer<typeof assessment>;

/** Whether the score was computed. Without a published formula of the market, only what its pages print is told. */
export const hasFormula = ({ today }: Assessment): boolean =>
  Object.values(today.metrics).some(({ state }) => state !== 'not-scored');

/** Today's metrics of the market's score in canonical order; without a formula, those that its page prints. */
export const metricsToday = ({ metrics }: Assessment['today']): { metric: Metric; today: MetricToday }[] =>
  METRICS.flatMap((metric) => {
    const today = metrics[metric];
    const isOfMarket = today !== undefined && (today.state !== 'not-scored' || today.from !== 'unknown');
    return isOfMarket ? [{ metric, today }] : [];
  });

/** Today's value of a metric. Throws RangeError if the market's score lacks it. */
export const metricOn = ({ metrics }: Assessment['today'], metric: Metric): MetricToday => {
  const today = metrics[metric];
  if (today === undefined) throw new RangeError(`${metric} is no metric of this score`);
  return today;
};

/** When an appeal filed today is decided and corrected; tomorrow if no source says how long that takes. */
export const decisionDayOf = ({ appealDetails, next }: Assessment): Day => appealDetails?.decisionDay ?? next.day;
