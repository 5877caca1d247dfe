import type { Ms } from '../simulator/calendar';
import { knownAt } from '../simulator/known';
import type { Life, LifeOrder } from '../simulator/life';
import type { PortalCase, PortalReview } from './app/data';
import { placeholderBuyer } from './portal-orders';
import type { Printer } from './portal-print';

/** Two pages of 50, and one of 20. */
const VISIBLE = 100;

const ordersById = (life: Life): ReadonlyMap<string, LifeOrder> =>
  new Map(life.orders.map((order) => [order.id, order]));
const newestFirst = <T>(list: readonly T[], instantOf: (record: T) => string | null): T[] =>
  list.toSorted((a, b) => (instantOf(b) ?? '').localeCompare(instantOf(a) ?? '')).slice(0, VISIBLE);

/** What the page of product ratings shows. The words of the buyers are placeholders that try to be read. */
export const printReviews = (life: Life, at: Ms, print: Printer): PortalReview[] => {
  const orders = ordersById(life);
  const day = new Intl.DateTimeFormat('en-US', { timeZone: life.options.timeZone, dateStyle: 'medium' });
  return newestFirst(knownAt(life, at).reviews, (review) => review.reviewedAt).map((review, index): PortalReview => {
    const order = orders.get(review.orderId)!;
    const buyer = placeholderBuyer(order.buyer);
    return {
      key: `${review.orderId} ${review.skuId}`,
      orderId: review.orderId,
      line: print.line(order.lines.find((line) => line.skuId === review.skuId)!),
      stars: review.stars!,
      day: day.format(new Date(review.reviewedAt!)),
      text: `Text of ${buyer.name}, call ${buyer.phone}. 5 stars on Jan 1, 2026!`,
      buyer: buyer.name,
      reply: index % 4 === 0 ? `Thank you, ${buyer.name}` : '',
    };
  });
};

const TYPE_WORDS = { refund: 'Refund only', 'return-refund': 'Return and Refund', replacement: 'Exchange' } as const;

/** What Manage returns shows; cancellations are on the page of the orders. */
export const printCases = (life: Life, at: Ms, print: Printer): PortalCase[] => {
  const orders = ordersById(life);
  const cases = knownAt(life, at).cases.filter((request) => request.type !== 'cancellation');
  return newestFirst(cases, (request) => request.requestedAt).map((request): PortalCase => {
    const order = orders.get(request.orderId)!;
    const { name, phone } = placeholderBuyer(order.buyer);
    return {
      id: request.id!,
      orderId: request.orderId,
      line: print.line(order.lines[0]!),
      type: TYPE_WORDS[request.type as keyof typeof TYPE_WORDS],
      reason: request.reason ?? '',
      requested: print.requestTime(request.requestedAt),
      status: request.statusText ?? '',
      refund: print.money(order.lines[0]!.unitPrice),
      buyer: { name, note: `Placeholder note: No longer needed, call ${phone}` },
    };
  });
};
