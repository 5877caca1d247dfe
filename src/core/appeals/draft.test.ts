import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Facts, facts } from '#core/model/facts';
import { makeZone } from '#core/model/zone';
import { COUNTER_FACTS } from '#core/policy/counter-facts';
import type { Ground } from '#core/policy/ground';
import type { RecordFactName } from '#core/policy/ground-subject';
import { GROUNDS, groundOf } from '#core/policy/grounds';
import { US_2026_06_22 as us } from '#core/policy/us';
import { draftAppeal } from './draft';
import { DRAFT_TEXTS } from './draft-texts';
import { factsAgainst, groundSubjectOf } from './findings';
import { recordFacts } from './record-facts';

const zone = makeZone('America/Los_Angeles');
const [one, other] = ['576111111111111111', '576222222222222222'];
const known = (lists: object): Facts => z.parse(facts, lists);
const draft = (ground: string, about: object, lists: object) =>
  draftAppeal(
    groundOf(ground)!,
    { metric: groundOf(ground)!.metric, orderIds: [], caseIds: [], chatIds: [], evidence: [], ...about },
    known(lists),
    us,
    zone,
  );

test('a draft states the facts in the shop’s time, and claims the rule only where they prove it', () => {
  const order = { express: true, deliverBy: '2026-06-20', deliveredAt: '2026-06-20T05:30:00Z', trackingId: '9400' };
  const text = draft(
    'delivered-by-due-day',
    { orderIds: [one, other], evidence: [{ id: one, ticked: ['Tracking page'] }] },
    {
      orders: [
        { id: one, ...order },
        { id: other, deliveredAt: '2026-06-22' },
      ],
    },
  );
  expect(text).toBe(
    [
      'We ask you to review 2 orders that were counted in On-Time Delivery Rate.',
      `By the published rules: Delivered on or before the deliver-by day is on time. That is so here:\nOrder ${one} – to be delivered by: Jun 20, 2026; delivered: Jun 19, 2026, 10:30 PM; tracking number: 9400`,
      `What is on record:\nOrder ${other} – delivered: Jun 22, 2026`,
      'Times are those of America/Los_Angeles.',
      'Attached: Tracking page.',
    ].join('\n\n'),
  );
});

describe('a draft states only facts that prove the ground', () => {
  const late = { deliverBy: '2026-06-18', deliveredAt: '2026-06-22', express: true };
  test('for an express order not its lateness', () => {
    const text = draft('express-order-counted', { orderIds: [one] }, { orders: [{ id: one, ...late }] });
    expect(text).toContain(`Order ${one} – express shipping: yes`);
    expect(text).not.toMatch(/delivered|Times are/);
  });
  const cancelled = { status: 'cancelled', cancelledAt: '2026-06-18' };
  test.each([
    ['tiktok-fulfilled-cancellation-counted', { fulfillment: 'tiktok', cancelledBy: 'seller' }, 'fulfilled by'],
    ['buyer-requested-cancellation-counted', { cancelledBy: 'buyer' }, 'cancelled by: the buyer'],
    ['security-alert-counted', { securityAlert: true, cancelledBy: 'seller' }, 'Security Alert order: yes'],
  ])('of %s nothing that speaks against it', (ground, fields, carried) => {
    const orders = [{ id: one, ...cancelled, ...fields, cancelReason: 'Out of stock' }];
    const text = draft(ground, { orderIds: [one] }, { orders });
    expect(text).toContain(carried);
    expect(text).toContain('That is so here');
    expect(text).not.toMatch(/out of stock|by: the seller/i);
  });
  test('for a size not the reason that TikTok counts', () => {
    const cases = [{ id: 'c1', orderId: one, type: 'refund', reason: 'Wrong size', requestedAt: '2026-06-20' }];
    const text = draft('wrong-size-counted', { orderIds: [one] }, { orders: [{ id: one }], cases });
    expect(text).toContain('requested: Jun 20, 2026');
    expect(text).not.toContain('Wrong size');
  });
});

