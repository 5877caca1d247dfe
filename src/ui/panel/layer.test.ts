import { expect, test } from 'vitest';
import type { OrderMark } from '#core/model/order-mark';
import { isActionable, markText } from './layer';

const bare: OrderMark = {
  orderId: '576812345678901234',
  state: 'unknown',
  costs: [],
  appeal: null,
  prepared: null,
  delivery: null,
  check: null,
  answerBy: null,
};
const costs: OrderMark['costs'] = [
  { metric: 'NBFR', points: -0.0341, leavesOn: '2027-01-18' },
  { metric: 'OTDR', points: -0.0031, leavesOn: '2026-12-30' },
];

test('a mark says first what can be done, then what each metric costs by name, never their sum', () => {
  const appeal: OrderMark['appeal'] = { metric: 'OTDR', ground: 'express-order-counted', against: [] };
  expect(markText({ ...bare, costs, appeal }, false)).toBe('appeal · return −0.03 · stops Jan 18');
  expect(markText({ ...bare, costs }, false)).toBe('stops Jan 18 · return −0.03');
});

test('what a known fact speaks against is not marked as something to do', () => {
  const appeal: OrderMark['appeal'] = { metric: 'OTDR', ground: 'x', against: ['out-of-stock'] };
  expect(markText({ ...bare, appeal }, false)).toBe('doubtful appeal');
  expect(isActionable({ ...bare, appeal })).toBe(false);
  expect(isActionable({ ...bare, appeal: { ...appeal, against: [] } })).toBe(true);
});

test('costs that are next to nothing are left out', () => {
  const both = costs.map((cost) => ({ ...cost, points: -0.02 }));
  expect(markText({ ...bare, costs: both }, false)).toBe('stops Jan 18 · return −0.02 · late −0.02');
  expect(markText({ ...bare, costs }, false)).toBe('stops Jan 18 · return −0.03');
  expect(markText({ ...bare, costs: costs.slice(1) }, false)).toBeUndefined();
});

test('a page about one metric omits its name', () => {
  expect(markText({ ...bare, costs: costs.slice(0, 1) }, true)).toBe('stops Jan 18 · −0.03');
});

test('a ticket takes the place of what could be argued', () => {
  const appeal: OrderMark['appeal'] = { metric: 'OTDR', ground: 'x', against: [] };
  const prepared = { id: 'p1', metric: 'OTDR', state: 'open' } as const;
  expect(markText({ ...bare, appeal, prepared }, false)).toBe('in your ticket');
  expect(markText({ ...bare, appeal, prepared: { ...prepared, state: 'filed' } }, false)).toBe('appeal filed');
});

test('an open order is marked when it is late or about to be, not before', () => {
  const due = (daysLeft: number) =>
    markText({ ...bare, delivery: { due: '2026-11-27', daysLeft, shipped: true } }, false);
  expect([-2, 0, 1, 2].map(due)).toEqual(['overdue since Nov 27', 'due today', 'due tomorrow', undefined]);
});

test('an order that is to be handed over says so before what it costs', () => {
  const waiting: OrderMark = { ...bare, costs: costs.slice(0, 1), check: 'ship-today' };
  expect(markText(waiting, true)).toBe('hand over today · −0.03 · stops Jan 18');
});

test('an order of which nothing is known, or that costs nothing, has no mark', () => {
  expect(markText(bare, false)).toBeUndefined();
  expect(markText({ ...bare, state: 'nothing' }, false)).toBeUndefined();
});
