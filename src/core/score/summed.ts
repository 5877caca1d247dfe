import type { DayNumber } from '#core/model/day';
import { type Entry, type Moment, NEVER, type SummedDay, type Sums } from './ledger';
import { listingOn } from './listing';

const FIRST_MOMENT = 1e-9;
const NOTHING: Sums = { denominator: 0, bad: 0, hours: 0 };

/**
 * How an entry counts in the score of `day`, its age apart. What the platform lists is bad, what it has dropped is not,
 * whatever the rules say of it. @param known facts up to this moment decide, by default those before the day began
 */
export const countsOn = (entry: Entry, day: DayNumber, known: Moment = day - FIRST_MOMENT): 'bad' | 'good' | 'out' => {
  const listing = entry.listed.length === 0 ? 'unnamed' : listingOn(entry.listed, entry.day, day);
  if (listing === 'listed') return 'bad';
  if (entry.since > known || entry.until <= known) return 'out';
  if (listing === 'dropped') return entry.metric === 'AHT' ? 'out' : 'good';
  return entry.badSince <= known ? 'bad' : 'good';
};

/** The first day whose score knows what happened at a moment. */
const knownFrom = (moment: Moment): DayNumber => (moment === NEVER ? NEVER : Math.ceil(moment + FIRST_MOMENT));

/** The days whose score may be the first in which a listed entry counts otherwise than before, ascending. */
const turnsOf = ({ since, until, badSince, listed }: Entry): DayNumber[] => {
  const turns = [since, badSince, until].map(knownFrom).filter((it) => it !== NEVER);
  for (const { from, later } of listed) turns.push(from, ...later.map((it) => it.readOn));
  return turns.sort((a, b) => a - b);
};

/** Gathers what changes on which day: few days, so that looking through them is the shortest way to one. */
const makeChanges = () => {
  const from: DayNumber[] = [];
  const by: Sums[] = [];
  const add = ({ rounds, hours }: Entry, day: DayNumber, members: number, bad: number): void => {
    let at = from.indexOf(day);
    if (at < 0) {
      at = from.push(day) - 1;
      by.push({ denominator: 0, bad: 0, hours: 0 });
    }
    const change = by[at]!;
    change.denominator += members * rounds;
    change.bad += bad;
    change.hours += members * hours;
  };
  const sum = (): SummedDay => {
    const order = from.map((_, i) => i).sort((a, b) => from[a]! - from[b]!);
    const last: Sums = { denominator: 0, bad: 0, hours: 0 };
    const sums = order.map((i) => {
      last.denominator += by[i]!.denominator;
      last.bad += by[i]!.bad;
      last.hours += by[i]!.hours;
      return { ...last };
    });
    return { from: order.map((i) => from[i]!), sums };
  };
  return { add, sum };
};

/** @param entries of one metric and day */
export const sumDay = (entries: readonly Entry[]): SummedDay => {
  const { add, sum } = makeChanges();
  for (const entry of entries) {
    if (entry.listed.length > 0) {
      let before: ReturnType<typeof countsOn> = 'out';
      for (const day of turnsOf(entry)) {
        const now = countsOn(entry, day);
        if (now === before) continue;
        const members = (now === 'out' ? 0 : 1) - (before === 'out' ? 0 : 1);
        add(entry, day, members, (now === 'bad' ? 1 : 0) - (before === 'bad' ? 1 : 0));
        before = now;
      }
      continue;
    }
    const [first, end] = [knownFrom(entry.since), knownFrom(entry.until)];
    if (first >= end) continue;
    const bad = Math.max(first, knownFrom(entry.badSince));
    add(entry, first, 1, bad === first ? 1 : 0);
    if (bad > first && bad < end) add(entry, bad, 0, 1);
    if (end !== NEVER) add(entry, end, -1, bad < end ? -1 : 0);
  }
  return sum();
};

/** What the entries come to in the score of a day. */
export const sumsOn = ({ from, sums }: SummedDay, day: DayNumber): Sums => {
  let at = from.length - 1;
  while (at >= 0 && from[at]! > day) at -= 1;
  return sums[at] ?? NOTHING;
};
