import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';

/** Days from delivery to payment at a score, by the tiers of the market; null where none are published. */
export const payoutDaysAt = (assessment: Assessment, score: number): number | null =>
  policyOf(assessment)
    ?.settlement?.tiers.filter((tier) => tier.score !== null && score >= tier.score)
    .at(-1)?.days.value ?? null;
