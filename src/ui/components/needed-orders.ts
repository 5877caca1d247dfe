import type { Assessment } from '#core/model/assessment';
import { scoreRulesFor } from '#core/policy/score-rules';
import { t } from '#texts/translate';

/** So many orders in so many days. */
export const neededText = (counts: 'delivered' | 'completed', orders: number, days: number): string =>
  t(`words.needed.${counts}`, { orders, days });

/** What TikTok asks for before a shop has a score: `30 delivered orders in 90 days`. */
export const neededOrders = ({ region, asOf, eligible }: Pick<Assessment, 'region' | 'asOf' | 'eligible'>): string => {
  const rule = scoreRulesFor(region, asOf)?.eligibility.value;
  const orders = eligible.need || rule?.orders || 30;
  return neededText(rule?.counts ?? 'delivered', orders, rule?.days ?? 90);
};
