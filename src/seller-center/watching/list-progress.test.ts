import { expect, test } from 'vitest';
import type { VisibleList } from '../page-context';
import { makeListProgress } from './list-progress';

const [FIRST, SECOND] = ['2026-07-01T16:00:00Z', '2026-07-01T16:05:00Z'];
const pageOf = (current: number, orderId: string): VisibleList => ({
  source: 'diagnosis:NRR',
  rowKeys: [orderId],
  passedKeys: [],
  announced: 2,
  pages: { current, last: 2 },
  isPart: false,
  span: { from: '2026-05-02', to: '2026-06-30' },
});

test('a list read page by page is dated by its first page, so that none of its entries seems to be removed', () => {
  const progress = makeListProgress();
  expect(progress.add(pageOf(1, 'o1'), FIRST)).toMatchObject([{ rows: 1, expected: 2, complete: false }]);
  expect(progress.add(pageOf(2, 'o2'), SECOND)).toMatchObject([
    { rows: 2, expected: 2, complete: true, readAt: FIRST },
  ]);
});
