import type { Assessment } from '#core/model/assessment';

/** Probabilities of losing a threshold within 7 and 30 days above which it is threatened. */
export const THREATENED_IN_7 = 0.2;
export const THREATENED_IN_30 = 0.5;

type Crossing = Assessment['crossings'][number];

/** The nearest thresholds below and above the score. */
export const nearestOf = ({ crossings }: Assessment): { below: Crossing | null; above: Crossing | null } => ({
  below: crossings.findLast(({ direction }) => direction === 'down') ?? null,
  above: crossings.find(({ direction }) => direction === 'up') ?? null,
});

export const isThreatened = ({ direction, within7, within30 }: Crossing): boolean =>
  direction === 'down' && ((within7 ?? 0) >= THREATENED_IN_7 || (within30 ?? 0) >= THREATENED_IN_30);

/** The threshold to plan for: the highest threatened one, else the next above; null at the top. */
export const thresholdToPlan = ({ crossings }: Pick<Assessment, 'crossings'>): number | null =>
  (crossings.findLast(isThreatened) ?? crossings.find(({ direction }) => direction === 'up'))?.threshold ?? null;
