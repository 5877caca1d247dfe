import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import type { Benefit } from '#core/policy/benefits';

/** Days from delivery to payment at a score, by the tiers of the market; null where none are published. */
export const payoutDaysAt = (assessment: Assessment, score: number): number | null =>
  policyOf(assessment)
    ?.settlement?.tiers.filter((tier) => tier.score !== null && score >= tier.score)
    .at(-1)?.days.value ?? null;

type Crossing = Assessment['crossings'][number];

/** The one benefit that every seller asks about: whether it is had, its terms, and how likely it goes or comes back. */
export const affiliateOf = (
  assessment: Assessment,
): { now: Assessment['access'][number]['now']; terms: Benefit; crossing: Crossing | undefined } | null => {
  const now = assessment.access.find(({ benefit }) => benefit === 'affiliate')?.now;
  const terms = policyOf(assessment)?.benefits.find(({ name }) => name === 'affiliate');
  if (now === undefined || terms === undefined) return null;
  const score = now === 'active' ? terms.lose : terms.gain;
  return { now, terms, crossing: assessment.crossings.find(({ threshold }) => threshold === score) };
};
