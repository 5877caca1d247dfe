import type { Assessment } from '#core/model/assessment';

type Crossing = Assessment['crossings'][number];

/** Codes of benefits that change where the score crosses a threshold. */
export type ListBenefits = (crossing: Crossing) => readonly string[];

/** The nearest threshold below the score, and the nearest above it that gives something; if none does, the nearest. */
export const nearestOf = (
  { crossings }: Pick<Assessment, 'crossings'>,
  benefitsAt: ListBenefits,
): { below: Crossing | null; above: Crossing | null } => {
  const above = crossings.filter(({ direction }) => direction === 'up');
  return {
    below: crossings.findLast(({ direction }) => direction === 'down') ?? null,
    above: above.find((crossing) => benefitsAt(crossing).length > 0) ?? above[0] ?? null,
  };
};

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
export const thresholdToPlan = (assessment: Pick<Assessment, 'crossings'>, benefitsAt: ListBenefits): number | null =>
  (assessment.crossings.findLast(isThreatened) ?? nearestOf(assessment, benefitsAt).above)?.threshold ?? null;
