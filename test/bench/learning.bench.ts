import { assess, modelShop } from '#core/assess';
import { estimateParameters } from '#core/estimate/estimate-parameters';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { DIMENSIONS } from '#core/model/metric';
import { US_2026_06_22 as us } from '#core/policy/us';
import { scoreAged } from '#core/score/score-inputs';
import type { ScoreParameters } from '#core/score/score-parameters';
import { HIDDEN, type Hidden, hide, otherTruth } from '../portal/hide';
import { simulateShop } from '../simulator/shop';

// How close the learned score comes to the latent one, by what the pages keep to themselves: on the day of the look,
// and a week later, when facts have been seen since and no readings. Then the forecast of the next day, beside what
// pages that print everything leave to chance.

const AS_OF = '2026-07-01';
const WEEK = 7;
const SEEDS = Array.from({ length: Number(process.argv[2] ?? 8) }, (_, i) => i + 1);

interface Sums {
  today: number[];
  week: number[];
  assumed: number[];
  weights: number[];
  ms: number[];
}
const noSums = (): Sums => ({ today: [], week: [], assumed: [], weights: [], ms: [] });
const mean = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0) / numbers.length;
const rows = new Map(HIDDEN.map((it) => [it.name, noSums()]));
const today = dayNumber(AS_OF);
const ASSUMED = Object.fromEntries(
  DIMENSIONS.map((it) => [it, { weight: us.dimensionWeights.value[it], from: 'assumed' as const }]),
) as ScoreParameters['dimensionWeights'];

const NEXT_DAY: readonly Hidden[] = [
  { name: 'next day: the overall alone is printed', days: [0, 44], prints: {} },
  { name: 'next day: with dimension scores', days: [0, 44], prints: { dimensions: true } },
  {
    name: 'next day: everything is printed',
    days: [0, 44],
    prints: { weights: true, metricScores: true, anchors: true, dimensions: true, values: true, targets: true },
  },
];
const nextDays = new Map(NEXT_DAY.map(({ name }) => [name, { errors: [] as number[], repeated: [] as number[] }]));

for (const seed of SEEDS) {
  const truth = otherTruth(seed);
  const ordersPerDay = seed % 2 === 0 ? 8 : 20;
  const shop = simulateShop({ seed, asOf: AS_OF, ahead: WEEK, visits: 60, days: 150, ordersPerDay, truth });
  const seenOn = (day: Day) => {
    const model = modelShop(shop.facts(day), { asOf: day });
    if (model === null) throw new Error('no policy for the simulated shop');
    return model;
  };
  const inAWeek = makeDay(today + WEEK);
  const now = seenOn(AS_OF);
  const later = seenOn(inAWeek);
  const { policy } = now.ledger;
  for (const level of HIDDEN) {
    const readings = now.facts.readings.flatMap((it) => hide(level, it, today - dayNumber(it.day)) ?? []);
    const sums = rows.get(level.name)!;
    // Counting the past is the caller's: what is timed is the learning alone.
    const inputsByDay = new Map(readings.map((it) => [dayNumber(it.day), now.inputsOn(dayNumber(it.day))]));
    const start = performance.now();
    const { parameters, dimensionWeights } = estimateParameters({
      policy,
      readings,
      day: today,
      inputsOn: (day) => inputsByDay.get(day)!,
    });
    sums.ms.push(performance.now() - start);
    const missOf = ({ inputs }: typeof now, day: Day, by: ScoreParameters) =>
      Math.abs((scoreAged({ ...inputs, parameters: by }).overall ?? Number.NaN) - shop.trueScore(day)!);
    sums.today.push(missOf(now, AS_OF, parameters));
    sums.week.push(missOf(later, inAWeek, parameters));
    sums.assumed.push(missOf(now, AS_OF, { ...now.inputs.parameters, dimensionWeights: ASSUMED }));
    for (const it of DIMENSIONS) sums.weights.push(Math.abs(dimensionWeights[it].value - truth.dimensionWeights[it]));
  }
  const facts = shop.facts(AS_OF);
  const truthOfNextDay = shop.trueScore(makeDay(today + 1))!;
  for (const level of NEXT_DAY) {
    const readings = facts.readings.flatMap((it) => hide(level, it, today - dayNumber(it.day)) ?? []);
    const { next } = assess({ ...facts, readings }, { asOf: AS_OF, horizon: 1, replay: false });
    const { errors, repeated } = nextDays.get(level.name)!;
    errors.push(Math.abs(next.overall!.mean - truthOfNextDay));
    repeated.push(Math.abs(readings.at(-1)!.overall! - truthOfNextDay));
  }
}

console.log(`${'what the pages keep to themselves'.padEnd(64)} today   worst  week  weights     ms`);
for (const [name, { today: now, week, weights, ms }] of rows)
  console.log(
    [
      name.padEnd(64),
      mean(now).toFixed(3),
      Math.max(...now)
        .toFixed(3)
        .padStart(7),
      mean(week).toFixed(3).padStart(6),
      mean(weights).toFixed(3).padStart(7),
      mean(ms).toFixed(0).padStart(7),
    ].join(' '),
  );
const [first] = rows.values();
console.log(`${'anchors read, weights assumed'.padEnd(64)} ${mean(first!.assumed).toFixed(3)}`);
for (const [name, { errors, repeated }] of nextDays)
  console.log(`${name.padEnd(64)} ${mean(errors).toFixed(3)}; the printed score repeated ${mean(repeated).toFixed(3)}`);
