import type { Assessment } from '#core/model/assessment';
import { policyOf } from './first-steps';

type Crossing = Assessment['crossings'][number];

/** Benefits granted or lost where the score crosses a threshold. */
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
