import type { Sales } from '#core/forecast/cash';
import type { Assessment } from '#core/model/assessment';
import { MORE_TEXT } from './explain-more-text';
import { type Explanation, rulesOf } from './explanation';
import { formatCount, formatMoney, formatScore } from './format';

/** How a changed path comes about: by the projection itself. */
export const explainChange = (it: Assessment): Explanation => {
  const { change: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  return {
    says: [WORDS.same, WORDS.good, WORDS.rate, WORDS.tickets],
    rules: policy === null ? [] : [policy.decay, policy.appeal, policy.choices.appealEffect],
    inputs: [],
  };
};

/** How many good orders it takes: the fewest with which most of the rehearsed futures are there. */
export const explainNeeded = (it: Assessment): Explanation => {
  const { needed: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  return {
    says: [WORDS.likely, WORDS.fewest],
    rules: policy === null ? [] : [policy.choices.thresholds],
    inputs: [[WORDS.computed, formatScore(it.today.overall.computed)]],
  };
};

/** How much a score bears: one joint recomputation of today's, not a forecast. */
export const explainRoom = (it: Assessment): Explanation => {
  const { room: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  return {
    says: [WORDS.exact, WORDS.enters, WORDS.handling],
    rules: policy === null ? [] : [policy.decay, policy.curve, policy.choices.thresholds],
    inputs: [[WORDS.computed, formatScore(it.today.overall.computed)]],
  };
};

/** Why money waits as long as it does, and where the sum comes from. */
export const explainPayouts = (it: Assessment, sales: Sales | null): Explanation => {
  const { payouts: WORDS } = MORE_TEXT;
  const policy = rulesOf(it);
  return {
    says: [WORDS.says, WORDS.freed],
    rules:
      policy === null
        ? []
        : [
            policy.settlement.review,
            ...policy.settlement.tiers.flatMap(({ score, days, reserve }) => (score === null ? [] : [days, reserve])),
            policy.choices.settlementDays,
          ],
    inputs:
      sales === null
        ? []
        : [
            [WORDS.perDay, formatMoney(sales.perDay)],
            [WORDS.days, formatCount(sales.days)],
            [WORDS.orders, formatCount(sales.orders)],
            [WORDS.without, formatCount(sales.withoutAmount)],
          ],
  };
};
