import type { Assessment } from '#core/model/assessment';
import { ELIGIBILITY } from '#core/policy/eligibility';
import { t } from '#texts/translate';

const RULES: Partial<Record<string, (typeof ELIGIBILITY)[keyof typeof ELIGIBILITY]>> = ELIGIBILITY;

export const neededText = (counts: 'delivered' | 'completed', orders: number, days: number): string =>
  t(`words.needed.${counts}`, { orders, days });

/** TikTok's condition for a score: `30 delivered orders in 90 days`. */
export const neededOrders = ({ region, eligible }: Pick<Assessment, 'region' | 'eligible'>): string => {
  const rule = (RULES[region] ?? ELIGIBILITY.US).value;
  return neededText(rule.counts, eligible.need || rule.orders, rule.days);
};
