// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const ID = '576812345678900001';

const see = async (body: string, query = `?order_no=${ID}&shop_region=US`) =>
  await visitSample(body, `/order/detail${query}`);
const order = async (body: string) => (await see(body))!.facts.orders[0]!;

const FACTS: [string, string][] = [
  ['Order ID', ID],
  ['Order status', 'Delivered'],
  ['Order type', 'Normal'],
  ['Created time', 'Jun 20, 2026 3:04 PM'],
  ['Paid time', 'Jun 20, 2026 3:05 PM'],
  ['Ship by', 'Jun 22, 2026'],
  ['Deliver by', 'Jun 26, 2026'],
  ['Delivered time', 'Jun 25, 2026 11:30 AM'],
  ['Fulfillment type', 'Fulfillment by seller'],
  ['Delivery option', 'Standard shipping'],
  ['Shipping provider', 'Example Carrier'],
  ['Tracking ID', '9400100000000000000001'],
  ['Order amount', '$23.50'],
];
const READ = {
  id: ID,
  status: 'delivered',
  kind: 'normal',
  placedAt: '2026-06-20T22:04:00Z',
  paidAt: '2026-06-20T22:05:00Z',
  deliverBy: '2026-06-26',
  deliveredAt: '2026-06-25T18:30:00Z',
  shippedAt: null,
  cancelledAt: null,
  fulfillment: 'seller',
  express: false,
  trackingId: '9400100000000000000001',
  amount: { value: 23.5, currency: 'USD' },
};
const all = (make: (label: string, value: string) => string) =>
  FACTS.map(([label, value]) => make(label, value)).join('');