describe('a draft asserts nothing beyond the facts', () => {
  test('for an unread order it gives the id and claims nothing', () => {
    const text = draft('express-order-counted', { orderIds: [one] }, {});
    expect(text).toBe(
      `We ask you to review an order that was counted in On-Time Delivery Rate.\n\nWhat is on record:\nOrder ${one}`,
    );
  });
  test('for a ground that only a person can judge it states only recorded facts', () => {
    const text = draft(
      'malicious-review',
      { orderIds: [one] },
      { reviews: [{ orderId: one, stars: 1, firstStars: 1 }] },
    );
    expect(text).not.toContain('star');
    expect(text).not.toContain('published rules');
  });
  test.each(GROUNDS.filter((ground) => ground.basis !== 'judged').map((ground) => [ground.id]))(
    'no rule is claimed for %s without facts',
    (id) => {
      const text = draft(id, { orderIds: [one], caseIds: ['c'], chatIds: ['h'] }, {});
      expect(text).not.toContain(groundOf(id)!.says);
    },
  );
});

test('a draft names requests and chats, with who approved and who answered', () => {
  const caseRecord = { id: 'c1', orderId: one, type: 'refund', requestedAt: '2026-06-20', reason: 'Defective item' };
  const cases = [
    { ...caseRecord, approvedBy: 'platform' },
    { ...caseRecord, id: 'c2', reason: 'Other' },
  ];
  const about = { orderIds: [one], caseIds: ['c1'] };
  expect(draft('platform-approval-counted', about, { cases })).toContain(
    'Request c1 – requested: Jun 20, 2026; approved by: the platform',
  );
  const chats = [{ id: 'h1', startedAt: '2026-06-20T19:00:00Z', rating: 2, channel: 'faq' }];
  expect(draft('bot-rating-counted', { chatIds: ['h1'] }, { chats })).toContain(
    'Chat h1 – started: Jun 20, 2026, 12:00 PM; answered by: the FAQ channel',
  );
});

test('no draft states counter-facts or facts that do not prove its ground', () => {
  const reasons = ['Out of stock', 'Pricing error', 'Late shipping', 'Buyer requested cancellation', 'Payment overdue'];
  const day = fc.constantFrom(null, '2026-06-12', '2026-06-15', '2026-06-25');
  const orders = fc.record({
    id: fc.constant(one!),
    cancelledBy: fc.constantFrom(null, 'buyer', 'seller', 'system'),
    cancelReason: fc.constantFrom(null, ...reasons),
    fulfillment: fc.constantFrom(null, 'seller', 'tiktok'),
    securityAlert: fc.constantFrom(null, true),
    placedAt: fc.constant('2026-06-10'),
    ...{ readyToShipAt: day, shippedAt: day, cancelledAt: day, deliveredAt: day, deliverBy: day },
  });
  const ofOrders = GROUNDS.filter(({ metric }) => metric === 'SFCR' || metric === 'OTDR');
  fc.assert(
    fc.property(fc.constantFrom(...ofOrders), orders, (ground, fields) => {
      const lists = known({ orders: [fields] });
      const { carriedBy }: Ground = ground;
      const order = lists.orders[0]!;
      const record = { order, reviews: [], cases: [], chat: null };
      const subject = groundSubjectOf(record, { orderId: order.id, caseId: null });
      const hidden: RecordFactName[] = factsAgainst(ground, subject, us, zone).flatMap((id) => [
        ...COUNTER_FACTS[id].shownBy,
      ]);
      const text = draft(ground.id, { orderIds: [one] }, lists);
      for (const fact of recordFacts(ground.metric, { id: one!, ...record })) {
        const isTold = text.includes(`${DRAFT_TEXTS.en[`fact.${fact.name}`]}: `);
        expect(isTold, fact.name).toBe(carriedBy.includes(fact.name) && !hidden.includes(fact.name));
      }
    }),
    { numRuns: 500 },
  );
});

test('a rating that never changed is stated once', () => {
  const ratings = (stars: number) => {
    const { reviews } = z.parse(facts, { reviews: [{ orderId: '1', stars, firstStars: 2 }] });
    return recordFacts('NRR', { id: '1', order: null, reviews, cases: [], chat: null }).map(({ name }) => name);
  };
  expect([ratings(2), ratings(4)]).toEqual([['firstStars'], ['firstStars', 'stars']]);
});
