import type { Facts } from '#core/model/facts';
import type { Order, OrderStatus } from '#core/model/order';
import { HOUR, type Ms, makeInstant, maybeInstant } from './calendar';
import type { Life, LifeCase, LifeOrder } from './life';

// The part of a life that has happened by a moment, as records of a shop file: nothing that lies ahead leaks.

const unread = { readAt: null, firstSeen: null, lastSeen: null };

export const statusAt = (order: LifeOrder, at: Ms): OrderStatus => {
  const done = (when: Ms | null): boolean => when !== null && when <= at;
  if (done(order.cancelled)) return 'cancelled';
  if (done(order.completed)) return 'completed';
  if (done(order.delivered)) return 'delivered';
  if (done(order.shipped)) return 'in-transit';
  if (done(order.ready)) return 'awaiting-collection';
  if (!done(order.paid)) return 'unpaid';
  // An hour for the buyer to think again.
  return order.paid! + HOUR <= at ? 'awaiting-shipment' : 'on-hold';
};

export const orderTotal = (order: LifeOrder): number => {
  if (order.flags.includes('sample')) return 0;
  const goods = order.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  return Math.round((goods + order.shippingFee + order.tax) * 100) / 100;
};

const knownOrder = (life: Life, order: LifeOrder, at: Ms, returned: ReadonlySet<string>): Order => {
  const past = (when: Ms | null) => maybeInstant(when !== null && when <= at ? when : null);
  const cancelled = past(order.cancelled) !== null;
  return {
    id: order.id,
    status: statusAt(order, at),
    placedAt: makeInstant(order.placed),
    paidAt: past(order.paid),
    readyToShipAt: past(order.ready),
    shippedAt: past(order.shipped),
    deliverBy: order.deliverBy,
    deliveredAt: past(order.delivered),
    cancelledAt: past(order.cancelled),
    cancelledBy: cancelled ? order.cancelledBy : null,
    cancelReason: cancelled ? order.cancelReason : null,
    kind: order.kind,
    fulfillment: order.fulfillment,
    express: order.express,
    flags: order.flags,
    amount: { value: orderTotal(order), currency: life.shop.currency },
    trackingId: past(order.ready) === null ? null : order.trackingId,
    lines: order.lines.map((line, index) => ({
      skuId: line.skuId,
      sellerSku: line.sellerSku,
      productId: line.productId,
      productName: line.productName,
      quantity: line.quantity,
      returnedQuantity: index === 0 && returned.has(order.id) ? line.quantity : 0,
    })),
    ...unread,
  };
};

const STATUS_TEXTS = { completed: 'Completed', rejected: 'Refund rejected', cancelled: 'Canceled' } as const;

/** The first midnight after a moment: what happens in a day is counted, and printed, with the next daily run. */
export const nextRun = (life: Life, at: Ms): Ms => life.clock.start(life.clock.day(at) + 1);

const caseState = (it: LifeCase, at: Ms): { status: 'open' | 'approved' | LifeCase['outcome']; statusText: string } => {
  if (it.closed <= at) return { status: it.outcome, statusText: STATUS_TEXTS[it.outcome] };
  const answered = it.requested + it.approveHours * HOUR <= at;
  return answered && it.outcome === 'completed'
    ? { status: 'approved', statusText: 'In process' }
    : { status: 'open', statusText: 'To process' };
};

/** Orders whose goods have come back, and orders whose money has gone back. */
export const returnsAt = (life: Pick<Life, 'cases'>, at: Ms): { returned: Set<string>; refunded: Set<string> } => {
  const done = life.cases.filter((it) => it.outcome === 'completed' && it.closed <= at);
  const ids = (cases: readonly LifeCase[]) => new Set(cases.map((it) => it.orderId));
  return {
    returned: ids(done.filter((it) => it.type === 'return-refund')),
    refunded: ids(done.filter((it) => it.type !== 'replacement')),
  };
};

/** What happened before `at`: orders, reviews, cases, chats. */
export const knownAt = (life: Life, at: Ms): Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'> => {
  const { returned } = returnsAt(life, at);
  const products = new Map(life.orders.flatMap(({ lines }) => lines.map((it) => [it.skuId, it.productId])));
  return {
    orders: life.orders.filter((it) => it.placed <= at).map((it) => knownOrder(life, it, at, returned)),
    reviews: life.reviews
      .filter((it) => it.reviewed <= at)
      .map((it) => ({
        id: null,
        orderId: it.orderId,
        skuId: it.skuId,
        productId: products.get(it.skuId)!,
        stars: it.edit !== null && it.edit.at <= at ? it.edit.stars : it.firstStars,
        firstStars: it.firstStars,
        reviewedAt: makeInstant(it.reviewed),
        topic: it.topic,
        ...unread,
      })),
    cases: life.cases
      .filter((it) => it.requested <= at)
      .map((it) => {
        const measured = nextRun(life, it.decided) <= at;
        return {
          id: it.id,
          orderId: it.orderId,
          type: it.type,
          reason: it.reason,
          requestedAt: makeInstant(it.requested),
          ...caseState(it, at),
          approveHours: measured ? it.approveHours : null,
          inspectHours: measured ? it.inspectHours : null,
          rounds: measured ? it.rounds : null,
          approvedBy: measured ? it.approvedBy : null,
          ...unread,
        };
      }),
    chats: life.chats
      .filter((it) => it.started <= at)
      .map((it) => {
        const rated = it.rated !== null && it.rated <= at;
        return {
          id: it.id,
          startedAt: makeInstant(it.started),
          ratedAt: maybeInstant(rated ? it.rated : null),
          rating: rated ? it.rating : null,
          channel: it.channel,
          ...unread,
        };
      }),
  };
};
