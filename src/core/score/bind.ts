import type { DayNumber } from '#core/model/day';
import { byMetric, METRICS } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Finding } from '#core/policy/ground';
import type { Policy } from '#core/policy/policy';
import { type Entry, type Ledger, noCounts, type Sheet, type SummedDay, type Trip } from './ledger';
import type { Listed, Listing } from './listing';
import { copyCounts, sumCounts, sumTrips } from './sum-counts';
import { sumDay } from './summed';

const inOrder = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1);
/** Hours of handling are no whole numbers: summed in one order, they are the same whatever the order of the facts. */
const byId = (a: Entry, b: Entry): number =>
  inOrder(a.orderId, b.orderId) || inOrder(a.caseId, b.caseId) || inOrder(a.chatId, b.chatId);

const early = (day: DayNumber | null): number => day ?? -1;
const byDays = (a: Trip, b: Trip): number =>
  early(a.placed) - early(b.placed) ||
  early(a.due) - early(b.due) ||
  early(a.delivered) - early(b.delivered) ||
  early(a.shipped) - early(b.shipped) ||
  early(a.cancelled) - early(b.cancelled) ||
  ((a.carrier ?? '') < (b.carrier ?? '') ? -1 : 1);

/** The entries of one membership day, and the sheets that they come from. */
interface BoundDay {
  from: Set<Sheet>;
  entries: Entry[];
  summed: SummedDay;
}

const nothingBound = () => ({
  sheets: new Set<Sheet>(),
  counts: noCounts(),
  trips: new Map() as Sheet['trips'],
  days: byMetric(() => new Map<DayNumber, BoundDay>()),
});
type Bound = ReturnType<typeof nothingBound>;

const dayOf = (days: Map<DayNumber, BoundDay>, day: DayNumber): BoundDay => {
  let ours = days.get(day);
  if (ours === undefined) {
    ours = { from: new Set(), entries: [], summed: { from: [], sums: [] } };
    days.set(day, ours);
  }
  return ours;
};

/** Puts a sheet in or takes it out, all but its entries: their days are noted as touched. */
const put = (bound: Bound, sheet: Sheet, sign: 1 | -1, touched: Bound['days']): void => {
  sumCounts(bound.counts, sheet, sign);
  sumTrips(bound.trips, sheet.trips, sign);
  for (const metric of METRICS)
    for (const { day } of sheet.entries[metric]) {
      const ours = dayOf(bound.days[metric], day);
      if (sign > 0) ours.from.add(sheet);
      else ours.from.delete(sheet);
      touched[metric].set(day, ours);
    }
};

/** Gathers the entries of the days that were touched. */
const gather = ({ days }: Bound, touched: Bound['days'], listing: Listing): void => {
  const listedAs = new Map(listing.entries.map((it) => [it.key, it]));
  const asListed = ({ key }: Listed): Listed => listedAs.get(key)!;
  for (const metric of METRICS) {
    const ours = touched[metric];
    for (const it of ours.values()) it.entries = [];
    for (const { entries } of new Set([...ours.values()].flatMap(({ from }) => [...from])))
      for (const it of entries[metric])
        ours.get(it.day)?.entries.push(it.listed.length === 0 ? it : { ...it, listed: it.listed.map(asListed) });
    for (const [day, it] of ours) {
      it.entries.sort(byId);
      it.summed = sumDay(it.entries);
      if (it.entries.length === 0) days[metric].delete(day);
    }
  }
};

const orphansOf = (listing: Listing, sheets: Iterable<Sheet>, entries: Ledger['entries']): Ledger['orphans'] => {
  const joined = new Set<string>();
  for (const metric of METRICS) for (const { listed } of entries[metric]) for (const it of listed) joined.add(it.key);
  const proofs = new Map<string, Map<string, Finding>>();
  for (const { loose } of sheets)
    for (const it of loose) {
      const { key } = it.listed;
      if (it.joined) joined.add(key);
      // It may name an order and a request of another.
      const ours = proofs.get(key) ?? new Map<string, Finding>();
      for (const finding of it.proofs) ours.set(`${finding.ground} ${finding.state}`, finding);
      proofs.set(key, ours);
    }
  const proofsOf = (key: string): Finding[] | null => {
    const ours = proofs.get(key);
    return ours === undefined ? null : [...ours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
  };
  return listing.entries.filter(({ key }) => !joined.has(key)).map((it) => ({ listed: it, proofs: proofsOf(it.key) }));
};

/** Makes a whole of the parts. @param listing of all that is listed, of which a sheet may know no more than the keys */
export type Bind = (sheets: Iterable<Sheet>, policy: Policy, zone: Zone, listing: Listing) => Ledger;

/**
 * Binds sheets again and again at the cost of what has changed: what stands for the same sheets as last time is kept. A
 * sheet never changes once it was bound; one that says otherwise is another one.
 */
export const makeBind = (): Bind => {
  let bound = nothingBound();
  let last: Listing | undefined;
  return (sheets, policy, zone, listing) => {
    if (listing !== last) bound = nothingBound();
    last = listing;
    const [before, now] = [bound.sheets, new Set(sheets)];
    const touched: Bound['days'] = byMetric(() => new Map());
    for (const sheet of before) if (!now.has(sheet)) put(bound, sheet, -1, touched);
    for (const sheet of now) if (!before.has(sheet)) put(bound, sheet, 1, touched);
    bound.sheets = now;
    gather(bound, touched, listing);
    const days = byMetric((metric) => [...bound.days[metric]].sort(([a], [b]) => a - b));
    const entries = byMetric((metric) => days[metric].flatMap(([, it]) => it.entries));
    return {
      ...copyCounts(bound.counts),
      zone,
      policy,
      listing,
      orphans: orphansOf(listing, now, entries),
      entries,
      summed: byMetric((metric) => new Map(days[metric].map(([day, { summed }]) => [day, summed]))),
      trips: [...bound.trips.values()].flatMap((ours) => [...ours.values()]).sort(byDays),
    };
  };
};
