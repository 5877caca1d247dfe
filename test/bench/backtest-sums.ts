import { modelShop } from '#core/assess';
import { type ForecastSamples, overallAhead, quantileOf } from '#core/forecast/forecast';
import { makeRandom } from '#core/forecast/random';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { makePricer } from '#core/score/impact';
import { type Hidden, hide } from '../portal/hide';
import type { SimulatedShop } from '../simulator/shop';

// One projection held against the latent truth, beside repeating the printed score and ageing what is known.

export const DAYS_AHEAD = 7;
const THRESHOLDS = [2.5, 3, 3.5, 4, 4.5];
/** A shop is seldom near any of those: the same question at every tenth of a point has eight times the answers. */
const TENTHS = Array.from({ length: 40 }, (_, i) => (10 + i) / 10);
export const LEVELS = [50, 80, 90] as const;

/** Sums over looks: of absolute errors of the next day, of intervals that held, and of squared errors of crossing chances. */
export interface Sums {
  n: number;
  error: number;
  persistence: number;
  aged: number;
  inside: Record<(typeof LEVELS)[number], number>;
  /** of the 90 % interval */
  width: number;
  brier: number;
  /** what the squared error would be if every chance were just right */
  brierOwn: number;
  brierPersistence: number;
  /** the same at every tenth of a point */
  tenths: number;
  tenthsPersistence: number;
}

export const noSums = (): Sums => ({
  n: 0,
  error: 0,
  persistence: 0,
  aged: 0,
  inside: { 50: 0, 80: 0, 90: 0 },
  width: 0,
  brier: 0,
  brierOwn: 0,
  brierPersistence: 0,
  tenths: 0,
  tenthsPersistence: 0,
});

const NUMBERS = [
  'n',
  'error',
  'persistence',
  'aged',
  'width',
  'brier',
  'brierOwn',
  'brierPersistence',
  'tenths',
  'tenthsPersistence',
] as const;

export const addUp = (all: readonly Sums[]): Sums => {
  const sums = noSums();
  for (const it of all) {
    for (const key of NUMBERS) sums[key] += it[key];
    for (const level of LEVELS) sums.inside[level] += it.inside[level];
  }
  return sums;
};

const BOOTSTRAP_SAMPLES = 1000;

/**
 * Where a ratio of sums may as well have come out, nine times in ten, with other shops of the kind: of one shop all looks
 * share its luck, so that it is shops that are drawn again.
 */
export const bootstrapRatioInterval = (
  lives: readonly Sums[],
  part: (typeof NUMBERS)[number],
  whole: (typeof NUMBERS)[number],
): [low: number, high: number] => {
  const random = makeRandom(1);
  const ratios = Float64Array.from({ length: BOOTSTRAP_SAMPLES }, () => {
    const drawn = addUp(lives.map(() => lives[Math.floor(random.uniform() * lives.length)]!));
    return drawn[part] / drawn[whole];
  }).sort();
  return [quantileOf(ratios, 0.05), quantileOf(ratios, 0.95)];
};

type Samples = Pick<ForecastSamples, 'overall' | 'size' | 'horizon'>;

/** How likely, as futures go, a score is on the other side of a threshold on any of the days. */
const crossingChance = ({ overall, size, horizon }: Samples, threshold: number, above: boolean): number => {
  let crossing = 0;
  for (let i = 0; i < size; i++)
    if (overall.subarray(i * horizon, (i + 1) * horizon).some((it) => it >= threshold !== above)) crossing += 1;
  return crossing / size;
};

/** Adds how futures went. @param truth latent scores from today on @param printed today's */
export const addSampleErrors = (
  futures: Samples,
  truth: readonly number[],
  printed: number,
  aged: number,
  sums: Sums,
): void => {
  const [now, next] = [truth[0]!, truth[1]!];
  const scores = overallAhead(futures, 1).sort();
  const at = (probability: number) => quantileOf(scores, probability);
  sums.n += 1;
  // The middle is what the absolute error asks for.
  sums.error += Math.abs(at(0.5) - next);
  sums.persistence += Math.abs(printed - next);
  sums.aged += Math.abs(aged - next);
  sums.width += at(0.95) - at(0.05);
  for (const it of LEVELS) {
    const tail = (1 - it / 100) / 2;
    if (at(tail) <= next && next <= at(1 - tail)) sums.inside[it] += 1;
  }
  const crossings = (threshold: number) => {
    const above = now >= threshold;
    const crossed = Number(truth.slice(1).some((it) => it >= threshold !== above));
    const chance = crossingChance(futures, threshold, above);
    const repeated = (Number(printed >= threshold !== above) - crossed) ** 2;
    return { own: chance * (1 - chance), error: (chance - crossed) ** 2, repeated };
  };
  for (const { own, error, repeated } of THRESHOLDS.map(crossings)) {
    sums.brier += error;
    sums.brierOwn += own;
    sums.brierPersistence += repeated;
  }
  for (const { error, repeated } of TENTHS.map(crossings)) {
    sums.tenths += error;
    sums.tenthsPersistence += repeated;
  }
};

/** Latent scores of a day and the coming week; null where there is none on any of them. */
export const truthFrom = (shop: SimulatedShop, day: Day): number[] | null => {
  const truth = Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => shop.trueScore(makeDay(dayNumber(day) + i)));
  const scores = truth.filter((it) => it !== null);
  return scores.length < truth.length ? null : scores;
};

/** Projects a shop from what was known on a day, and adds how it went. @param level what the pages keep to themselves */
export const addForecastErrors = (shop: SimulatedShop, day: Day, sums: Sums, level: Hidden | null = null): void => {
  const truth = truthFrom(shop, day);
  const file = shop.facts(day);
  const last = file.readings.at(-1);
  if (truth === null || last?.overall == null) return;
  const printed = last.overall;
  const back = (it: Day) => dayNumber(day) - dayNumber(it);
  const readings = level === null ? file.readings : file.readings.flatMap((it) => hide(level, it, back(it.day)) ?? []);
  const model = modelShop({ ...file, readings }, { asOf: day, knownUntil: last.at });
  const projection = model?.forecast(DAYS_AHEAD, 1).samples;
  if (model == null || projection == null) return;
  addSampleErrors(projection, truth, printed, makePricer(model.inputs).overall(1) ?? printed, sums);
};
