import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts, lastReadAt, noFacts } from './facts';

test('facts were last read when their newest scored record was', () => {
  expect(lastReadAt(noFacts())).toBeUndefined();
  const coverage = { source: 'orders', from: '2026-06-01', to: '2026-06-30', readAt: '2026-06-30T10:00:00Z' };
  const known = z.parse(facts, { orders: [{ id: '1' }], coverage: [coverage] });
  expect(lastReadAt(known)).toBe('2026-06-30T10:00:00Z');
  known.chats.push(z.parse(facts.shape.chats, [{ id: '1', readAt: '2026-06-30T11:00:00Z' }])[0]!);
  expect(lastReadAt(known)).toBe('2026-06-30T11:00:00Z');
  known.readings.push(z.parse(facts.shape.readings, [{ at: '2026-06-30T12:00:00Z', day: '2026-06-30' }])[0]!);
  expect(lastReadAt(known)).toBe('2026-06-30T12:00:00Z');
  const aside = { day: '2026-06-30', rating: 200, readAt: '2026-06-30T13:00:00Z' };
  known.accountHealth.push(z.parse(facts.shape.accountHealth, [aside])[0]!);
  expect(lastReadAt(known), 'an account health page shows no order').toBe('2026-06-30T12:00:00Z');
});
