import { expect, test } from 'vitest';
import type { OrderMark } from '#messages/panel-protocol';
import { markText } from './layer';
import { markFor } from './marks';

const mark: OrderMark = {
  orderId: '576812345678901234',
  costs: [
    { metric: 'NBFR', points: -0.0341 },
    { metric: 'OTDR', points: -0.003 },
  ],
  appeal: { metric: 'OTDR', ground: 'express-order-counted' },
};

test('a mark says what the order costs in each metric, never their sum, and whether it can be appealed', () => {
  expect(markText(mark)).toBe('−0.034 · −0.003 · appeal');
});

test('where the page is about one metric, the mark speaks of that alone', () => {
  expect(markText(markFor(mark, 'OTDR')!)).toBe('−0.003 · appeal');
  expect(markText(markFor(mark, 'NBFR')!)).toBe('−0.034');
  expect(markFor(mark, 'SFCR')).toBeNull();
});

test('an order that is in a ticket says so in place of what could be argued, on pages of that metric alone', () => {
  const bare: OrderMark = { ...mark, costs: [], prepared: { id: 'p1', metric: 'OTDR', state: 'open' } };
  expect(markText({ ...bare, costs: mark.costs })).toBe('−0.034 · −0.003 · in your ticket');
  expect(markText(markFor({ ...bare, appeal: null }, 'OTDR')!)).toBe('in your ticket');
  expect(markFor({ ...bare, appeal: null }, 'NBFR')).toBeNull();
});
