import { type Payout, payoutAt } from '#core/forecast/cash';
import type { PathDay, WhatIf, WhatIfChange } from '#core/forecast/what-if';
import { type AppealTicket, type Assessment, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Money } from '#core/model/field';
import { isHigherBetter, type Metric } from '#core/model/metric';
import { NEGLIGIBLE_POINTS } from '#core/model/points';
import type { Benefit } from '#core/policy/benefits';
import type { Policy } from '#core/policy/policy';

/** What a seller can change, by how soon it takes effect: shipping, returns, answers, the rest. */
export const RECOVERY_STEPS = ['fulfilment', 'returns', 'service', 'appeals', 'volume'] as const;
type RecoveryCode = (typeof RECOVERY_STEPS)[number];

const METRICS_OF = {
  fulfilment: ['SFCR', 'OTDR', 'LDR'],
  returns: ['NBFR', 'NRR'],
  service: ['AHT', 'IM_DSAT', 'RR24'],
} as const satisfies Partial<Record<RecoveryCode, readonly Metric[]>>;

/** A metric's current value as printed, and its target. */
interface RecoveryTarget {
  metric: Metric;
  from: number;
  to: number;
}

export interface RecoveryStep {
  code: RecoveryCode;
  targets: readonly RecoveryTarget[];
  tickets: readonly AppealTicket[];
  /** additional good orders a day; null in other steps */
  perDay: number | null;
  /** points that this step adds to the earlier ones on the last day */
  worth: number;
  /** expected score of the last day after this step */
  score: number;
  /** from when on the expected score stays at the threshold after this step; null if not within the days asked */
  from: Day | null;
}

export interface RecoveryPlan {
  threshold: number;
  /** hold: the threshold is threatened; reach: it lies above today's score */
  aim: 'hold' | 'reach';
  /** last day of the plan */
  by: Day;
  /** without changes */
  unchanged: { score: number; from: Day | null };
  steps: readonly RecoveryStep[];
  /**
   * day from which ageing alone keeps the score at the threshold, while known members are most of what counts; null if
   * it does not
   */
  washedOutOn: Day | null;
  /** benefits granted or lost at the threshold */
  benefits: readonly Benefit[];
  /**
   * payout at and below the threshold, and the cash that the difference releases or ties up; null if sales are not
   * known
   */
  cash: { at: Payout; below: Payout; money: Money | null } | null;
}

/** The day from which a mean stays at a threshold to the end; null if it does not. */
const staysFrom = (means: readonly { day: Day; mean: number | null }[], threshold: number): Day | null => {
  let first: Day | null = null;
  for (const { day, mean } of means)
    if (mean !== null && mean >= threshold) first ??= day;
    else first = null;
  return first;
};

const meansOf = (path: readonly PathDay[], which: 'before' | 'after') =>
  path.map((day) => ({ day: day.day, mean: day[which]?.mean ?? null }));

/** Metrics of a step that are worse than their value of 4 points, the step's target. */
const targetsOf = (assessment: Assessment, metrics: readonly Metric[]): RecoveryTarget[] =>
  metrics.flatMap((metric) => {
    const { value, anchors } = assessment.today.metrics[metric] ?? {};
    const excellent = anchors?.excellent;
    if (value == null || excellent == null) return [];
    const isWorse = isHigherBetter(metric) ? value < excellent : value > excellent;
    return isWorse ? [{ metric, from: value, to: excellent }] : [];
  });

/** What-ifs take rates of bad members. */
const ratesFor = (targets: readonly RecoveryTarget[]): NonNullable<WhatIfChange['rates']> =>
  Object.fromEntries(targets.map(({ metric, to }) => [metric, isHigherBetter(metric) ? 1 - to : to]));

/** Numbers of additional good orders to try, as shares of today's. */
const VOLUME_SHARES = [0.1, 0.25, 0.5, 1];

/** Tickets that are likely to be approved and gain something on the decision day. */
const plannedTickets = ({ appeals }: Assessment): AppealTicket[] =>
  appeals.tickets.filter(
    ({ gainAtDecision, probability }) => gainAtDecision >= NEGLIGIBLE_POINTS && probability >= 0.5,
  );

/**
 * Cumulative steps back over a threshold, or to stay above it, scored on the same simulated samples. Null without a
 * score. A step without effect is left out.
 * @param perDay good orders a day now
 */
export const planRecovery = (
  assessment: Assessment,
  { benefits }: Policy,
  whatIf: WhatIf,
  perDay: number,
  threshold: number,
): RecoveryPlan | null => {
  const unchangedPath = whatIf.path({});
  const last = unchangedPath.at(-1);
  const score = last?.before?.mean;
  if (last === undefined || score === undefined) return null;
  const unchanged = { score, from: staysFrom(meansOf(unchangedPath, 'before'), threshold) };

  const steps: RecoveryStep[] = [];
  let change: WhatIfChange = {};
  let reached = { ...unchanged };
  const tried = (more: WhatIfChange) => {
    const next: WhatIfChange = { ...change, ...more, rates: { ...change.rates, ...more.rates } };
    const path = whatIf.path(next);
    const mean = path.at(-1)?.after?.mean;
    return mean === undefined
      ? null
      : { change: next, reached: { score: mean, from: staysFrom(meansOf(path, 'after'), threshold) } };
  };
  const take = (code: RecoveryCode, result: ReturnType<typeof tried>, said: Partial<RecoveryStep>): void => {
    if (result === null) return;
    const worth = result.reached.score - reached.score;
    if (worth < NEGLIGIBLE_POINTS) return;
    ({ change, reached } = result);
    steps.push({ code, targets: [], tickets: [], perDay: null, ...said, worth, ...reached });
  };

  for (const code of ['fulfilment', 'returns', 'service'] as const) {
    const targets = targetsOf(assessment, METRICS_OF[code]);
    if (targets.length > 0) take(code, tried({ rates: ratesFor(targets) }), { targets });
  }
  const tickets = plannedTickets(assessment);
  const decidedOn = decisionDayOf(assessment);
  if (tickets.length > 0) take('appeals', tried({ approved: { tickets, on: decidedOn } }), { tickets });
  if (reached.from === null) {
    // The fewest that suffice; if none do, the most that are tried.
    const counts = VOLUME_SHARES.map((share) => Math.max(1, Math.round(share * perDay)));
    const results = [];
    for (const count of counts) {
      const result = tried({ goodOrders: { perDay: count } });
      results.push({ count, result });
      if (result === null || result.reached.from !== null) break;
    }
    const enough = results.at(-1)!;
    take('volume', enough.result, { perDay: enough.count });
  }

  const now = assessment.today.overall.estimate ?? score;
  const at = payoutAt(whatIf.payouts, threshold);
  const below = payoutAt(whatIf.payouts, threshold - 0.01);
  const freed = at?.waiting == null || below?.waiting == null ? null : below.waiting.value - at.waiting.value;
  return {
    threshold,
    aim: now >= threshold ? 'hold' : 'reach',
    by: last.day,
    unchanged,
    steps,
    washedOutOn: staysFrom(
      assessment.path.flatMap(({ day, agedOnly }) => (agedOnly === null ? [] : { day, mean: agedOnly })),
      threshold,
    ),
    benefits: benefits.filter(({ gain, lose }) => (now >= threshold ? lose : gain) === threshold),
    cash:
      at === null || below === null || at.tier === below.tier
        ? null
        : { at, below, money: freed === null ? null : { value: freed, currency: at.waiting!.currency } },
  };
};
