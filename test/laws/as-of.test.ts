import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess, replayDays, replayTrackRecord } from '#core/assess';
import { type Day, dayNumber, makeDay } from '#core/model/day';
import { byMetric } from '#core/model/metric';
import { oddShops, runs } from '../fixtures/odd-shops';
import { type SimulatedShop, simulateShop } from '../simulator/shop';

// An assessment as of a day knows nothing that came later: it is the same, byte for byte, with all later facts in the file and
// without them. Source: conventions.md#20-as-of-a-day.

const TODAY = '2026-07-01';
type File = ReturnType<SimulatedShop['facts']> & { exportedAt: string };

/** Fields that say when something happened or was seen; a deliver-by day is a promise, known from the beginning. */
const INSTANTS = new Set(
  'paidAt readyToShipAt shippedAt deliveredAt cancelledAt ratedAt decidedAt readAt firstSeen lastSeen'.split(' '),
);
const NOT_CANCELLED = { cancelledBy: null, cancelReason: null };

/**
 * The file without what is later by its dates. Hours of handling and parcel numbers have none, so that nobody can tell by the file
 * that they are later.
 * @param midnight by which a day begins where the shop is, in UTC
 */
const cutAfter = <F extends File>(later: F, asOf: Day, midnight = '07:00:00Z'): F => {
  const end = `${makeDay(dayNumber(asOf) + 1)}T${midnight}`;
  const before = (instant: string | null) =>
    instant === null || (instant.length === 10 ? instant <= asOf : instant < end);
  const strip = <R extends object>(record: R): R =>
    Object.fromEntries(
      Object.entries(record).map(([field, value]) => [field, INSTANTS.has(field) && !before(value) ? null : value]),
    ) as R;
  return {
    ...later,
    orders: later.orders
      .filter(({ placedAt }) => before(placedAt))
      .map((order) => {
        const known = strip(order);
        const { cancelledAt, deliveredAt, shippedAt, paidAt, readyToShipAt } = known;
        const moved = { cancelledAt, deliveredAt, shippedAt, paidAt, readyToShipAt };
        if (JSON.stringify({ ...order, ...moved }) === JSON.stringify(order)) return known;
        if (cancelledAt !== null) return { ...known, status: 'cancelled' as const };
        // nobody ships what is not paid; where no day of payment is known, none is later
        const isPaid =
          paidAt ?? (order.paidAt === null && (order.readyToShipAt ?? order.shippedAt ?? order.deliveredAt));
        const status = deliveredAt ? 'delivered' : shippedAt ? 'in-transit' : isPaid ? 'awaiting-shipment' : 'unpaid';
        return { ...known, ...NOT_CANCELLED, status } as const;
      }),
    reviews: later.reviews.filter(({ reviewedAt }) => before(reviewedAt)).map(strip),
    cases: later.cases.filter(({ requestedAt }) => before(requestedAt)).map(strip),
    chats: later.chats
      .filter(({ startedAt }) => before(startedAt))
      .map((chat) => (before(chat.ratedAt) ? strip(chat) : { ...strip(chat), rating: null })),
    problems: later.problems.filter(({ firstSeen }) => before(firstSeen)).map(strip),
    readings: later.readings.filter(({ day, at }) => day <= asOf && before(at)).map(strip),
    tickets: later.tickets
      .filter(({ submittedAt }) => before(submittedAt))
      .map((ticket) =>
        before(ticket.decidedAt) ? strip(ticket) : { ...strip(ticket), status: 'in-review' as const, statusText: null },
      ),
    coverage: later.coverage.filter(({ readAt }) => before(readAt)),
  };
};

const SHOPS = [31, 32].map((seed): File => {
  const options = { seed, asOf: TODAY, ordersPerDay: 4, days: 90, visits: 14 };
  const shop = simulateShop({ ...options, ...(seed === 32 && { wandering: 0.3 }) });
  return { exportedAt: `${TODAY}T20:00:00Z`, ...shop.facts(TODAY) };
});
/** A shop, and a day of its last two weeks. */
const pasts = fc.record({ shop: fc.nat({ max: SHOPS.length - 1 }), back: fc.integer({ min: 1, max: 8 }) });
const asOfOf = (back: number): Day => makeDay(dayNumber(TODAY) - back);
const ask = (file: File, asOf: Day) => JSON.stringify(assess(file, { asOf, horizon: 10, futures: 16 }));

test('an assessment as of a day does not know what came later, its track record included', () => {
  fc.assert(
    fc.property(pasts, ({ shop, back }) => {
      const later = SHOPS[shop]!;
      const asOf = asOfOf(back);
      const cut = cutAfter(later, asOf);
      expect(cut.readings.length).toBeLessThan(later.readings.length);
      expect(JSON.parse(ask(later, asOf))).toEqual(JSON.parse(ask(cut, asOf)));
      expect(ask(later, asOf)).toBe(ask(cut, asOf));
    }),
    runs(2),
  );
});

