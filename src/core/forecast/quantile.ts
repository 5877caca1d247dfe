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
  // NaN sorts last.
  const sorted = values.slice().sort();
  let [size, sum] = [0, 0];
  while (size < sorted.length && !Number.isNaN(sorted[size])) sum += sorted[size++]!;
  if (size === 0) return null;
  const scored = sorted.subarray(0, size);
  return {
    mean: sum / size,
    p05: quantileOf(scored, 0.05),
    p50: quantileOf(scored, 0.5),
    p95: quantileOf(scored, 0.95),
  };
};
