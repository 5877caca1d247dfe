import type { AppealTicket, Assessment, Candidate, Cost } from '#core/model/assessment';
import { groundOf } from '#core/policy/grounds';
import type { Explanation } from './explanation';
import { rulesOf } from './explanation';
import { formatChance, formatCount, formatDay, formatPoints } from './format';
import { BASIS } from './words';

export const explainCost = (it: Assessment, cost: Cost): Explanation => {
  const policy = rulesOf(it);
  return {
    says: [
      'What it costs: the score with it, less the score if it were not counted against you. The denominator stays.',
    ],
    rules: policy === null ? [] : [policy.metrics[cost.metric].window, policy.decay],
    inputs: [
      ['Today', formatPoints(cost.points)],
      ...cost.steps.map(({ day, points }) => [`From ${formatDay(day)}`, formatPoints(points)] as const),
      ['Leaves the window', formatDay(cost.leavesOn)],
    ],
  };
};

export const explainCandidate = (it: Assessment, candidate: Candidate): Explanation => {
  const ground = groundOf(candidate.ground);
  const { basis, confidence, gainNow, evidence } = candidate;
  return {
    says: [
      BASIS[basis].says,
      ...(gainNow === null ? ['What it is worth is unknown: the day it belongs to has not been read.'] : []),
      ...(evidence.length === 0 ? [] : [`Evidence to attach: ${evidence.join('; ')}.`]),
    ],
    rules: [ground, rulesOf(it)?.appeal].filter((rule) => rule !== undefined),
    inputs: [
      ['How sure the rule applies (estimate)', formatChance(confidence)],
      ['Gain if approved today', formatPoints(gainNow)],
      ['Gain on the day it would be decided', formatPoints(candidate.gainAtDecision)],
      ['Attempts left', formatCount(candidate.attemptsLeft)],
    ],
  };
};

export const explainTicket = (it: Assessment, ticket: AppealTicket): Explanation => {
  const policy = rulesOf(it);
  const ground = groundOf(ticket.ground);
  return {
    says: [
      ...(ground === undefined ? [] : [`${BASIS[ground.basis].name}: ${BASIS[ground.basis].says}`]),
      'The gain is what all its orders are worth together, recomputed, not added up.',
      ...(ground === undefined ? [] : [`Evidence to attach: ${ground.evidence.join('; ')}.`]),
    ],
    rules: [...(ground === undefined ? [] : [ground]), ...(policy === null ? [] : [policy.appeal])],
    inputs: [
      ['If approved today', formatPoints(ticket.gain)],
      ['On the day it would be decided', formatPoints(ticket.gainAtDecision)],
      ['Chance of approval (estimate)', formatChance(ticket.probability)],
      ['Expected', formatPoints(ticket.expected)],
    ],
  };
};
