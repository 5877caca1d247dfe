import { PARAMETER_COUNT, type ParameterVector, type WeightGroup, weightShares } from './parameters';

/** Normal prior of a parameter. With sd 0 the parameter is fixed at its mean. */
export interface Prior {
  mean: number;
  sd: number;
}

/** Predicted minus printed figure under a parameter vector. */
export interface Residual {
  /** index of the observation; −1 for a printed target or weight */
  observation: number;
  about: 'score' | 'dimension' | 'overall' | 'parameters';
  /** in points; of targets on the log scale, of weights as a share */
  value: number;
  /** half of the rounding step of the printed figure */
  halfStep: number;
  /** factor of its log-likelihood */
  weight: number;
  /** derivatives of `value` by each parameter */
  gradient: Float64Array;
}
/** Visits all residuals under a parameter vector, passing the same object each time. @param leak see `Predict` */
export type VisitResiduals = (
  parameters: ParameterVector,
  leak: number,
  visit: (residual: Readonly<Residual>) => void,
) => void;

/** Laplace approximation of the posterior: its mode and its curvature there. */
export interface PosteriorMode {
  parameters: ParameterVector;
  /** negative log posterior, up to a constant */
  loss: number;
  /** indices of the fitted parameters */
  free: readonly number[];
  /** Gauss–Newton Hessian of the loss, free × free, lower half: the inverse covariance */
  hessian: Float64Array;
}

/** Scale of the logistic model error, in score points. */
export const MODEL_ERROR_SCALE = 0.01;
/** The loss is minimised with each scale in turn, as coarse ones lead downhill from any start. */
const SCALES = [0.25, 0.06, MODEL_ERROR_SCALE];
const COARSEST_SCALE = SCALES[0]!;

/** Residuals are clamped to this many scales, before their exponential overflows. */
const MAX_SCALES = 600;

/** Assumed share of printed figures that are misread or of another day. */
export const OUTLIER_CHANCE = 0.02;

/**
 * Loss of a residual r of a figure rounded by half step h, under a logistic model error of scale s. The likelihood is the
 * logistic mass between r − h and r + h, sinh(h/s) ÷ (cosh(h/s) + cosh(r/s)); relative to r = 0, with a chance ε of an
 * outlier, the loss is −log((cosh(h/s) + 1) ÷ (cosh(h/s) + cosh(r/s)) + ε).
 * @returns the loss in nats, and its first and approximate second derivative by r
 */
export const makeLoss = (scale: number, outlierChance: number) => (residual: number, half: number) => {
  const exponential = Math.exp(Math.min(MAX_SCALES, Math.abs(residual) / scale));
  const cosh = (exponential + 1 / exponential) / 2;
  const coshHalf = Math.cosh(half / scale);
  const sum = coshHalf + cosh;
  const slope = (exponential - 1 / exponential) / 2 / sum;
  const likelihood = (coshHalf + 1) / sum;
  const inlierChance = likelihood / (likelihood + outlierChance);
  return {
    loss: -Math.log(likelihood + outlierChance),
    slope: (inlierChance * Math.sign(residual) * slope) / scale,
    curvature: (inlierChance * (cosh / sum - slope * slope)) / (scale * scale),
  };
};

/** Cholesky factor L of a = L Lᵀ, from the lower half of a. Null if a is not positive definite. */
const choleskyFactor = (a: Float64Array, n: number): Float64Array | null => {
  const root = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      if (i === j && !(sum > 0)) return null;
      root[i * n + j] = i === j ? Math.sqrt(sum) : sum / root[j * n + j]!;
    }
  return root;
};

/** Solves Lᵀ x = x in place. */
const solveUpper = (root: Float64Array, x: Float64Array): void => {
  const n = x.length;
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= root[k * n + i]! * x[k]!;
    x[i]! /= root[i * n + i]!;
  }
};

