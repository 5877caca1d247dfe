import { describe, expect, it } from 'vitest';
import { dayNumber, makeDay, weekday } from '#core/model/day';
import { makeShopFile, parseShopFile } from '#core/model/shop-file';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { membersOn } from '../oracle/members';
import { scoreOn } from '../oracle/oracle';
import { addBusinessDays, federalHolidays, makeClock, makeInstant } from './calendar';
import { type SimulatedShop, simulateShop } from './shop';

const shop = simulateShop();
const file = shop.facts();

describe('a simulated life', () => {
  it('is the same for the same choices, to the byte, and another for another seed', () => {
    const text = (simulatedShop: SimulatedShop): string =>
      JSON.stringify([simulatedShop.life.orders, simulatedShop.life.chats, simulatedShop.life.mistakes]);
    expect(text(simulateShop({ ordersPerDay: 3 }))).toBe(text(simulateShop({ ordersPerDay: 3 })));
    expect(text(simulateShop({ ordersPerDay: 3, seed: 2 }))).not.toBe(text(simulateShop({ ordersPerDay: 3 })));
  });

  it('keeps what an option does not touch: with a burst the same orders are placed, and some arrive later', () => {
    const calm = simulateShop({ ordersPerDay: 5, bursts: [] }).life.orders;
    const burst = { from: '2026-06-08', to: '2026-06-10', carrier: null, share: 1, extraDays: 5 };
    const rough = simulateShop({ ordersPerDay: 5, bursts: [burst] }).life.orders;
    expect(rough.map((lifeOrder) => [lifeOrder.id, lifeOrder.placed, lifeOrder.shipped])).toEqual(
      calm.map((lifeOrder) => [lifeOrder.id, lifeOrder.placed, lifeOrder.shipped]),
    );
    const later = rough.filter((lifeOrder, index) => (lifeOrder.delivered ?? 0) > (calm[index]!.delivered ?? 0));
    const clock = makeClock('America/Los_Angeles');
    expect(later.length).toBeGreaterThan(5);
    for (const lifeOrder of later) {
      expect(
        makeDay(clock.day(lifeOrder.shipped!)) >= burst.from && makeDay(clock.day(lifeOrder.shipped!)) <= burst.to,
      ).toBe(true);
    }
  });

  it('has worse reviews and more requests of a bad product, and of no other', () => {
    const choices = { ordersPerDay: 16, bursts: [], shifts: [] };
    const bad = { on: '2026-05-01', gone: '2026-06-01', sellerSku: 'MUG-BLUE', negative: 15, defect: 10 };
    const [calm, rough] = [simulateShop(choices).life, simulateShop({ ...choices, badProducts: [bad] }).life];
    const sold = new Set(
      calm.orders.filter(({ lines }) => lines.some(({ sellerSku }) => sellerSku === bad.sellerSku)).map(({ id }) => id),
    );
    const negatives = ({ reviews }: typeof calm) => reviews.filter(({ firstStars }) => firstStars <= 2);
    const others = (life: typeof calm) => [
      negatives(life).filter(({ orderId }) => !sold.has(orderId)),
      life.cases.filter(({ orderId }) => !sold.has(orderId)),
    ];
    expect(others(rough)).toEqual(others(calm));
    expect(negatives(rough).length).toBeGreaterThan(negatives(calm).length + 3);
    expect(rough.cases.length).toBeGreaterThan(calm.cases.length + 3);
  });

  it('answers requests on its weekdays alone, where it has some', () => {
    const { cases, clock } = simulateShop({ ordersPerDay: 8, answerDays: [1, 4] }).life;
    const answered = cases.filter(({ approvedBy, type }) => approvedBy === 'seller' && type !== 'cancellation');
    const days = answered.map(({ requested, approveHours }) =>
      weekday(clock.day(requested + approveHours * 3_600_000)),
    );
    expect(days.length).toBeGreaterThan(20);
    // Where the next such day is too far off, the answer comes when time is up.
    expect(days.filter((day) => day === 1 || day === 4).length / days.length).toBeGreaterThan(0.7);
  });

  it('makes a valid shop file that knows nothing from after the visit', () => {
    const at = '2026-06-20T16:00:00Z';
    const known = shop.facts('2026-06-20');
    expect(parseShopFile(JSON.parse(JSON.stringify(makeShopFile(known.shop, known, at)))).ok).toBe(true);
    const instants = JSON.stringify({
      ...known,
      orders: known.orders.map((order) => ({ ...order, deliverBy: null })),
    }).match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)!;
    expect(instants.length).toBeGreaterThan(1000);
    expect(instants.filter((instant) => instant > at)).toEqual([]);
  });

  it('has problems in all six metrics, several of each kind that should not count', () => {
    const listed = US_METRICS.map(
      (metric) => shop.platform.list('2026-07-01').filter((subject) => subject.metric === metric).length,
    );
    expect(Math.min(...listed)).toBeGreaterThan(4);
    const whys = new Set(shop.life.mistakes.map((mistake) => `${mistake.metric} ${mistake.why}`));
    for (const why of [
      'OTDR express',
      'OTDR tiktokFulfilled',
      'OTDR notNormal',
      'OTDR dueDay',
      'SFCR sample',
      'SFCR tiktokFulfilled',
      'SFCR buyerRequested',
    ])
      expect(whys).toContain(why);
  });

  it('has scores that cross 3.5', () => {
    const days = Array.from({ length: 30 }, (_, i) => makeDay(dayNumber('2026-07-01') - i));
    const scores = days.map((day) => shop.trueScore(day)!);
    expect(Math.min(...scores)).toBeLessThan(3.6);
    expect(Math.max(...scores)).toBeLessThan(4.2);
    expect(Math.min(...scores)).toBeGreaterThan(3);
  });

  it('has no score below 30 deliveries', () => {
    const small = simulateShop({ ordersPerDay: 0.2, openedOn: '2026-03-20' });
    expect(small.trueScore('2026-07-01')).toBeNull();
    expect(small.facts().readings.at(-1)).toMatchObject({ state: 'no-score', overall: null });
  });
});

