import type { DayNumber } from '#core/model/day';
import { byMetric, METRICS } from '#core/model/metric';
import type { Predicate } from '#core/policy/grounds';
import type { Gap } from './gap';
import { type Entry, NEVER, openSheet, type Sheet, type Trip } from './ledger';
import type { Listed } from './listing';
import { addTrip } from './trip-days';

// A year of a large shop is some hundred sheets that are read for every assessment: fields go by their place, and JSON
// makes null of what is never or of no day.

type Days = [day: DayNumber | null, count: number][];
type EntryText = [
  day: DayNumber,
  since: number | null,
  until: number | null,
  badSince: number | null,
  orderId: string | null,
  caseId: string | null,
  chatId: string | null,
  late: 0 | 1,
  hours: number,
  rounds: number,
  listed: string[],
  proofs: readonly Predicate[],
];
type TripText = [
  placed: number | null,
  shipped: number | null,
  delivered: number | null,
  cancelled: number | null,
  due: number | null,
  count: number,
];

interface SheetText {
  plain: Days[];
  entries: EntryText[][];
  loose: [listed: string, joined: boolean, owner: string, proofs: readonly Predicate[]][];
  eligible: Days;
  completed: Days;
  late: Days;
  pending: Days;
  gaps: [gap: Gap, days: Days][][];
  trips: [carrier: string | null, TripText[]][];
  /** hours of members, then of bad ones; none where there are none */
  hours: [number[], number[]][];
}

const daysOf = (counts: ReadonlyMap<DayNumber, number>): Days => [...counts];
const countsOf = (days: Days): Map<DayNumber, number> =>
  new Map(days.map(([day, count]) => [day ?? Number.NaN, count]));

const hoursOf = (counts: Float64Array): number[] => (counts.some((it) => it !== 0) ? [...counts] : []);

const entryText = (it: Entry): EntryText => [
  it.day,
  it.since,
  it.until,
  it.badSince,
  it.orderId,
  it.caseId,
  it.chatId,
  it.late ? 1 : 0,
  it.hours,
  it.rounds,
  it.listed.map(({ key }) => key),
  it.proofs,
];

const tripText = (it: Trip): TripText => [it.placed, it.shipped, it.delivered, it.cancelled, it.due, it.count];

export const writeSheet = (sheet: Sheet): string => {
  const text: SheetText = {
    plain: METRICS.map((metric) => daysOf(sheet.plain[metric])),
    entries: METRICS.map((metric) => sheet.entries[metric].map(entryText)),
    loose: sheet.loose.map(({ listed, joined, owner, proofs }) => [listed.key, joined, owner, proofs]),
    eligible: daysOf(sheet.eligible),
    completed: daysOf(sheet.completed),
    late: daysOf(sheet.late),
    pending: daysOf(sheet.pending),
    gaps: METRICS.map((metric) => [...sheet.gaps[metric]].map(([gap, days]) => [gap, daysOf(days)])),
    trips: [...sheet.trips].map(([carrier, trips]) => [carrier, [...trips.values()].map(tripText)]),
    hours: METRICS.map((metric) => [hoursOf(sheet.hours[metric].members), hoursOf(sheet.hours[metric].bads)]),
  };
  return JSON.stringify(text);
};

/** @param listedAs what the platform lists, by its key */
export const readSheet = (written: string, listedAs: (key: string) => Listed): Sheet => {
  const text = JSON.parse(written) as SheetText;
  const sheet = openSheet();
  const of = <T>(list: readonly T[]) => byMetric((metric) => list[METRICS.indexOf(metric)]!);
  const hours = of(text.hours);
  for (const metric of METRICS) {
    sheet.hours[metric].members.set(hours[metric][0]);
    sheet.hours[metric].bads.set(hours[metric][1]);
  }
  for (const [carrier, trips] of text.trips)
    for (const [placed, shipped, delivered, cancelled, due, count] of trips)
      addTrip(sheet, { placed, shipped, delivered, cancelled, due, carrier, count }, count);
  const entries = of(text.entries);
  const gaps = of(text.gaps);
  return {
    ...sheet,
    plain: byMetric((metric) => countsOf(of(text.plain)[metric])),
    gaps: byMetric((metric) => new Map(gaps[metric].map(([gap, days]) => [gap, countsOf(days)]))),
    eligible: countsOf(text.eligible),
    completed: countsOf(text.completed),
    late: countsOf(text.late),
    pending: countsOf(text.pending),
    loose: text.loose.map(([key, joined, owner, proofs]) => ({ listed: listedAs(key), joined, owner, proofs })),
    entries: byMetric((metric) =>
      entries[metric].map(
        ([day, since, until, badSince, orderId, caseId, chatId, late, handled, rounds, listed, proofs]) => ({
          metric,
          day,
          since: since ?? NEVER,
          until: until ?? NEVER,
          badSince: badSince ?? NEVER,
          listed: listed.map(listedAs),
          orderId,
          caseId,
          chatId,
          late: late === 1,
          hours: handled,
          rounds,
          proofs,
        }),
      ),
    ),
  };
};
