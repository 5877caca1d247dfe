import { expect, test } from 'vitest';
import { type Facts, noFacts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { post } from './post';
import { runAtOnce } from './slices';

const visitOf = (count: number, complete: boolean): PageVisit => {
  const orders = Array.from({ length: count }, (_, at) => ({ id: String(at) })) as Facts['orders'];
  const days = { from: '2026-06-01', to: '2026-06-30', readAt: '2026-06-30T10:00:00Z' };
  const coverage = [{ source: 'orders' as const, ...days, rows: count, expected: null, complete }];
  const head = { page: 'order-list', metric: null, address: '/order', at: days.readAt, shop: null } as const;
  const read = { outcome: 'read', strategy: 'table', rows: count, issues: [] } as const;
  return { ...head, ...read, issues: [], facts: { ...noFacts(), orders, coverage } };
};
const posted = (visit: PageVisit): PageVisit[] => {
  const parts: PageVisit[] = [];
  runAtOnce(post(visit, (it) => parts.push(it)));
  return parts;
};

test.each([
  [0, false, [0]],
  [250, false, [250]],
  [600, false, [250, 250, 100]],
  // called whole, and so never without its coverage
  [600, true, [600]],
])('%i orders, called whole: %s, go in messages of %j', (count, complete, sizes) => {
  const visit = visitOf(count, complete);
  const parts = posted(visit);
  expect(parts.map(({ facts }) => facts.orders.length)).toEqual(sizes);
  expect(parts.flatMap(({ facts }) => facts.orders)).toEqual(visit.facts.orders);
  expect(parts.flatMap(({ facts }) => facts.coverage)).toEqual(visit.facts.coverage);
  // by these the log knows that they are one look
  for (const { facts: _, ...head } of parts) expect({ ...head, facts: visit.facts }).toEqual(visit);
});
