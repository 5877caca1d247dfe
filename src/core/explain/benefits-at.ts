import type { Assessment } from '#core/model/assessment';
import { policyOf } from './first-steps';
import type { ListBenefits } from './near-thresholds';

/** Benefits granted or lost where the score crosses a threshold. */
export const benefitsAt = (assessment: Assessment): ListBenefits => {
  const terms = new Map(policyOf(assessment)?.benefits.map((benefit) => [benefit.name, benefit]));
  return ({ threshold, direction }) =>
    assessment.access.flatMap(({ benefit, now }) => {
      const { gain, lose, frozen } = terms.get(benefit) ?? {};
      const isAffected =
        direction === 'up'
          ? gain === threshold && now !== 'active'
          : now !== 'lost' && (lose === threshold || (frozen === true && gain === threshold && now === 'active'));
      return isAffected ? [benefit] : [];
    });
};
