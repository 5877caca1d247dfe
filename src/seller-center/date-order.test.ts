// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable, visitSample } from '#test/fixtures/sample-page';

const IDS = ['576812345678900001', '576812345678900002', '576812345678900003'];
const US = 'seller-us.tiktok.com';
const DE = 'seller-de.tiktok.com';

const list = async (host: string, dates: readonly string[], others: Record<string, string[]> = {}) => {
  const ids = IDS.slice(0, dates.length);
  const body = sampleTable({
    'Order ID': ids,
    'Order status': ids.map(() => 'Delivered'),
    'Created time': dates,
    ...others,
  });
  const { facts, issues } = (await visitSample(body, `https://${host}/order?tab=all`))!;
  return { days: facts.orders.map(({ placedAt }) => placedAt), codes: issues.map(({ code }) => code) };
};

describe('an ambiguous date', () => {
  test('is resolved by the other dates of the page', async () => {
    expect((await list(DE, ['03/04/2026', '25/04/2026'])).days).toEqual(['2026-04-03', '2026-04-25']);
    expect((await list(DE, ['03/04/2026', '04/25/2026'])).days).toEqual(['2026-03-04', '2026-04-25']);
  });

  test('is resolved by them against the habit of the market, which holds without such evidence', async () => {
    expect((await list(US, ['03/04/2026', '25/04/2026'])).days).toEqual(['2026-04-03', '2026-04-25']);
    expect((await list(US, ['03/04/2026', '04/05/2026'])).days).toEqual(['2026-03-04', '2026-04-05']);
  });

  test('is refused without evidence, or if the evidence is contradictory', async () => {
    expect(await list(DE, ['03/04/2026', '04/05/2026'])).toEqual({ days: [null, null], codes: ['ambiguous-date'] });
    const both = await list(US, ['03/04/2026', '25/04/2026', '04/26/2026']);
    expect(both).toEqual({ days: [null, '2026-04-25', '2026-04-26'], codes: ['ambiguous-date'] });
  });

  test('is not resolved by a date that a person wrote', async () => {
    const notes = { 'Buyer message': ['25/12/2026', '26/12/2026'] };
    expect((await list(US, ['03/04/2026', '04/05/2026'], notes)).days).toEqual(['2026-03-04', '2026-04-05']);
  });

  test('is resolved on the page of an order, and among cards of requests', async () => {
    const detail = `<p>Order ID: ${IDS[0]}</p><dl><dt>Created time</dt><dd>03/04/2026 3:04 PM</dd>
      <dt>Deliver by</dt><dd>25/04/2026 3:04 PM</dd></dl>`;
    const order = (await visitSample(detail, `/order/detail?order_no=${IDS[0]}`))!.facts.orders[0]!;
    expect(order).toMatchObject({ placedAt: '2026-04-03T22:04:00Z', deliverBy: '2026-04-25T22:04:00Z' });
    const card = (id: string, day: string) =>
      `<div><p>Return Order ID: 40350000000000000${id}</p><p>Order ID: ${IDS[0]}</p><p>Time Requested: ${day}</p>
       <p>Return Type: Refund only</p><p>Return Reason: Defective item</p><p>Return Status: Completed</p></div>`;
    const cases = (await visitSample(
      `<div>${card('01', '03/04/2026')}${card('02', '25/04/2026')}</div>`,
      '/order/return?tab=all',
    ))!.facts.cases;
    expect(cases.map(({ requestedAt }) => requestedAt)).toEqual(['2026-04-03', '2026-04-25']);
  });

  // It is 2026-07-01 in these tests.
  test('is resolved if the other order is impossible: future days, or deliveries before their orders', async () => {
    // 8 May, not 5 August; 11 January, not 1 November
    expect((await list(DE, ['05/06/2026', '04/06/2026', '08/05/2026'])).days[2]).toBe('2026-05-08');
    expect((await list(DE, ['05/06/2026', '02/06/2026', '01/11/2026'])).days[2]).toBe('2026-01-11');
    expect((await list(DE, ['05/06/2026', '01/12/2025'])).days).toEqual([null, null]);
    const delivered = { 'Delivered time': ['07/06/2026', '', ''] };
    expect((await list(DE, ['05/06/2026', '06/06/2026', '04/06/2026'], delivered)).days[0]).toBe('2026-06-05');
    const before = { 'Delivered time': ['02/06/2026', '', ''] };
    expect((await list(DE, ['10/05/2026', '06/06/2026', '04/06/2026'], before)).days).toEqual([
      '2026-05-10',
      '2026-06-06',
      '2026-06-04',
    ]);
  });

  test('is resolved by the clock, as in exports: AM and PM after the month first, 24 hours after the day', async () => {
    expect((await list(DE, ['05/06/2026 14:04:00', '04/06/2026 09:30:00'])).days).toEqual([
      '2026-06-05T12:04:00Z',
      '2026-06-04T07:30:00Z',
    ]);
    expect((await list(DE, ['05/06/2026 2:04:00 PM', '04/06/2026 9:30:00 AM'])).days[0]).toBe('2026-05-06T12:04:00Z');
    // A clock against the habit of the market leaves it open.
    expect((await list(US, ['05/06/2026 14:04:00', '04/06/2026 09:30:00'])).days).toEqual([null, null]);
  });

  test('is resolved by three orders that would be delivered months late, and by no fewer', async () => {
    const due = { 'Deliver by': ['12/06/2026', '12/06/2026', '11/06/2026'] };
    expect((await list(DE, ['05/06/2026', '04/06/2026', '03/06/2026'], due)).days).toEqual([
      '2026-06-05',
      '2026-06-04',
      '2026-06-03',
    ]);
    expect((await list(DE, ['05/06/2026', '04/06/2026'], { 'Deliver by': ['12/06/2026', ''] })).days).toEqual([
      null,
      null,
    ]);
  });

  test.each(['seller-uk.tiktok.com', 'seller-th.tiktok.com', 'seller-id.tokopedia.com', DE])(
    'on %s keeps neither the orders from being known, nor whose they are',
    async (host) => {
      const ids = IDS.slice(0, 2);
      const body = sampleTable({
        'Order ID': ids,
        'Order status': ['Delivered', 'In transit'],
        'Created time': ['05/06/2026', '04/06/2026'],
      });
      const link = '<a href="/chat/inbox/current?oec_seller_id=7495123456789012345">Messages</a>';
      const visit = (await visitSample(link + body, `https://${host}/order?tab=all`))!;
      expect(visit).toMatchObject({ outcome: 'read', shop: { sellerId: '7495123456789012345' } });
      expect(visit.facts.orders.map(({ id, status, placedAt }) => [id, status, placedAt])).toEqual([
        [ids[0], 'delivered', null],
        [ids[1], 'in-transit', null],
      ]);
      expect(visit.facts.coverage).toEqual([]);
    },
  );
});
