import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import { spellOut } from '../components/words';
import { BENEFIT_NAMES } from './text';

type Crossing = Assessment['crossings'][number];

export const benefitWords = (code: string): string => BENEFIT_NAMES[code] ?? spellOut(code);

/** The benefits that go or come where the score crosses a threshold. */
export const benefitsAt = (assessment: Assessment, { threshold, direction }: Crossing): string[] => {
  const terms = new Map(policyOf(assessment)?.benefits.map((benefit) => [benefit.name, benefit]));
  return assessment.access.flatMap(({ benefit, now }) => {
    const { gain, lose, frozen } = terms.get(benefit) ?? {};
    const isAffected =
      direction === 'up'
        ? gain === threshold && now !== 'active'
        : now !== 'lost' && (lose === threshold || (frozen === true && gain === threshold && now === 'active'));
    return isAffected ? [benefit] : [];
  });
};

/** Days from delivery to payment at a score, by the tiers of the market; null where none are published. */
export const payoutDaysAt = (assessment: Assessment, score: number): number | null =>
  policyOf(assessment)
    ?.settlement?.tiers.filter((tier) => tier.score !== null && score >= tier.score)
    .at(-1)?.days.value ?? null;
