import { nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';

/** The threshold that is nearest in one direction, and what it gives or takes. */
export interface NearThreshold {
  crossing: Assessment['crossings'][number];
  /** points from the score to the threshold */
  distance: number;
  /** codes of the benefits that are lost below it, or gained at it */
  benefits: string[];
}

/** The codes of what goes or comes where the score crosses a threshold. */
export type ListBenefits = (crossing: NearThreshold['crossing']) => readonly string[];

/** What a seller would miss most comes first. */
const BY_WEIGHT = [
  'express-settlement',
  'accelerated-settlement',
  'affiliate',
  'more-visibility',
  'top-visibility',
  'campaigns',
  'silver-star-seller',
  'flash-deals',
  'smart-promotion',
  'crm',
];
const weightOf = (name: string): number => {
  const at = BY_WEIGHT.indexOf(name);
  return at < 0 ? BY_WEIGHT.length : at;
};

/** The nearest threshold below and above the score; none where there is no score. */
export const nearThresholdsOf = (assessment: Assessment, benefitsAt: ListBenefits): NearThreshold[] => {
  const score = assessment.today.overall.estimate;
  if (score === null) return [];
  const { below, above } = nearestOf(assessment);
  return [below, above].flatMap((crossing) =>
    crossing === null
      ? []
      : {
          crossing,
          distance: Math.abs(score - crossing.threshold),
          benefits: benefitsAt(crossing).toSorted((a, b) => weightOf(a) - weightOf(b)),
        },
  );
};
