import { type Day, dayNumber, makeDay } from '#core/model/day';
import { continueLife } from '../simulator/continuation';
import { makeDice } from '../simulator/dice';
import type { Life } from '../simulator/life';
import type { Habits, Shift, ShopOptions } from '../simulator/options';
import { makePlatform } from '../simulator/platform';

// What could be had at best from the same facts: a forecaster who knows how such shops work, what is printed and what has begun,
// and has to estimate the habits of this shop from as many days as they have stood still.

/** Rates that move the score: what they are counted among, and the change that starts their record anew. */
const ESTIMATED: readonly {
  habit: keyof Habits;
  trialsADay(options: ShopOptions): number;
  shift: keyof Shift | null;
}[] = [
  { habit: 'late', trialsADay: ({ ordersPerDay }) => ordersPerDay, shift: 'late' },
  { habit: 'negative', trialsADay: ({ ordersPerDay, habits }) => ordersPerDay * habits.reviewed, shift: 'negative' },
  { habit: 'defect', trialsADay: ({ ordersPerDay }) => ordersPerDay, shift: 'defect' },
  { habit: 'outOfStock', trialsADay: ({ ordersPerDay }) => ordersPerDay, shift: 'outOfStock' },
  { habit: 'collectionTimeout', trialsADay: ({ ordersPerDay }) => ordersPerDay, shift: null },
  { habit: 'rude', trialsADay: ({ habits }) => habits.chatsPerDay * habits.rated, shift: 'rude' },
];
/** Pseudo-count of events. */
const PRIOR_EVENTS = 0.5;
/** Of rates that wander, so many days tell. */
const WANDERING_RECORD_DAYS = 25;

const recordDays = (
  { asOf, days, shifts, wandering }: ShopOptions,
  today: number,
  shift: keyof Shift | null,
): number => {
  const begun = shifts
    .filter((change) => shift !== null && change[shift] !== undefined && dayNumber(change.on) < today)
    .map(({ on }) => today - dayNumber(on));
  return Math.min(days - (dayNumber(asOf) - today), ...begun, wandering > 0 ? WANDERING_RECORD_DAYS : days);
};

/**
 * A draw of the habits from what their record may tell: of another record of the same length, so that the estimate errs as much as
 * one of this shop's own events would. @param luck another number, another draw from the same record
 */
const drawHabits = (options: ShopOptions, today: number, luck: number): ShopOptions => {
  const habits = { ...options.habits };
  for (const { habit, trialsADay, shift } of ESTIMATED) {
    const trials = Math.max(1, trialsADay(options) * recordDays(options, today, shift));
    const events = makeDice(options.seed, 'record', habit, today).count(trials * habits[habit], 0) + PRIOR_EVENTS;
    const spread = 1 / Math.sqrt(events);
    habits[habit] = Math.min(
      0.9,
      makeDice(options.seed, 'draw', habit, today, luck).lognormal(events / trials, spread),
    );
  }
  return { ...options, habits };
};

/** Latent scores of days ahead in so many futures of a shop, by days ahead; futures without a score are left out. */
export const foreseeScores = (
  life: Life,
  day: Day,
  horizons: readonly number[],
  futures: number,
): Partial<Record<number, number[]>> => {
  const today = dayNumber(day);
  const scores = horizons.map((): number[] => []);
  for (let luck = 0; luck < futures; luck++) {
    const platform = makePlatform(continueLife({ ...life, options: drawHabits(life.options, today, luck) }, day, luck));
    for (const [i, ahead] of horizons.entries()) {
      const { overall } = platform.score(makeDay(today + ahead - life.options.pageLag));
      if (overall !== null) scores[i]!.push(overall);
    }
  }
  return Object.fromEntries(horizons.map((ahead, i) => [ahead, scores[i]!]));
};