/** Solves a x = b by Cholesky decomposition, from the lower half of a. Null if a is not positive definite. */
export const solveCholesky = (a: Float64Array, b: Float64Array): Float64Array | null => {
  const n = b.length;
  const root = choleskyFactor(a, n);
  if (root === null) return null;
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= root[i * n + k]! * x[k]!;
    x[i]! /= root[i * n + i]!;
  }
  solveUpper(root, x);
  return x;
};

/** Largest distance of a drawn log parameter from the mode, beyond which the curvature there is no guide. */
const MAX_DRAWN = 1;

interface PosteriorPoint extends PosteriorMode {
  /** of the loss by the free parameters */
  gradient: Float64Array;
}

/** Negative log posterior at a parameter vector, with gradient and Hessian. */
const evaluatePosterior = (
  parameters: ParameterVector,
  priors: readonly Prior[],
  free: readonly number[],
  visitResiduals: VisitResiduals,
  scale: number,
): PosteriorPoint => {
  const n = free.length;
  const lossOf = makeLoss(scale, scale < COARSEST_SCALE ? OUTLIER_CHANCE : 0);
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  let total = 0;
  for (const [i, index] of free.entries()) {
    const { mean, sd } = priors[index]!;
    const standardized = (parameters[index]! - mean) / sd;
    total += 0.5 * standardized * standardized;
    gradient[i] = standardized / sd;
    hessian[i * n + i] = 1 / (sd * sd);
  }
  // The coarser the scale, the further predicted scores may fall below the least score, so that they keep a gradient.
  visitResiduals(parameters, scale / (2 * COARSEST_SCALE), ({ value, halfStep, weight, gradient: slopes }) => {
    const { loss, slope, curvature } = lossOf(value, halfStep);
    total += weight * loss;
    // For large residuals the curvature vanishes; slope ÷ residual, as in iteratively reweighted least squares, does not.
    const curve = weight * Math.max(curvature, value === 0 ? 0 : slope / value);
    for (let i = 0; i < n; i++) {
      const derivative = slopes[free[i]!]!;
      if (derivative === 0) continue;
      gradient[i]! += weight * slope * derivative;
      for (let j = 0; j <= i; j++) hessian[i * n + j]! += curve * derivative * slopes[free[j]!]!;
    }
  });
  return { parameters, loss: total, free, gradient, hessian };
};

/** The search ends at a step that lowers the loss by less than this. */
const MIN_GAIN_NATS = 1e-3;
const MAX_STEPS = 30;
const MAX_STEP_LENGTH = 1.5;
const DAMPING = { first: 1e-3, least: 1e-6, most: 1e5, up: 6, down: 4 };

