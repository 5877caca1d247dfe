import { lastDayOf } from '#core/model/appeal-details';
import { type AppealTicket, type Assessment, type Candidate, metricOn } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { DIMENSIONS, type Dimension, type Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { AccountHealth } from '#core/model/shop-figures';
import { groundOf, PRIOR_TICKETS } from '#core/policy/grounds';
import { policyFor } from '#core/policy/policies';
import { metricRow, metricsOf, type Policy } from '#core/policy/policy';
import type { WhyQuestion } from './question';
import { type CitedRule, cite, type HealthNeed, INTERPRETATION_RULES, type Step, type StepOf } from './steps';

/** The policy of an assessment; null if its market has no formula. */
export const policyOf = ({ region, asOf }: Assessment): Policy | null => policyFor(region, asOf);

const overallStep = ({ today }: Assessment, policy: Policy | null): StepOf<'today'> => {
  const isAssumed = DIMENSIONS.some((name) => today.dimensions[name].weightFrom === 'assumed');
  return { step: 'today', today, rules: cite(isAssumed ? policy?.dimensionWeights : null, policy?.gate) };
};

export const eligibleStep = (eligible: Assessment['eligible'], policy: Policy | null): StepOf<'eligible'> => ({
  step: 'eligible',
  ...eligible,
  rules: policy === null ? [] : cite(policy.eligibility, policy.eligibleOrders),
});

const metricStep = ({ today }: Assessment, policy: Policy | null, metric: Metric): StepOf<'metric'> => {
  const row = policy?.metrics[metric];
  return {
    step: 'metric',
    metric,
    today: metricOn(today, metric),
    definition: row?.definition.value ?? null,
    rules: cite(row?.definition, row?.membership, row?.window, policy?.decay, policy?.curve),
  };
};

const dayStep = ({ today, path, trackRecord }: Assessment, policy: Policy | null, day: Day): StepOf<'day'> => ({
  step: 'day',
  computed: today.overall.computed,
  forecast: path.find((row) => row.day === day) ?? null,
  trackRecord,
  rules: cite(policy?.decay),
});

const dimensionStep = ({ today }: Assessment, policy: Policy | null, dimension: Dimension): StepOf<'dimension'> => {
  const isAssumed = today.dimensions[dimension].weightFrom === 'assumed';
  return {
    step: 'dimension',
    dimension,
    today: today.dimensions[dimension],
    rules: cite(policy?.choices.mean, isAssumed ? policy?.dimensionWeights : null),
  };
};

/** A benefit's account health requirement; null if none. */
export const healthNeed = (
  assessment: Assessment,
  benefit: string,
  health: AccountHealth | null,
): HealthNeed | null => {
  const terms = policyOf(assessment)?.benefits.find(({ name }) => name === benefit);
  const need = terms?.needs.find(({ what, is }) => what === 'account-health-rating' && is === 'above');
  if (need === undefined) return null;
  const above = need.value;
  return health === null
    ? { above, state: 'unread' }
    : { above, state: health.rating > above ? 'met' : 'short', read: health };
};

const benefitStep = (
  assessment: Assessment,
  policy: Policy | null,
  row: Assessment['access'][number],
  health: AccountHealth | null,
): StepOf<'benefit'> => {
  const terms = policy?.benefits.find(({ name }) => name === row.benefit) ?? null;
  return {
    step: 'benefit',
    row,
    terms,
    overall: assessment.today.overall,
    health: healthNeed(assessment, row.benefit, health),
    rules:
      terms === null
        ? []
        : cite(
            { says: terms.rule, source: terms.source },
            policy?.choices.thresholds,
            row.benefit === 'affiliate' ? policy?.choices.affiliateLoss : null,
          ),
  };
};

const appealRules = (policy: Policy | null, ground: string | null): readonly CitedRule[] =>
  cite(ground === null ? null : groundOf(ground), policy?.appeal);

const ticketStep = (
  policy: Policy | null,
  ground: string,
  values: Pick<StepOf<'ticket'>, 'gainNow' | 'expected' | 'seen' | 'preparedOn'>,
): StepOf<'ticket'> => ({
  step: 'ticket',
  terms: groundOf(ground) ?? null,
  ...values,
  rules: appealRules(policy, ground),
});

/** The gain of an offered ticket, and its terms. */
const offeredTicketStep = (
  assessment: Assessment,
  { ground, gain, gainAtDecision, gainWhenDropped, probability, expected }: AppealTicket,
): Step =>
  ticketStep(policyOf(assessment), ground, {
    gainNow: gain,
    expected: { gainAtDecision, probability, points: expected },
    seen: gainWhenDropped === gainAtDecision ? null : gainWhenDropped,
    preparedOn: null,
  });

const candidateStep = (
  { appealDetails }: Assessment,
  policy: Policy | null,
  candidate: Candidate,
): StepOf<'candidate'> => ({
  step: 'candidate',
  candidate,
  refutedBy: groundOf(candidate.ground)?.refutedBy,
  lastDay: appealDetails && lastDayOf(appealDetails, candidate),
  rules: appealRules(policy, candidate.ground),
});

/** The expected gain of a ticket when it was prepared. */
const preparedStep = (policy: Policy | null, { ground, expected, preparedOn }: PreparedTicket): StepOf<'ticket'> =>
  ticketStep(policy, ground, {
    gainNow: null,
    seen: null,
    expected: expected && {
      gainAtDecision: expected.points,
      probability: expected.probability,
      points: expected.points * expected.probability,
    },
    preparedOn,
  });

const payoutRules = (policy: Policy | null): readonly CitedRule[] =>
  policy === null || policy.settlement === null
    ? []
    : cite(
        policy.settlement.review,
        ...policy.settlement.tiers.flatMap(({ score, days, reserve }) => (score === null ? [] : [days, reserve])),
        policy.choices.settlementDays,
      );

const firstStep = (assessment: Assessment, question: WhyQuestion): Step => {
  const policy = policyOf(assessment);
  const { computed } = assessment.today.overall;
  const choices = policy?.choices;
  switch (question.kind) {
    case 'overall':
      return overallStep(assessment, policy);
    case 'eligible':
      return eligibleStep(assessment.eligible, policy);
    case 'metric':
      return metricStep(assessment, policy, question.metric);
    case 'next':
      return dayStep(assessment, policy, assessment.next.day);
    case 'day':
      return dayStep(assessment, policy, question.day);
    case 'crossing': {
      const { crossing } = question;
      const rules = policy === null ? [] : cite(policy.decay, policy.choices.thresholds);
      return { step: 'crossing', computed, crossing, rules };
    }
    case 'calendar': {
      const windows =
        policy === null
          ? []
          : metricsOf(policy).map((metric) => ({ metric, days: metricRow(policy, metric).window.value }));
      return { step: 'calendar', windows, rules: cite(policy?.decay) };
    }
    case 'cost': {
      const { cost } = question;
      return { step: 'cost', cost, rules: cite(policy?.metrics[cost.metric]?.window, policy?.decay) };
    }
    case 'dimension':
      return dimensionStep(assessment, policy, question.dimension);
    case 'benefit':
      return benefitStep(assessment, policy, question.row, question.health);
    case 'calendar-row': {
      const { row } = question;
      return { step: 'calendar-row', row, rules: cite(policy?.decay, policy?.metrics[row.metric]?.window) };
    }
    case 'track-record':
      return { step: 'track-record', days: assessment.trackRecord?.days ?? 0, rules: [] };
    case 'candidate':
      return candidateStep(assessment, policy, question.candidate);
    case 'undecided': {
      const { undecided } = question;
      return { step: 'undecided', undecided, rules: cite(...undecided.grounds.map(groundOf), policy?.appeal) };
    }
    case 'ticket':
      return offeredTicketStep(assessment, question.ticket);
    case 'prepared':
      return preparedStep(policy, question.ticket);
    case 'follow-up':
      return { step: 'follow-up', followUp: question.followUp, rules: cite(policy?.appeal) };
    case 'chance':
      return { step: 'chance', chance: question.chance, rules: cite(PRIOR_TICKETS) };
    case 'changed-path':
      return { step: 'changed-path', rules: cite(policy?.decay, policy?.appeal, choices?.appealEffect) };
    case 'needed':
      return { step: 'needed', computed, rules: cite(choices?.thresholds) };
    case 'head-room':
      return { step: 'head-room', computed, rules: cite(policy?.decay, policy?.curve, choices?.thresholds) };
    case 'payouts':
      return { step: 'payouts', sales: question.sales, rules: payoutRules(policy) };
    case 'interpretation': {
      const { name, verdict } = question;
      const { choice, taken } = INTERPRETATION_RULES[name];
      return { step: 'interpretation', name, taken, verdict, rules: cite(choices?.[choice]) };
    }
    case 'adjustment':
      return { step: 'adjustment', estimate: question.estimate, rules: cite(policy?.nrrAdjustment) };
  }
};

/**
 * What the assessment alone says of a figure. Every explanation begins with these steps, so a surface without the facts
 * shows the beginning of the dashboard's.
 */
export const firstSteps = (assessment: Assessment, question: WhyQuestion): readonly Step[] => {
  const first = firstStep(assessment, question);
  const hasValues =
    question.kind === 'interpretation' &&
    question.verdict.values !== undefined &&
    question.verdict.options.length > 0 &&
    question.verdict.values.length > 0;
  if (!hasValues) return [first];
  const { name, verdict } = question;
  return [first, { step: 'interpretation-values', name, verdict, rules: [] }];
};

/** Evidence required for an appeal on this ground. */
export const evidenceFor = (ground: string): readonly string[] => groundOf(ground)?.evidence ?? [];
