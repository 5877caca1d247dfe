import { describe, expect, test } from 'vitest';
import { type DayNumber, dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import { makeZone } from '#core/model/zone';
import { US_2026_06_22 as us } from '#core/policy/us';
import { ledgerOfFacts } from '#core/score/partitions';
import { readShopFile } from '#test/fixtures/shop-file';
import { compareInterpretations } from './interpretations';

// A shop whose orders come late in the evening, so that most of them belong to another day in UTC, counted by a platform
// of either interpretation in the plainest way.

const today = dayNumber('2026-07-01');
const LOCAL = 7 * 3_600_000;
const READINGS = 30;

interface Platform {
  denominator?: 'confirmed' | 'not-cancelled';
  days?: 'shop' | 'utc';
  counts?: 'orders' | 'lines';
}

const makeOrders = () =>
  Array.from({ length: 115 * 7 }, (_, i) => {
    const day = today - 115 + Math.floor(i / 7);
    const evening = day * MS_PER_DAY + LOCAL + (20 + ((i * 5) % 4)) * 3_600_000;
    const luck = (i * 7919) % 101;
    const bySeller = luck < 3;
    const byBuyer = luck >= 3 && luck < 16;
    const delivered = bySeller || byBuyer ? null : evening + 5 * MS_PER_DAY;
    const lines = i % 3 === 0 ? 3 : 1;
    const negative = luck > 94 ? (lines === 3 && i % 2 === 0 ? 2 : 1) : 0;
    return {
      id: `5761${String(i).padStart(14, '0')}`,
      placed: evening,
      cancelled: bySeller || byBuyer ? evening + MS_PER_DAY : null,
      bySeller,
      delivered,
      lines,
      negative,
      reviewed: delivered === null ? null : delivered + (3 + (i % 9)) * MS_PER_DAY,
    };
  });
const orders = makeOrders();
const instant = (ms: number | null) =>
  ms === null || ms > (today + 1) * MS_PER_DAY ? null : new Date(ms).toISOString();

const printOn = (on: DayNumber, { denominator, days, counts }: Platform) => {
  const shift = days === 'utc' ? 0 : LOCAL;
  const dayOf = (ms: number) => Math.floor((ms - shift) / MS_PER_DAY);
  const weight = (age: number, window: number) => (age < 1 || age > window ? 0 : 0.7 ** (Math.ceil(age / 15) - 1));
  let [bad, all, cancelledBad, placed] = [0, 0, 0, 0];
  for (const order of orders) {
    const gone = order.cancelled !== null && dayOf(order.cancelled) < on;
    const ofPlaced = weight(on - dayOf(order.placed), 30);
    if (gone && order.bySeller) cancelledBad += ofPlaced;
    if (!gone || denominator !== 'not-cancelled') placed += ofPlaced;
    if (order.delivered === null) continue;
    const ofDelivered = weight(on - dayOf(order.delivered), 60);
    const isReviewed = dayOf(order.reviewed!) < on;
    all += ofDelivered * (counts === 'lines' ? order.lines : 1);
    if (isReviewed) bad += ofDelivered * (counts === 'lines' ? order.negative : Math.min(1, order.negative));
  }
  const ratio = (a: number, b: number) => ({ value: Math.round((1e4 * a) / b) / 1e4 });
  return {
    at: `${makeDay(on)}T16:00:00Z`,
    day: makeDay(on),
    metrics: { NRR: ratio(bad, all), SFCR: ratio(cancelledBad, placed) },
  };
};

const judge = (platform: Platform, whole = true, known = true) => {
  const file = readShopFile({
    shop: { id: 'US:1', region: 'US' },
    orders: orders.map((order) => ({
      id: order.id,
      status: order.cancelled === null ? 'completed' : 'cancelled',
      placedAt: instant(order.placed),
      paidAt: instant(order.placed),
      deliveredAt: instant(order.delivered),
      cancelledAt: instant(order.cancelled),
      cancelledBy: order.bySeller ? 'seller' : 'buyer',
      cancelReason: order.bySeller ? 'Out of stock' : 'No longer needed',
      fulfillment: 'seller',
      flags: [],
      lines: known ? Array.from({ length: order.lines }, (_, i) => ({ skuId: `17${i}`, quantity: 1 })) : null,
    })),
    reviews: orders.flatMap((order) =>
      instant(order.reviewed) === null
        ? []
        : Array.from({ length: order.lines }, (_, i) => ({
            orderId: order.id,
            skuId: `17${i}`,
            firstStars: i < order.negative ? 1 : 5,
            reviewedAt: instant(order.reviewed),
          })),
    ),
    readings: Array.from({ length: READINGS }, (_, back) => printOn(today - back, platform)),
    coverage: ['orders', 'reviews'].map((source) => ({
      source,
      from: makeDay(today - 115),
      to: makeDay(today - 1),
      readAt: '2026-07-01T16:00:00Z',
      complete: whole,
    })),
  });
  const ledger = ledgerOfFacts(file, { policy: us, zone: makeZone('America/Los_Angeles') });
  return compareInterpretations(file, ledger, today, 'decayed');
};

describe('an interpretation is decided by the rates that a platform prints', () => {
  const usual = judge({});
  test('the interpretations that the score uses', () => {
    expect(usual.sfcrDenominator).toMatchObject({ winner: 'confirmed', days: READINGS });
    expect(usual.dayBoundary.winner).toBe('shop');
    expect(usual.nrrCounting).toMatchObject({ winner: 'orders', days: READINGS });
    const [confirmed, other] = usual.sfcrDenominator.options;
    expect(confirmed!.error).toBeLessThan(0.006);
    expect(other!.error).toBeGreaterThan(0.1);
  });
  test.each([
    ['SFCR over orders that were not cancelled', 'sfcrDenominator', { denominator: 'not-cancelled' }, 'SFCR'],
    ['days that begin at midnight in UTC', 'dayBoundary', { days: 'utc' }, 'NRR'],
    ['NRR over lines', 'nrrCounting', { counts: 'lines' }, 'NRR'],
  ] as const)('%s, which explains the value of the day', (_, about, platform, metric) => {
    const { winner, options, advantage, values } = judge(platform)[about];
    expect(winner).toBe(options[1]!.name);
    expect(advantage).toBeGreaterThan(Math.log(20));
    const { by, printed } = values.find((value) => value.metric === metric)!;
    const missOf = (way: (typeof options)[number]) => Math.abs(new Map(Object.entries(by)).get(way.name)! - printed!);
    expect(missOf(options[1]!)).toBeLessThan(0.00005 + 1e-9);
    expect(missOf(options[0]!)).toBeGreaterThan(0.0002);
  });
});

describe('an interpretation stays undecided', () => {
  test('where facts are incomplete', () => {
    const { sfcrDenominator, dayBoundary, nrrCounting } = judge({}, false);
    for (const value of [sfcrDenominator, dayBoundary, nrrCounting])
      expect(value).toEqual({ winner: 'undecided', options: [], days: 0, advantage: 0, values: [] });
  });
  test('where lines are not known', () => {
    expect(judge({}, true, false).nrrCounting).toMatchObject({ winner: 'undecided', values: [] });
  });
});