const LAYOUTS: Record<string, string> = {
  'a definition list': `<dl>${all((label, value) => `<dt>${label}</dt><dd>${value}</dd>`)}</dl>`,
  'descriptions in a table of two columns': `<table><tbody>${FACTS.map(([label, value], at) => `${at % 2 === 0 ? '<tr>' : ''}<td class="core-descriptions-item-label">${label}</td><td class="core-descriptions-item-value">${value}</td>${at % 2 === 1 ? '</tr>' : ''}`).join('')}</tbody></table>`,
  'descriptions with captions above': `<table><tbody>${Array.from({ length: Math.ceil(FACTS.length / 3) }, (_, at) =>
    FACTS.slice(at * 3, at * 3 + 3),
  )
    .map(
      (row) =>
        `<tr>${row.map(([label]) => `<td>${label}</td>`).join('')}</tr><tr>${row.map(([, value]) => `<td>${value}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table>`,
  'rows with the header in front': `<table><tbody>${all((label, value) => `<tr><th>${label}</th><td>${value}</td></tr>`)}</tbody></table>`,
  'lines of text': all((label, value) => `<p>${label}: ${value}</p>`),
  cards: all((label, value) => `<div class="card"><div><span>${label}</span></div><div><b>${value}</b></div></div>`),
  'flat spans': `<div>${all((label, value) => `<span>${label}</span><span>${value}</span>`)}</div>`,
};

describe('the page of an order', () => {
  for (const [name, body] of Object.entries(LAYOUTS)) {
    test(`is read from ${name}`, async () => {
      expect(await see(body)).toMatchObject({ page: 'order-detail', outcome: 'read', issues: [] });
      expect(await order(body)).toMatchObject(READ);
    });
  }

  test('says so where no source names the caption of its status, as the list does', async () => {
    const print = (caption: string) =>
      `<dl>${all((label, value) => `<dt>${label.replace('Order status', caption)}</dt><dd>${value}</dd>`)}</dl>`;
    const visit = (await see(print('Status')))!;
    expect(visit).toMatchObject({
      issues: [{ code: 'guessed-header', detail: '“Status”' }],
      facts: { orders: [READ] },
    });
  });

  test('gives the events of its history, in either order', async () => {
    const head = `<h1>Order ${ID}</h1>`;
    const events: [string, string][] = [
      ['Delivered', 'Jun 25, 2026 11:30 AM'],
      ['Out for delivery', 'Jun 25, 2026 8:00 AM'],
      ['Shipped', 'Jun 22, 2026 6:00 PM'],
      ['Order placed', 'Jun 20, 2026 3:04 PM'],
    ];
    const expected = {
      deliveredAt: '2026-06-25T18:30:00Z',
      shippedAt: '2026-06-23T01:00:00Z',
      placedAt: '2026-06-20T22:04:00Z',
    };
    const list = (make: (what: string, at: string) => string) =>
      `${head}<ul>${events.map(([what, at]) => `<li>${make(what, at)}</li>`).join('')}</ul>`;
    expect(await order(list((what, at) => `<b>${what}</b><i>${at}</i>`))).toMatchObject(expected);
    expect(await order(list((what, at) => `<i>${at}</i><b>${what}</b>`))).toMatchObject(expected);
    expect(await order(list((what, at) => `${what}: ${at}`))).toMatchObject(expected);
    // All in one box: which date is whose is anybody's guess.
    const flat = (turned: boolean) =>
      `${head}<div>${events.map(([what, at]) => (turned ? `<i>${at}</i><b>${what}</b>` : `<b>${what}</b><i>${at}</i>`)).join('')}</div>`;
    for (const turned of [true, false]) {
      const it = await order(`${flat(turned)}<p>Tracking ID: 9400100000000000000001</p>`);
      expect([null, expected.deliveredAt]).toContain(it.deliveredAt);
      expect([null, expected.shippedAt]).toContain(it.shippedAt);
    }
  });

  test('uses the time zone and the currency that a caption gives', async () => {
    const named = (caption: string, value: string) =>
      `<p>Order ID: ${ID}</p><dl><dt>${caption}</dt><dd>${value}</dd></dl>`;
    expect((await order(named('Created time (UTC)', 'Jun 20, 2026 3:04 PM'))).placedAt).toBe('2026-06-20T15:04:00Z');
    expect((await order(named('Created time (PT)', 'Jun 20, 2026 3:04 PM'))).placedAt).toBe('2026-06-20T22:04:00Z');
    expect((await order(named('Order amount (EUR)', '23.50'))).amount).toBeNull();
    expect((await order(named('Order amount (USD)', '23.50'))).amount).toEqual({ value: 23.5, currency: 'USD' });
  });

  test('does not take the state in its title for an event', async () => {
    const it = await order(
      `<div><h1>Order ID: ${ID}</h1><span class="core-tag">Delivered</span><span>Jun 20, 2026</span></div><p>Deliver by: Jun 26, 2026</p>`,
    );
    expect(it).toMatchObject({ status: 'delivered', deliveredAt: null, deliverBy: '2026-06-26' });
  });

  test('gives the meaning of its tags, and its items', async () => {
    const it =
      await order(`<h1>Order details</h1><span class="core-tag">Sample</span><span class="core-tag">Fulfilled by TikTok Shop</span><span class="core-tag">Express</span>
      <p>Order ID: ${ID}</p><table><thead><tr><th>Product name</th><th>Quantity</th><th>SKU ID</th><th>Seller SKU</th><th>Unit price</th></tr></thead>
      <tbody><tr><td>Blue mug</td><td>2</td><td>1729384756012345678</td><td>MUG-BLUE</td><td>$9.00</td></tr></tbody></table>`);
    expect(it).toMatchObject({
      flags: ['sample'],
      fulfillment: 'tiktok',
      express: true,
      lines: [{ productName: 'Blue mug', quantity: 2, skuId: '1729384756012345678', sellerSku: 'MUG-BLUE' }],
    });
  });

  test('gives nothing under a caption of personal data', async () => {
    const person = (message: string) => [
      `<dl><dt>Buyer message</dt><dd>${message}</dd><dt>Order ID</dt><dd>${ID}</dd></dl>`,
      `<p>Order ID: ${ID}</p><div><h3>Buyer message</h3><p>${message}</p></div>`,
      `<p>Order ID: ${ID}</p><p>Buyer note: ${message}</p>`,
      `<table><tbody><tr><td>Recipient</td><td><div>Buyer 0001</div><div>${message}</div></td></tr><tr><td>Order ID</td><td>${ID}</td></tr></tbody></table>`,
    ];
    for (const body of person('Deliver by: Jan 2, 2026'))
      expect((await order(`${body}<p>Tracking ID: 9400100000000000000001</p>`)).deliverBy).toBeNull();
    for (const body of person('Order status: Cancelled'))
      expect((await order(`${body}<p>Tracking ID: 9400100000000000000001</p>`)).status).toBeNull();
    const empty = `<dl><dt>Buyer message</dt><dd></dd><dt>Deliver by</dt><dd>Jun 26, 2026</dd><dt>Order ID</dt><dd>${ID}</dd></dl>`;
    expect((await order(empty)).deliverBy).toBe('2026-06-26');
  });

  const DAY = '2026-07-09';
  const END = '2026-07-10T06:59:00Z';
  test.each([
    ['07/09/2026', DAY],
    ['Jul 9, 2026, 11:59 PM (PDT)', END],
    ['11:59 PM, Jul 9, 2026', END],
    ['23:59 07/09/2026', END],
    ['Thursday, July 9th, 2026', DAY],
    ['9th July 2026', DAY],
    ['09-Jul-2026', DAY],
    ['Jul-09-2026 23:59', END],
    ['2026.07.09', DAY],
    ['2026/07/09 23:59', END],
    ['09.07.2026', DAY],
    ['Jul 9, 2026 (2 days left)', DAY],
    ['07/09/2026 · 14 hours left', DAY],
    ['Jul 9', null],
    ['in 2 days', null],
    ['09.13.2026', null],
  ])('has to be delivered by %s', async (printed, read) => {
    const forms = [
      `<dl><dt>Deliver by</dt><dd>${printed}</dd></dl>`,
      `<p>Deliver by: ${printed}</p>`,
      `<p>Must be delivered by <b>${printed}</b></p>`,
      `<table><thead><tr><th>Package</th><th>Deliver by</th></tr></thead><tbody><tr><td>1</td><td>${printed}</td></tr></tbody></table>`,
    ];
    for (const form of forms)
      expect((await order(`<p>Order ID: ${ID}</p><p>Order status: In transit</p>${form}`)).deliverBy, form).toBe(read);
  });

  test('of two parcels with different days has no day of its own', async () => {
    const rows = ['Jul 9, 2026', 'Jul 12, 2026'].map((day) => `<tr><td>1</td><td>${day}</td></tr>`).join('');
    const visit = (await see(`<p>Order ID: ${ID}</p><p>Order status: In transit</p>
      <table><thead><tr><th>Package</th><th>Deliver by</th></tr></thead><tbody>${rows}</tbody></table>`))!;
    expect(visit.facts.orders[0]!.deliverBy).toBeNull();
    expect(visit.issues).toEqual([{ code: 'unknown-value', detail: 'Deliver by: printed twice, and not the same' }]);
  });

  test('with two values of a field gives neither', async () => {
    const visit = (await see(
      `<p>Order ID: ${ID}</p><p>Deliver by: Jun 26, 2026</p><p>Expected delivery: Jun 28, 2026</p>`,
    ))!;
    expect(visit.facts.orders[0]!.deliverBy).toBeNull();
    expect(visit.issues).toEqual([{ code: 'unknown-value', detail: 'Deliver by: printed twice, and not the same' }]);
    const finer = await order(
      `<p>Order ID: ${ID}</p><p>Delivered time: Jun 25, 2026</p><p>Package delivered: Jun 25, 2026 11:30 AM</p>`,
    );
    expect(finer.deliveredAt).toBe('2026-06-25T18:30:00Z');
  });

  test('that still shows another order is not read as this one', async () => {
    const other = LAYOUTS['a definition list']!.replaceAll(ID, '576812345678900009');
    expect(await see(other)).toMatchObject({ outcome: 'refused', facts: { orders: [] } });
    expect(await see(`${other}<div class="core-spin core-spin-loading"></div>`)).toBeNull();
    expect(await see(LAYOUTS['a definition list']!, '?shop_region=US')).toMatchObject({ outcome: 'refused' });
  });

  test('without any caption that is known is refused', async () => {
    expect(await see(`<h1>${ID}</h1><p>Commande livrée</p>`)).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-header' }],
    });
  });
});
