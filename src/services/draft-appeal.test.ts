import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { preparedTicket } from '#core/model/prepared-ticket';
import { takeIn } from '#storage/take-in';
import { draftFor } from './draft-appeal';
import { type FakeWorld, makeFakeWorld } from './fake-world';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
let world: FakeWorld;
beforeEach(async () => {
  world = makeFakeWorld('draft-appeal');
  const known = z.parse(facts, {
    orders: [
      { id: 'o1', express: true, trackingId: '9400' },
      { id: 'o2', express: true, trackingId: '9401' },
    ],
    reviews: [{ orderId: 'o1', skuId: 's', stars: 1, firstStars: 4 }],
    cases: [{ id: 'c1', orderId: 'o2', type: 'refund', approvedBy: 'platform' }],
    chats: [{ id: 'h1', channel: 'bot', rating: 1 }],
  });
  await takeIn(world.db, shop, known);
});
afterEach(() => world.db.delete());

const draft = async (fields: object) => {
  const ticket = z.parse(preparedTicket, { id: 'p1', preparedOn: '2026-07-01', ...fields });
  return (await draftFor(world, { shop: { shopId: 'US:1' }, ticket, language: 'en' })).text;
};

test('is made of the facts about what the ticket names, and of no others', async () => {
  const text = await draft({ metric: 'OTDR', ground: 'express-order-counted', orderIds: ['o1'] });
  expect(text).toContain('Order o1 – express shipping: yes; tracking number: 9400');
  expect(text).not.toContain('o2');
});

test.each([
  [
    { metric: 'NRR', ground: 'first-rating-not-negative', orderIds: ['o1'] },
    'first rating: 4 stars; rating now: 1 star',
  ],
  [{ metric: 'AHT', ground: 'platform-approval-counted', caseIds: ['c1'] }, 'approved by: the platform'],
  [{ metric: 'IM_DSAT', ground: 'bot-rating-counted', chatIds: ['h1'] }, 'answered by: the chatbot'],
])('finds reviews, requests and chats too: %j', async (fields, says) => {
  expect(await draft(fields)).toContain(says);
  expect(await draft(fields)).toContain('By the published rules');
});

test('of a ground that is not known, or of another metric, there is none', async () => {
  await expect(draft({ metric: 'NRR', ground: 'express-order-counted' })).rejects.toThrow(RangeError);
  await expect(draft({ metric: 'NRR', ground: 'out-of-the-air' })).rejects.toThrow(RangeError);
});
