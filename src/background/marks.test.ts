import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Assessment } from '#core/model/assessment';
import { preparedTicket } from '#core/model/prepared-ticket';
import { marksOf } from './marks';

test('an order is marked with all that it costs and the best ground there is, others are not', () => {
  const cost = { caseId: null, chatId: null, leavesOn: '2026-08-01', steps: [] };
  const assessment = {
    costs: [
      { ...cost, orderId: 'o1', metric: 'OTDR', points: -0.03 },
      { ...cost, orderId: null, metric: 'IM_DSAT', points: -0.02 },
      { ...cost, orderId: 'o1', metric: 'NRR', points: -0.01 },
      { ...cost, orderId: 'o3', metric: 'NRR', points: -0.01 },
    ],
    appeals: {
      candidates: [{ orderId: 'o2', metric: 'OTDR', ground: 'not-worth-a-ticket' }],
      tickets: [
        { orderIds: ['o1'], metric: 'OTDR', ground: 'express-order-counted' },
        { orderIds: ['o1'], metric: 'SFCR', ground: 'sample-counted' },
      ],
    },
  } as unknown as Assessment;
  expect(marksOf(assessment, [], ['o1', 'o2'])).toEqual([
    {
      orderId: 'o1',
      costs: [
        { metric: 'OTDR', points: -0.03 },
        { metric: 'NRR', points: -0.01 },
      ],
      appeal: { metric: 'OTDR', ground: 'express-order-counted' },
    },
  ]);
});

test('an order of a ticket that is got ready or filed is marked, of one thrown away it is not', () => {
  const nothing = { costs: [], appeals: { candidates: [], judged: [], tickets: [] } };
  const ticket = (id: string, state: string, orderId: string) =>
    z.parse(preparedTicket, { id, metric: 'OTDR', ground: 'x', orderIds: [orderId], preparedOn: '2026-07-01', state });
  const prepared = [ticket('p1', 'open', 'o1'), ticket('p2', 'filed', 'o2'), ticket('p3', 'dropped', 'o3')];
  expect(marksOf(nothing, prepared, ['o1', 'o2', 'o3', 'o4'])).toEqual([
    { orderId: 'o1', costs: [], appeal: null, prepared: { id: 'p1', metric: 'OTDR', state: 'open' } },
    { orderId: 'o2', costs: [], appeal: null, prepared: { id: 'p2', metric: 'OTDR', state: 'filed' } },
  ]);
});
