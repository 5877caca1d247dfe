import { type Assessment, metricOn } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import { CHOICES_CITED_ON_PAGES as CHOICES } from '#core/policy/choices-cited-on-pages';
import { metricRow, metricsOf, type ScoreRules } from '#core/policy/policy';
import { scoreRulesFor } from '#core/policy/score-rules';
import type { WhyQuestion } from './question';
import { cite, type Step, type StepOf } from './steps';

const BRIEF_KINDS = ['overall', 'eligible', 'metric', 'next', 'day', 'crossing', 'calendar', 'cost'] as const;

/** Kinds of questions from the panel; policy tables that they do not cite stay out of its script. */
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
  rules: policy === null ? [] : cite(policy.eligibility, policy.eligibleOrders),
});

const metricStep = ({ today }: Assessment, policy: ScoreRules | null, metric: Metric): StepOf<'metric'> => {
  const row = policy?.metrics[metric];
  return {
    step: 'metric',
    metric,
    today: metricOn(today, metric),
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

/** The first step of an explanation, from the assessment alone. */
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
        policy === null
          ? []
          : metricsOf(policy).map((metric) => ({ metric, days: metricRow(policy, metric).window.value }));
      return { step: 'calendar', windows, rules: cite(policy?.decay) };
    }
    case 'cost': {
      const { cost } = question;
      return { step: 'cost', cost, rules: cite(policy?.metrics[cost.metric]?.window, policy?.decay) };
    }
  }
};

/** `firstSteps` for the panel; empty for other questions. */
export const briefSteps = (assessment: Assessment, question: WhyQuestion): readonly Step[] =>
  isBrief(question) ? [briefStep(assessment, question)] : [];
