import type { Coverage } from '#core/model/coverage';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { noFacts } from '#core/model/facts';
import { byMetric } from '#core/model/metric';
import { ledgerOfFacts } from '#core/score/partitions';
import { rulesFor } from '#core/score/rules';
import { scoreAged, scoreInputsOn } from '#core/score/score-inputs';
import { readParameters } from '#core/score/score-parameters';
import { tallyOn } from '#core/score/tally';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { continueLife } from '../simulator/continuation';
import { knownAt } from '../simulator/known';
import type { Life } from '../simulator/life';
import { droppedOn, makeShop, subjectKey } from '../simulator/platform';
import { type SimulatedShop, simulateShop } from '../simulator/shop';
import { AS_OF, CASES, seedOf } from './backtest-cases';
import {
  addForecastErrors,
  addSampleErrors,
  addUp,
  bootstrapRatioInterval,
  DAYS_AHEAD,
  noSums,
  type Sums,
  truthFrom,
} from './backtest-sums';

// What could be foreseen at best? Beside the projection, the same looks by one who knows all habits of the simulated shop,
// what is going on in it and what no page tells, but not the dice: its life is gone on with again and again. How far a
// forecast of the facts alone stays behind that is what can still be gained. Arguments: lives of each case (1), futures (48).

const [rounds, futures] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 48)];
const HISTORY = 100;

/** The scores that the platform would show from a day on, by way of the core: the simulator's own scorer is slow. */
const scoresFrom = (life: Life, reading: ReturnType<SimulatedShop['platform']['print']>, day: Day): number[] => {
  const today = dayNumber(day);
  const last = makeDay(today + DAYS_AHEAD);
  const drops = new Map(
    life.tickets.flatMap((it) =>
      it.approved ? it.subjects.map((that) => [subjectKey(that), droppedOn(life, it)]) : [],
    ),
  );
  const from = life.clock.start(today - HISTORY);
  const recent = { ...life, orders: life.orders.filter((it) => it.placed >= from) };
  const coverage = US_METRICS.flatMap((metric) =>
    Array.from({ length: DAYS_AHEAD + 1 }, (_, i): Coverage => {
      const readAt = makeDay(today + i);
      return {
        source: `diagnosis:${metric}`,
        from: makeDay(today - 60),
        to: readAt,
        readAt,
        rows: null,
        expected: null,
        complete: true,
      };
    }),
  );
  const problems = life.mistakes.map((it) => {
    const dropped = drops.get(subjectKey(it));
    const lastSeen = dropped === undefined ? last : makeDay(dropped - 1);
    return { ...it, firstSeen: it.since, lastSeen, readAt: null };
  });
  const shown = (part: Life, at: number) => {
    const known = knownAt(part, life.clock.start(at));
    return ledgerOfFacts({ ...noFacts(), ...known, problems, coverage }, rulesFor(makeShop(life), last)!);
  };
  const ledger = shown(recent, today + DAYS_AHEAD);
  const parameters = readParameters(ledger.policy, [reading], day);
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => {
    // A case that has hours does not tell since when.
    const handled = shown({ ...recent, orders: [], reviews: [], chats: [] }, today + i);
    const tallies = byMetric((metric) => tallyOn(metric === 'AHT' ? handled : ledger, metric, today + i));
    return scoreAged(scoreInputsOn(ledger, today + i, parameters, life.options.openedOn, tallies)).overall!;
  });
};

const foresee = (shop: SimulatedShop, day: Day, sums: Sums): void => {
  const truth = truthFrom(shop, day);
  const reading = shop.facts(day).readings.at(-1);
  if (truth === null || reading?.overall == null) return;
  const wrong = scoresFrom(shop.life, reading, day).findIndex((it, i) => Math.abs(it - truth[i]!) > 1e-9);
  if (wrong >= 0) throw new Error(`the score ${wrong} days after ${day} is not the platform's`);
  const overall = new Float64Array(futures * DAYS_AHEAD);
  for (let luck = 0; luck < futures; luck++)
    overall.set(scoresFrom(continueLife(shop.life, day, luck), reading, day).slice(1), luck * DAYS_AHEAD);
  addSampleErrors({ overall, size: futures, horizon: DAYS_AHEAD }, truth, reading.overall, truth[0]!, sums);
};

const [ours, best]: [Sums[], Sums[]] = [[], []];
for (let round = 0; round < rounds; round++)
  for (const [place, { choices, looks }] of CASES.entries()) {
    const seed = seedOf(round, place);
    const shop = simulateShop({ asOf: AS_OF, ahead: DAYS_AHEAD + 2, visits: 60, days: 150, ...choices, seed });
    const [projected, foreseen] = [noSums(), noSums()];
    for (const back of looks) {
      const day = makeDay(dayNumber(AS_OF) - back);
      addForecastErrors(shop, day, projected);
      foresee(shop, day, foreseen);
    }
    ours.push(projected);
    best.push(foreseen);
  }

const say = (...cells: string[]) =>
  console.log(cells.map((it, i) => (i === 0 ? it.padEnd(34) : it.padStart(18))).join(''));
const cell = (
  lives: Sums[],
  part: 'error' | 'brier' | 'tenths',
  whole: 'persistence' | 'brierPersistence' | 'tenthsPersistence',
) => {
  const sums = addUp(lives);
  const [low, high] = bootstrapRatioInterval(lives, part, whole);
  return `${(sums[part] / sums[whole]).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
};
say(`÷ persistence, ${addUp(best).n} looks (nine in ten)`, 'next-day MAE', 'Brier of 7 days', 'at every tenth');
for (const [name, lives] of [
  ['the projection', ours],
  ['all known but the dice', best],
] as const)
  say(
    name,
    cell(lives, 'error', 'persistence'),
    cell(lives, 'brier', 'brierPersistence'),
    cell(lives, 'tenths', 'tenthsPersistence'),
  );
