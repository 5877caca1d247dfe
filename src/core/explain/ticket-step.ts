import type { Assessment } from '#core/model/assessment';
import { groundOf } from '#core/policy/grounds';
import type { ScoreRules } from '#core/policy/policy';
import { scoreRulesFor } from '#core/policy/score-rules';
import { briefSteps } from './brief-step';
import type { WhyQuestion } from './question';
import { type CitedRule, cite, type Step, type StepOf } from './steps';

// Separate from the other first steps: the grounds' many texts stay out of the panel.

export const appealRules = (policy: ScoreRules | null, ground: string | null): readonly CitedRule[] =>
  cite(ground === null ? null : groundOf(ground), policy?.appeal);

export const ticketStep = (
  policy: ScoreRules | null,
  ground: string,
  values: Pick<StepOf<'ticket'>, 'gainNow' | 'expected' | 'seen' | 'preparedOn'>,
): StepOf<'ticket'> => ({
  step: 'ticket',
  terms: groundOf(ground) ?? null,
  ...values,
  rules: appealRules(policy, ground),
});

/** The gain of an offered ticket, and its terms. */
export const offeredTicketStep = (
  assessment: Assessment,
  { ground, gain, gainAtDecision, gainWhenDropped, probability, expected }: Ticket,
): Step =>
  ticketStep(scoreRulesFor(assessment.region, assessment.asOf), ground, {
    gainNow: gain,
    expected: { gainAtDecision, probability, points: expected },
    seen: gainWhenDropped === gainAtDecision ? null : gainWhenDropped,
    preparedOn: null,
  });
type Ticket = Extract<WhyQuestion, { kind: 'ticket' }>['ticket'];

/** `firstSteps` for the popup: the panel's, and tickets. */
export const popupSteps = (assessment: Assessment, question: WhyQuestion): readonly Step[] =>
  question.kind === 'ticket' ? [offeredTicketStep(assessment, question.ticket)] : briefSteps(assessment, question);

/** Evidence required for an appeal on this ground. */
export const evidenceFor = (ground: string): readonly string[] => groundOf(ground)?.evidence ?? [];
