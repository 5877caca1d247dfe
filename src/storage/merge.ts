import type { CaseRecord } from '#core/model/case';
import type { Coverage } from '#core/model/coverage';
import { type Instant, MS_PER_DAY } from '#core/model/day';
import { type Facts, isUserInputList, LIST_NAMES, type ListName, type RecordOf, recordKeyOf } from '#core/model/facts';
import type { SeenTimes } from '#core/model/field';
import type { Order, OrderLine, OrderStatus } from '#core/model/order';
import type { Reading } from '#core/model/reading';
import type { Review } from '#core/model/review';
import type { Ticket } from '#core/model/ticket';
import { areEqualJson, fillUnknown } from './json-values';

/** Fills in missing seen times of records, except the seller's input, which no page shows. */
export const withSeenTimes = (facts: Facts, at: Instant): Facts => {
  const seen = <T extends SeenTimes>(record: T): T => ({
    ...record,
    readAt: record.readAt ?? at,
    firstSeen: record.firstSeen ?? at,
    lastSeen: record.lastSeen ?? at,
  });
  const lists = LIST_NAMES.map((list) => {
    if (isUserInputList(list)) return [list, []];
    return [list, list === 'coverage' ? facts.coverage : (facts[list] as SeenTimes[]).map(seen)];
  });
  return Object.fromEntries(lists);
};

type AnyRecord = RecordOf<ListName>;

/** An instant as a number, unknown ones first; instants have several spellings, so text order fails. */
const time = (at: Instant | null): number => (at === null ? Number.NEGATIVE_INFINITY : Date.parse(at));
const earliest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : time(b) < time(a) ? b : a;
export const latest = (a: Instant | null, b: Instant | null): Instant | null => (time(b) > time(a) ? b : a);

/** Whether an instant is in the future, so that its record was read while the clock was ahead. */
const isAhead = (at: Instant | null, now: Instant | null): boolean => now !== null && time(at) > time(now);

const readAt = (record: AnyRecord): number => time(record.readAt ?? ('at' in record ? record.at : null));

const withSeen = <T extends SeenTimes>(merged: T, a: T, b: T, now: Instant | null): T => {
  const upToNow = (at: Instant | null) => (isAhead(at, now) ? now : at);
  return {
    ...merged,
    readAt: latest(upToNow(a.readAt), upToNow(b.readAt)),
    firstSeen: earliest(a.firstSeen, b.firstSeen),
    lastSeen: latest(upToNow(a.lastSeen), upToNow(b.lastSeen)),
  };
};

/** The first rating decides the score, so the one seen first stays. */
const firstStars = (stored: Review, incoming: Review): number | null => {
  const swap = time(incoming.firstSeen ?? incoming.readAt) < time(stored.firstSeen ?? stored.readAt);
  const [first, second] = swap ? [incoming, stored] : [stored, incoming];
  const [before, after] = [first.firstStars ?? first.stars, second.firstStars ?? second.stars];
  return before !== null && after !== null && before !== after ? before : (first.firstStars ?? second.firstStars);
};

/** Merges nested records by entry, such as the metrics of a reading. */
const fillEach = <T extends object>(strong: T, weak: T): T => {
  const merged = fillUnknown(strong, weak);
  for (const field of Object.keys(merged) as (keyof T)[]) {
    const [a, b] = [strong[field], weak[field]];
    if (a && b && typeof a === 'object' && typeof b === 'object') merged[field] = fillUnknown(a, b);
  }
  return merged;
};

const firstNonEmpty = (strong: string[], weak: string[]): string[] => (strong.length > 0 ? strong : weak);

/** Rank of each status; a final status never changes back. */
const PROGRESS: Readonly<Record<OrderStatus, number>> = {
  unpaid: 0,
  'on-hold': 0,
  'awaiting-shipment': 0,
  'awaiting-collection': 0,
  'in-transit': 0,
  delivered: 1,
  completed: 2,
  cancelled: 2,
};

/**
 * The later status, but never back from a final one, as an old file saved again looks newer than it is. On a tie
 * neither is later.
 */
