import { expect, test } from 'vitest';
import type { Assessment } from '#core/model/assessment';
import { marksOf } from './marks';

test('an order is marked with all that it costs and the best ground there is, others are not', () => {
  const cost = { caseId: null, chatId: null, leavesOn: '2026-08-01', steps: [] };
  const candidate = {
    caseId: null,
    chatId: null,
    basis: 'sourced',
    confidence: 0.9,
    gainNow: 0.1,
    gainAtDecision: 0.1,
  };
  const assessment = {
    costs: [
      { ...cost, orderId: 'o1', metric: 'OTDR', points: -0.03 },
      { ...cost, orderId: null, metric: 'IM_DSAT', points: -0.02 },
      { ...cost, orderId: 'o1', metric: 'NRR', points: -0.01 },
      { ...cost, orderId: 'o3', metric: 'NRR', points: -0.01 },
    ],
    appeals: {
      candidates: [
        { ...candidate, orderId: 'o1', metric: 'OTDR', ground: 'express-order-counted' },
        { ...candidate, orderId: 'o1', metric: 'SFCR', ground: 'sample-counted' },
      ],
    },
  } as unknown as Assessment;
  expect(marksOf(assessment, ['o1', 'o2'])).toEqual([
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
