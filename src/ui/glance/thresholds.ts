import { nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';

/** The nearest threshold in one direction, with its benefits. */
export interface NearThreshold {
  crossing: Assessment['crossings'][number];
  /** points from the score to the threshold */
  distance: number;
  /** codes of benefits that are lost below it, or gained at it */
  benefits: string[];
}

/** Codes of benefits that change when the score crosses a threshold. */
export type ListBenefits = (crossing: NearThreshold['crossing']) => readonly string[];

/** Benefits by importance to sellers. */
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

/** The nearest thresholds below and above the score; empty without a score. */
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
