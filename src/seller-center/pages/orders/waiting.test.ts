// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '#test/fixtures/sample-page';

const see = async (body: string) => await visitSample(body, '/order?tab=all');
const BASE = {
  'Order ID': ['576812345678900001'],
  'Order status': ['In transit'],
  'Created time': ['Jun 20, 2026 3:04 PM'],
};

describe('an order list', () => {
  test('that is loading is waited for', async () => {
    expect(
      await see(`<div class="core-spin core-spin-loading"><div class="core-spin-children">${table(BASE)}</div></div>`),
    ).toBeNull();
    expect(await see('<div class="core-skeleton"></div>')).toBeNull();
    expect(await see('<div data-tid="m4b_loading"></div>')).toBeNull();
    expect(
      await see(
        `<div data-tid="m4b_loading" class="core-spin"><div class="core-spin-children">${table(BASE)}</div></div>`,
      ),
    ).not.toBeNull();
  });

  test('with rows that are not there yet is waited for', async () => {
    const skeleton = '<div class="core-skeleton"></div>';
    const two = async (id: string, status: string, more = '') =>
      await see(
        table({
          'Order ID': ['576812345678900001', id],
          'Order status': ['In transit', status],
          'Created time': ['Jun 20, 2026', 'Jun 20, 2026'],
          Action: ['', more],
        }),
      );
    expect(await two(skeleton, skeleton)).toBeNull();
    expect(await two('576812345678900002', skeleton)).toBeNull();
    expect(await two('576812345678900002', '')).toMatchObject({ rows: 2 });
    // what is never read need not come
    expect(await two('576812345678900002', 'Delivered', skeleton)).toMatchObject({ rows: 2 });
    const [row = ''] = /<tr><td>57.*?<\/tr>/.exec(table(BASE)) ?? [];
    expect(await see(table(BASE).replace(row, row.replace('<tr>', '<tr aria-busy="true">')))).toBeNull();
  });

  test('that announces orders and shows none is refused', async () => {
    const empty = table({ 'Order ID': [], 'Order status': [], 'Created time': [] });
    expect(await see(`${empty}<p>Total: 57 orders</p>`)).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'no-rows' }],
    });
    expect(await see(`${empty}<p>Total: 0 orders</p>`)).toMatchObject({ outcome: 'read', rows: 0, issues: [] });
  });

  test('at no known market is refused', async () => {
    const visit = await visitSample(table(BASE), 'https://seller.tiktok.com/order');
    expect(visit).toMatchObject({ shop: null, outcome: 'refused', issues: [{ code: 'unknown-region' }] });
  });
});
