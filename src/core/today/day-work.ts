import * as z from 'zod/mini';
import { type OpenOrder, openCase, openOrder } from '#core/model/agenda';
import type { CaseRecord } from '#core/model/case';
import type { DayNumber } from '#core/model/day';
import { instant, orUnknown } from '#core/model/field';
import { isSold, type Order, type OrderLine } from '#core/model/order';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { partitionDayOf, type SubjectRecord } from '#core/model/subject-record';
import { makeZone, type Zone } from '#core/model/zone';
import { type DailyChecks, dailyChecksFor } from '#core/policy/daily-checks';
import { includesReason } from '#core/policy/reasons';

/** An order that was not handed over when last seen. */
const waitingOrder = z.extend(z.omit(openOrder, { shipBy: true }), {
  /** made to order, pre-order and the like have their own dispatch time */
  isNormal: z.boolean(),
});
export type WaitingOrder = z.infer<typeof waitingOrder>;

/** A request that waits for the seller's first decision. */
const waitingCase = z.extend(z.omit(openCase, { dueAt: true }), {
  /** the deadline printed on the page; null if none */
  respondBy: orUnknown(instant),
});
export type WaitingCase = z.infer<typeof waitingCase>;

/** A product's outcomes among some orders; an order of several products shows a return only by its lines. */
export interface ProductCounts {
  productId: string | null;
  skuId: string | null;
  name: string | null;
  units: number;
  delivered: number;
  returned: number;
  bad: number;
}

/** By hand, as there are many and a schema's time would show. */
const productCounts = z.custom<ProductCounts>((value) => {
  const { units, delivered, returned, bad } = Object(value) as ProductCounts;
  return [units, delivered, returned, bad].every(Number.isFinite);
});

const salesOfDay = z.object({ day: z.number(), currency: z.string(), value: z.number() });
export type SalesOfDay = z.infer<typeof salesOfDay>;

/** Open work and product outcomes of one day's orders, recomputed whole like a partition. */
const dayWork = z.object({
  orders: z.array(waitingOrder),
  cases: z.array(waitingCase),
  sales: z.array(salesOfDay),
  products: z.array(productCounts),
});
export type DayWork = z.infer<typeof dayWork>;

/** Whether a stored value is a day's work; a damaged one is recomputed. */
export const isDayWork = (value: unknown): value is DayWork => z.safeParse(dayWork, value).success;

const WAITING: Partial<Record<NonNullable<Order['status']>, OpenOrder['state']>> = {
  'on-hold': 'on-hold',
  'awaiting-shipment': 'to-ship',
  'awaiting-collection': 'to-collect',
};

const asWaiting = (order: Order): WaitingOrder | null => {
  const state = order.status === null ? undefined : WAITING[order.status];
  if (state === undefined || order.fulfillment === 'tiktok') return null;
  if (order.shippedAt !== null || order.deliveredAt !== null || order.cancelledAt !== null) return null;
  const { id, placedAt, amount, kind, securityAlert } = order;
  const isNormal = kind === null || kind === 'normal';
  const isRisky = securityAlert === true;
  return { id, placedAt, state, isRisky, amount, seenAt: order.lastSeen ?? order.readAt, isNormal };
};

const isWaiting = ({ status, statusText, approveHours, type }: CaseRecord, { notWithSeller }: DailyChecks): boolean =>
  status === 'open' &&
  type !== 'cancellation' &&
  approveHours === null &&
  (statusText === null || !includesReason(notWithSeller.value, statusText));

const isDelivered = ({ status, deliveredAt }: Order): boolean =>
  deliveredAt !== null || status === 'delivered' || status === 'completed';

const keyOf = ({ productId, skuId }: Pick<OrderLine, 'productId' | 'skuId'>): string => `${productId} ${skuId}`;

