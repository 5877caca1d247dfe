import type { Quantiles } from '#core/model/assessment';

/** Sample quantile by linear interpolation between order statistics. @param sorted ascending */
export const quantileOf = (sorted: ArrayLike<number>, probability: number): number => {
  const position = probability * (sorted.length - 1);
  const low = Math.floor(position);
  const below = sorted[low]!;
  const above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return below + (position - low) * (above - below);
};

/** Share of the values outside the interval on either side. */
const TAIL = 0.05;

/**
 * Mean and 5, 50 and 95 % quantiles of the values that are not NaN; null if there are none. An interval must contain the
 * mean to be believed: if rare low values move the mean below the 5 % quantile, the interval begins at the mean, and the share
 * gained below is cut off above, so that it still covers 90 %.
 */
export const summarise = (values: Float64Array): Quantiles | null => {
  // NaN sorts last.
  const sorted = values.slice().sort();
  let [size, sum] = [0, 0];
  while (size < sorted.length && !Number.isNaN(sorted[size])) sum += sorted[size++]!;
  if (size === 0) return null;
  const scored = sorted.subarray(0, size);
  // Rounding can put the mean of equal values beside them.
  const mean = Math.min(Math.max(sum / size, scored[0]!), scored[size - 1]!);
  const below = scored.findIndex((value) => value >= mean) / size;
  const [low, high] = [Math.min(TAIL, below), Math.min(TAIL, 1 - below)];
  return {
    mean,
    p05: Math.min(mean, quantileOf(scored, high < TAIL ? 2 * TAIL - high : low)),
    p50: quantileOf(scored, 0.5),
    p95: Math.max(mean, quantileOf(scored, low < TAIL ? 1 - (2 * TAIL - low) : 1 - high)),
  };
};
