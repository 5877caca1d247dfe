import type { Assessment } from '#core/model/assessment';
import { scoreRulesFor } from '#core/policy/score-rules';
import { t } from '#texts/translate';

/** What TikTok asks for before a shop has a score: `30 delivered orders in 90 days`. */
export const neededOrders = ({ region, asOf, eligible }: Pick<Assessment, 'region' | 'asOf' | 'eligible'>): string => {
  const rule = scoreRulesFor(region, asOf)?.eligibility.value;
  const orders = eligible.need || rule?.orders || 30;
  return t(`words.needed.${rule?.counts ?? 'delivered'}`, { orders, days: rule?.days ?? 90 });
};
