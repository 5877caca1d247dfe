import type { Assessment } from '#core/model/assessment';
import { US_BENEFITS } from '#core/policy/benefits';

/** The threshold that is nearest in one direction, and what it gives or takes. */
export interface NearThreshold {
  threshold: number;
  direction: 'down' | 'up';
  /** points from the score to the threshold */
  distance: number;
  within7: number | null;
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

const benefitsAt = ({ access }: Assessment, threshold: number, direction: 'down' | 'up'): string[] => {
  const shown = new Set(access.map(({ benefit }) => benefit));
  return US_BENEFITS.filter(
    (benefit) => shown.has(benefit.name) && benefit[direction === 'down' ? 'lose' : 'gain'] === threshold,
  )
    .map(({ name }) => name)
    .sort((a, b) => weightOf(a) - weightOf(b));
};

/** The nearest threshold below and above the score; none where there is no score. */
export const nearThresholds = (assessment: Assessment): NearThreshold[] => {
  const { overall } = assessment.today;
  const score = overall.computed ?? overall.value;
  if (score === null) return [];
  const nearest = (direction: 'down' | 'up') =>
    assessment.crossings
      .filter((crossing) => crossing.direction === direction)
      .map((crossing) => ({ ...crossing, distance: Math.abs(score - crossing.threshold) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 1)
      .map(({ threshold, distance, within7 }) => ({
        threshold,
        direction,
        distance,
        within7,
        benefits: benefitsAt(assessment, threshold, direction),
      }));
  return [...nearest('down'), ...nearest('up')];
};

/** More likely than this to be lost within a week, a threshold is called threatened. */
const THREAT = 0.25;

export const isThreatened = ({ direction, within7 }: Pick<NearThreshold, 'direction' | 'within7'>): boolean =>
  direction === 'down' && within7 !== null && within7 >= THREAT;
