import { expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { readShopFile } from '#test/fixtures/shop-file';
import { correctionsAfter } from './corrections';

const asOf = '2026-07-01';
const seen = { firstSeen: '2026-06-26', lastSeen: `${asOf}T14:00:00Z` };
const file = readShopFile({
  orders: ['1', '2'].map((id) => ({ id, status: 'completed', deliverBy: '2026-06-20', deliveredAt: '2026-06-25' })),
  chats: ['7', '8'].map((id) => ({ id, startedAt: '2026-06-20', ratedAt: '2026-06-20', rating: 1, channel: 'agent' })),
  problems: [
    ...['1', '2'].map((orderId) => ({ metric: 'OTDR', orderId, ...seen })),
    ...['7', '8'].map((chatId) => ({ metric: 'IM_DSAT', chatId, ...seen })),
  ],
});
const { inputs } = modelShop(file, { asOf })!;
const ticket = { orderIds: [], caseIds: [], chatIds: [] };

test.each([
  ['an order', { ...ticket, metric: 'OTDR', orderIds: ['1'] }, [['1', null]]],
  ['a chat', { ...ticket, metric: 'IM_DSAT', chatIds: ['8'] }, [[null, '8']]],
  ['an order that another metric lists', { ...ticket, metric: 'NRR', orderIds: ['1'] }, []],
] as const)('an approved ticket about %s corrects what it names alone', (_, about, expected) => {
  const corrections = correctionsAfter(inputs, [{ ticket: about as never, decidedOn: inputs.day - 30 }]);
  expect(corrections.map(({ member }) => [member.orderId, member.chatId])).toEqual(expected);
  for (const { day } of corrections) expect(day).toBe(inputs.day + 1);
});
