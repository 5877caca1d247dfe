import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Observation } from './observations';
import {
  DIMENSION_GROUP,
  distanceFromBest,
  indexOf,
  PARAMETER_COUNT,
  type ParameterVector,
  safeLog,
  weightShares,
} from './parameters';
import { COARSEST_WIDTH, type Prior, type Residual, type VisitResiduals } from './posterior';
import { makePredictor, newPrediction } from './predict';

/** A reading counts half as much as one this many days later: what is hidden may change. */
const HALF_LIFE_DAYS = 45;
/** A target is taken for the excellent anchor to within this, as a logarithm, unless scores speak against it. */
const TARGET_HALF = 0.005;
const TARGET_TRUST = 2;
const WEIGHT_HALF = 0.005;

/** Half of the step to which figures are rounded: tenths, or hundredths where any of them shows a second decimal. */
export const roundingHalfStep = (figures: readonly number[]): number =>
  figures.every((it) => Number.isNaN(it) || Math.abs(it * 10 - Math.round(it * 10)) < 1e-6) ? 0.05 : 0.005;

/** What the latest page calls the target of each metric whose anchors are not read, as a law has it. */
const targetsOf = (policy: Policy, looks: readonly Observation[], beliefs: readonly Prior[]) =>
  METRICS.flatMap((metric, i) => {
    const target = looks.find((it) => it.reading.metrics[metric]?.target != null)?.reading.metrics[metric]?.target;
    const open = beliefs[indexOf.excellent(i)]!.sd > 0;
    return target == null || !open
      ? []
      : [{ index: indexOf.excellent(i), log: safeLog(distanceFromBest(policy, metric, target)) }];
  });

/** The weights that the latest page with any prints, where it prints some of the dimensions' and not all. */
const weightsOf = (looks: readonly Observation[], beliefs: readonly Prior[]) =>
  DIMENSIONS.flatMap((dimension, d) => {
    const weight = looks.find((it) => it.reading.dimensions[dimension]?.weight != null)?.reading.dimensions[dimension];
    return weight?.weight == null || beliefs[indexOf.dimension(d)]!.sd === 0 ? [] : [{ d, weight: weight.weight }];
  });

/** Whether the overall of this look may be the lowest dimension instead of the mean. Source: conventions.md#8-product-gate. */
const maybeGated = ({ value: { dimension, below } }: Policy['gate'], { reading, overall }: Observation, half: number) =>
  !((reading.dimensions[dimension]?.score ?? overall) >= below + half);

/**
 * All that printed scores say of a law. A dimension or overall is left out of a look in which a metric that usually has a
 * value has none.
 */
export const makeResiduals = (
  policy: Policy,
  looks: readonly Observation[],
  beliefs: readonly Prior[],
): VisitResiduals => {
  const predictor = makePredictor(policy);
  const into = newPrediction();
  const half = {
    score: roundingHalfStep(looks.flatMap((it) => [...it.scores])),
    dimension: roundingHalfStep(looks.flatMap((it) => [...it.dimensions])),
    overall: roundingHalfStep(looks.map((it) => it.overall)),
  };
  const usual = METRICS.map((_, i) => looks.some((it) => !Number.isNaN(it.distances[i]!)));
  const dimensionOf = METRICS.map((it) => DIMENSIONS.indexOf(policy.metrics[it].dimension));
  const known = looks.map((look) =>
    DIMENSIONS.map((_, d) =>
      METRICS.every(
        (_, i) =>
          dimensionOf[i] !== d || !usual[i] || !Number.isNaN(look.distances[i]!) || !Number.isNaN(look.scores[i]!),
      ),
    ),
  );
  const isWhole = known.map((it) => it.every(Boolean));
  const trusts = looks.map((it) => 0.5 ** ((looks[0]!.day - it.day) / HALF_LIFE_DAYS));
  const gated = looks.map((it) => maybeGated(policy.gate, it, half.overall));
  const targets = targetsOf(policy, looks, beliefs);
  const weights = weightsOf(looks, beliefs);
  const own = new Float64Array(PARAMETER_COUNT);
  const clue: Residual = { observation: -1, about: 'law', value: 0, halfStep: 0, weight: 1, gradient: own };

  return (law: ParameterVector, width, see) => {
    const say = (about: Residual['about'], miss: number, halfOf: number, slope: Float64Array) => {
      if (Number.isNaN(miss)) return;
      clue.about = about;
      clue.value = miss;
      clue.halfStep = halfOf;
      clue.gradient = slope;
      see(clue);
    };
    // The coarser the look, the further the line may leave the scores that there are.
    const leak = width / (2 * COARSEST_WIDTH);
    const predict = predictor(law);
    for (let index = 0; index < looks.length; index++) {
      const look = looks[index]!;
      clue.observation = index;
      clue.weight = trusts[index]!;
      predict(look, into, leak);
      for (let i = 0; i < METRICS.length; i++) {
        const printed = look.scores[i]!;
        // Nothing to learn where the anchors are read, and only that it is lower where a floor holds it up.
        if (!Number.isNaN(look.excellent[i]!) || printed <= look.floors[i]! + half.score) continue;
        say('score', into.lines[i]! - printed, half.score, into.slopes.lines[i]!);
      }
      for (let d = 0; d < DIMENSIONS.length; d++)
        if (known[index]![d])
          say('dimension', into.dimensions[d]! - look.dimensions[d]!, half.dimension, into.slopes.dimensions[d]!);
      if (!gated[index] && isWhole[index])
        say('overall', into.overall - look.overall, half.overall, into.slopes.overall);
    }
    clue.observation = -1;
    clue.weight = TARGET_TRUST;
    for (const { index, log } of targets) {
      own.fill(0);
      own[index] = 1;
      say('law', law[index]! - log, TARGET_HALF, own);
    }
    const shares = weightShares(law, DIMENSION_GROUP);
    for (const { d, weight } of weights) {
      for (const [j, index] of DIMENSION_GROUP.entries()) own[index] = shares[d]! * ((j === d ? 1 : 0) - shares[j]!);
      say('law', shares[d]! - weight, WEIGHT_HALF, own);
    }
  };
};