test('nor does it of a file that says anything else', () => {
  fc.assert(
    fc.property(oddShops(), fc.integer({ min: 1, max: 20 }), ({ asOf, file }, back) => {
      const shop = { ...file.shop, timeZone: 'UTC', id: 'US:1', region: 'US' };
      const on = makeDay(dayNumber(asOf) - back);
      const ofDay = (known: typeof file) =>
        JSON.stringify({ ...assess(known, { asOf: on, horizon: 3, futures: 8 }), agenda: null });
      expect(ofDay(cutAfter({ ...file, shop }, on, '00:00:00Z'))).toBe(ofDay({ ...file, shop }));
    }),
    runs(60),
  );
});

test('an order that was shipped later, and of which no page says when it was paid, was confirmed when it was placed', () => {
  const shop = SHOPS[0]!;
  const asOf = asOfOf(3);
  const undated = { ...shop, orders: shop.orders.map((order) => ({ ...order, paidAt: null })) };
  const confirmed = (file: File, isShipped: (order: File['orders'][number]) => boolean) =>
    assess({ ...file, orders: file.orders.filter(isShipped), problems: [] }, { asOf, replay: false, futures: 8 }).today
      .metrics.SFCR!.denominator;
  const isShipped = ({ shippedAt }: { shippedAt: string | null }) => shippedAt !== null;
  expect(undated.orders.some(({ shippedAt }) => shippedAt !== null && shippedAt > makeDay(dayNumber(asOf) + 2))).toBe(
    true,
  );
  expect(confirmed(undated, isShipped)).toBe(confirmed(shop, isShipped));
});

test('later readings of lists, and what they showed first or no more, change nothing before', () => {
  fc.assert(
    fc.property(pasts, ({ shop, back }) => {
      const later = SHOPS[shop]!;
      const asOf = asOfOf(back);
      const end = `${makeDay(dayNumber(asOf) + 1)}T07:00:00Z`;
      const isOld = ({ readAt }: { readAt: string | null }) => readAt === null || readAt < end;
      const { coverage, readings, problems } = later;
      const other = {
        ...later,
        coverage: coverage.filter(isOld),
        readings: readings.filter(({ at }) => at < end),
        problems: problems.filter(({ firstSeen }) => firstSeen === null || firstSeen < end),
      };
      expect(ask(other, asOf)).toBe(ask(later, asOf));
    }),
    runs(2),
  );
});

test('the track record of past days is not moved by what came since', () => {
  fc.assert(
    fc.property(pasts, ({ shop, back }) => {
      const later = SHOPS[shop]!;
      const asOf = asOfOf(back);
      const then = replayDays(cutAfter(later, asOf), { asOf });
      const now = replayDays(later, { asOf: TODAY }).filter(({ day }) => day <= asOf);
      expect(now).toEqual(then);
    }),
    runs(2),
  );
  expect(replayDays(SHOPS[0]!, { asOf: TODAY }).length).toBeGreaterThan(9);
});

test('the track record lets others go first before each of its days, and is that of the assessment', async () => {
  const shop = SHOPS[0]!;
  let pauses = 0;
  const record = await replayTrackRecord(shop, { asOf: TODAY }, async () => {
    pauses += 1;
  });
  expect(record).toEqual(assess(shop, { asOf: TODAY, horizon: 1, futures: 8 }).trackRecord);
  expect(pauses).toBeGreaterThanOrEqual(record!.days);
});

test('days of which the facts are not at hand are not judged', () => {
  const later = SHOPS[0]!;
  const from = makeDay(dayNumber(TODAY) - 69);
  const readings = later.readings.map((reading) => ({
    ...reading,
    metrics: byMetric(
      (metric) => reading.metrics[metric] && { ...reading.metrics[metric], denominator: null, numerator: null },
    ),
  }));
  const lately = {
    ...later,
    readings: readings as unknown as File['readings'],
    coverage: [],
    problems: [],
    orders: later.orders.filter(({ placedAt }) => placedAt! >= from),
  };
  const judged = replayDays(lately, { asOf: TODAY });
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.length).toBeLessThan(replayDays(later, { asOf: TODAY }).length);
});

test('what came later can be anything', () => {
  const asOf = '2026-06-21';
  const later = simulateShop({ seed: 31, asOf: TODAY, ordersPerDay: 5, visits: 30 }).facts(TODAY);
  const other = simulateShop({ seed: 31, asOf: '2026-06-22', ordersPerDay: 5, visits: 21, ahead: 9 }).facts(
    '2026-06-22',
  );
  const [long, short] = [later, other].map((file) => assess(file, { asOf, replay: false, horizon: 7, futures: 8 }));
  expect(long!.today.metrics.NRR!.denominator).toBe(short!.today.metrics.NRR!.denominator);
  expect(long!.today.metrics.OTDR!.denominator).toBe(short!.today.metrics.OTDR!.denominator);
});
