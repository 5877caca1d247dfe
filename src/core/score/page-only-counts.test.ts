import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import type { Metric } from '#core/model/metric';
import { readShopFile } from '#test/fixtures/shop-file';
import { sumTally, tallyOn, weightedValue } from './tally';

// A shop of ten orders a day, one of which is late and badly reviewed. However lists, printed figures and orders are
// combined, its rates are one in ten.

const asOf = '2026-07-01';
const noon = (age: number) => new Date(Date.UTC(2026, 6, 1, 19) - age * 86_400_000).toISOString();
const dayOf = (age: number) => noon(age).slice(0, 10);
const ALL = Array.from({ length: 1000 }, (_, i) => {
  const age = 1 + (i % 100);
  const bad = Math.floor(i / 100) === age % 10;
  const id = `5760000000000${10_000 + i}`;
  const order = { id, status: 'completed', placedAt: noon(age + 5), paidAt: noon(age + 5), deliveredAt: noon(age) };
  return { age, bad, order: { ...order, deliverBy: dayOf(bad ? age + 1 : age) } };
});
const BADS = ALL.filter((made) => made.bad);
const ordersOf = (some: typeof ALL) => some.map((made) => made.order);
const problems = (metric: Metric) =>
  BADS.map(({ order }) => ({ metric, orderId: order.id, firstSeen: noon(9), lastSeen: noon(0) }));
const reviews = BADS.map(({ order, age }) => ({
  orderId: order.id,
  skuId: '1',
  firstStars: 1,
  stars: 1,
  reviewedAt: noon(age - 0.25),
}));
const read = (...sources: string[]) =>
  sources.map((source) => ({ source, from: dayOf(140), to: dayOf(1), readAt: noon(0), complete: true }));

const look = (metric: Metric, printed: Record<string, number>, lists: Record<string, unknown[]>, readOn = 0) => {
  const anchors = metric === 'OTDR' ? { excellent: 0.95, poor: 0.5 } : { excellent: 0.05, poor: 0.5 };
  const file = readShopFile({
    exportedAt: '2026-07-01T19:00:00Z',
    readings: [
      { at: '2026-05-01T12:00:00Z', day: '2026-05-01', metrics: { [metric]: anchors } },
      { at: noon(readOn), day: dayOf(readOn), metrics: { [metric]: printed } },
    ],
    ...lists,
  });
  const today = assess(file, { asOf, replay: false, horizon: 1, futures: 8 }).today.metrics[metric];
  const { inputs } = modelShop(file, { asOf })!;
  const tally = inputs.tallies[metric];
  const fromFacts = tallyOn(inputs.ledger, metric, inputs.day);
  const added = (['numerator', 'denominator'] as const).some((of) =>
    tally[of].some((count, age) => count !== fromFacts[of][age]),
  );
  return { ...today, computed: weightedValue(sumTally(tally))!, added };
};

const whole = { orders: ordersOf(ALL), reviews, coverage: read('orders', 'reviews') };
const list = (metric: Metric) => ({
  orders: ordersOf(BADS),
  problems: problems(metric),
  coverage: read(`diagnosis:${metric}`),
});
const some = { orders: ordersOf(ALL.filter((_, i) => i % 3 > 0)), reviews };
/** with fifty orders and incomplete coverage */
const first = ({
  orders,
  coverage,
  ...rest
}: ReturnType<typeof list> | Pick<ReturnType<typeof list>, 'orders' | 'coverage'>) => ({
  ...rest,
  orders: [...orders, ...ordersOf(ALL.filter((made) => !made.bad).slice(0, 50))],
  coverage: [...coverage, { source: 'orders', from: dayOf(5), to: dayOf(1), readAt: noon(0), rows: 50, expected: 700 }],
});
const COUNTS = { numerator: 60, denominator: 600 };

