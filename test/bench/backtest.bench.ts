import { consider } from '#core/assess';
import { overallAhead } from '#core/forecast/project';
import { quantileOf } from '#core/forecast/quantile';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { makePricer } from '#core/score/price';
import { type SimulatedShop, simulateShop } from '../seller-center/simulator/shop';
import { AS_OF, CASES, type Case } from './backtest-cases';

// How good is the projection? Simulated shops with a hidden truth are projected day by day from what was known then, and
// compared with the latent score, beside two simple forecasters: repeating the printed score, and ageing known orders.

const DAYS_AHEAD = 7;
const THRESHOLDS = [2.5, 3, 3.5, 4, 4.5];

export interface Sums {
  n: number;
  error: number;
  persistence: number;
  aged: number;
  inside: Record<50 | 80 | 90, number>;
  brier: number;
  brierPersistence: number;
}
const noSums = (): Sums => ({
  n: 0,
  error: 0,
  persistence: 0,
  aged: 0,
  inside: { 50: 0, 80: 0, 90: 0 },
  brier: 0,
  brierPersistence: 0,
});

const lookAt = (shop: SimulatedShop, day: Day, sums: Sums): void => {
  const today = dayNumber(day);
  const truth = Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => shop.trueScore(makeDay(today + i)));
  const [now, next] = truth;
  const file = shop.facts(day);
  const printed = file.readings.at(-1)?.overall ?? null;
  if (now == null || next == null || printed === null || truth.includes(null)) return;
  const considered = consider(file, { asOf: day, knownUntil: file.readings.at(-1)!.at });
  const projection = considered?.prospect(DAYS_AHEAD, 1).projection;
  if (considered == null || projection == null) return;
  const scores = overallAhead(projection, 1).sort();
  const mean = scores.reduce((sum, it) => sum + it, 0) / scores.length;
  sums.n += 1;
  sums.error += Math.abs(mean - next);
  sums.persistence += Math.abs(printed - next);
  sums.aged += Math.abs((makePricer(considered.standing).overall(1) ?? printed) - next);
  for (const level of [50, 80, 90] as const) {
    const tail = (1 - level / 100) / 2;
    if (quantileOf(scores, tail) <= next && next <= quantileOf(scores, 1 - tail)) sums.inside[level] += 1;
  }
  for (const threshold of THRESHOLDS) {
    const above = now >= threshold;
    const crossed = truth.slice(1).some((it) => it! >= threshold !== above);
    const { overall, size, horizon } = projection;
    let crossing = 0;
    for (let i = 0; i < size; i++)
      if (overall.subarray(i * horizon, (i + 1) * horizon).some((it) => it >= threshold !== above)) crossing += 1;
    sums.brier += (crossing / size - Number(crossed)) ** 2;
    sums.brierPersistence += (Number(printed >= threshold !== above) - Number(crossed)) ** 2;
  }
};

export const runCase = ({ choices, looks }: Case, seeds: number[]): Sums => {
  const sums = noSums();
  for (const seed of seeds) {
    const shop = simulateShop({ asOf: AS_OF, ahead: DAYS_AHEAD + 2, visits: 60, days: 150, ...choices, seed });
    for (const back of looks) lookAt(shop, makeDay(dayNumber(AS_OF) - back), sums);
  }
  return sums;
};

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`.padStart(6);
export const sayRow = (name: string, it: Sums): string =>
  [
    name.padEnd(30),
    String(it.n).padStart(5),
    (it.error / it.n).toFixed(4).padStart(8),
    (it.error / it.persistence).toFixed(2).padStart(8),
    (it.error / it.aged).toFixed(2).padStart(8),
    percent(it.inside[50], it.n),
    percent(it.inside[80], it.n),
    percent(it.inside[90], it.n),
    (it.brier / it.n).toFixed(4).padStart(8),
    (it.brier / (it.brierPersistence || Number.NaN)).toFixed(2).padStart(8),
  ].join(' ');

const addUp = (all: Sums[]): Sums =>
  all.reduce(
    (sum, it) => ({
      n: sum.n + it.n,
      error: sum.error + it.error,
      persistence: sum.persistence + it.persistence,
      aged: sum.aged + it.aged,
      inside: {
        50: sum.inside[50] + it.inside[50],
        80: sum.inside[80] + it.inside[80],
        90: sum.inside[90] + it.inside[90],
      },
      brier: sum.brier + it.brier,
      brierPersistence: sum.brierPersistence + it.brierPersistence,
    }),
    noSums(),
  );

const seeds = Array.from({ length: Number(process.argv[2] ?? 3) }, (_, i) => i + 1);
console.log(`${'case'.padEnd(30)}     n      MAE  ÷persist ÷aged    in50   in80   in90    Brier ÷persist`);
const all = CASES.map((it) => {
  const sums = runCase(it, seeds);
  console.log(sayRow(it.name, sums));
  return sums;
});
console.log(sayRow('all', addUp(all)));
