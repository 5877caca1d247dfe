import { type Fitted, solve } from './fit';
import { type Group, LAW_SIZE, type Law, sharesOf } from './law';

/** Between the ends of a range lie 90 % of what is possible. */
const RANGE = 1.645;

export interface Range {
  value: number;
  low: number;
  high: number;
}

/** Covariances of numbers that move with the law as these slopes say. Null where the fit is not a minimum. */
const covariance = ({ free, bends }: Fitted, slopes: readonly Float64Array[]): Float64Array | null => {
  const n = slopes.length;
  const ours = slopes.map((slope) => Float64Array.from(free, (index) => slope[index]!));
  const spread = new Float64Array(n * n);
  for (const [i, slope] of ours.entries()) {
    const solved = solve(bends, slope);
    if (solved === null) return null;
    for (const [j, other] of ours.entries()) spread[i * n + j] = other.reduce((sum, it, k) => sum + it * solved[k]!, 0);
  }
  return spread;
};

/** How far a number that moves with the law in this way may be off: half of its range. */
export const unsureOf = (fitted: Fitted, slope: Float64Array): number =>
  fitted.free.length === 0 ? 0 : RANGE * Math.sqrt(covariance(fitted, [slope])?.[0] ?? Number.POSITIVE_INFINITY);

/** The shares of a group, each with its range. */
export const rangesOf = (fitted: Fitted, group: Group): Range[] => {
  const shares = sharesOf(fitted.law, group);
  return shares.map((value, i) => {
    const slope = new Float64Array(LAW_SIZE);
    for (const [j, index] of group.entries()) slope[index] = value * ((i === j ? 1 : 0) - shares[j]!);
    const half = unsureOf(fitted, slope);
    return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
  });
};

/** Of the chi-squared distribution, by degrees of freedom. */
const CONTRADICTED_AT = [0, 2.71, 4.61];

/** Whether the evidence speaks against shares that are assumed: they lie outside of 90 % of what is possible. */
export const contradicts = (fitted: Fitted, group: Group, assumed: Law): boolean => {
  const [first, ...rest] = group;
  if (first === undefined || rest.length === 0) return false;
  const ratio = (law: Law, index: number) => law[index]! - law[first]!;
  const slopes = rest.map((index) => {
    const slope = new Float64Array(LAW_SIZE);
    slope[index] = 1;
    slope[first] = -1;
    return slope;
  });
  const off = Float64Array.from(rest, (index) => ratio(fitted.law, index) - ratio(assumed, index));
  const spread = covariance(fitted, slopes);
  const solved = spread === null ? null : solve(spread, off);
  return solved !== null && solved.reduce((sum, it, i) => sum + it * off[i]!, 0) > CONTRADICTED_AT[rest.length]!;
};