/** Counts by product, each with its known ids and name. */
class ProductTable {
  readonly rows = new Map<string, ProductCounts>();
  at(product: { productId: string | null; skuId: string | null; productName?: string | null }): ProductCounts {
    const key = keyOf(product);
    let row = this.rows.get(key);
    if (row === undefined) {
      const { productId, skuId } = product;
      row = { productId, skuId, name: null, units: 0, delivered: 0, returned: 0, bad: 0 };
      this.rows.set(key, row);
    }
    row.name ??= product.productName ?? null;
    return row;
  }
}

const isIdentified = ({ productId, skuId }: OrderLine): boolean => productId !== null || skuId !== null;

const countProducts = (table: ProductTable, { order, cases, reviews }: SubjectRecord, stars: number): void => {
  const lines = (order?.lines ?? []).filter(isIdentified);
  const isComplete = lines.length > 0 && lines.length === order?.lines?.length;
  const [first] = lines;
  const isOneProduct = isComplete && lines.every((line) => keyOf(line) === keyOf(first!));
  if (order !== null && isSold(order)) for (const line of lines) table.at(line).units += line.quantity ?? 1;
  if (order !== null && isComplete && isDelivered(order)) {
    if (isOneProduct) {
      const row = table.at(first!);
      row.delivered += 1;
      if (cases.some(({ type }) => type !== 'cancellation')) row.returned += 1;
    } else if (lines.every(({ returnedQuantity }) => returnedQuantity !== null)) {
      for (const line of lines) {
        const row = table.at(line);
        row.delivered += 1;
        if (line.returnedQuantity! > 0) row.returned += 1;
      }
    }
  }
  for (const review of reviews) {
    const given = review.firstStars ?? review.stars;
    if (given === null || given > stars) continue;
    if (review.productId !== null || review.skuId !== null) table.at(review).bad += 1;
    else if (isOneProduct) table.at(first!).bad += 1;
  }
};

/** The shop's zone and its market's daily checks. */
export interface WorkRules {
  zone: Zone;
  checks: DailyChecks;
}
export const workRulesFor = (shop: Shop): WorkRules => ({
  zone: makeZone(timeZoneOf(shop)),
  checks: dailyChecksFor(shop.region),
});

/** The work of some orders: of one partition day, or all. */
export const workOf = (records: readonly SubjectRecord[], { zone, checks }: WorkRules): DayWork => {
  const work: DayWork = { orders: [], cases: [], sales: [], products: [] };
  const sales = new Map<string, SalesOfDay>();
  const table = new ProductTable();
  // Amounts are fractions, so they are summed in a fixed order to be independent of the order of facts.
  for (const record of records.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { order, cases } = record;
    countProducts(table, record, checks.badReviews.value.stars);
    for (const caseRecord of cases)
      if (isWaiting(caseRecord, checks))
        work.cases.push({
          id: caseRecord.id ?? caseRecord.orderId,
          orderId: caseRecord.orderId,
          isReplacement: caseRecord.type === 'replacement',
          requestedAt: caseRecord.requestedAt,
          respondBy: caseRecord.respondBy,
          amount: order?.amount ?? null,
          seenAt: caseRecord.lastSeen ?? caseRecord.readAt,
        });
    if (order === null) continue;
    const waiting = asWaiting(order);
    if (waiting !== null) work.orders.push(waiting);
    if (order.placedAt === null || order.amount === null || order.status === 'unpaid') continue;
    const day = zone.dayOf(order.placedAt);
    const { value, currency } = order.amount;
    const key = `${day} ${currency}`;
    const sum = sales.get(key);
    if (sum === undefined) sales.set(key, { day, currency, value });
    else sum.value += value;
  }
  work.sales = [...sales.values()];
  work.products = [...table.rows.values()];
  return work;
};

/** The work of all records by partition day. */
export const workByDay = (records: readonly SubjectRecord[], rules: WorkRules): Map<DayNumber, DayWork> =>
  new Map([...Map.groupBy(records, partitionDayOf)].map(([day, ofDay]) => [day, workOf(ofDay, rules)]));
