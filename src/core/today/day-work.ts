import type { OpenOrder } from '#core/model/agenda';
import type { CaseRecord } from '#core/model/case';
import type { DayNumber, Instant } from '#core/model/day';
import type { Money } from '#core/model/field';
import { isSold, type Order, type OrderLine } from '#core/model/order';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { partitionDayOf, type SubjectRecord } from '#core/model/subject-record';
import { makeZone, type Zone } from '#core/model/zone';
import { type DailyChecks, dailyChecksFor } from '#core/policy/daily-checks';
import { isOneOf } from '#core/policy/reasons';

/** An order that was not handed over when last seen. */
export interface WaitingOrder extends Pick<OpenOrder, 'id' | 'placedAt' | 'state' | 'isRisky' | 'amount' | 'seenAt'> {
  /** made to order, pre-order and the like have their own dispatch time */
  isNormal: boolean;
}

/** A request that waits for the seller's first decision. */
export interface WaitingCase {
  id: string;
  orderId: string;
  isReplacement: boolean;
  requestedAt: Instant | null;
  /** the deadline printed on the page; null if none */
  respondBy: Instant | null;
  amount: Money | null;
  seenAt: Instant | null;
}

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

export interface SalesOfDay {
  day: DayNumber;
  currency: string;
  value: number;
}

/** Open work and product outcomes of one day's orders, recomputed whole like a partition. */
export interface DayWork {
  orders: WaitingOrder[];
  cases: WaitingCase[];
  sales: SalesOfDay[];
  products: ProductCounts[];
}

const WAITING: Partial<Record<NonNullable<Order['status']>, OpenOrder['state']>> = {
  'on-hold': 'on-hold',
  'awaiting-shipment': 'to-ship',
  'awaiting-collection': 'to-collect',
};

const waitingOrder = (order: Order): WaitingOrder | null => {
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
  (statusText === null || !isOneOf(notWithSeller.value, statusText));

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
    const waiting = waitingOrder(order);
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
