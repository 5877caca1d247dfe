import { PARAMETER_COUNT, type ParameterVector, type WeightGroup, weightShares } from './parameters';

/** What is thought of a number of the parameters before any evidence. Without spread it is settled, and not fitted. */
export interface Prior {
  mean: number;
  sd: number;
}

/**
 * One piece of evidence under a parameters: by how much the model misses a figure that was printed, and how each number of the
 * parameters moves that. All that rounds to the figure fits it alike: `half` is half of the step of rounding.
 */
export interface Residual {
  /** index of the observation that it comes from; -1 where it comes from none in particular */
  observation: number;
  about: 'score' | 'dimension' | 'overall' | 'parameters';
  value: number;
  halfStep: number;
  weight: number;
  gradient: Float64Array;
}
/** Shows all evidence under a parameters. The residual is the same object each time. @param width see `makeLoss` */
export type VisitResiduals = (
  parameters: ParameterVector,
  width: number,
  see: (residual: Readonly<Residual>) => void,
) => void;

export interface PosteriorMode {
  parameters: ParameterVector;
  /** minus the logarithm of how likely the parameters is, up to a constant */
  loss: number;
  /** indices of the numbers that were fitted */
  free: readonly number[];
  /** how the loss bends there, free × free, lower half: the inverse of the covariance */
  hessian: Float64Array;
}

/** What is not modelled, in score points: first coarse, so that every start leads downhill, at last as fine as it is. */
const WIDTHS = [0.25, 0.06, 0.01];
export const COARSEST_WIDTH = WIDTHS[0]!;

/** Misses beyond this many widths count alike; their exponential would overflow. */
const MAX_WIDTHS = 600;

/** One figure in so many is odd: misread, or of another day. */
const OUTLIER_CHANCE = 0.02;

/**
 * How unlikely it is that a model which misses by `miss` prints the figure, when what is not modelled is logistic with
 * this width: the chance is sinh(h) ÷ (cosh(h) + cosh(m)), for half and miss in widths. Flat inside the step of rounding,
 * a straight line outside, and flat again where the figure is likelier to be odd. @param odd the chance of that; at 0
 * every miss pulls, which leads downhill from any start
 */
export const makeLoss = (width: number, odd: number) => (miss: number, half: number) => {
  const far = Math.exp(Math.min(MAX_WIDTHS, Math.abs(miss) / width));
  const cosh = (far + 1 / far) / 2;
  const flat = Math.cosh(half / width);
  const sum = flat + cosh;
  const slope = (far - 1 / far) / 2 / sum;
  // Relative to the chance of a model that does not miss.
  const chance = (flat + 1) / sum;
  const sound = chance / (chance + odd);
  return {
    loss: -Math.log(chance + odd),
    slope: (sound * Math.sign(miss) * slope) / width,
    bend: (sound * (cosh / sum - slope * slope)) / (width * width),
  };
};

/** Solves a x = b for symmetric positive definite a, of which the lower half is read; null where it is not definite. */
export const solve = (a: Float64Array, b: Float64Array): Float64Array | null => {
  const n = b.length;
  const root = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      if (i === j && !(sum > 0)) return null;
      root[i * n + j] = i === j ? Math.sqrt(sum) : sum / root[j * n + j]!;
    }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= root[i * n + k]! * x[k]!;
    x[i]! /= root[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= root[k * n + i]! * x[k]!;
    x[i]! /= root[i * n + i]!;
  }
  return x;
};

interface PosteriorPoint extends PosteriorMode {
  slope: Float64Array;
}

/** The loss at a parameters, its slope and its bends. */
const evaluatePosterior = (
  parameters: ParameterVector,
  priors: readonly Prior[],
  free: readonly number[],
  residuals: VisitResiduals,
  width: number,
): PosteriorPoint => {
  const n = free.length;
  const lossOf = makeLoss(width, width < COARSEST_WIDTH ? OUTLIER_CHANCE : 0);
  const slope = new Float64Array(n);
  const bends = new Float64Array(n * n);
  let total = 0;
  for (const [i, index] of free.entries()) {
    const { mean, sd: spread } = priors[index]!;
    const off = (parameters[index]! - mean) / spread;
    total += 0.5 * off * off;
    slope[i] = off / spread;
    bends[i * n + i] = 1 / (spread * spread);
  }
  residuals(parameters, width, ({ value: miss, halfStep: half, weight: trust, gradient: moves }) => {
    const { loss, slope: pull, bend } = lossOf(miss, half);
    total += trust * loss;
    // Far from the figure the loss is a straight line, which bends nowhere: there the chord to the figure is steeper.
    const weight = trust * Math.max(bend, miss === 0 ? 0 : pull / miss);
    for (let i = 0; i < n; i++) {
      const move = moves[free[i]!]!;
      if (move === 0) continue;
      slope[i]! += trust * pull * move;
      for (let j = 0; j <= i; j++) bends[i * n + j]! += weight * move * moves[free[j]!]!;
    }
  });
  return { parameters, loss: total, free, slope, hessian: bends };
};

