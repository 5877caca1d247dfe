import type { Quantiles } from '#core/model/assessment';

/** Linear interpolation between order statistics of a sorted list. */
export const quantileOf = (sorted: ArrayLike<number>, probability: number): number => {
  const at = probability * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return below + (at - low) * (above - below);
};

/** Mean and the 5, 50 and 95 % points of the rehearsals that have a score; null where none has. */
export const summarise = (values: Float64Array): Quantiles | null => {
  const sorted = values.filter((it) => !Number.isNaN(it)).sort();
  if (sorted.length === 0) return null;
  return {
    mean: sorted.reduce((sum, it) => sum + it, 0) / sorted.length,
    p05: quantileOf(sorted, 0.05),
    p50: quantileOf(sorted, 0.5),
    p95: quantileOf(sorted, 0.95),
  };
};
