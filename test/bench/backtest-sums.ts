import { consider } from '#core/assess';
import { overallAhead } from '#core/forecast/project';
import { quantileOf } from '#core/forecast/quantile';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { makePricer } from '#core/score/price';
import { type Hidden, hide } from '../seller-center/hide';
import type { SimulatedShop } from '../seller-center/simulator/shop';

// One projection held against the latent truth, beside repeating the printed score and ageing what is known.

export const DAYS_AHEAD = 7;
const THRESHOLDS = [2.5, 3, 3.5, 4, 4.5];
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
});

export const addUp = (all: readonly Sums[]): Sums => {
  const sums = noSums();
  for (const it of all) {
    for (const key of ['n', 'error', 'persistence', 'aged', 'width', 'brier', 'brierOwn', 'brierPersistence'] as const)
      sums[key] += it[key];
    for (const level of LEVELS) sums.inside[level] += it.inside[level];
  }
  return sums;
};

/** Projects a shop from what was known on a day, and adds how it went. @param level what the pages keep to themselves */
export const lookAt = (shop: SimulatedShop, day: Day, sums: Sums, level: Hidden | null = null): void => {
  const today = dayNumber(day);
  const truth = Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => shop.trueScore(makeDay(today + i)));
  const [now, next] = truth;
  const file = shop.facts(day);
  const last = file.readings.at(-1);
  if (now == null || next == null || last?.overall == null || truth.includes(null)) return;
  const printed = last.overall;
  const readings =
    level === null ? file.readings : file.readings.flatMap((it) => hide(level, it, today - dayNumber(it.day)) ?? []);
  const considered = consider({ ...file, readings }, { asOf: day, knownUntil: last.at });
  const projection = considered?.prospect(DAYS_AHEAD, 1).projection;
  if (considered == null || projection == null) return;
  const scores = overallAhead(projection, 1).sort();
  const at = (probability: number) => quantileOf(scores, probability);
  sums.n += 1;
  // The middle is what the absolute error asks for.
  sums.error += Math.abs(at(0.5) - next);
  sums.persistence += Math.abs(printed - next);
  sums.aged += Math.abs((makePricer(considered.standing).overall(1) ?? printed) - next);
  sums.width += at(0.95) - at(0.05);
  for (const it of LEVELS) {
    const tail = (1 - it / 100) / 2;
    if (at(tail) <= next && next <= at(1 - tail)) sums.inside[it] += 1;
  }
  for (const threshold of THRESHOLDS) {
    const above = now >= threshold;
    const crossed = Number(truth.slice(1).some((it) => it! >= threshold !== above));
    const { overall, size, horizon } = projection;
    let crossing = 0;
    for (let i = 0; i < size; i++)
      if (overall.subarray(i * horizon, (i + 1) * horizon).some((it) => it >= threshold !== above)) crossing += 1;
    const chance = crossing / size;
    sums.brier += (chance - crossed) ** 2;
    sums.brierOwn += chance * (1 - chance);
    sums.brierPersistence += (Number(printed >= threshold !== above) - crossed) ** 2;
  }
};