const furthestStatus = (later: Order, earlier: Order): OrderStatus | null => {
  if (later.status === null || earlier.status === null) return later.status ?? earlier.status;
  const goesBack = readAt(later) !== readAt(earlier) && PROGRESS[earlier.status] > PROGRESS[later.status];
  return goesBack ? earlier.status : later.status;
};

const PRODUCT_NAMES = ['skuId', 'sellerSku', 'productId', 'productName'] as const;

/** Whether two lines may be the same: a known product field agrees and none differs. */
const mayBeSameLine = (a: OrderLine, b: OrderLine): boolean => {
  const both = PRODUCT_NAMES.filter((field) => a[field] !== null && b[field] !== null);
  return areEqualJson(a, b) || (both.length > 0 && both.every((field) => a[field] === b[field]));
};

/**
 * Merges the lines of an order from two readings, as pages may show only some lines or other ids than exports. A line
 * with a unique match is completed, unmatched older lines stay, and if matches are ambiguous the later reading replaces
 * all.
 */
export const mergeLines = (later: readonly OrderLine[], earlier: readonly OrderLine[]): OrderLine[] => {
  const partners = later.map((line) => {
    const same = earlier.filter((other) => areEqualJson(other, line));
    return same.length > 0 ? same : earlier.filter((other) => mayBeSameLine(other, line));
  });
  const completed = later.map((line, index) => {
    const [partner, another] = partners[index]!;
    const wanted = partners.filter((pair) => pair.length === 1 && pair[0] === partner).length;
    return partner === undefined || another !== undefined || wanted > 1 ? line : fillUnknown(line, partner);
  });
  return [...completed, ...earlier.filter((other) => !later.some((line) => mayBeSameLine(other, line)))];
};

/** Fields that merge by other rules than: known wins over unknown, later over earlier. */
const FIELD_MERGES: { [N in ListName]?: (later: RecordOf<N>, earlier: RecordOf<N>) => Partial<RecordOf<N>> } = {
  orders: (later: Order, earlier: Order) => ({
    status: furthestStatus(later, earlier),
    // To the order export, which tells pre-orders alone, goods made to order are normal.
    kind: later.kind === 'normal' ? (earlier.kind ?? later.kind) : (later.kind ?? earlier.kind),
    lines: later.lines && earlier.lines ? mergeLines(later.lines, earlier.lines) : (later.lines ?? earlier.lines),
  }),
  readings: (later: Reading, earlier: Reading) => ({
    dimensions: fillEach(later.dimensions, earlier.dimensions),
    metrics: fillEach(later.metrics, earlier.metrics),
  }),
  tickets: (later: Ticket, earlier: Ticket) => ({
    orderIds: firstNonEmpty(later.orderIds, earlier.orderIds),
    caseIds: firstNonEmpty(later.caseIds, earlier.caseIds),
    chatIds: firstNonEmpty(later.chatIds, earlier.chatIds),
  }),
};

/** A range once read whole stays complete when a part of it is read again. */
const mergeCoverage = (later: Coverage, earlier: Coverage): Coverage =>
  later.complete === earlier.complete ? fillUnknown(later, earlier) : later.complete ? later : earlier;

/**
 * Merges two records with the same natural key: a known value wins over an unknown one, else the later reading, else
 * the stored one.
 * @param now a stored record read later than this is overruled; null if the time is not known
 */
export const merge = <N extends ListName>(
  list: N,
  stored: RecordOf<N>,
  incoming: RecordOf<N>,
  now: Instant | null = null,
): RecordOf<N> => {
  const isLater = readAt(incoming) > readAt(stored) || (now !== null && readAt(stored) > time(now));
  const later = isLater ? incoming : stored;
  const earlier = isLater ? stored : incoming;
  // The seller's last save wins whole, so that a cleared note stays empty.
  if (isUserInputList(list)) return readAt(incoming) > readAt(stored) ? incoming : stored;
  if (list === 'coverage') return mergeCoverage(later as Coverage, earlier as Coverage) as RecordOf<N>;
  const merged = { ...fillUnknown(later, earlier), ...FIELD_MERGES[list]?.(later, earlier) };
  const seen = withSeen(
    merged as RecordOf<N> & SeenTimes,
    stored as RecordOf<N> & SeenTimes,
    incoming as RecordOf<N> & SeenTimes,
    now,
  );
  return list === 'reviews' ? { ...seen, firstStars: firstStars(stored as Review, incoming as Review) } : seen;
};

