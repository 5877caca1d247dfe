import type { Assessment } from '#core/model/assessment';
import { scoreRulesFor } from '#core/policy/score-rules';

/** What TikTok asks for before a shop has a score: `30 delivered orders in 90 days`. */
export const neededOrders = ({ region, asOf, eligible }: Pick<Assessment, 'region' | 'asOf' | 'eligible'>): string => {
  const rule = scoreRulesFor(region, asOf)?.eligibility.value;
  return `${eligible.need || rule?.orders || 30} ${rule?.counts ?? 'delivered'} orders in ${rule?.days ?? 90} days`;
};
