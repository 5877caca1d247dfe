import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { DIMENSIONS, METRICS, type Metric } from '#core/model/metric';
import { CHOICES_CITED_ON_PAGES as CHOICES } from '#core/policy/choices-cited-on-pages';
import { groundOf } from '#core/policy/grounds';
import type { ScoreRules } from '#core/policy/policy';
import { scoreRulesFor } from '#core/policy/score-rules';
import type { WhyQuestion } from './question';
import { type CitedRule, cite, type Step, type StepOf } from './steps';

const BRIEF_KINDS = ['overall', 'eligible', 'metric', 'next', 'day', 'crossing', 'calendar', 'cost', 'ticket'] as const;

/** What popup and panel can be asked. The tables of the policy that only the dashboard cites are kept out of the panel's script. */
export type BriefQuestion = Extract<WhyQuestion, { kind: (typeof BRIEF_KINDS)[number] }>;

export const isBrief = (question: WhyQuestion): question is BriefQuestion =>
  (BRIEF_KINDS as readonly WhyQuestion['kind'][]).includes(question.kind);

const overallStep = ({ today }: Assessment, policy: ScoreRules | null): StepOf<'today'> => {
  const isAssumed = DIMENSIONS.some((name) => today.dimensions[name].weightFrom === 'assumed');
  return { step: 'today', today, rules: cite(isAssumed ? policy?.dimensionWeights : null, policy?.gate) };
};

export const eligibleStep = (eligible: Assessment['eligible'], policy: ScoreRules | null): StepOf<'eligible'> => ({
  step: 'eligible',
  ...eligible,
  rules: policy === null ? [] : cite(policy.eligibility, CHOICES.eligibleOrders),
});

const metricStep = ({ today }: Assessment, policy: ScoreRules | null, metric: Metric): StepOf<'metric'> => {
  const row = policy?.metrics[metric];
  return {
    step: 'metric',
    metric,
    today: today.metrics[metric],
    definition: row?.definition.value ?? null,
    rules: cite(row?.definition, row?.membership, row?.window, policy?.decay, policy?.curve),
  };
};

const dayStep = ({ today, path, trackRecord }: Assessment, policy: ScoreRules | null, day: Day): StepOf<'day'> => ({
  step: 'day',
  computed: today.overall.computed,
  forecast: path.find((row) => row.day === day) ?? null,
  trackRecord,
  rules: cite(policy?.decay),
});

export const appealRules = (policy: ScoreRules | null, ground: string | null): readonly CitedRule[] =>
  cite(ground === null ? null : groundOf(ground), policy?.appeal);

export const ticketStep = (
  policy: ScoreRules | null,
  ground: string,
  values: Pick<StepOf<'ticket'>, 'gainNow' | 'expected' | 'preparedOn'>,
): StepOf<'ticket'> => ({
  step: 'ticket',
  terms: groundOf(ground) ?? null,
  ...values,
  rules: appealRules(policy, ground),
});

/** The first step of the explanation, as the assessment tells it. */
export const briefStep = (assessment: Assessment, question: BriefQuestion): Step => {
  const policy = scoreRulesFor(assessment.region, assessment.asOf);
  const { computed } = assessment.today.overall;
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
      const rules = policy === null ? [] : cite(policy.decay, CHOICES.thresholds);
      return { step: 'crossing', computed, crossing, rules };
    }
    case 'calendar': {
      const windows =
        policy === null ? [] : METRICS.map((metric) => ({ metric, days: policy.metrics[metric].window.value }));
      return { step: 'calendar', windows, rules: cite(policy?.decay) };
    }
    case 'cost': {
      const { cost } = question;
      return { step: 'cost', cost, rules: cite(policy?.metrics[cost.metric].window, policy?.decay) };
    }
    case 'ticket': {
      const { ground, gain, gainAtDecision, probability, expected } = question.ticket;
      const worth = { gainAtDecision, probability, points: expected };
      return ticketStep(policy, ground, { gainNow: gain, expected: worth, preparedOn: null });
    }
  }
};

/** `firstSteps` for popup and panel; none for what only the dashboard is asked. */
export const briefSteps = (assessment: Assessment, question: WhyQuestion): readonly Step[] =>
  isBrief(question) ? [briefStep(assessment, question)] : [];
