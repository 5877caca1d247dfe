import { expect, test } from 'vitest';
import { makeIssueLog } from './issues';
import { makeVisit, type VisitHead } from './list-progress';
import type { ReadResult } from './page-context';
import { runAtOnce } from './slices';

const [FIRST, SECOND] = ['2026-07-01T16:00:00Z', '2026-07-01T16:05:00Z'];
const headAt = (at: string): VisitHead => ({
  page: 'diagnosis',
  metric: 'NRR',
  address: '/',
  at,
  shop: null,
  locale: { region: 'US', language: 'en' },
});
const pageOf = (current: number, orderId: string, at: string): Exclude<ReadResult, { kind: 'waiting' }> => ({
  kind: 'read',
  rows: 1,
  strategy: 'table',
  issues: makeIssueLog(),
  drafts: { problems: [{ metric: 'NRR', orderId, firstSeen: at, lastSeen: at, readAt: at }] },
  list: {
    source: 'diagnosis:NRR',
    rowKeys: [orderId],
    announced: 2,
    pages: { current, last: 2 },
    isPart: false,
    span: { from: '2026-05-02', to: '2026-06-30' },
  },
});

test('a list read page by page is as old as its first page, so that none of its entries seems to be gone from it', () => {
  const visit = makeVisit();
  const [half] = runAtOnce(visit.make(headAt(FIRST), pageOf(1, 'o1', FIRST))).facts.coverage;
  expect(half).toMatchObject({ rows: 1, expected: 2, complete: false });
  const [whole] = runAtOnce(visit.make(headAt(SECOND), pageOf(2, 'o2', SECOND))).facts.coverage;
  expect(whole).toMatchObject({ rows: 2, expected: 2, complete: true, readAt: FIRST });
});