/** Whether both are known and differ. */
export const contradict = <T>(a: T | null, b: T | null): boolean => a !== null && b !== null && a !== b;

/** A bare day of the shop's zone may differ from an instant on another page by up to two days. */
const DAY_AND_ZONE = 2 * MS_PER_DAY;
const areFarApart = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) > DAY_AND_ZONE;

/** Lists whose records are identified by their order until a page gives their own id. */
export type NamedLater = 'reviews' | 'cases';

/** Fields that distinguish reviews of one order, most reliable first: the first that both know decides. */
const REVIEW_NAMES = ['id', 'skuId', 'productId'] as const;

/**
 * Whether two records of one order may be the same: no field that both know differs. Reviews with different stars are
 * one changed review only if both name the same product, as an order has a review per product.
 */
const MAY_BE_SAME: { [N in NamedLater]: (a: RecordOf<N>, b: RecordOf<N>) => boolean } = {
  cases: (a: CaseRecord, b: CaseRecord) =>
    !contradict(a.id, b.id) && !contradict(a.type, b.type) && !areFarApart(a.requestedAt, b.requestedAt),
  reviews: (a: Review, b: Review) => {
    const name = REVIEW_NAMES.find((name) => a[name] !== null && b[name] !== null);
    return name === undefined ? !contradict(a.stars, b.stars) : a[name] === b[name];
  },
};

/**
 * The first two of these records that match each other and no other; ambiguous matches are left as they are, so that
 * cases never mix.
 */
export const findPair = <N extends NamedLater, T extends RecordOf<N>>(
  list: N,
  records: readonly T[],
): [T, T] | undefined => {
  const partners = (record: T): T[] => records.filter((other) => other !== record && MAY_BE_SAME[list](record, other));
  for (const record of records) {
    const [other, another] = partners(record);
    if (other !== undefined && another === undefined && partners(other).length === 1) return [record, other];
  }
  return undefined;
};

export const isNamedLater = (list: ListName): list is NamedLater => list === 'reviews' || list === 'cases';

/** Joins records of one order that turn out to be the same review or case. */
const joinPairs = (
  list: NamedLater,
  facts: Map<string, RecordOf<NamedLater>>,
  isStored: (key: string) => boolean,
  now: Instant | null,
): void => {
  for (let group of Map.groupBy(facts.values(), (record) => record.orderId).values()) {
    for (let pair = findPair(list, group); pair !== undefined; pair = findPair(list, group)) {
      const [a, b] =
        isStored(recordKeyOf(list, pair[1])) && !isStored(recordKeyOf(list, pair[0])) ? [pair[1], pair[0]] : pair;
      const joined = merge(list, a, b, now);
      for (const record of pair) facts.delete(recordKeyOf(list, record));
      facts.set(recordKeyOf(list, joined), joined);
      group = [...group.filter((record) => record !== a && record !== b), joined];
    }
  }
};

/**
 * Merges records into the known ones of a list, changing the map in place.
 * @param isStored on a tie between two matching records, the stored one wins
 * @param now records read later than this are overruled, as the clock was ahead then
 */
export const mergeRecords = <N extends ListName>(
  list: N,
  facts: Map<string, RecordOf<N>>,
  incoming: readonly RecordOf<N>[],
  isStored: (key: string) => boolean,
  now: Instant | null = null,
): void => {
  for (const record of incoming) {
    const key = recordKeyOf(list, record);
    const known = facts.get(key);
    facts.set(key, known === undefined ? record : merge(list, known, record, now));
  }
  if (isNamedLater(list)) joinPairs(list, facts as Map<string, RecordOf<NamedLater>>, isStored, now);
};
