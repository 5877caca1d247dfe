import { expect, test } from 'vitest';
import { makeZone } from '#core/model/zone';
import { readShopFile } from '#test/fixtures/shop-file';
import { problemDetailsOf } from './problem-details';

const file = readShopFile({
  shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles' },
  orders: [
    {
      id: '1',
      deliverBy: '2026-06-10',
      deliveredAt: '2026-06-13T02:00:00Z',
      lines: [{ productId: '77', productName: 'Mug' }],
    },
    { id: '2', cancelledAt: '2026-06-12T20:00:00Z', cancelledBy: 'seller', cancelReason: 'Out of stock' },
  ],
  reviews: [
    { id: 'r1', orderId: '1', stars: 4, reviewedAt: '2026-06-14T20:00:00Z' },
    { id: 'r0', orderId: '1', reviewedAt: '2026-06-13T20:00:00Z' },
    { id: 'r2', orderId: '1', stars: 1, reviewedAt: '2026-06-15T20:00:00Z' },
  ],
  cases: [
    { id: 'c1', orderId: '1', reason: 'Damaged', approveHours: 20, inspectHours: 10.5, requestedAt: '2026-06-16' },
  ],
  chats: [{ id: 'h1', rating: 2, ratedAt: '2026-06-17T20:00:00Z' }],
});

const NONE = { orderId: null, caseId: null, chatId: null };
const details = (...subjects: Parameters<typeof problemDetailsOf>[2]) =>
  problemDetailsOf(file, makeZone('America/Los_Angeles'), subjects);

test('problem details show the events that each metric counts by, in the shop’s days', () => {
  const rows = details(
    { ...NONE, metric: 'OTDR', orderId: '1' },
    { ...NONE, metric: 'NRR', orderId: '1' },
    { ...NONE, metric: 'SFCR', orderId: '2' },
    { ...NONE, metric: 'AHT', caseId: 'c1' },
    { ...NONE, metric: 'IM_DSAT', chatId: 'h1' },
  );
  expect(rows.map(({ event, on }) => ({ ...event, on }))).toEqual([
    // 19:00 on the 12th in California
    { kind: 'late', daysLate: 2, on: '2026-06-10' },
    { kind: 'review', stars: 1, on: '2026-06-15' },
    { kind: 'cancelled', reason: 'Out of stock', on: '2026-06-12' },
    { kind: 'handled', hours: 30.5, reason: 'Damaged', on: '2026-06-16' },
    { kind: 'chat', rating: 2, on: '2026-06-17' },
  ]);
  expect(rows.map(({ product }) => product)).toEqual(['Mug', 'Mug', null, 'Mug', null]);
});

test('an unread order has no problem details', () => {
  const [row] = details({ ...NONE, metric: 'OTDR', orderId: '9' });
  expect(row).toMatchObject({ product: null, event: { kind: 'late', daysLate: null }, on: null });
});
