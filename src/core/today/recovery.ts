import { type Payout, payoutAt } from '#core/forecast/cash';
import type { HeadRoom } from '#core/forecast/head-room';
import type { PathDay, WhatIf, WhatIfChange } from '#core/forecast/what-if';
import { type AppealTicket, type Assessment, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Money } from '#core/model/field';
import { type ByMetric, byMetric, type Metric } from '#core/model/metric';
import type { Benefit } from '#core/policy/benefits';
import { metricRow, type Policy } from '#core/policy/policy';

/** What a seller can change, in the order in which it works: what is shipped, what comes back, what is answered, the rest. */
export const RECOVERY_STEPS = ['fulfilment', 'returns', 'service', 'appeals', 'volume'] as const;
type RecoveryCode = (typeof RECOVERY_STEPS)[number];

const METRICS_OF = {
  fulfilment: ['SFCR', 'OTDR', 'LDR'],
  returns: ['NBFR', 'NRR'],
  service: ['AHT', 'IM_DSAT', 'RR24'],
} as const satisfies Partial<Record<RecoveryCode, readonly Metric[]>>;

/** A metric's value as the page prints it, and the one to come to. */
interface RecoveryTarget {
  metric: Metric;
  from: number;
  to: number;
}

export interface RecoveryStep {
  code: RecoveryCode;
  targets: readonly RecoveryTarget[];
  tickets: readonly AppealTicket[];
  /** more good orders a day; null in other steps */
  perDay: number | null;
  /** points that this step adds on the last day, to those before it */
  worth: number;
  /** the expected score of the last day, with all steps up to this one */
  score: number;
  /** from when on the expected score stays at the threshold, with all steps up to this one; null where not within the days asked */
  from: Day | null;
}

export interface RecoveryPlan {
  threshold: number;
  /** hold: it is threatened; reach: it lies above today's score */
  aim: 'hold' | 'reach';
  /** the last day that is looked at */
  by: Day;
  /** with nothing changed */
  unchanged: { score: number; from: Day | null };
  steps: readonly RecoveryStep[];
  /** known problems alone, growing old, let the score stay at the threshold from then on, as long as they are most of what counts; null where they don't */
  washedOutOn: Day | null;
  /** more bad ones of each metric that today's score bears at the next threshold below; null where it is below all */
  headRoom: { threshold: number; rooms: ByMetric<HeadRoom> } | null;
  /** what TikTok gives or takes at the threshold */
  benefits: readonly Benefit[];
  /** payout at the threshold and below it, and the money that the difference sets free, or ties up; null where sales are not known */
  cash: { at: Payout; below: Payout; money: Money | null } | null;
}

/** From when on a mean stays at a threshold to the end. */
const staysFrom = (means: readonly { day: Day; mean: number | null }[], threshold: number): Day | null => {
  let first: Day | null = null;
  for (const { day, mean } of means)
    if (mean !== null && mean >= threshold) first ??= day;
    else first = null;
  return first;
};

const meansOf = (path: readonly PathDay[], which: 'before' | 'after') =>
  path.map((day) => ({ day: day.day, mean: day[which]?.mean ?? null }));

/** The metrics of a step that are worse than their value of 4 points, which the step is to bring them to. */
const targetsOf = (assessment: Assessment, policy: Policy, metrics: readonly Metric[]): RecoveryTarget[] =>
  metrics.flatMap((metric) => {
    const { value, anchors } = assessment.today.metrics[metric] ?? {};
    const excellent = anchors?.excellent;
    if (value == null || excellent == null) return [];
    const isWorse = metricRow(policy, metric).better === 'higher' ? value < excellent : value > excellent;
    return isWorse ? [{ metric, from: value, to: excellent }] : [];
  });

/** A what-if asks for the rate of bad ones. */
const ratesFor = (policy: Policy, targets: readonly RecoveryTarget[]): NonNullable<WhatIfChange['rates']> =>
  Object.fromEntries(
    targets.map(({ metric, to }) => [metric, metricRow(policy, metric).better === 'higher' ? 1 - to : to]),
  );

/** Additional good orders that are tried, as shares of those of today. */
const VOLUME_SHARES = [0.1, 0.25, 0.5, 1];
const LEAST_WORTH = 0.005;

/** Tickets whose approval is likely enough to plan with, and worth something on the day of the decision. */
const plannedTickets = ({ appeals }: Assessment): AppealTicket[] =>
  appeals.tickets.filter(({ gainAtDecision, probability }) => gainAtDecision >= LEAST_WORTH && probability >= 0.5);

/**
 * The steps that lead back over a threshold, or keep the shop above it: each is added to those before, all scored on the same
 * simulated futures. Null where there is no score to plan for. A step that is worth nothing is left out.
 * @param perDay good orders a day that the shop has now
 */
export const planRecovery = (
  assessment: Assessment,
  policy: Policy,
  whatIf: WhatIf,
  perDay: number,
  threshold: number,
): RecoveryPlan | null => {
  const unchangedPath = whatIf.path({});
  const last = unchangedPath.at(-1);
  const score = last?.before?.mean;
  if (last === undefined || score === undefined) return null;
  const { benefits, thresholds } = policy;
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
    if (worth < LEAST_WORTH) return;
    ({ change, reached } = result);
    steps.push({ code, targets: [], tickets: [], perDay: null, ...said, worth, ...reached });
  };

  for (const code of ['fulfilment', 'returns', 'service'] as const) {
    const targets = targetsOf(assessment, policy, METRICS_OF[code]);
    if (targets.length > 0) take(code, tried({ rates: ratesFor(policy, targets) }), { targets });
  }
  const tickets = plannedTickets(assessment);
  const decidedOn = decisionDayOf(assessment);
  if (tickets.length > 0) take('appeals', tried({ approved: { tickets, on: decidedOn } }), { tickets });
  if (reached.from === null) {
    // As few as are enough; where none of them are, the most that are tried.
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

  const now = assessment.today.overall.computed ?? assessment.today.overall.value ?? score;
  const below = [...thresholds].filter((at) => at <= now).at(-1);
  const at = payoutAt(whatIf.payouts, threshold);
  const under = payoutAt(whatIf.payouts, threshold - 0.01);
  const freed = at?.waiting == null || under?.waiting == null ? null : under.waiting.value - at.waiting.value;
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
    headRoom:
      below === undefined ? null : { threshold: below, rooms: byMetric((metric) => whatIf.headRoom(metric, below)) },
    benefits: benefits.filter(({ gain, lose }) => (now >= threshold ? lose : gain) === threshold),
    cash:
      at === null || under === null || at.tier === under.tier
        ? null
        : { at, below: under, money: freed === null ? null : { value: freed, currency: at.waiting!.currency } },
  };
};
