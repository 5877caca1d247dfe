import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import type { Benefit } from '#core/policy/benefits';

/** Days from delivery to payment at a score, by the market's tiers; null if none are published. */
export const payoutDaysAt = (assessment: Assessment, score: number): number | null =>
  policyOf(assessment)
    ?.settlement?.tiers.filter((tier) => tier.score !== null && score >= tier.score)
    .at(-1)?.days.value ?? null;

type Crossing = Assessment['crossings'][number];

/** Affiliate access, which every seller asks about: its state, terms, and the chance of losing or regaining it. */
export const affiliateOf = (
  assessment: Assessment,
): { now: Assessment['access'][number]['now']; terms: Benefit; crossing: Crossing | undefined } | null => {
  const now = assessment.access.find(({ benefit }) => benefit === 'affiliate')?.now;
  const terms = policyOf(assessment)?.benefits.find(({ name }) => name === 'affiliate');
  if (now === undefined || terms === undefined) return null;
  const score = now === 'active' ? terms.lose : terms.gain;
  return { now, terms, crossing: assessment.crossings.find(({ threshold }) => threshold === score) };
};
