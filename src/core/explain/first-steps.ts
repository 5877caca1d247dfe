import type { AccountHealth } from '#core/model/account-health';
import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { DIMENSIONS, type Dimension, METRICS, type Metric } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { groundOf, PRIOR_TICKETS } from '#core/policy/grounds';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';
import type { WhyQuestion } from './question';
import { type CitedRule, CONVENTIONS, cite, type HealthNeed, type Step, type StepOf } from './steps';

/** The policy by which an assessment was made; null where its market has no formula. */
export const policyOf = ({ region, asOf }: Assessment): Policy | null => policyFor(region, asOf);

const overallStep = ({ today }: Assessment, policy: Policy | null): StepOf<'today'> => {
  const isAssumed = DIMENSIONS.some((name) => today.dimensions[name].weightFrom === 'assumed');
  return { step: 'today', today, rules: cite(isAssumed ? policy?.dimensionWeights : null, policy?.gate) };
};

export const eligibleStep = (eligible: Assessment['eligible'], policy: Policy | null): StepOf<'eligible'> => ({
  step: 'eligible',
  ...eligible,
  rules: cite(policy?.eligibility, policy?.choices.eligibleOrders),
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

const metricStep = ({ today }: Assessment, policy: Policy | null, metric: Metric): StepOf<'metric'> => {
  const row = policy?.metrics[metric];
  return {
    step: 'metric',
    metric,
    today: today.metrics[metric],
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

/** What a benefit asks of account health beside the score; null where it asks nothing. */
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

const ticketStep = (
  policy: Policy | null,
  ground: string,
  values: Pick<StepOf<'ticket'>, 'gainNow' | 'expected' | 'preparedOn'>,
): StepOf<'ticket'> => ({
  step: 'ticket',
  terms: groundOf(ground) ?? null,
  ...values,
  rules: appealRules(policy, ground),
});

/** What a ticket promised when it was prepared. */
const preparedStep = (policy: Policy | null, { ground, expected, preparedOn }: PreparedTicket): StepOf<'ticket'> =>
  ticketStep(policy, ground, {
    gainNow: null,
    expected: expected && {
      gainAtDecision: expected.points,
      probability: expected.probability,
      points: expected.points * expected.probability,
    },
    preparedOn,
  });

const payoutRules = (policy: Policy | null): readonly CitedRule[] =>
  policy === null
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
    case 'dimension':
      return dimensionStep(assessment, policy, question.dimension);
    case 'metric':
      return metricStep(assessment, policy, question.metric);
    case 'next':
      return dayStep(assessment, policy, assessment.next.day);
    case 'day':
      return dayStep(assessment, policy, question.day);
    case 'crossing': {
      const { crossing } = question;
      return { step: 'crossing', computed, crossing, rules: cite(policy?.decay, choices?.thresholds) };
    }
    case 'benefit':
      return benefitStep(assessment, policy, question.row, question.health);
    case 'calendar': {
      const windows =
        policy === null ? [] : METRICS.map((metric) => ({ metric, days: policy.metrics[metric].window.value }));
      return { step: 'calendar', windows, rules: cite(policy?.decay) };
    }
    case 'calendar-row': {
      const { row } = question;
      return { step: 'calendar-row', row, rules: cite(policy?.decay, policy?.metrics[row.metric].window) };
    }
    case 'track-record':
      return { step: 'track-record', days: assessment.trackRecord?.days ?? 0, rules: [] };
    case 'cost': {
      const { cost } = question;
      return { step: 'cost', cost, rules: cite(policy?.metrics[cost.metric].window, policy?.decay) };
    }
    case 'candidate':
      return candidateStep(assessment, policy, question.candidate);
    case 'undecided': {
      const { undecided } = question;
      return { step: 'undecided', undecided, rules: cite(...undecided.grounds.map(groundOf), policy?.appeal) };
    }
    case 'ticket': {
      const { ground, gain, gainAtDecision, probability, expected } = question.ticket;
      const worth = { gainAtDecision, probability, points: expected };
      return ticketStep(policy, ground, { gainNow: gain, expected: worth, preparedOn: null });
    }
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
    case 'convention': {
      const { name, verdict } = question;
      const { choice, taken } = CONVENTIONS[name];
      return { step: 'convention', name, taken, verdict, rules: cite(choices?.[choice]) };
    }
    case 'adjustment':
      return { step: 'adjustment', estimate: question.estimate, rules: cite(policy?.nrrAdjustment) };
  }
};

/**
 * What the assessment says of a figure by itself. Every explanation begins with these steps, so a surface without the facts
 * shows the beginning of the one that the dashboard shows whole.
 */
export const firstSteps = (assessment: Assessment, question: WhyQuestion): readonly Step[] => {
  const first = firstStep(assessment, question);
  const hasValues =
    question.kind === 'convention' &&
    question.verdict.values !== undefined &&
    question.verdict.options.length > 0 &&
    question.verdict.values.length > 0;
  if (!hasValues) return [first];
  const { name, verdict } = question;
  return [first, { step: 'convention-values', name, verdict, rules: [] }];
};
