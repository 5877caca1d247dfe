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
    securityAlert: null,
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
const nextRun = (life: Life, at: Ms): Ms => life.clock.start(life.clock.day(at) + 1);

const caseState = (
  lifeCase: LifeCase,
  at: Ms,
): { status: 'open' | 'approved' | LifeCase['outcome']; statusText: string } => {
  if (lifeCase.closed <= at) return { status: lifeCase.outcome, statusText: STATUS_TEXTS[lifeCase.outcome] };
  const answered = lifeCase.requested + lifeCase.approveHours * HOUR <= at;
  return answered && lifeCase.outcome === 'completed'
    ? { status: 'approved', statusText: 'In process' }
    : { status: 'open', statusText: 'To process' };
};

/** Orders whose goods have come back, and orders whose money has gone back. */
export const returnsAt = (life: Pick<Life, 'cases'>, at: Ms): { returned: Set<string>; refunded: Set<string> } => {
  const done = life.cases.filter((request) => request.outcome === 'completed' && request.closed <= at);
  const ids = (cases: readonly LifeCase[]) => new Set(cases.map((request) => request.orderId));
  return {
    returned: ids(done.filter((lifeCase) => lifeCase.type === 'return-refund')),
    refunded: ids(done.filter((lifeCase) => lifeCase.type !== 'replacement')),
  };
};

/** What happened before `at`: orders, reviews, cases, chats. */
export const knownAt = (life: Life, at: Ms): Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'> => {
  const { returned } = returnsAt(life, at);
  const products = new Map(life.orders.flatMap(({ lines }) => lines.map((line) => [line.skuId, line.productId])));
  return {
    orders: life.orders.filter((order) => order.placed <= at).map((order) => knownOrder(life, order, at, returned)),
    reviews: life.reviews
      .filter((review) => review.reviewed <= at)
      .map((review) => ({
        id: null,
        orderId: review.orderId,
        skuId: review.skuId,
        productId: products.get(review.skuId)!,
        stars: review.edit !== null && review.edit.at <= at ? review.edit.stars : review.firstStars,
        firstStars: review.firstStars,
        reviewedAt: makeInstant(review.reviewed),
        topic: review.topic,
        ...unread,
      })),
    cases: life.cases
      .filter((request) => request.requested <= at)
      .map((request) => {
        const measured = nextRun(life, request.decided) <= at;
        return {
          id: request.id,
          orderId: request.orderId,
          type: request.type,
          reason: request.reason,
          requestedAt: makeInstant(request.requested),
          ...caseState(request, at),
          approveHours: measured ? request.approveHours : null,
          inspectHours: measured ? request.inspectHours : null,
          rounds: measured ? request.rounds : null,
          approvedBy: measured ? request.approvedBy : null,
          respondBy: null,
          ...unread,
        };
      }),
    chats: life.chats
      .filter((chat) => chat.started <= at)
      .map((chat) => {
        const rated = chat.rated !== null && chat.rated <= at;
        return {
          id: chat.id,
          startedAt: makeInstant(chat.started),
          ratedAt: maybeInstant(rated ? chat.rated : null),
          rating: rated ? chat.rating : null,
          channel: chat.channel,
          ...unread,
        };
      }),
  };
};
