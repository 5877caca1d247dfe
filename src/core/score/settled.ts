import type { DayNumber } from '#core/model/day';
import type { Entry, Moment, SettledDay, Sums } from './ledger';

/** The first day whose score knows what happened at a moment. */
const knownFrom = (moment: Moment): DayNumber => Math.floor(moment) + 1;

/** From which day on an entry counts as it always will; null where later readings may have changed that. */
const settledFrom = ({ listed, since, until, badSince }: Entry): DayNumber | null => {
  if (listed.length > 0)
    return listed.every((it) => it.later.length === 0) ? Math.min(...listed.map((it) => it.from)) : null;
  const moments = [since, until, badSince].filter(Number.isFinite);
  return moments.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...moments.map(knownFrom));
};

/** What a settled entry counts as: listed is bad, whatever the rules say. */
const settledAs = ({ listed, since, until, badSince }: Entry): 'bad' | 'good' | 'out' => {
  if (listed.length > 0) return 'bad';
  if (!Number.isFinite(since) || Number.isFinite(until)) return 'out';
  return Number.isFinite(badSince) ? 'bad' : 'good';
};

const settleDay = (entries: readonly Entry[]): SettledDay => {
  const moving = entries.filter((it) => settledFrom(it) === null);
  const settled = entries
    .flatMap((entry) => {
      const from = settledFrom(entry);
      return from === null ? [] : [{ entry, from }];
    })
    .sort((a, b) => a.from - b.from);
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

/** @param entries of one metric, by day */
export const settle = (entries: readonly Entry[]): ReadonlyMap<DayNumber, SettledDay> =>
  new Map([...Map.groupBy(entries, (it) => it.day)].map(([day, ours]) => [day, settleDay(ours)]));

/** How many of the entries are settled by the score of a day. */
export const countSettled = ({ from }: SettledDay, day: DayNumber): number => {
  const later = from.findIndex((it) => it > day);
  return later < 0 ? from.length : later;
};
