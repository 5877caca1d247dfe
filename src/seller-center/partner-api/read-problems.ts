import { type Instant, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { Zone } from '#core/model/zone';
import { findByCaption } from '../captions';
import { makeRoundedCounter } from '../exports/rounded-ids';
import { type OrderDraft, seenNow } from '../page-context';
import { CASE_TYPE_CAPTIONS, LIST_DAYS } from '../pages/diagnosis/captions';
import { addProblem, noDrafts, type PrintedProblem, type ProblemDrafts } from '../pages/diagnosis/problem-facts';
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

/** The fields of an answer by what they say. */
const FIELDS = {
  orderId: 'order_id',
  caseId: 'return_order_id',
  skuId: 'sku_id',
  productId: 'product_id',
  placedAt: 'order_create_time',
  startedAt: 'first_reply_time',
  deliverBy: 'expect_deliver_time',
  stars: 'user_review_rating',
  rating: 'customer_rating',
  approveHours: 'approve_duration_hours',
  inspectHours: 'inspect_duration_hours',
} as const;

/** What one row says. Fields about buyers and agents are never read. */
const printedIn = (
  metric: Metric,
  row: JsonObject,
  place: string,
  name: NameIssue,
  isRounded: IsRounded,
): PrintedProblem => {
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
  const fields = { ...FIELDS, deliveredAt: metric === 'OTDR' ? 'actual_deliver_time' : 'deliver_time' } as const;
  return {
    id: (field) =>
      take(fields[field], (text) => (isRounded(fields[field], text) ? refuse('unknown-value') : readId(text))),
    chatId: () => take('chat_record_id', readToken),
    productName: () => readProductName([asText(row.product_name)]),
    moment: (field) => take(fields[field], () => readTimestamp(row[fields[field]])),
    stars: (field) => take(fields[field], () => bounded(readWhole(row[fields[field]]), 1, 5)),
    hours: (field) => take(fields[field], () => readDecimal(row[fields[field]])),
    rounds: () => take('review_count', () => readWhole(row.review_count)),
    type: () =>
      take('aftersales_type_name', (text) => readText(text, (printed) => findByCaption(CASE_TYPE_CAPTIONS, printed))),
    // The reasons of several lines of an order may differ, and are then none.
    reason: () =>
      metric === 'SFCR'
        ? agreedValue(reasonsOf(row).map((reason) => take('cancellation_reasons', () => readReason([reason]))))
        : take('return_refund_reason', (text) => readReason([text])),
  };
};

const reasonsOf = (row: JsonObject): string[] => asList(row.cancellation_reasons).map(asText);

/** Lines of one order with different reasons leave the order without a reason. */
const joinReasons = (cases: ProblemDrafts['cases']): ProblemDrafts['cases'] =>
  [...Map.groupBy(cases, ({ id, orderId }) => id ?? orderId).values()].map((group) => {
    const reasons = new Set(group.map(({ reason }) => reason));
    return reasons.size === 1 ? group[0]! : { ...group[0]!, reason: null };
  });

const FIRST_FACT_DAY = Date.UTC(2019, 0);
const LATEST_DEADLINE = 365 * MS_PER_DAY;
/** Removes times before TikTok Shop existed or after the file; a deliver-by day may be later, but hardly by a year. */
const withoutImpossibleTimes = (order: OrderDraft, at: Instant, place: string, name: NameIssue): void => {
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
export const readProblems = (responses: readonly ApiResponse[], zone: Zone, name: NameIssue) => {
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
  const all = { ...noDrafts(), coverage: [] as NonNullable<FactDrafts['coverage']> };
  const isRounded = findRounded([...lists.values()].flatMap(({ rows }) => [...rows.values()].map(({ row }) => row)));
  for (const { metric, at, rows, totals, hasLastPage } of lists.values()) {
    const [drafts, seen] = [noDrafts(), seenNow({ at })];
    let read = 0;
    for (const { row, place } of rows.values()) {
      const before = drafts.orders.length;
      if (addProblem(metric, printedIn(metric, row, place, name, isRounded), seen, drafts)) read += 1;
      const [order] = drafts.orders.slice(before);
      if (order === undefined) continue;
      Object.assign(order, seen);
      if (metric === 'SFCR' && reasonsOf(row).some((reason) => reason !== '')) order.status = 'cancelled';
      withoutImpossibleTimes(order, at, place, name);
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
