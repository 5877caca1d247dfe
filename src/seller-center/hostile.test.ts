// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SAMPLE_AT, sampleTable, scanOf, visitPage, visitSample } from '#test/fixtures/sample-page';
import { findOrderRows } from './layouts/order-rows';

const ID = '576812345678900001';
const PERSON = {
  name: 'Buyer 0001',
  phone: '(555) 010-0001',
  mail: 'buyer0001@mail.example',
  street: '1 Example Street',
  note: 'please ring twice',
};
const everything = Object.values(PERSON).join(' ');
// `buyers` is how many bought something
const secrets = /buyer(?!s")|555|0001@|example|ring/i;

describe('nothing of a person', () => {
  const person = Object.fromEntries(
    ['Buyer', 'Recipient', 'Phone', 'Address', 'Buyer message', 'Customer name', 'Rating reasons', 'Service agent'].map(
      (text) => [text, [everything]],
    ),
  );
  const cell = (text: string) => [`<div>${text}</div><div>${everything}</div>`];

  test.each([
    [
      '/order',
      sampleTable({
        ...person,
        'Order ID': cell(ID),
        'Order status': cell('Delivered'),
        'Created time': ['Jun 20, 2026'],
        Items: [
          `<div data-log_click_for="cell_product"><p>Blue mug</p><p>${everything}</p><p>Seller SKU: MUG</p></div>`,
        ],
        'Tracking ID': cell('9400100000000000000001'),
        'Cancel reason': cell('Out of stock'),
      }),
    ],
    [
      '/order',
      sampleTable({
        ...person,
        'Order ID': [ID],
        'Order status': [everything],
        'Created time': ['Jun 20, 2026'],
        'Deliver by': [everything],
        'Order amount': [everything],
        'Tracking ID': [everything],
        'Fulfillment type': [everything],
        'Cancel reason': [everything],
      }),
    ],
    [
      '/x',
      `<h1>Seller Fault Cancellation Rate</h1><p>Problem Order Details</p>${sampleTable({ ...person, 'Order ID': [ID], 'Cancellation reasons': [everything], 'Order create time': [everything], 'SKU ID': [everything] })}`,
    ],
    [
      '/x',
      `<h1>IM Dissatisfaction Rate</h1><p>Problem Chat Details</p>${sampleTable({ ...person, 'Chat record ID': ['7312345678901234567'], 'Customer rating': ['1'], 'First reply time': [everything] })}`,
    ],
    [
      '/x',
      `<h1>Appeal Center</h1>${sampleTable({ ...person, 'Ticket ID': ['7399000441099900001'], Metric: ['NRR'], Reason: [everything], Orders: [`${ID} ${everything}`], Submitted: [everything], Status: [everything] })}`,
    ],
    [
      '/order/return?tab=all',
      sampleTable({
        ...person,
        'Return Order ID': ['4035000000000000001'],
        'Order ID': [ID],
        'Time Requested': [everything],
        'Return Type': [everything],
        'Return Reason': cell('Defective item'),
        'Return Status': [everything],
      }),
    ],
    [
      '/order',
      `<table><tr><td><b>${everything}</b><i>Jun 20, 2026</i><i>Order ID: ${ID}</i></td></tr>
       <tr><td><p>Blue mug</p><p>${everything}</p><p>Seller SKU: MUG</p></td><td>Delivered</td><td>${everything}</td></tr></table>`,
    ],
    [
      '/product/rating',
      `<div class="ratingListItem-a"><b>${everything}</b><i>Order ID:${ID}</i><i>ID: 1729388000842743919</i><i>Jun 20, 2026</i>
       <div>${'<svg class="activeStar-b"></svg>'.repeat(5)}</div><p>${everything}</p><p>Seller reply: ${everything}</p></div>`,
    ],
    [
      '/product/manage',
      sampleTable({
        ...person,
        Product: [`<p>Blue mug</p><p>ID: 1729388000842743919</p><p>${everything}</p>`],
        Stock: cell('3'),
        Status: [everything],
      }),
    ],
    [
      '/compass/service-analytics',
      `<div><p>Satisfaction rate</p><b>92%</b></div><div><p>Chats Received</p><b>${everything}</b></div>${sampleTable(person)}`,
    ],
    ['/health-center', `<div id="key-info-ahr"><b>262</b><i>${everything}</i></div>${sampleTable(person)}`],
    [
      '/compass/data-overview',
      `<p>Jun 1, 2026 - Jun 2, 2026</p><div><p>GMV</p><b>$1.00</b></div><div><p>Orders</p><b>${everything}</b></div>`,
    ],
    [
      `/order/detail?order_no=${ID}&name=${encodeURIComponent(everything)}`,
      `<p>Order ID: ${ID}</p><p>Deliver by: Jun 26, 2026</p><dl>${Object.entries(PERSON)
        .map(([, it]) => `<dt>Recipient</dt><dd>${it}</dd>`)
        .join('')}<dt>Tracking ID</dt><dd>${everything}</dd><dt>Cancel reason</dt><dd>${everything}</dd></dl>`,
    ],
  ])('gets out of a page at %s, not even in a issue', async (path, body) => {
    const visit = (await visitSample(`<html lang="en"><p>Shop</p>${body}`, path))!;
    expect(visit.outcome).toBe('read');
    expect(JSON.stringify(visit)).not.toMatch(secrets);
  });

  test('gets into the list of captions of a table without any', async () => {
    const body = `<table><tbody><tr><td>${ID}</td><td>${everything}</td></tr></tbody></table>`;
    expect((await visitSample(body, '/order'))!.issues).toEqual([
      { code: 'unknown-header', detail: 'no table with captions' },
    ]);
  });

  test.each(
    readdirSync('test/pages/rendered').filter((file) => /^(?:order|ratings|returns|service).*\.html$/.test(file)),
  )('gets out of %s, whatever page it is taken for', async (file) => {
    const html = readFileSync(`test/pages/rendered/${file}`, 'utf8');
    const id = /order_no=(\d{15,20})/.exec(html)?.[1] ?? '';
    expect(/Buyer \d/.test(html)).toBe(!/empty|broken/.test(file));
    const paths = ['/order', `/order/detail?order_no=${id}`, '/order/return', '/product/rating', '/product/manage'];
    paths.push('/health-center', '/compass/data-overview', '/compass/service-analytics');
    const root = new DOMParser().parseFromString(html, 'text/html');
    for (const path of [...paths, '/health-center/experience-score']) {
      const visit = await visitPage(root, new URL(path, 'https://seller-us.tiktok.com'), SAMPLE_AT);
      expect(JSON.stringify(visit), path).not.toMatch(/Buyer \d|555-?01|Placeholder/i);
    }
  });
});

describe('a page that hides what every page has', () => {
  const names = [
    'querySelector',
    'querySelectorAll',
    'textContent',
    'firstChild',
    'nextSibling',
    'parentElement',
    'parentNode',
    'childNodes',
    'children',
    'getAttribute',
    'closest',
    'matches',
    'contains',
    'nodeType',
    'localName',
    'ownerDocument',
    'createTreeWalker',
    'documentElement',
    'body',
    'nodeName',
    'attributes',
    'tagName',
  ];
  const inputs = names.map((name) => `<input type="hidden" name="${name}"><img name="${name}" id="${name}">`).join('');

  test('is still read', async () => {
    const table = sampleTable({
      'Order ID': [ID],
      'Order status': ['<form><input name="firstChild"><b>Delivered</b></form>'],
      'Created time': ['Jun 20, 2026'],
    });
    const form = (body: string) => `<form name="querySelectorAll">${inputs}${body}</form>`;
    expect((await visitSample(form(table), '/order'))!.facts.orders).toMatchObject([{ id: ID, status: 'delivered' }]);
    const score = `<h1>Seller Fault Cancellation Rate</h1><p>Numerator: 1</p><p>Problem Order Details</p>${sampleTable({ 'Order ID': [ID], 'Cancellation reasons': ['Out of stock'] })}`;
    expect(await visitSample(form(score), '/x')).toMatchObject({
      outcome: 'read',
      facts: {
        problems: [{ orderId: ID }],
        readings: [{ metrics: { SFCR: { numerator: 1 } } }],
        coverage: [{ complete: true }],
      },
    });
    expect(
      (await visitSample(
        form(`<p>Order ID: ${ID}</p><p>Deliver by: Jun 26, 2026</p>`),
        `/order/detail?order_no=${ID}`,
      ))!.facts.orders,
    ).toMatchObject([{ deliverBy: '2026-06-26' }]);
    expect(await findOrderRows(scanOf(form(table)))).toMatchObject([{ orderId: ID }]);
  });

  test('or names columns after properties of every object is refused like any other', async () => {
    const table = sampleTable({
      __proto__x: ['1'],
      constructor: ['2'],
      toString: ['3'],
      'Order ID': [ID],
      'Order status': ['constructor'],
      'Created time': ['__proto__'],
    });
    const visit = (await visitSample(table, '/order'))!;
    expect(visit.facts.orders).toEqual([]);
    expect(visit.outcome).toBe('refused');
  });
});
