import { nearestOf } from '#core/explain/near-thresholds';
import type { Assessment } from '#core/model/assessment';
import { US_BENEFITS } from '#core/policy/benefits';

/** The threshold that is nearest in one direction, and what it gives or takes. */
export interface NearThreshold {
  crossing: Assessment['crossings'][number];
  /** points from the score to the threshold */
  distance: number;
  /** codes of the benefits that are lost below it, or gained at it */
  benefits: string[];
}

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

/** What is had and would go, or is not had and would come, where the score crosses a threshold. */
const benefitsAt = ({ access }: Assessment, threshold: number, direction: 'down' | 'up'): string[] => {
  const now = new Map(access.map((row) => [row.benefit, row.now]));
  return US_BENEFITS.filter(({ name, gain, lose }) => {
    const state = now.get(name);
    if (state === undefined) return false;
    return direction === 'up' ? gain === threshold && state !== 'active' : lose === threshold && state !== 'lost';
  })
    .map(({ name }) => name)
    .sort((a, b) => weightOf(a) - weightOf(b));
};

/** The nearest threshold below and above the score; none where there is no score. */
export const nearThresholds = (assessment: Assessment): NearThreshold[] => {
  const { overall } = assessment.today;
  const score = overall.computed ?? overall.value;
  if (score === null) return [];
  const { below, above } = nearestOf(assessment);
  return [below, above].flatMap((crossing) =>
    crossing === null
      ? []
      : {
          crossing,
          distance: Math.abs(score - crossing.threshold),
          benefits: benefitsAt(assessment, crossing.threshold, crossing.direction),
        },
  );
};
