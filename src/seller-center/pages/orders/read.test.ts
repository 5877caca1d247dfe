// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001', '576812345678900002', '576812345678900003'];
const SKU = ['1729384756012345678', '1729384756012345679'];

const see = async (body: string, lang?: string) => await visitSample(body, '/order?tab=all', lang);
const orders = async (body: string) => (await see(body))!.facts.orders;
const BASE = { 'Order ID': [ID[0]!], 'Order status': ['In transit'], 'Created time': ['Jun 20, 2026 3:04 PM'] };

describe('the order list', () => {
  test('is read by its captions, in any order, with others between them', async () => {
    const visit = (await see(
      table({
        '': ['<input type="checkbox">'],
        'SHIP BY': ['Jun 22, 2026'],
        'order  amount': ['$23.50'],
        Buyer: ['Buyer 0001'],
        'Deliver by': ['Jun 26, 2026'],
        ...BASE,
        'Estimated delivery': ['Jun 25, 2026'],
        'Tracking ID': ['9400100000000000000001'],
      }),
    ))!;
    expect(visit).toMatchObject({ page: 'order-list', outcome: 'read', strategy: 'table', rows: 1, issues: [] });
    expect(visit.facts.orders).toEqual([
      {
        ...Object.fromEntries(
          [
            'paidAt',
            'readyToShipAt',
            'shippedAt',
            'deliveredAt',
            'cancelledAt',
            'cancelledBy',
            'cancelReason',
            'kind',
            'fulfillment',
            'express',
            'flags',
            'securityAlert',
            'lines',
            'firstSeen',
            'lastSeen',
          ].map((line) => [line, null]),
        ),
        id: ID[0],
        status: 'in-transit',
        placedAt: '2026-06-20T22:04:00Z',
        deliverBy: '2026-06-26',
        amount: { value: 23.5, currency: 'USD' },
        trackingId: '9400100000000000000001',
        readAt: '2026-07-01T16:00:00Z',
      },
    ]);
  });

  test('never takes a day to ship by for a day to deliver by', async () => {
    for (const caption of [
      'Ship by',
      'Ship-by date',
      'Latest ship time',
      'Estimated delivery',
      'Auto-cancel by',
      'Delivery',
    ]) {
      expect((await orders(table({ ...BASE, [caption]: ['Jun 26, 2026'] })))[0]!.deliverBy, caption).toBeNull();
    }
    for (const caption of ['Deliver by', 'Deliver-by date', 'Expected delivery', 'Expect deliver time']) {
      expect((await orders(table({ ...BASE, [caption]: ['Jun 26, 2026'] })))[0]!.deliverBy, caption).toBe('2026-06-26');
    }
  });

  test('reads cells that hold several things', async () => {
    const [order] = await orders(
      table({
        'Order ID': [
          `<div data-log_main_order_id="${ID[0]}"><a href="/order/detail?order_no=${ID[0]}"><span data-log_click_for="order_id_link">${ID[0]}</span></a><div>Jun 20, 2026 3:04 PM</div><div class="core-tag">Pre-order</div><div class="core-tag">Express</div><div class="core-tag">Sample</div><div class="core-tag">Security Alert</div></div>`,
        ],
        Status: [
          '<div>Shipped</div><div>In transit</div><div>Deliver by Jun 26, 2026</div><div>Ship by Jun 22, 2026</div>',
        ],
        Items: [
          `<div data-log_click_for="cell_product"><div>Blue mug</div><div>Large, engraved for Buyer 0001</div><div>Seller SKU: MUG-BLUE</div><div>SKU ID: ${SKU[0]}</div><div>× 2</div></div>
                 <div data-log_click_for="cell_product"><div>engraved for Buyer 0002</div><div>Seller SKU:</div><div>MUG-RED</div><div>Qty: 1</div></div>`,
        ],
        'Fulfillment type': ['Fulfilled by TikTok Shop'],
      }),
    );
    expect(order).toMatchObject({
      id: ID[0],
      status: 'in-transit',
      placedAt: '2026-06-20T22:04:00Z',
      deliverBy: '2026-06-26',
      kind: 'pre-order',
      express: true,
      flags: ['sample'],
      securityAlert: true,
      fulfillment: 'tiktok',
      lines: [
        { productName: 'Blue mug', sellerSku: 'MUG-BLUE', skuId: SKU[0], quantity: 2 },
        { productName: null, sellerSku: 'MUG-RED', skuId: null, quantity: 1 },
      ],
    });
    expect(JSON.stringify(order)).not.toContain('Buyer');
  });

  test('makes one order of the rows of its SKUs', async () => {
    const html = `<table><thead><tr><th>Order ID</th><th>Status</th><th>Created time</th><th>Seller SKU</th><th>SKU ID</th><th>Quantity</th></tr></thead><tbody>
      <tr><td rowspan="2">${ID[0]}</td><td rowspan="2">Delivered</td><td rowspan="2">Jun 1, 2026</td><td>A</td><td>${SKU[0]}</td><td>1</td></tr>
      <tr><td>B</td><td>${SKU[1]}</td><td>3</td></tr>
      <tr><td>${ID[1]}</td><td>Completed</td><td>Jun 2, 2026</td><td>A</td><td>${SKU[0]}</td><td>2</td></tr></tbody></table>`;
    expect(await orders(html)).toMatchObject([
      {
        id: ID[0],
        status: 'delivered',
        lines: [
          { sellerSku: 'A', quantity: 1 },
          { sellerSku: 'B', quantity: 3 },
        ],
      },
      { id: ID[1], status: 'completed', lines: [{ sellerSku: 'A', quantity: 2 }] },
    ]);
  });

  test('uses the time zone that a caption gives', async () => {
    const { 'Created time': created, ...others } = BASE;
    expect((await orders(table({ ...others, 'Created time (UTC)': created })))[0]!.placedAt).toBe(
      '2026-06-20T15:04:00Z',
    );
    expect((await orders(table({ ...others, 'Created time (UTC-4)': created })))[0]!.placedAt).toBe(
      '2026-06-20T19:04:00Z',
    );
  });

  test('puts the id of an order together that markup cuts in two, if it is as long as one, and reads none into a blank mark', async () => {
    const cut = (id: string) => table({ ...BASE, 'Order ID': [`<b>5768</b><i>${id.slice(4)}</i>`] });
    expect((await orders(cut(ID[0]!))).map(({ id }) => id)).toEqual([ID[0]]);
    expect(await orders(cut(`${ID[0]}3`))).toEqual([]);
    const blank = table({ ...BASE, 'Paid time': [' '] }).replace('<tr><td>', '<tr data-log_main_order_id=" "><td>');
    expect(await see(blank)).toMatchObject({ issues: [] });
  });

  test('takes no bare amount for the shop’s beside one of another currency', async () => {
    const two = { 'Order ID': ID.slice(0, 2), 'Order status': ['In transit', 'In transit'] };
    const columns = { ...two, 'Created time': ['Jun 20, 2026', 'Jun 21, 2026'] };
    const amounts = async (...printed: string[]) =>
      (await orders(table({ ...columns, 'Order amount': printed }))).map(({ amount }) => amount?.value ?? null);
    expect(await amounts('1,200', '$23.50')).toEqual([1200, 23.5]);
    expect(await amounts('1,200', 'Rp23.500')).toEqual([null, null]);
    expect(await amounts('1.200.000', '23,50')).toEqual([null, null]);
    expect(await amounts('$1,200', 'Rp23.500')).toEqual([1200, null]);
  });

  test('distinguishes masked, missing and read values', async () => {
    const [order] = await orders(
      table({ ...BASE, 'Deliver by': ['--'], 'Order amount': ['$***'], 'Tracking ID': [''], 'Cancel reason': ['-'] }),
    );
    expect(order).toMatchObject({ deliverBy: null, amount: null, trackingId: null, cancelReason: null });
  });

  test('reports what it could not read, without its content', async () => {
    const visit = (await see(table({ ...BASE, 'Deliver by': ['in 3 days'], 'Order status': ['Somewhere'] })))!;
    expect(visit.outcome).toBe('read');
    expect(visit.facts.orders[0]).toMatchObject({ id: ID[0], deliverBy: null, status: null });
    expect(visit.issues).toEqual([
      { code: 'unknown-value', detail: 'Order status: cannot read “aaa…”' },
      { code: 'unknown-value', detail: 'Deliver by: cannot read “aa 9 aaa…”' },
    ]);
  });

  test('leaves out a row whose order is unknown, and one that does not fit its captions', async () => {
    const cell = `<a href="/order/detail?order_no=${ID[1]}">${ID[0]}</a>`;
    const visit = (await see(
      table({
        'Order ID': [cell, ID[2]!],
        'Order status': ['Completed', 'Completed'],
        'Created time': ['Jun 1, 2026', 'Jun 2, 2026'],
      }),
    ))!;
    expect(visit.facts.orders.map(({ id }) => id)).toEqual([ID[2]]);
    expect(visit.issues).toMatchObject([{ code: 'unknown-value' }]);
    const cut = (await see(table(BASE).replace('</tbody>', `<tr><td>${ID[1]}</td><td>Completed</td></tr></tbody>`)))!;
    expect(cut.facts.orders.map(({ id }) => id)).toEqual([ID[0]]);
    expect(cut.issues).toEqual([{ code: 'unknown-header', detail: 'a row has 2 cells under 3 captions' }]);
  });

  test.each(['Order ID', 'Order status', 'Created time'])('without “%s” is refused, by name', async (gone) => {
    const columns = Object.fromEntries(
      Object.entries(BASE).map(([caption, cells]) => [caption === gone ? 'Renamed' : caption, cells]),
    );
    const visit = (await see(table(columns)))!;
    expect(visit).toMatchObject({ outcome: 'refused', rows: 0, issues: [{ code: 'unknown-header' }] });
    expect(visit.issues[0]!.detail).toContain(`“${gone}”`);
    expect(visit.facts.orders).toEqual([]);
  });

  test('with a caption twice, in another language, or in Card view is refused', async () => {
    const issue = async (body: string, lang?: string) => (await see(body, lang))!.issues[0];
    expect(
      await issue(
        `<table><thead><tr>${['Order ID', 'Order ID', 'Status', 'Created time'].map((text) => `<th>${text}</th>`).join('')}</tr></thead><tbody></tbody></table>`,
      ),
    ).toEqual({
      code: 'unknown-header',
      detail: 'two columns are headed “Order ID”',
    });
    expect((await issue(table({ 'Mã đơn hàng': [ID[0]!], 'Trạng thái': ['Đã giao'] }), 'vi'))!.code).toBe(
      'unsupported-language',
    );
    expect((await issue(`<div data-log_main_order_id="${ID[0]}">${ID[0]}</div>`))!.detail).toContain('Card view');
  });

  test('is a part of the orders, however whole it looks', async () => {
    const visit = (await see(
      `${table(BASE)}<div class="core-pagination"><div class="core-pagination-total-text">Total 1</div></div>`,
    ))!;
    expect(visit.facts.coverage).toEqual([
      {
        source: 'orders',
        from: '2026-06-20',
        to: '2026-06-20',
        readAt: '2026-07-01T16:00:00Z',
        rows: 1,
        expected: 1,
        complete: false,
      },
    ]);
  });
});

