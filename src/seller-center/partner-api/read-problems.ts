import { type Instant, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { Zone } from '#core/model/zone';
import { findByCaption } from '../captions';
import { makeRoundedCounter } from '../exports/rounded-ids';
import { type OrderDraft, seenNow } from '../page-context';
import { CASE_TYPE_CAPTIONS, LIST_DAYS } from '../pages/diagnosis/captions';
import { readId, readProductName, readToken } from '../values/identity';
import { readReason } from '../values/reasons';
import { agreedValue, isRefused, readText, refuse, shapeOf, type Value } from '../values/value';
import {
  asList,
  asText,
  isObject,
  type JsonObject,
  type NameIssue,
  readDecimal,
  readTimestamp,
  readWhole,
} from './fields';
import { API_METRICS, type ApiResponse, PROBLEM_LISTS } from './find-responses';

type ProblemDrafts = Required<Pick<FactDrafts, 'problems' | 'orders' | 'reviews' | 'cases' | 'chats' | 'coverage'>>;
const noDrafts = (): ProblemDrafts => ({ problems: [], orders: [], reviews: [], cases: [], chats: [], coverage: [] });

const ROUNDED = /^\d(?:\.\d+)?e\+\d+$/;

const ID_FIELDS = ['order_id', 'return_order_id', 'sku_id', 'product_id'] as const;
type IdField = (typeof ID_FIELDS)[number];
type IsRounded = (field: IdField, id: string) => boolean;

/** Finds ids of all lists that a tool rounded by reading them as numbers; a single one shows nothing. */
const findRounded = (rows: Iterable<JsonObject>): IsRounded => {
  const counter = makeRoundedCounter(ID_FIELDS);
  for (const row of rows) counter.see(Object.fromEntries(ID_FIELDS.map((field) => [field, asText(row[field])])));
  const columns = counter.settle();
  return (field, id) => columns.some((column) => column.field === field && column.rounding.mayBe(id));
};

/** Reads the fields of one row by name. Fields about buyers and agents are never read. */
const makeRowReader = (row: JsonObject, place: string, name: NameIssue, isRounded: IsRounded) => {
  const take = <T>(field: string, read: (text: string) => Value<T>): T | null => {
    const text = asText(row[field]);
    const value = read(text);
    if (!isRefused(value)) return value;
    const why =
      ROUNDED.test(text) || isRounded(field as IdField, text)
        ? 'was rounded to a number; save the answer as it came'
        : 'cannot be read';
    name(place, `${field}: “${shapeOf(text)}” ${why}`);
    return null;
  };
  const bounded = (value: Value<number>, low: number, high: number): Value<number> =>
    typeof value === 'number' && (value < low || value > high) ? refuse('unknown-value') : value;
  return {
    id: (field: IdField) => take(field, (text) => (isRounded(field, text) ? refuse('unknown-value') : readId(text))),
    token: (field: string) => take(field, readToken),
    stars: (field: string) => take(field, () => bounded(readWhole(row[field]), 1, 5)),
    hours: (field: string) => take(field, () => readDecimal(row[field])),
    count: (field: string) => take(field, () => readWhole(row[field])),
    time: (field: string) => take(field, () => readTimestamp(row[field])),
    phrase: (field: string) => take(field, (text) => readReason([text])),
    type: (field: string) =>
      take(field, (text) => readText(text, (printed) => findByCaption(CASE_TYPE_CAPTIONS, printed))) ?? null,
    /** the phrase on which all entries of a list agree; null if they differ, as for several lines of an order */
    phrases: (field: string) =>
      agreedValue(asList(row[field]).map((entry) => take(field, () => readReason([asText(entry)])))),
  };
};
type RowReader = ReturnType<typeof makeRowReader>;

const readOrder = (reader: RowReader, row: JsonObject, id: string, seen: ReturnType<typeof seenNow>): OrderDraft => {
  const [skuId, productId] = [reader.id('sku_id'), reader.id('product_id')];
  const productName = readProductName([asText(row.product_name)]);
  return {
    id,
    ...seen,
    placedAt: reader.time('order_create_time'),
    lines: skuId === null && productId === null ? null : [{ skuId, productId, productName }],
  };
};

/** Adds the facts of one row; false if its subject is unknown. */
const readRow = (metric: Metric, row: JsonObject, reader: RowReader, at: Instant, drafts: ProblemDrafts): boolean => {
  const seen = seenNow({ at });
  if (metric === 'IM_DSAT') {
    const chatId = reader.token('chat_record_id');
    if (chatId === null) return false;
    drafts.problems.push({ metric, chatId, ...seen });
    const [rating, startedAt] = [reader.stars('customer_rating'), reader.time('first_reply_time')];
    drafts.chats.push({ id: chatId, rating, startedAt, ...seen });
    return true;
  }
  const orderId = reader.id('order_id');
  if (orderId === null) return false;
  if (metric === 'AHT') {
    const caseId = reader.id('return_order_id');
    if (caseId === null) return false;
    drafts.problems.push({ metric, orderId, caseId, ...seen });
    drafts.cases.push({
      id: caseId,
      orderId,
      type: reader.type('aftersales_type_name'),
      approveHours: reader.hours('approve_duration_hours'),
      inspectHours: reader.hours('inspect_duration_hours'),
      rounds: reader.count('review_count'),
      ...seen,
    });
    return true;
  }
  const order = readOrder(reader, row, orderId, seen);
  drafts.problems.push({ metric, orderId, ...seen });
  drafts.orders.push(order);
  switch (metric) {
    case 'NRR': {
      order.deliveredAt = reader.time('deliver_time');
      const stars = reader.stars('user_review_rating');
      drafts.reviews.push({ orderId, skuId: order.lines?.[0]?.skuId ?? null, stars, firstStars: stars, ...seen });
      break;
    }
    case 'NBFR':
      order.deliveredAt = reader.time('deliver_time');
      drafts.cases.push({ orderId, reason: reader.phrase('return_refund_reason'), ...seen });
      break;
    case 'SFCR':
      order.cancelReason = reader.phrases('cancellation_reasons');
      // A reason for a cancellation implies one; no other state is inferred, as a later one may be known already.
      if (asList(row.cancellation_reasons).some((reason) => asText(reason) !== '')) order.status = 'cancelled';
      break;
    case 'OTDR':
      order.deliverBy = reader.time('expect_deliver_time');
      order.deliveredAt = reader.time('actual_deliver_time');
      break;
  }
  return true;
};

/** Lines of one order with different reasons leave the order without a reason. */
const joinReasons = (cases: ProblemDrafts['cases']): ProblemDrafts['cases'] =>
  [...Map.groupBy(cases, ({ id, orderId }) => id ?? orderId).values()].map((group) => {
    const reasons = new Set(group.map(({ reason }) => reason));
    return reasons.size === 1 ? group[0]! : { ...group[0]!, reason: null };
  });

const FIRST_FACT_DAY = Date.UTC(2019, 0);
const LATEST_DEADLINE = 365 * MS_PER_DAY;
/** Removes times before TikTok Shop existed or after the file; a deliver-by day may be later, but hardly by a year. */
const withoutImpossibleTimes = (orders: ProblemDrafts['orders'], at: Instant, place: string, name: NameIssue): void => {
  for (const order of orders) {
    for (const field of ['placedAt', 'deliveredAt', 'deliverBy'] as const) {
      const time = order[field];
      const latest = Date.parse(at) + (field === 'deliverBy' ? LATEST_DEADLINE : 0);
      if (time == null || (Date.parse(time) >= FIRST_FACT_DAY && Date.parse(time) <= latest)) continue;
      order[field] = null;
      name(place, `${field}: a moment that cannot be`);
    }
    for (const field of ['deliveredAt', 'deliverBy'] as const) {
      if (order.placedAt == null || order[field] == null || order[field] >= order.placedAt) continue;
      order[field] = null;
      name(place, `${field}: it is before the order`);
    }
  }
};

/** Distinguishes a row from every other of its list. */
const rowKey = (row: JsonObject): string =>
  ['order_id', 'return_order_id', 'chat_record_id', 'sku_id'].map((field) => asText(row[field])).join(' ');

/** The rows of a list; under a name that is not known, those of the only list in an answer that names its metric. */
const rowsIn = (data: JsonObject, listName: string, isAsked: boolean): readonly unknown[] => {
  if (!isAsked || Object.hasOwn(data, listName)) return asList(data[listName]);
  const lists = Object.values(data).filter((value) => Array.isArray(value) && value.every(isObject));
  return lists.length === 1 ? asList(lists[0]) : [];
};

/** Pages of one list saved on one day. */
interface List {
  metric: Metric;
  at: Instant;
  rows: Map<string, { row: JsonObject; place: string }>;
  totals: Set<number | null>;
  hasLastPage: boolean;
}

/**
 * Listed problems with the facts printed beside them, and coverage of each list: complete if there are as many rows as
 * every page states, and the last page is among them.
 */
export const readProblems = (responses: readonly ApiResponse[], zone: Zone, name: NameIssue): ProblemDrafts => {
  const lists = new Map<string, List>();
  for (const { call, data, metric: code, place, savedAt } of responses) {
    if (call !== 'problem_details') continue;
    const names = Object.keys(PROBLEM_LISTS) as (keyof typeof PROBLEM_LISTS)[];
    for (const listName of names) {
      const metric = PROBLEM_LISTS[listName];
      const rows = rowsIn(data, listName, code === metric);
      // An empty list shows that there are none only if it was requested.
      if (rows.length === 0 && code !== metric) continue;
      const key = `${metric} ${zone.dayOf(savedAt)}`;
      const list = lists.get(key) ?? { metric, at: savedAt, rows: new Map(), totals: new Set(), hasLastPage: false };
      lists.set(key, list);
      if (savedAt > list.at) list.at = savedAt;
      // Totals belong to the requested list.
      const total = code === metric || code === null ? readWhole(data.total_count) : null;
      list.totals.add(typeof total === 'number' ? total : null);
      list.hasLastPage ||= asText(data.next_page_token) === '';
      if (rows.length === 0 && total !== 0 && !Object.hasOwn(data, listName))
        name(place, `${metric}: its list of problems is not found`);
      for (const [index, row] of rows.entries()) {
        const rowPlace = `${place}${place === '' ? '' : ', '}${listName}[${index}]`;
        if (isObject(row)) list.rows.set(rowKey(row), { row, place: rowPlace });
        else name(rowPlace, 'it is no row');
      }
    }
    if (code !== null && !API_METRICS.some((metric) => metric === code))
      name(place, `“${code.slice(0, 20)}” is no metric whose problems are known`);
  }
  const all = noDrafts();
  const isRounded = findRounded([...lists.values()].flatMap(({ rows }) => [...rows.values()].map(({ row }) => row)));
  for (const { metric, at, rows, totals, hasLastPage } of lists.values()) {
    const drafts = noDrafts();
    let read = 0;
    for (const { row, place } of rows.values()) {
      const [orders] = [drafts.orders.length];
      if (readRow(metric, row, makeRowReader(row, place, name, isRounded), at, drafts)) read += 1;
      withoutImpossibleTimes(drafts.orders.slice(orders), at, place, name);
    }
    const [total = null, another] = totals;
    const expected = another === undefined ? total : null;
    const complete = expected !== null && read === rows.size && read === expected && hasLastPage;
    const day = zone.dayOf(at);
    all.problems.push(...drafts.problems);
    all.orders.push(...drafts.orders);
    all.reviews.push(...drafts.reviews);
    all.cases.push(...joinReasons(drafts.cases));
    all.chats.push(...drafts.chats);
    all.coverage.push({
      source: `diagnosis:${metric}`,
      from: makeDay(day - LIST_DAYS[metric]),
      to: makeDay(day - 1),
      readAt: at,
      rows: read,
      expected,
      complete,
    });
  }
  return all;
};
