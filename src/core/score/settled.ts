import type { DayNumber } from '#core/model/day';
import { type Entry, type Moment, NEVER, type SettledDay, type Sums } from './ledger';

/** The first day whose score knows what happened at a moment. */
const knownFrom = (moment: Moment): DayNumber => Math.floor(moment) + 1;

/** From which day on an entry counts as it always will; null where later readings may have changed that. */
const settledFrom = ({ listed, since, until, badSince }: Entry): DayNumber | null => {
  if (listed.length > 0)
    return listed.every((it) => it.later.length === 0) ? Math.min(...listed.map((it) => it.from)) : null;
  let last = Number.NEGATIVE_INFINITY;
  if (since < NEVER) last = since;
  if (until < NEVER && until > last) last = until;
  if (badSince < NEVER && badSince > last) last = badSince;
  return knownFrom(last);
};

/** What a settled entry counts as: listed is bad, whatever the rules say. */
const settledAs = ({ listed, since, until, badSince }: Entry): 'bad' | 'good' | 'out' => {
  if (listed.length > 0) return 'bad';
  if (!Number.isFinite(since) || Number.isFinite(until)) return 'out';
  return Number.isFinite(badSince) ? 'bad' : 'good';
};

/** @param entries of one metric and day */
export const settleDay = (entries: readonly Entry[]): SettledDay => {
  const moving: Entry[] = [];
  const settled: { entry: Entry; from: DayNumber }[] = [];
  for (const entry of entries) {
    const from = settledFrom(entry);
    if (from === null) moving.push(entry);
    else settled.push({ entry, from });
  }
  settled.sort((a, b) => a.from - b.from);
  let last: Sums = { denominator: 0, bad: 0, hours: 0 };
  const sums = settled.map(({ entry }) => {
    const as = settledAs(entry);
    if (as !== 'out')
      last = {
        denominator: last.denominator + entry.rounds,
        bad: last.bad + (as === 'bad' ? 1 : 0),
        hours: last.hours + entry.hours,
      };
    return last;
  });
  return { from: settled.map((it) => it.from), sums, settled: settled.map((it) => it.entry), moving };
};

/** How many of the entries are settled by the score of a day. */
export const countSettled = ({ from }: SettledDay, day: DayNumber): number => {
  const later = from.findIndex((it) => it > day);
  return later < 0 ? from.length : later;
};
