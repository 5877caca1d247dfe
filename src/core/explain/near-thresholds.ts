import type { Assessment } from '#core/model/assessment';

type Crossing = Assessment['crossings'][number];

/** The nearest thresholds below and above the score. */
export const nearestOf = ({ crossings }: Assessment): { below: Crossing | null; above: Crossing | null } => ({
  below: crossings.findLast(({ direction }) => direction === 'down') ?? null,
  above: crossings.find(({ direction }) => direction === 'up') ?? null,
});

/** Chances of losing a threshold within 7 or 30 days from which it is to be watched, and from which it is threatened. */
const WATCH = { in7: 0.05, in30: 0.2 };
const THREAT = { in7: 0.2, in30: 0.5 };

const reaches = ({ within7, within30 }: Crossing, { in7, in30 }: typeof WATCH): boolean =>
  (within7 ?? 0) >= in7 || (within30 ?? 0) >= in30;

/** How much in danger a threshold is; one above the score cannot be lost. */
export const riskOf = (crossing: Crossing): 'fine' | 'watch' | 'threatened' =>
  crossing.direction === 'up' || !reaches(crossing, WATCH)
    ? 'fine'
    : reaches(crossing, THREAT)
      ? 'threatened'
      : 'watch';

export const isThreatened = (crossing: Crossing): boolean => riskOf(crossing) === 'threatened';

/** The threshold to plan for: the highest threatened one, else the next above; null at the top. */
export const thresholdToPlan = ({ crossings }: Pick<Assessment, 'crossings'>): number | null =>
  (crossings.findLast(isThreatened) ?? crossings.find(({ direction }) => direction === 'up'))?.threshold ?? null;
