import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import { simulateShop } from '../simulator/shop';

// An assessment as of a day knows nothing that came later: it is the same, byte for byte, with all later facts in the file and
// without them. Source: conventions.md#20-as-of-a-day.

const asOf = '2026-06-21';
/** midnight of the next day in the shop's time zone */
const END = '2026-06-22T07:00:00Z';
const shop = simulateShop({ seed: 31, asOf: '2026-07-01', ordersPerDay: 5, visits: 30 });
const later = shop.facts('2026-07-01');

/** Every instant after the day is nulled, whatever it is of; records that happened later go. */
const withoutLater = (value: unknown): unknown => {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) && value >= END ? null : value;
  if (Array.isArray(value)) return value.map(withoutLater);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutLater(field)]));
};
const before = (instant: string | null) => instant === null || instant < END;
const cut = {
  ...(withoutLater(later) as typeof later),
  orders: later.orders
    .filter(({ placedAt }) => before(placedAt))
    .map((order) => {
      const known = withoutLater(order) as typeof order;
      const isMoved = (['paidAt', 'shippedAt', 'deliveredAt', 'cancelledAt', 'readyToShipAt'] as const).some(
        (field) => known[field] !== order[field],
      );
      if (!isMoved) return known;
      const { cancelledAt, deliveredAt, shippedAt, paidAt } = known;
      const status = cancelledAt
        ? ('cancelled' as const)
        : deliveredAt
          ? ('delivered' as const)
          : shippedAt
            ? ('in-transit' as const)
            : paidAt
              ? ('awaiting-shipment' as const)
              : ('unpaid' as const);
      const trackingId = known.readyToShipAt === order.readyToShipAt ? order.trackingId : null;
      return { ...known, status, trackingId };
    }),
  reviews: later.reviews.filter(({ reviewedAt }) => before(reviewedAt)),
  cases: later.cases
    .filter(({ requestedAt }) => before(requestedAt))
    .map((request) => {
      const hours = (request.approveHours ?? 0) + (request.inspectHours ?? 0);
      const isDone = Date.parse(request.requestedAt!) + hours * 3_600_000 < Date.parse(END);
      const open = { approveHours: null, inspectHours: null, rounds: null, approvedBy: null, status: 'open' as const };
      return isDone ? request : { ...request, ...open };
    }),
  chats: later.chats
    .filter(({ startedAt }) => before(startedAt))
    .map((chat) => (before(chat.ratedAt) ? chat : { ...chat, ratedAt: null, rating: null })),
  problems: later.problems
    .filter(({ firstSeen }) => before(firstSeen))
    .map((problem) => (before(problem.lastSeen) ? problem : { ...problem, lastSeen: asOf, readAt: null })),
  readings: later.readings.filter(({ day, at }) => day <= asOf && before(at)),
  tickets: later.tickets
    .filter(({ submittedAt }) => before(submittedAt))
    .map((ticket) =>
      before(ticket.decidedAt)
        ? ticket
        : { ...ticket, status: 'in-review' as const, statusText: null, decidedAt: null },
    ),
  coverage: later.coverage.filter(({ readAt }) => before(readAt)),
};

test('an assessment as of a day does not know what came later', () => {
  expect(cut.orders.length).toBeLessThan(later.orders.length);
  const ask = (file: typeof later) => JSON.stringify(assess(file, { asOf, horizon: 30 }));
  expect(JSON.parse(ask(later))).toEqual(JSON.parse(ask(cut)));
  expect(ask(later)).toBe(ask(cut));
});

test('what came later can be anything', () => {
  const other = simulateShop({ seed: 31, asOf: '2026-06-22', ordersPerDay: 5, visits: 21, ahead: 9 }).facts(
    '2026-06-22',
  );
  const [long, short] = [later, other].map((file) => assess(file, { asOf, replay: false, horizon: 7 }));
  expect(long!.today.metrics.NRR.denominator).toBe(short!.today.metrics.NRR.denominator);
  expect(long!.today.metrics.OTDR.denominator).toBe(short!.today.metrics.OTDR.denominator);
});
