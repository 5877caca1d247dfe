import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import { isDemo } from '#core/model/shop';
import { checklistAt } from '#core/today/checklist';
import { makeDemoShop } from './demo-shop';

const NOW = '2026-07-01T18:00:00Z';
const demo = makeDemoShop(NOW);

test('the demo shop is deterministic at an instant, and labelled as a demo', () => {
  expect(makeDemoShop(NOW)).toEqual(demo);
  expect(isDemo(demo.shop)).toBe(true);
  expect(demo.shop).toMatchObject({ id: 'US:demo', name: 'Demo shop' });
  expect(new Set(demo.orders.map(({ id }) => id.slice(-6))).size).toBe(demo.orders.length);
});

test('the demo pages print what the demo facts give', () => {
  const { today, eligible, next, trackRecord } = assess(demo, { asOf: '2026-07-01', futures: 32 });
  expect(eligible.state).toBe('scored');
  expect(today.overall.from).toBe('read');
  expect(Math.abs(today.overall.value! - today.overall.computed!)).toBeLessThan(0.1);
  expect(next.overall!.p95 - next.overall!.p05).toBeGreaterThan(0);
  expect(trackRecord!.days).toBeGreaterThan(20);
});

test('the demo shop has something for every screen', () => {
  const assessment = assess(demo, { asOf: '2026-07-01', replay: false, futures: 8 });
  expect(assessment.today.overall.value).toBeGreaterThan(2.5);
  expect(assessment.today.overall.value).toBeLessThan(4.6);
  expect(assessment.costs.length).toBeGreaterThan(10);
  expect(assessment.appeals.tickets.length).toBeGreaterThan(0);
  const items = checklistAt(assessment.agenda!, 'US', NOW);
  const todo = items.filter(({ state }) => state === 'do').map(({ code }) => code);
  expect(todo).toEqual(expect.arrayContaining(['returns', 'stock', 'ticket-overdue']));
  expect(todo.length).toBeGreaterThan(4);
});

test.each(['2026-01-01T07:30:00Z', '2028-02-29T12:00:00Z', '2026-11-01T09:30:00Z', '2026-12-31T23:59:59Z'])(
  'on %s too nothing in it lies ahead',
  (now) => {
    const made = makeDemoShop(now);
    for (const { placedAt, deliveredAt, cancelledAt } of made.orders)
      for (const at of [placedAt, deliveredAt, cancelledAt]) expect(at === null || at <= now, String(at)).toBe(true);
    for (const { at } of made.readings) expect(at <= now).toBe(true);
    expect(made.readings.at(-1)!.overall).not.toBeNull();
  },
);
