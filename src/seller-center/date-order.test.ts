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

describe('a date that could be two days', () => {
  test('is settled by the other dates of the page', async () => {
    expect((await list(DE, ['03/04/2026', '25/04/2026'])).days).toEqual(['2026-04-03', '2026-04-25']);
    expect((await list(DE, ['03/04/2026', '04/25/2026'])).days).toEqual(['2026-03-04', '2026-04-25']);
  });

  test('is settled by them against the habit of the market, which holds where they say nothing', async () => {
    expect((await list(US, ['03/04/2026', '25/04/2026'])).days).toEqual(['2026-04-03', '2026-04-25']);
    expect((await list(US, ['03/04/2026', '04/05/2026'])).days).toEqual(['2026-03-04', '2026-04-05']);
  });

  test('is refused where nothing settles it, or the others contradict each other', async () => {
    expect(await list(DE, ['03/04/2026', '04/05/2026'])).toEqual({ days: [], codes: ['ambiguous-date'] });
    const both = await list(US, ['03/04/2026', '25/04/2026', '04/26/2026']);
    expect(both).toEqual({ days: [null, '2026-04-25', '2026-04-26'], codes: ['ambiguous-date'] });
  });

  test('is not settled by what a person wrote', async () => {
    const notes = { 'Buyer message': ['25/12/2026', '26/12/2026'] };
    expect((await list(US, ['03/04/2026', '04/05/2026'], notes)).days).toEqual(['2026-03-04', '2026-04-05']);
  });

  test('is settled on the page of an order, and among cards of requests', async () => {
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
});
