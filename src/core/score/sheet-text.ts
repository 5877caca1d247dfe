import type { DayNumber } from '#core/model/day';
import { byMetric, METRICS } from '#core/model/metric';
import type { Finding } from '#core/policy/ground';
import type { Gap } from './gap';
import { type Entry, type Moment, NEVER, openSheet, type Sheet, type Trip } from './ledger';
import type { Listed } from './listing';
import { addTrip } from './trip-days';

// A year of a large shop is some hundred sheets that are read for every assessment: fields go by their place, what is
// seldom said comes last, and JSON makes null of what is never or of no day.

type Days = [day: DayNumber | null, count: number][];
/** What an entry ends with is left out where it says nothing: null, or false. */
type EntryText = [
  day: DayNumber,
  since?: number | null,
  badSince?: number | null,
  orderId?: string | null,
  until?: number | null,
  late?: boolean,
  listed?: string[] | null,
  proofs?: readonly Finding[] | null,
  handled?: [hours: number, rounds: number] | null,
  caseId?: string | null,
  chatId?: string | null,
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
  loose: [listed: string, joined: boolean, owner: string, proofs: readonly Finding[]][];
  eligible: Days;
  completed: Days;
  late: Days;
  pending: Days;
  gaps: [gap: Gap, days: Days][][];
  trips: [carrier: string | null, TripText[]][];
  /** hours of members, then of bad ones; none where there are none */
  hours: [number[], number[]][];
}

const NONE: readonly never[] = [];

const daysOf = (counts: ReadonlyMap<DayNumber, number>): Days => [...counts];
const countsOf = (days: Days): Map<DayNumber, number> =>
  new Map(days.map(([day, count]) => [day ?? Number.NaN, count]));

const hoursOf = (counts: Float64Array): number[] => (counts.some((it) => it !== 0) ? [...counts] : []);

const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);
const everOrNull = (moment: Moment): number | null => (moment === NEVER ? null : moment);

const entryText = (it: Entry): EntryText => {
  const text: unknown[] = [
    it.day,
    everOrNull(it.since),
    everOrNull(it.badSince),
    it.orderId,
    everOrNull(it.until),
    it.late,
    orNull(it.listed.map(({ key }) => key)),
    orNull(it.proofs),
    it.hours === 0 && it.rounds === 1 ? null : [it.hours, it.rounds],
    it.caseId,
    it.chatId,
  ];
  while (text.at(-1) === null || text.at(-1) === false) text.pop();
  return text as EntryText;
};

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

/** Of what the platform lists, a sheet that was read knows no more than the keys: binding it fills in the rest. */
const listedAs = (key: string): Listed => ({ key }) as Listed;

export const readSheet = (written: string): Sheet => {
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
      entries[metric].map(([day, since, badSince, orderId, until, late, listed, proofs, handled, caseId, chatId]) => ({
        metric,
        day,
        since: since ?? NEVER,
        until: until ?? NEVER,
        badSince: badSince ?? NEVER,
        listed: listed?.map(listedAs) ?? NONE,
        orderId: orderId ?? null,
        caseId: caseId ?? null,
        chatId: chatId ?? null,
        late: late ?? false,
        hours: handled?.[0] ?? 0,
        rounds: handled?.[1] ?? 1,
        proofs: proofs ?? NONE,
      })),
    ),
  };
};