describe('what the platform prints', () => {
  it('is, unrounded, what the complete facts of the same morning come to', () => {
    for (const day of ['2026-05-25', '2026-06-10', '2026-06-15', '2026-07-01'])
      expect(scoreOn(shop.facts(day), day, shop.truth).overall).toBe(shop.trueScore(day));
  });

  it('is rounded as a page has room for it, and says the day', () => {
    const reading = file.readings.at(-1)!;
    const score = shop.score('2026-07-01');
    expect(reading.day).toBe('2026-07-01');
    expect(reading.overall).toBeCloseTo(score.overall!, 1);
    expect(Number((reading.overall! * 10).toFixed(6)) % 1).toBe(0);
    expect(reading.metrics.NRR!.value).toBeCloseTo(score.metrics.NRR.value!, 4);
    expect(reading.metrics.OTDR!.denominator).toBe(score.metrics.OTDR.denominator);
  });

  it('is scored by re-based anchors from their day on', () => {
    const rebasings = [{ on: '2026-06-20', factor: 0.5 }];
    const rebased = simulateShop({ ordersPerDay: 4, visits: 20, rebasings });
    const [before, after] = ['2026-06-19', '2026-06-20'].map((day) =>
      rebased.facts().readings.find((reading) => reading.day === day),
    );
    expect(before!.metrics.OTDR).toMatchObject({ excellent: 0.9516, poor: 0.8 });
    expect(after!.metrics.OTDR).toMatchObject({ excellent: 0.9758, poor: 0.9 });
    expect(after!.metrics.NRR).toMatchObject({ excellent: 0.0063, poor: 0.02 });
    expect(rebased.trueScore('2026-06-20')!).toBeLessThan(rebased.trueScore('2026-06-19')! - 0.3);
  });

  it('hides what it is told to hide', () => {
    const terse = simulateShop({
      ordersPerDay: 4,
      visits: 2,
      printing: { dimensionWeights: false, metricScores: false, anchors: false },
    }).facts();
    expect(terse.readings.at(-1)!.metrics.NRR).toMatchObject({
      score: null,
      excellent: null,
      poor: null,
      weight: null,
    });
    expect(terse.readings.at(-1)!.dimensions.product).toMatchObject({ weight: null });
  });

  it('drops what an approved ticket is about one business day after the decision', () => {
    const ticket = shop.life.tickets.find((ticket) => ticket.approved)!;
    const decided = shop.life.clock.day(ticket.decided);
    const listed = (day: number): number =>
      shop.platform
        .list(makeDay(day))
        .filter((subject) => ticket.subjects.some((one) => one.orderId === subject.orderId)).length;
    expect(listed(decided)).toBe(ticket.subjects.length);
    expect(listed(addBusinessDays(decided, 1))).toBe(0);
    // the notebook knows it by the day it was last seen
    const entry = file.problems.find((problem) => problem.orderId === ticket.subjects[0]!.orderId)!;
    expect(entry.lastSeen! < makeInstant(shop.life.clock.start(addBusinessDays(decided, 1)))).toBe(true);
    expect(
      membersOn(file, '2026-07-01').some(
        (member) => member.bad && member.orderId === entry.orderId && member.metric === 'OTDR',
      ),
    ).toBe(false);
  });
});

describe('the calendar', () => {
  it('knows the federal holidays as observed', () => {
    // 2026: the Fourth is a Saturday, kept on the Friday before
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  it('counts business days over weekend and holiday', () => {
    expect(makeDay(addBusinessDays(dayNumber('2026-06-29'), 6))).toBe('2026-07-08');
  });

  it('starts the day at local midnight, also when clocks change', () => {
    const clock = makeClock('America/Los_Angeles');
    expect(makeInstant(clock.start(dayNumber('2026-03-08')))).toBe('2026-03-08T08:00:00Z');
    expect(makeInstant(clock.start(dayNumber('2026-03-09')))).toBe('2026-03-09T07:00:00Z');
    expect(makeInstant(clock.at(dayNumber('2026-11-01'), 23))).toBe('2026-11-02T07:00:00Z');
  });
});
