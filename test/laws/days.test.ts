import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { MetricToday } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import type { ShopFile } from '#core/model/shop-file';
import { readShopFile } from '#test/fixtures/shop-file';
import type { ByUsMetric } from '#test/fixtures/us-metrics';

// What time alone does to a score, and where a day of a shop begins.

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const makeFile = (lists: Record<string, unknown>, shop: Record<string, unknown> = {}): ShopFile =>
  readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: 'US:1', region: 'US', ...shop },
    ...lists,
  });
const look = (file: ShopFile, on: string) =>
  assess(file, { asOf: on, replay: false, horizon: 1, futures: 8 }).today.metrics as ByUsMetric<MetricToday>;

describe('a day on which nothing happens', () => {
  test('changes no raw count of what stays in the window, and no weight but at ages 16, 31 and 46', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ age: fc.integer({ min: 1, max: 58 }), bad: fc.boolean() }), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 20 }),
        (members, later) => {
          const orders = members.map(({ age }, i) => ({ id: `576${1000 + i}`, deliveredAt: makeDay(today - age) }));
          const reviews = members.flatMap(({ age, bad }, i) =>
            bad
              ? [{ orderId: `576${1000 + i}`, skuId: '1', firstStars: 1, stars: 1, reviewedAt: makeDay(today - age) }]
              : [],
          );
          const file = makeFile({ orders, reviews });
          const NRR = look(file, makeDay(today + later)).NRR;
          const stay = members.filter((member) => member.age + later <= 60);
          const weight = (age: number) => 0.7 ** (Math.ceil(age / 15) - 1);
          const bads = stay.filter((member) => member.bad);
          const sum = (list: typeof members) => list.reduce((total, member) => total + weight(member.age + later), 0);
          if (stay.length === 0) expect(NRR).toMatchObject({ numerator: null, denominator: null });
          else {
            expect(NRR).toMatchObject({ numerator: bads.length, denominator: stay.length });
            expect(NRR.weighted.numerator).toBeCloseTo(sum(bads), 9);
            expect(NRR.weighted.denominator).toBeCloseTo(sum(stay), 9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** The first instant of a day in a zone, in seconds, by asking the calendar of the platform that runs this. */
const startOf = (zone: string, day: string): number => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const isBefore = (seconds: number) => format.format(seconds * 1000) < day;
  let [low, high] = [Date.parse(day) / 1000 - 86_400, Date.parse(day) / 1000 + 86_400];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
};
const instant = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('a day begins at midnight of the shop', () => {
  test.each([
    ['America/Los_Angeles', '2026-03-08', 23],
    ['America/Los_Angeles', '2026-11-01', 25],
    ['Asia/Kathmandu', '2026-07-01', 24],
    ['Pacific/Apia', '2026-07-01', 24],
    // Clocks went on at midnight itself, so that the day began at one; and back into the evening before.
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['America/Sao_Paulo', '2018-02-17', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Europe/London', '2026-10-25', 25],
  ])('in %s on %s, which has %d hours', (timeZone, day, hours) => {
    const number = dayNumber(day);
    const [begins, ends] = [startOf(timeZone, day), startOf(timeZone, makeDay(number + 1))];
    expect((ends - begins) / 3600).toBe(hours);
    const countedOn = (seconds: number, ahead: number) =>
      look(makeFile({ orders: [{ id: '5761', deliveredAt: instant(seconds) }] }, { timeZone }), makeDay(number + ahead))
        .NRR.denominator;
    for (const within of [begins, ends - 1]) {
      expect([0, 1, 60, 61].map((ahead) => countedOn(within, ahead))).toEqual([null, 1, 1, null]);
    }
    expect([0, 60, 61].map((ahead) => countedOn(begins - 1, ahead))).toEqual([1, null, null]);
    expect([1, 61, 62].map((ahead) => countedOn(ends, ahead))).toEqual([null, 1, null]);
  });
  test('a day that a calendar left out is a day of age all the same', () => {
    const file = makeFile(
      { orders: [{ id: '5761', deliveredAt: '2011-12-30T08:00:00Z' }] },
      { timeZone: 'Pacific/Apia' },
    );
    expect(['2011-12-30', '2011-12-31'].map((day) => look(file, day).NRR.denominator)).toEqual([1, 1]);
  });
});

describe('the guide works out', () => {
  test('handling time of 4, 12 and 3 hours in three rounds: 6.33 h', () => {
    const made = { requestedAt: '2026-06-25', approvedBy: 'seller' };
    const cases = [
      { ...made, id: '41', orderId: '1', type: 'return-refund', approveHours: 4, inspectHours: 12, rounds: 2 },
      { ...made, id: '42', orderId: '2', type: 'refund', approveHours: 3, rounds: 1 },
    ];
    expect(look(makeFile({ cases }), asOf).AHT.value!.toFixed(2)).toBe('6.33');
  });
  test('dissatisfaction of three bad ratings in five: 60 %, three stars being neutral', () => {
    const chats = [1, 2, 1, 3, 5].map((rating, i) => ({ id: `c${i}`, rating, ratedAt: '2026-06-25' }));
    expect(look(makeFile({ chats }), asOf).IM_DSAT.value).toBeCloseTo(0.6, 12);
  });
  test.each([
    [1, 1],
    [15, 1],
    [16, 0.7],
    [30, 0.7],
    [31, 0.49],
    [45, 0.49],
    [46, 0.343],
    [60, 0.343],
  ])('that an order delivered %d days ago weighs %d', (age, weight) => {
    const orders = [{ id: '5761', deliveredAt: makeDay(today - age) }];
    expect(look(makeFile({ orders }), asOf).NRR.weighted.denominator).toBeCloseTo(weight, 12);
  });
});
