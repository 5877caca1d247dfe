// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const tile = (caption: string, value: string) => `<div class="card"><p>${caption}</p><b>${value}</b></div>`;
const DAYS = '<div class="core-picker core-picker-range"><input value="06/30/2026"><input value="06/30/2026"></div>';
const PAGE = tile('GMV', '$1,204.50') + tile('Orders', '41') + tile('Buyers', '38');
const see = async (body: string) =>
  (await visitSample(`<main>${body}</main>`, '/compass/data-overview?shop_region=US'))!;

describe('the overview of sales', () => {
  test('is read as what was sold on the days it prints', async () => {
    const visit = await see(DAYS + PAGE + tile('SKU orders', '60') + tile('Visitors', '1,003'));
    expect(visit).toMatchObject({ page: 'sales', outcome: 'read', issues: [] });
    expect(visit.facts.sales).toEqual([
      {
        from: '2026-06-30',
        to: '2026-06-30',
        gmv: { value: 1204.5, currency: 'USD' },
        orders: 41,
        buyers: 38,
        readAt: '2026-07-01T16:00:00Z',
        firstSeen: '2026-07-01T16:00:00Z',
        lastSeen: '2026-07-01T16:00:00Z',
      },
    ]);
  });

  test('of days that the page does not print is refused', async () => {
    expect(await see(PAGE)).toMatchObject({ outcome: 'refused', issues: [{ code: 'ambiguous-date' }] });
    expect(await see(`<span>Last 7 days</span>${PAGE}`)).toMatchObject({ issues: [{ code: 'ambiguous-date' }] });
  });

  test.each(['$183.1K', '1,204.50 EUR', '+$20.00'])('does not take %s for an amount', async (printed) => {
    expect((await see(DAYS + tile('GMV', printed) + tile('Orders', '41'))).facts.sales).toMatchObject([
      { gmv: null, orders: 41 },
    ]);
  });

  test('without its first caption is refused by name', async () => {
    expect(await see(DAYS + tile('Orders', '41'))).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-header', detail: 'no caption “GMV”' }],
    });
  });
});
