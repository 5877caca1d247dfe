import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts, noFacts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import { preparedTicket } from '#core/model/prepared-ticket';
import { ingestFacts } from '#storage/ingest';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { draftFor } from './draft-appeal';
import { ingestVisit } from './ingest-visit';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
let context: FakeContext;
beforeEach(async () => {
  context = makeFakeContext('draft-appeal');
  const known = z.parse(facts, {
    orders: [
      { id: 'o1', express: true, trackingId: '9400' },
      { id: 'o2', express: true, trackingId: '9401' },
    ],
    reviews: [{ orderId: 'o1', skuId: 's', stars: 1, firstStars: 4 }],
    cases: [{ id: 'c1', orderId: 'o2', type: 'refund', approvedBy: 'platform' }],
    chats: [{ id: 'h1', channel: 'bot', rating: 1 }],
  });
  await ingestFacts(context.db, shop, known);
});
afterEach(() => context.db.delete());

const draft = async (fields: object) => {
  const ticket = z.parse(preparedTicket, { id: 'p1', preparedOn: '2026-07-01', ...fields });
  return draftFor(context, { shop: { shopId: 'US:1' }, ticket });
};

test('a draft uses only facts about the records of its ticket', async () => {
  const { text } = await draft({ metric: 'OTDR', ground: 'express-order-counted', orderIds: ['o1'] });
  expect(text).toContain('Order o1 – express shipping: yes');
  expect(text).not.toContain('o2');
});

test.each([
  [
    { metric: 'NRR', ground: 'first-rating-not-negative', orderIds: ['o1'] },
    'first rating: 4 stars; rating now: 1 star',
  ],
  [{ metric: 'AHT', ground: 'platform-approval-counted', caseIds: ['c1'] }, 'approved by: the platform'],
  [{ metric: 'IM_DSAT', ground: 'bot-rating-counted', chatIds: ['h1'] }, 'answered by: the chatbot'],
])('a draft finds reviews, requests and chats too: %j', async (fields, says) => {
  const { text } = await draft(fields);
  expect(text).toContain(says);
  expect(text).toContain('By the published rules');
});

describe('the language of a draft', () => {
  const ticket = { metric: 'OTDR', ground: 'express-order-counted', orderIds: ['o1'] };
  const see = (language: string | null, shopId = '1') =>
    ingestVisit(context, {
      ...{ page: 'score', metric: null, address: '/score', at: context.time, outcome: 'read', strategy: null, rows: 0 },
      ...{ issues: [], facts: noFacts(), locale: { region: 'US', language } },
      shop: { region: 'US', sellerId: shopId, name: null },
    } as PageVisit);

  test('is the portal’s, as declared by the newest page of this shop', async () => {
    expect(await draft(ticket)).toMatchObject({ language: 'en', portal: null });
    await see('en');
    context.time = '2026-07-01T20:00:05Z';
    await see('zh-CN');
    context.time = '2026-07-01T20:00:09Z';
    await see('vi', '2');
    const chinese = await draft(ticket);
    expect(chinese).toMatchObject({ language: 'zh', portal: 'zh-CN' });
    expect(chinese.text).toContain('订单 o1');
    context.time = '2026-07-01T20:00:14Z';
    await see(null);
    expect(await draft(ticket)).toMatchObject({ language: 'en', portal: null });
  });

  test('is English if unsupported, and the seller’s choice comes first', async () => {
    await see('sv');
    expect(await draft(ticket)).toMatchObject({ language: 'en', portal: 'sv' });
    const spanish = await draft({ ...ticket, language: 'es' });
    expect(spanish).toMatchObject({ language: 'es', portal: 'sv' });
    expect(spanish.text).toContain('Pedido o1');
  });
});

test('no draft is made on a ground that is unknown or of another metric', async () => {
  await expect(draft({ metric: 'NRR', ground: 'express-order-counted' })).rejects.toThrow(RangeError);
  await expect(draft({ metric: 'NRR', ground: 'out-of-the-air' })).rejects.toThrow(RangeError);
});