/** Levenberg–Marquardt: Gauss–Newton steps with increasing damping until the loss falls. */
const minimizeLoss = (
  start: ParameterVector,
  priors: readonly Prior[],
  free: readonly number[],
  visitResiduals: VisitResiduals,
  scale: number,
) => {
  let here = evaluatePosterior(start, priors, free, visitResiduals, scale);
  let damping = DAMPING.first;
  for (let step = 0; step < MAX_STEPS; step++) {
    let gain = 0;
    while (gain === 0 && damping < DAMPING.most) {
      const damped = here.hessian.map((value, i) => (i % (free.length + 1) === 0 ? value * (1 + damping) : value));
      const move = solveCholesky(damped, here.gradient);
      const longest = move === null ? Number.NaN : move.reduce((max, part) => Math.max(max, Math.abs(part)), 0);
      const next = Float64Array.from(here.parameters);
      for (const [i, index] of free.entries())
        next[index]! -= Math.min(1, MAX_STEP_LENGTH / longest) * (move?.[i] ?? 0);
      const there = evaluatePosterior(next, priors, free, visitResiduals, scale);
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

/** Maximum a posteriori estimate by Levenberg–Marquardt. Deterministic. @param start defaults to the prior means */
export const findPosteriorMode = (
  priors: readonly Prior[],
  visitResiduals: VisitResiduals,
  start: ParameterVector = Float64Array.from(priors, ({ mean }) => mean),
): PosteriorMode => {
  const free = freeIndices(priors);
  let mode: PosteriorMode = { parameters: start, loss: 0, free, hessian: new Float64Array(0) };
  if (free.length === 0) return mode;
  for (const scale of SCALES) mode = minimizeLoss(mode.parameters, priors, free, visitResiduals, scale);
  return mode;
};

/**
 * Draws from the Laplace approximation: θ + L⁻ᵀ z, with H = L Lᵀ. @param around θ @param normal draws a standard normal variable
 */
export const drawFromPosterior = (
  { free, hessian }: PosteriorMode,
  around: ParameterVector,
  normal: () => number,
): ParameterVector => {
  const root = choleskyFactor(hessian, free.length);
  const drawn = Float64Array.from(around);
  if (root === null) return drawn;
  const step = Float64Array.from(free, normal);
  solveUpper(root, step);
  for (const [i, index] of free.entries()) drawn[index]! += Math.min(MAX_DRAWN, Math.max(-MAX_DRAWN, step[i]!));
  return drawn;
};

const NORMAL_QUANTILE_95 = 1.645;

/** Point estimate and 90 % interval. */
export interface CredibleInterval {
  value: number;
  low: number;
  high: number;
}

/** Covariance gᵀH⁻¹g of functions of the parameters by their gradients g (delta method). Null if H is singular. */
const covarianceOf = ({ free, hessian }: PosteriorMode, gradients: readonly Float64Array[]): Float64Array | null => {
  const n = gradients.length;
  const freeGradients = gradients.map((gradient) => Float64Array.from(free, (index) => gradient[index]!));
  const covariance = new Float64Array(n * n);
  for (const [i, gradient] of freeGradients.entries()) {
    const solved = solveCholesky(hessian, gradient);
    if (solved === null) return null;
    for (const [j, other] of freeGradients.entries())
      covariance[i * n + j] = other.reduce((sum, value, k) => sum + value * solved[k]!, 0);
  }
  return covariance;
};

/** Half width of the 90 % interval of a function of the parameters, by its gradient. */
export const halfWidthOf = (mode: PosteriorMode, gradient: Float64Array): number =>
  mode.free.length === 0
    ? 0
    : NORMAL_QUANTILE_95 * Math.sqrt(covarianceOf(mode, [gradient])?.[0] ?? Number.POSITIVE_INFINITY);

/** The weights of a group with 90 % intervals, clamped to 0 … 1. */
export const weightIntervals = (mode: PosteriorMode, group: WeightGroup): CredibleInterval[] => {
  const shares = weightShares(mode.parameters, group);
  return shares.map((value, i) => {
    const gradient = new Float64Array(PARAMETER_COUNT);
    for (const [j, index] of group.entries()) gradient[index] = value * ((i === j ? 1 : 0) - shares[j]!);
    const half = halfWidthOf(mode, gradient);
    return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
  });
};

/** Indexed by degrees of freedom. */
const CHI_SQUARED_QUANTILE_90 = [0, 2.71, 4.61];

/** Wald test at 10 % of the hypothesis that a group has the assumed weights; compares log ratios to its first weight. */
export const rejectsWeights = (mode: PosteriorMode, group: WeightGroup, assumed: ParameterVector): boolean => {
  const [first, ...rest] = group;
  if (first === undefined || rest.length === 0) return false;
  const logRatio = (parameters: ParameterVector, index: number) => parameters[index]! - parameters[first]!;
  const gradients = rest.map((index) => {
    const gradient = new Float64Array(PARAMETER_COUNT);
    gradient[index] = 1;
    gradient[first] = -1;
    return gradient;
  });
  const difference = Float64Array.from(rest, (index) => logRatio(mode.parameters, index) - logRatio(assumed, index));
  const covariance = covarianceOf(mode, gradients);
  const solved = covariance === null ? null : solveCholesky(covariance, difference);
  if (solved === null) return false;
  const wald = solved.reduce((sum, value, i) => sum + value * difference[i]!, 0);
  return wald > CHI_SQUARED_QUANTILE_90[rest.length]!;
};
