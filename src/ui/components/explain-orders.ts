import { lastDayOf, type UndecidedProblem } from '#core/model/appeal-details';
import type { AppealTicket, Assessment, Candidate, Cost } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { groundOf } from '#core/policy/grounds';
import { TEXT } from './explain-text';
import { type Explanation, rulesOf } from './explanation';
import { formatChance, formatCount, formatDay, formatPoints } from './format';
import { BASIS, PORTAL_METRIC_NAMES } from './words';

const { cost: COST, appeal: APPEAL } = TEXT;

export const explainCost = (it: Assessment, cost: Cost): Explanation => {
  const { metric, points, steps, leavesOn } = cost;
  const policy = rulesOf(it);
  return {
    anchor: `why-cost-${metric}-${cost.caseId ?? cost.chatId ?? cost.orderId}`,
    says: [COST.says],
    rules: policy === null ? [] : [policy.metrics[metric].window, policy.decay],
    inputs: [
      [COST.today, formatPoints(points)],
      ...steps.map((step) => [COST.from(formatDay(step.day)), formatPoints(step.points)] as const),
      [COST.leaves, formatDay(leavesOn)],
    ],
  };
};

const appealRules = (it: Assessment, groundId: string): Explanation['rules'] =>
  [groundOf(groundId), rulesOf(it)?.appeal].filter((rule) => rule !== undefined);

export const explainCandidate = (it: Assessment, candidate: Candidate): Explanation => {
  const { metric, basis, ground, confidence, gainNow, gainAtDecision, attemptsLeft, evidence } = candidate;
  const refutedBy = groundOf(ground)?.refutedBy;
  const last = it.appealDetails && lastDayOf(it.appealDetails, candidate);
  return {
    says: [
      APPEAL.counted(PORTAL_METRIC_NAMES[metric]),
      BASIS[basis].says,
      ...(refutedBy === undefined ? [] : [APPEAL.refuted(refutedBy)]),
      ...(gainNow === null ? [APPEAL.unpriced] : []),
      ...(evidence.length === 0 ? [] : [APPEAL.evidence(evidence)]),
    ],
    rules: appealRules(it, ground),
    inputs: [
      [APPEAL.confidence, formatChance(confidence)],
      [APPEAL.now, formatPoints(gainNow)],
      [APPEAL.later, formatPoints(gainAtDecision)],
      [APPEAL.left, formatCount(attemptsLeft)],
      ...(last === undefined ? [] : [[APPEAL.last, formatDay(last)] as const]),
    ],
  };
};

export const explainUndecided = (it: Assessment, undecided: UndecidedProblem): Explanation => {
  const { metric, grounds, facts, gainNow, gainAtDecision, attemptsLeft } = undecided;
  return {
    says: [APPEAL.counted(PORTAL_METRIC_NAMES[metric]), APPEAL.missing(facts)],
    rules: [...new Set(grounds.flatMap((ground) => appealRules(it, ground)))],
    inputs: [
      [APPEAL.now, formatPoints(gainNow)],
      [APPEAL.later, formatPoints(gainAtDecision)],
      [APPEAL.left, formatCount(attemptsLeft)],
    ],
  };
};

export const explainTicket = (it: Assessment, ticket: AppealTicket): Explanation => {
  const ground = groundOf(ticket.ground);
  const basis = ground === undefined ? undefined : BASIS[ground.basis];
  return {
    says: [
      ...(basis === undefined ? [] : [APPEAL.basis(basis.name, basis.says)]),
      APPEAL.joint,
      ...(ground === undefined ? [] : [APPEAL.evidence(ground.evidence)]),
    ],
    rules: appealRules(it, ticket.ground),
    inputs: [
      [APPEAL.now, formatPoints(ticket.gain)],
      [APPEAL.later, formatPoints(ticket.gainAtDecision)],
      [APPEAL.probability, formatChance(ticket.probability)],
      [APPEAL.expected, formatPoints(ticket.expected)],
    ],
  };
};

/** What a ticket promised when it was prepared. */
export const explainPrepared = (it: Assessment, { ground: id, expected, preparedOn }: PreparedTicket): Explanation => {
  const ground = groundOf(id);
  return {
    says: [
      ...(ground === undefined ? [] : [APPEAL.basis(BASIS[ground.basis].name, BASIS[ground.basis].says)]),
      APPEAL.joint,
      APPEAL.prepared(formatDay(preparedOn)),
    ],
    rules: appealRules(it, id),
    inputs:
      expected === null
        ? []
        : [
            [APPEAL.later, formatPoints(expected.points)],
            [APPEAL.probability, formatChance(expected.probability)],
            [APPEAL.expected, formatPoints(expected.points * expected.probability)],
          ],
  };
};