describe('the tab of orders to ship', () => {
  const total = (many: number) =>
    `<div class="core-pagination"><div class="core-pagination-total-text">Total ${many}</div></div>`;
  const tab = (text: string) => `<div role="tab" aria-selected="true">${text}</div>`;
  const WAITING = { ...BASE, 'Order status': ['Awaiting shipment'] };
  const toShip = async (body: string, path = '/order?tab=to_ship&selected_sort=6') =>
    (await visitSample(`<div>${body}</div>`, path))!.facts.coverage.filter(({ source }) => source === 'orders-to-ship');

  test('is complete once all of it was read, while the order list is still a part', async () => {
    const visit = (await visitSample(`<div>${tab('To ship 1')}${table(WAITING)}${total(1)}</div>`, '/order'))!;
    expect(visit.facts.coverage).toMatchObject([
      { source: 'orders', complete: false },
      { source: 'orders-to-ship', from: '2026-06-20', to: '2026-06-20', rows: 1, expected: 1, complete: true },
    ]);
    expect(await toShip(table(WAITING) + total(1)), 'named by the address alone').toMatchObject([{ complete: true }]);
    expect(await toShip(tab('To ship') + table(WAITING) + total(2))).toMatchObject([{ complete: false, expected: 2 }]);
  });

  test.each([
    ['another tab', tab('Shipped'), '/order?tab=to_ship'],
    ['all orders', tab('All'), '/order?tab=all'],
    ['a search', `${tab('To ship')}<input value="5768">`, '/order?tab=to_ship'],
    ['a filter in the address', tab('To ship'), '/order?tab=to_ship&order_status[]=1'],
    ['no tab at all', '', '/order'],
  ])('is not read from %s', async (_, around, path) => {
    expect(await toShip(around + table(WAITING) + total(1), path)).toEqual([]);
  });

  test('is known to be empty if the page says so', async () => {
    const empty = table(Object.fromEntries(Object.keys(WAITING).map((caption) => [caption, [] as string[]])));
    expect(await toShip(tab('To ship 0') + empty + total(0))).toMatchObject([
      { from: '2026-07-01', to: '2026-07-01', rows: 0, expected: 0, complete: true },
    ]);
    expect(await toShip(tab('To ship') + empty), 'no page says so').toEqual([]);
  });
});
