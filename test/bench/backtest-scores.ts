import { quantileOf } from '#core/forecast/quantiles';
import { type ForecastSamples, overallAhead } from '#core/forecast/score-samples';

// How good forecasts of one horizon were: sums of proper scores over looks, beside simpler forecasts.

/** Sums over the looks that were forecast. */
export interface Sums {
  looks: number;
  told: number;
  error: number;
  /** repeating the latent score of the day, and the printed one */
  persistence: number;
  persistencePrinted: number;
  aged: number;
  /** looks at which known orders alone still gave a score */
  agedLooks: number;
  crps: number;
  /** of one who knows how such shops work */
  crpsForeseen: number;
  inside90: number;
  width90: number;
  /** share of futures below the truth, in fifths */
  pit: number[];
  /** squared errors of the chances to be across a tenth of a point by then */
  brier: number;
  brierPersistence: number;
}

export const noSums = (): Sums => ({
  looks: 0,
  told: 0,
  error: 0,
  persistence: 0,
  persistencePrinted: 0,
  aged: 0,
  agedLooks: 0,
  crps: 0,
  crpsForeseen: 0,
  inside90: 0,
  width90: 0,
  pit: [0, 0, 0, 0, 0],
  brier: 0,
  brierPersistence: 0,
});

export const addUp = (all: readonly Sums[]): Sums => {
  const sums = noSums();
  for (const part of all)
    for (const key of Object.keys(sums) as (keyof Sums)[]) {
      if (key === 'pit') sums.pit = sums.pit.map((count, i) => count + part.pit[i]!);
      else sums[key] += part[key];
    }
  return sums;
};

/** Continuous ranked probability score of a sample, without the bias of its size: E|X − y| − ½ E|X − X′|. @param sorted ascending */
const crpsOf = (sorted: ArrayLike<number>, truth: number): number => {
  const { length } = sorted;
  let [distance, spread] = [0, 0];
  for (let i = 0; i < length; i++) {
    distance += Math.abs(sorted[i]! - truth);
    spread += (2 * i + 1 - length) * sorted[i]!;
  }
  return distance / length - spread / (length * (length - 1));
};

/** A shop is seldom near a threshold: the same question at every tenth of a point has more answers. */
const TENTHS = Array.from({ length: 40 }, (_, i) => (10 + i) / 10);

type Samples = Pick<ForecastSamples, 'overall' | 'size' | 'horizon'>;

const crossingChance = ({ overall, size, horizon }: Samples, ahead: number, at: number, isAbove: boolean): number => {
  let crossing = 0;
  for (let i = 0; i < size; i++)
    if (overall.subarray(i * horizon, i * horizon + ahead).some((score) => score >= at !== isAbove)) crossing += 1;
  return crossing / size;
};

/** @param aged what known orders alone come to on that day @param isCrossingJudged whether the truth of all days is known */
export const addForecast = (
  sums: Sums,
  samples: Samples,
  truth: readonly (number | null)[],
  {
    ahead,
    printed,
    aged,
    foreseen,
  }: { ahead: number; printed: number; aged: number | null; foreseen: number[] | undefined },
  isCrossingJudged: boolean,
): void => {
  const [now, then] = [truth[0]!, truth[ahead]!];
  const scores = overallAhead(samples, ahead).sort();
  const [low, high] = [quantileOf(scores, 0.05), quantileOf(scores, 0.95)];
  sums.told += 1;
  // The middle is what the absolute error asks for.
  sums.error += Math.abs(quantileOf(scores, 0.5) - then);
  sums.persistence += Math.abs(now - then);
  sums.persistencePrinted += Math.abs(printed - then);
  if (aged !== null) {
    sums.aged += Math.abs(aged - then);
    sums.agedLooks += 1;
  }
  sums.crps += crpsOf(scores, then);
  const learned = foreseen?.toSorted((a, b) => a - b);
  sums.crpsForeseen += learned === undefined ? Number.NaN : crpsOf(learned, then);
  sums.width90 += high - low;
  if (low <= then && then <= high) sums.inside90 += 1;
  const below = scores.reduce((count, score) => count + (score < then ? 1 : 0), 0) / scores.length;
  sums.pit[Math.min(4, Math.floor(below * 5))]! += 1;
  if (!isCrossingJudged) return;
  for (const at of TENTHS) {
    const isAbove = now >= at;
    const crossed = truth.slice(1, ahead + 1).some((score) => score! >= at !== isAbove) ? 1 : 0;
    sums.brier += (crossingChance(samples, ahead, at, isAbove) - crossed) ** 2;
    sums.brierPersistence += (Number(printed >= at !== isAbove) - crossed) ** 2;
  }
};
