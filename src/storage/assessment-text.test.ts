import { expect, test } from 'vitest';
import type { Assessment, Cost } from '#core/model/assessment';
import { readAssessment, writeAssessment } from './assessment-text';

const price = { points: -0.01, leavesOn: '2026-07-20', steps: [{ day: '2026-07-05', points: -0.007 }] };
const of = (metric: Cost['metric'], orderId: string | null, more: Partial<Cost> = {}): Cost => ({
  metric,
  orderId,
  caseId: null,
  chatId: null,
  ...price,
  ...more,
});

test('costs are read as they were written, each with its own price, and alike ones are written once', () => {
  const costs = [
    of('NRR', 'a', { points: -0.2, steps: [{ day: '2026-07-05', points: -0.1 }] }),
    of('NRR', 'b'),
    of('NRR', 'c'),
    of('OTDR', 'c'),
    of('AHT', 'd', { caseId: 'r1', steps: [] }),
    of('IM_DSAT', null, { chatId: 'h1', points: -0.001 }),
    of('NRR', '["d","r1",null]'),
  ];
  const evidence = ['A scan'];
  const candidates = ['a', 'b'].map((orderId) => ({ orderId, caseId: null, chatId: null, evidence }));
  const known = { asOf: '2026-07-01', costs, appeals: { candidates, judged: [], tickets: [] } };
  const text = writeAssessment(known as unknown as Assessment);
  expect(readAssessment(text)).toEqual(known);
  expect(text.split('2026-07-20')).toHaveLength(6);
  expect(readAssessment(writeAssessment({ ...known, costs: structuredClone(costs) } as unknown as Assessment))).toEqual(
    known,
  );
  expect(text.split('A scan')).toHaveLength(2);
});
