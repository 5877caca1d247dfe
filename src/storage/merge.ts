import type { Coverage } from '#core/model/coverage';
import type { Instant } from '#core/model/day';
import { isUserInputList, type ListName } from '#core/model/facts';
import type { Order, OrderLine, OrderStatus } from '#core/model/order';
import type { Reading } from '#core/model/reading';
import type { Review } from '#core/model/review';
import type { Ticket } from '#core/model/ticket';
import type { RecordOf } from './database';
import { areEqualJson, fillUnknown } from './json-values';

type AnyRecord = RecordOf<ListName>;
interface Seen {
  readAt: Instant | null;
  firstSeen: Instant | null;
  lastSeen: Instant | null;
}

/** An instant as a number, unknown ones first; instants have several spellings, so text order fails. */
const time = (at: Instant | null): number => (at === null ? Number.NEGATIVE_INFINITY : Date.parse(at));
const earliest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : time(b) < time(a) ? b : a;
const latest = (a: Instant | null, b: Instant | null): Instant | null => (time(b) > time(a) ? b : a);

/** Whether an instant is in the future, so that its record was read while the clock was ahead. */
const isAhead = (at: Instant | null, now: Instant | null): boolean => now !== null && time(at) > time(now);

const readAt = (record: AnyRecord): number => time(record.readAt ?? ('at' in record ? record.at : null));

const withSeen = <T extends Seen>(merged: T, a: T, b: T, now: Instant | null): T => {
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
    merged as RecordOf<N> & Seen,
    stored as RecordOf<N> & Seen,
    incoming as RecordOf<N> & Seen,
    now,
  );
  return list === 'reviews' ? { ...seen, firstStars: firstStars(stored as Review, incoming as Review) } : seen;
};
