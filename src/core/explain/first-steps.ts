import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { Dimension } from '#core/model/metric';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { AccountHealth } from '#core/model/shop-figures';
import { groundOf, PRIOR_TICKETS } from '#core/policy/grounds';
import { policyFor } from '#core/policy/policies';
import type { Policy } from '#core/policy/policy';
import { type BriefQuestion, briefStep, isBrief } from './brief-step';
import type { WhyQuestion } from './question';
import { type CitedRule, cite, type HealthNeed, INTERPRETATION_RULES, type Step, type StepOf } from './steps';
import { appealRules, offeredTicketStep, ticketStep } from './ticket-step';

/** The policy of an assessment; null if its market has no formula. */
export const policyOf = ({ region, asOf }: Assessment): Policy | null => policyFor(region, asOf);

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

const furtherStep = (assessment: Assessment, question: Exclude<WhyQuestion, BriefQuestion>): Step => {
  const policy = policyOf(assessment);
  const { computed } = assessment.today.overall;
  const choices = policy?.choices;
  switch (question.kind) {
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
  const first = isBrief(question) ? briefStep(assessment, question) : furtherStep(assessment, question);
  const hasValues =
    question.kind === 'interpretation' &&
    question.verdict.values !== undefined &&
    question.verdict.options.length > 0 &&
    question.verdict.values.length > 0;
  if (!hasValues) return [first];
  const { name, verdict } = question;
  return [first, { step: 'interpretation-values', name, verdict, rules: [] }];
};