/** A step that gains less than this, in nats, is the last. */
const MIN_GAIN_NATS = 1e-3;
const MAX_STEPS = 30;
const MAX_STEP_LENGTH = 1.5;
const DAMPING = { first: 1e-3, least: 1e-6, most: 1e5, up: 6, down: 4 };

/** Newton's way down, damped until it goes down (Levenberg and Marquardt). */
const minimizeLoss = (
  start: ParameterVector,
  priors: readonly Prior[],
  free: readonly number[],
  residuals: VisitResiduals,
  width: number,
) => {
  let here = evaluatePosterior(start, priors, free, residuals, width);
  let damping = DAMPING.first;
  for (let step = 0; step < MAX_STEPS; step++) {
    let gain = 0;
    while (gain === 0 && damping < DAMPING.most) {
      const damped = here.hessian.map((it, i) => (i % (free.length + 1) === 0 ? it * (1 + damping) : it));
      const by = solve(damped, here.slope);
      const longest = by === null ? Number.NaN : by.reduce((most, it) => Math.max(most, Math.abs(it)), 0);
      const next = Float64Array.from(here.parameters);
      for (const [i, index] of free.entries()) next[index]! -= Math.min(1, MAX_STEP_LENGTH / longest) * (by?.[i] ?? 0);
      const there = evaluatePosterior(next, priors, free, residuals, width);
      if (there.loss < here.loss) {
        gain = here.loss - there.loss;
        here = there;
        damping = Math.max(DAMPING.least, damping / DAMPING.down);
      } else damping *= DAMPING.up;
    }
    if (gain < MIN_GAIN_NATS) break;
  }
  return here;
};

const freeIndices = (priors: readonly Prior[]): number[] => [...priors.keys()].filter((i) => priors[i]!.sd > 0);

/** The parameters that priors and residuals together make most likely. The same residuals, the same parameters. */
export const findPosteriorMode = (
  priors: readonly Prior[],
  residuals: VisitResiduals,
  start: ParameterVector = Float64Array.from(priors, (it) => it.mean),
): PosteriorMode => {
  const free = freeIndices(priors);
  let fitted: PosteriorMode = { parameters: start, loss: 0, free, hessian: new Float64Array(0) };
  if (free.length === 0) return fitted;
  for (const width of WIDTHS) fitted = minimizeLoss(fitted.parameters, priors, free, residuals, width);
  return fitted;
};

/** Between the ends of a range lie 90 % of what is possible. */
const NORMAL_QUANTILE_95 = 1.645;

export interface CredibleInterval {
  value: number;
  low: number;
  high: number;
}

/** Covariances of numbers that move with the parameters as these slopes say. Null where the fit is not a minimum. */
const covariance = ({ free, hessian: bends }: PosteriorMode, slopes: readonly Float64Array[]): Float64Array | null => {
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

/** How far a number that moves with the parameters in this way may be off: half of its range. */
export const halfWidthOf = (fitted: PosteriorMode, slope: Float64Array): number =>
  fitted.free.length === 0
    ? 0
    : NORMAL_QUANTILE_95 * Math.sqrt(covariance(fitted, [slope])?.[0] ?? Number.POSITIVE_INFINITY);

/** The shares of a group, each with its range. */
export const weightIntervals = (fitted: PosteriorMode, group: WeightGroup): CredibleInterval[] => {
  const shares = weightShares(fitted.parameters, group);
  return shares.map((value, i) => {
    const slope = new Float64Array(PARAMETER_COUNT);
    for (const [j, index] of group.entries()) slope[index] = value * ((i === j ? 1 : 0) - shares[j]!);
    const half = halfWidthOf(fitted, slope);
    return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
  });
};

/** Of the chi-squared distribution, by degrees of freedom. */
const CHI_SQUARED_QUANTILE_90 = [0, 2.71, 4.61];

/** Whether the evidence speaks against shares that are assumed: they lie outside of 90 % of what is possible. */
export const rejectsWeights = (fitted: PosteriorMode, group: WeightGroup, assumed: ParameterVector): boolean => {
  const [first, ...rest] = group;
  if (first === undefined || rest.length === 0) return false;
  const ratio = (parameters: ParameterVector, index: number) => parameters[index]! - parameters[first]!;
  const slopes = rest.map((index) => {
    const slope = new Float64Array(PARAMETER_COUNT);
    slope[index] = 1;
    slope[first] = -1;
    return slope;
  });
  const off = Float64Array.from(rest, (index) => ratio(fitted.parameters, index) - ratio(assumed, index));
  const spread = covariance(fitted, slopes);
  const solved = spread === null ? null : solve(spread, off);
  return (
    solved !== null && solved.reduce((sum, it, i) => sum + it * off[i]!, 0) > CHI_SQUARED_QUANTILE_90[rest.length]!
  );
};