describe('negative reviews', () => {
  test('all orders and reviews were read: the facts alone count, whatever a page prints', () => {
    const { computed, state, from, added, missing } = look('NRR', { numerator: 3, denominator: 9 }, whole, 1);
    expect(computed).toBeCloseTo(0.1, 9);
    expect({ state, from, added, missing }).toEqual({ state: 'scored', from: 'computed', added: false, missing: [] });
  });
  test.each([
    ['the list, and counts of the page', COUNTS, list('NRR')],
    ['the list, and the denominator of the page', { denominator: 600 }, list('NRR')],
    ['the list, and the value of the page, which imply the denominator', { value: 0.1 }, list('NRR')],
    ['a list without coverage, and the value', { value: 0.1 }, { ...list('NRR'), coverage: [] }],
    ['all orders, and counts of the page', COUNTS, { orders: whole.orders, coverage: read('orders') }],
    [
      'all orders, and the value, which imply the numerator',
      { value: 0.1 },
      { orders: whole.orders, coverage: read('orders') },
    ],
    ['the list, the first page of orders, and the value', { value: 0.1 }, first(list('NRR'))],
    [
      'the first page of orders alone, and the value',
      { value: 0.1 },
      { ...some, ...first({ orders: [], coverage: [] }) },
    ],
    ['orders in part, and counts of the page', COUNTS, some],
    ['orders in part, and numerator and value', { numerator: 60, value: 0.1 }, some],
  ])('%s', (_, printed, lists) => {
    const figures = look('NRR', printed, lists, 2);
    const counted = look('NRR', {}, lists, 2).denominator;
    expect(figures.computed).toBeGreaterThan(0.095);
    expect(figures.computed).toBeLessThan(0.105);
    // Displayed counts are those of the facts; page-only counts are a step of their own.
    expect(figures).toMatchObject({ from: 'computed', state: 'partial', added: true });
    expect(figures.denominator).toBe(counted);
    expect(figures.missing).toContainEqual({ code: 'whole-window', count: null });
    expect(figures.missing![0]!.code).toMatch(/^page-/);
    expect(figures.missing![0]!.count).toBeGreaterThan(0);
  });
  test('orders were read in part and no counts are printed: the facts count, labelled as a part', () => {
    for (const printed of [{}, { value: 0.2 }]) {
      const figures = look('NRR', printed, some, 2);
      expect(figures).toMatchObject({ from: 'computed', state: 'partial', added: false });
      expect(figures.value).toBe(figures.computed);
    }
  });
  test.each([
    ['newer', 0.11],
    ['older', 0.09],
  ])('orders read whole, and bad ones that the page alone counts: %s than the others, as its rate says', (_, value) => {
    const lists = { orders: ordersOf(ALL), coverage: read('orders') };
    const { computed } = look('NRR', { ...COUNTS, value }, lists);
    expect(computed).toBeCloseTo(value, 4);
  });

  test('the value of a page of the day is shown, with the computed value beside it', () => {
    const figures = look('NRR', { value: 0.1 }, list('NRR'));
    expect(figures).toMatchObject({ value: 0.1, from: 'read', state: 'scored' });
    expect(figures.computed).toBeCloseTo(0.1, 9);
  });
  test('a page that counts fewer than one member was misread, so only its value is used', () => {
    const { computed } = look('NRR', { value: 0.1, denominator: 5e-324 }, list('NRR'), 1);
    expect(computed).toBe(look('NRR', { value: 0.1 }, list('NRR'), 1).computed);
  });
  test('a page counts until all of its members have left the window', () => {
    expect(look('NRR', COUNTS, list('NRR'), 30)).toMatchObject({ added: true });
    expect(look('NRR', COUNTS, list('NRR'), 70)).toMatchObject({ added: false, computed: 1 });
  });
});

describe('on-time deliveries, whose numerator counts good orders', () => {
  const truth = look('OTDR', {}, whole).computed;
  test.each([
    ['the list, and counts of the page', { numerator: 270, denominator: 300 }, list('OTDR')],
    ['the list, and the value of the page', { value: 0.9 }, list('OTDR')],
    ['orders in part, and counts', { numerator: 270, denominator: 300 }, some],
    ['orders in part, and numerator and value', { numerator: 270, value: 0.9 }, some],
  ])('%s', (_, printed, lists) => {
    const figures = look('OTDR', printed, lists, 1);
    expect(Math.abs(figures.computed - truth)).toBeLessThan(0.012);
    expect(figures).toMatchObject({ from: 'computed', state: 'partial', added: true });
  });
});

describe('handling hours', () => {
  const cases = ALL.slice(0, 60).map(({ order, age }) => ({
    id: `4${order.id}`,
    orderId: order.id,
    type: 'refund',
    requestedAt: noon(age),
    approveHours: 30,
    rounds: 1,
    approvedBy: 'seller',
  }));
  test.each([
    ['hours and rounds', { numerator: 3600, denominator: 120 }],
    ['rounds and the mean', { value: 30, denominator: 120 }],
    ['hours and the mean', { value: 30, numerator: 3600 }],
  ])('some requests, and %s of the page', (_, printed) => {
    const figures = look('AHT', printed, { cases: cases.slice(30) }, 1);
    expect(figures.computed).toBeCloseTo(30, 6);
    expect(figures).toMatchObject({ state: 'partial', added: true });
  });
});
