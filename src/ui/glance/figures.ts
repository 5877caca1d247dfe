import type { Metric } from '#core/model/metric';

// Figures as a seller reads them at a glance; the finer ones stand in the explanations.

/** What is less than half of the last digit shown is no figure. */
const LEAST_POINTS = 0.005;

export const isNoise = (points: number): boolean => Math.abs(points) < LEAST_POINTS;

/** Points of the overall score with two decimals: "−0.03"; "≈ 0" where that would be noise. */
export const roundPoints = (points: number): string =>
  isNoise(points) ? '≈ 0' : `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;

/** Two bounds of a score; one figure where both are printed alike. */
export const roundRange = (low: number, high: number): string =>
  low.toFixed(2) === high.toFixed(2) ? low.toFixed(2) : `${low.toFixed(2)} and ${high.toFixed(2)}`;

/** A metric's value as the portal prints it: "1.60%". */
export const printValue = (metric: Metric, value: number): string =>
  metric === 'AHT' ? `${Math.round(value * 10) / 10} h` : `${(value * 100).toFixed(2)}%`;

const MAX_OF = 10;

/** A chance as a person says it: "3 in 4". Never a certainty, as all are estimates. */
export const sayChance = (chance: number): string => {
  if (chance < 0.02) return 'under 1 in 50';
  if (chance < 0.1) return `1 in ${Math.round(1 / chance / 5) * 5}`;
  if (chance > 0.97) return 'almost certain';
  let best = { share: 1, of: 2 };
  for (let of = 2; of <= MAX_OF; of += 1) {
    const share = Math.min(of - 1, Math.max(1, Math.round(chance * of)));
    if (Math.abs(share / of - chance) < Math.abs(best.share / best.of - chance) - 0.01) best = { share, of };
  }
  return `${best.share} in ${best.of}`;
};

/** What went wrong, in one word beside an order. */
export const PROBLEM_WORDS: Record<Metric, string> = {
  NRR: 'review',
  NBFR: 'return',
  SFCR: 'cancelled',
  OTDR: 'late',
  AHT: 'slow handling',
  IM_DSAT: 'chat',
};
