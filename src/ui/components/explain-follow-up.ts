import type { ApprovalChance, FollowUp } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import { PRIOR_TICKETS } from '#core/policy/grounds';
import { type Explanation, rulesOf } from './explanation';
import { formatChance, formatCount, formatDay, formatPoints, formatPrinted, formatScore, UNKNOWN } from './format';
import { portalLink } from './portal';

const WORDS = {
  expected:
    'Expected is what all its orders were worth together when it was filed, on the day it would be decided. It is not multiplied by the chance of approval.',
  actual:
    'Won is the score of the day on which the platform had dropped its orders, less that score if it still counted them.',
  printed:
    'The printed scores around that day have one digit and move for other reasons too: they stand beside it, and are not compared.',
  unread: 'Nothing is won until a later list shows that the orders are gone. Open the diagnosis of its metric.',
  parts: (filed: string, asked: string) => `${filed} of the ${asked} prepared were in what was filed.`,
  center: 'Open Shop Performance, there Appeal Center',
  days: 'A decision is expected some business days after it was filed; the platform promises none.',
  input: {
    expected: 'Expected if approved',
    actual: 'Won so far',
    dropped: 'Dropped by the platform',
    ids: 'Tickets in the Appeal Center',
    decided: 'Decided on',
    printed: 'Printed score before and after',
  },
  chance: {
    says: 'The assumed chance counts like some decided tickets; your own are added, approved ones and all.',
    prior: 'Assumed',
    weight: 'Counts like so many decided tickets',
    approved: 'Yours approved',
    decided: 'Yours decided',
    sum: 'Chance now',
    formula: (prior: string, weight: string, approved: string, decided: string, now: string) =>
      `(${prior} × ${weight} + ${approved}) ÷ (${weight} + ${decided}) = ${now}`,
  },
};

const printed = ({ before, after }: FollowUp['printed']): string =>
  [before, after].map((it) => (it === null ? UNKNOWN : formatPrinted(it))).join(' → ');

export const explainFollowUp = (it: Assessment, row: FollowUp): Explanation => {
  const { input } = WORDS;
  const { state, asked, filed, dropped, decidedOn, ticketIds } = row;
  const isWon = state === 'approved' || state === 'mixed';
  return {
    says: [
      WORDS.days,
      ...(ticketIds.length > 0 && filed < asked ? [WORDS.parts(formatCount(filed), formatCount(asked))] : []),
      WORDS.expected,
      ...(isWon ? [WORDS.actual, row.actual === null ? WORDS.unread : WORDS.printed] : []),
    ],
    rules: [rulesOf(it)?.appeal].filter((rule) => rule !== undefined),
    inputs: [
      ...(ticketIds.length === 0 ? [] : [[input.ids, ticketIds.join(', ')] as const]),
      [input.expected, formatPoints(row.expected)],
      ...(decidedOn === null ? [] : [[input.decided, formatDay(decidedOn)] as const]),
      ...(isWon
        ? ([
            [input.dropped, formatCount(dropped)],
            [input.actual, formatPoints(row.actual)],
            [input.printed, printed(row.printed)],
          ] as const)
        : []),
    ],
    open: { says: WORDS.center, href: portalLink(it.region, 'score') },
  };
};

export const explainChance = ({ prior, weight, approved, rejected, probability }: ApprovalChance): Explanation => {
  const { chance } = WORDS;
  const decided = approved + rejected;
  const figures = [formatScore(prior), formatCount(weight), formatCount(approved), formatCount(decided)] as const;
  return {
    says: [chance.says, chance.formula(...figures, formatScore(probability, 3))],
    rules: [PRIOR_TICKETS],
    inputs: [
      [chance.prior, formatChance(prior)],
      [chance.weight, formatCount(weight)],
      [chance.approved, formatCount(approved)],
      [chance.decided, formatCount(decided)],
      [chance.sum, formatChance(probability)],
    ],
  };
};
