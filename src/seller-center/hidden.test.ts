// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { SAMPLE_AT, sampleTable, visitPage, visitSample } from '#test/fixtures/sample-page';

const id = (n: number) => `5768123456789000${String(n).padStart(2, '0')}`;
const list = (from: number, to: number) => {
  const ids = Array.from({ length: to - from }, (_, at) => id(from + at));
  return sampleTable({
    'Order ID': ids,
    'Order status': ids.map(() => 'Delivered'),
    'Created time': ids.map(() => 'Jun 20, 2026'),
  });
};
const SHOWN = list(0, 4);
const HIDDEN = list(50, 59);
const ORDERS = 'https://seller-us.tiktok.com/order?tab=all';

const idsOf = async (body: string): Promise<string[]> =>
  (await visitSample(body, ORDERS))!.facts.orders.map((order) => order.id);

/** Ways in which a page keeps a table from sight. */
const HIDING: Record<string, (table: string) => string> = {
  'display: none': (table) => `<div style="display: none">${table}</div>`,
  'display: none far above': (table) => `<section style="display:none"><div><div>${table}</div></div></section>`,
  'visibility: hidden': (table) => `<div style="visibility: hidden">${table}</div>`,
  'opacity: 0': (table) => `<div style="opacity: 0">${table}</div>`,
  'the attribute hidden': (table) => `<div hidden>${table}</div>`,
  'a box without height': (table) => `<div style="height: 0; overflow: hidden">${table}</div>`,
  'a box of one pixel': (table) => `<div style="width: 1px; height: 1px; overflow: hidden">${table}</div>`,
  'a place far off': (table) => `<div style="position: absolute; left: -9999px">${table}</div>`,
  'a place far above': (table) => `<div style="position: absolute; top: -10000px">${table}</div>`,
  'no area of it left': (table) =>
    `<div style="position: absolute; clip: rect(0px, 0px, 0px, 0px)"><div>${table}</div></div>`,
  'a path that cuts it off': (table) => `<div style="clip-path: inset(50%)">${table}</div>`,
  'aria-hidden, as copies to measure by are': (table) => `<div aria-hidden="true">${table}</div>`,
};

describe('what is not shown is not read', () => {
  test.each(Object.entries(HIDING))('%s', async (_, hide) => {
    const ids = [id(0), id(1), id(2), id(3)];
    expect(await idsOf(hide(HIDDEN) + SHOWN)).toEqual(ids);
    expect(await idsOf(SHOWN + hide(HIDDEN))).toEqual(ids);
  });

  test('even if there is nothing else, so that the page has no list', async () => {
    const visit = await visitSample(`<div style="display: none">${HIDDEN}</div>`, ORDERS);
    expect(visit).toMatchObject({ outcome: 'refused', facts: { orders: [] } });
  });

  test('but a page behind a dialog is read, although it is hidden from screen readers', async () => {
    expect(
      await idsOf(`<div id="root" aria-hidden="true">${SHOWN}</div><div role="dialog">Combine orders</div>`),
    ).toHaveLength(4);
  });

  test('row by row, and column by column', async () => {
    const rows = SHOWN.replace(`<tr><td>${id(1)}`, `<tr style="display: none"><td>${id(1)}`);
    expect(await idsOf(rows)).toEqual([id(0), id(2), id(3)]);
    const columns = sampleTable({
      'Order ID': [id(1)],
      'Order status': ['Delivered'],
      'Created time': ['Jun 20, 2026'],
      'Deliver by': ['Jun 25, 2026'],
    }).replace('<th>Deliver by', '<th style="display: none">Deliver by');
    const { facts } = (await visitSample(columns, ORDERS))!;
    expect(facts.orders).toMatchObject([{ id: id(1), deliverBy: null }]);
  });

  test.each(Object.keys(HIDING).filter((how) => how !== 'aria-hidden, as copies to measure by are'))(
    'in parts of a cell: %s',
    async (how) => {
      const hide = HIDING[how]!;
      const beside = (text: string, hidden: string) => `${hide(`<i>${hidden}</i>`)}<b>${text}</b>`;
      const page = sampleTable({
        'Order ID': [beside(id(1), id(2))],
        'Order status': [beside('In transit', 'Delivered')],
        'Created time': [`${beside('Jun 20, 2026', 'Created on')}`],
        'Deliver by': [hide('<i>Jun 25, 2026</i>')],
        'Order amount': [beside('$23.50', '$99.00')],
      });
      const { facts, issues } = (await visitSample(page, ORDERS))!;
      expect(facts.orders).toMatchObject([
        { id: id(1), status: 'in-transit', placedAt: '2026-06-20', deliverBy: null, amount: { value: 23.5 } },
      ]);
      expect(issues).toEqual([]);
    },
  );

  test('a header that only aligns the columns of its table', async () => {
    const captions = ['Order ID', 'Order status', 'Created time'].map((text) => `<th>${text}</th>`).join('');
    const body = `<tr><td>${id(1)}</td><td>Delivered</td><td>Jun 20, 2026</td></tr>`;
    const page = `<div class="p-table-container"><div class="p-table-header"><table><thead><tr>${captions}</tr></thead></table></div>
      <div class="p-table-body"><table><thead style="visibility: collapse"><tr>${captions}</tr></thead><tbody>${body}</tbody></table></div></div>`;
    expect(await idsOf(page)).toEqual([id(1)]);
  });

  test('a clone of the first columns that lies over the table is not read in place of it', async () => {
    const clone = sampleTable({ 'Order ID': [id(1)], 'Order status': ['Delivered'] });
    expect((await visitSample(clone + list(1, 2), ORDERS))!.facts.orders).toMatchObject([{ placedAt: '2026-06-20' }]);
  });

  test('cards and figures of a hidden part', async () => {
    const card = (order: number, stars: string) =>
      `<div class="ratingListItem-x1"><span>Order ID: ${id(order)}</span><span>SKU ID: 17294100000000${order}11</span>
       <div>${'<i class="rate-character-full"></i>'.repeat(Number(stars))}${'<i></i>'.repeat(5 - Number(stars))}</div><span>Jun 20, 2026</span></div>`;
    const reviews = (await visitSample(
      `<div>${card(10, '1')}<div style="display: none">${card(11, '1')}</div>${card(12, '2')}</div>`,
      '/product/rating',
    ))!.facts.reviews;
    expect(reviews.map(({ orderId }) => orderId)).toEqual([id(10), id(12)]);
    const score = (text: string) =>
      `<h2>Shop Performance Score</h2><b>${text}</b><p>Not yet scored: fewer than 30 orders</p>`;
    const page = `<div style="position: absolute; left: -5000px"><h2>Shop Performance Score</h2><b>4.9 / 5</b></div>${score('--')}`;
    expect((await visitSample(page, '/health-center/experience-score'))!.facts.readings).toMatchObject([
      { state: 'no-score', overall: null },
    ]);
  });
});

describe('by a style sheet of the page', () => {
  afterEach(() =>
    document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body')),
  );

  test('the table that is shown is read', async () => {
    const html = `<head><style>.kept-mounted { display: none }</style></head>
      <body><div class="kept-mounted">${HIDDEN}</div>${SHOWN}</body>`;
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    document.documentElement.replaceChildren(
      ...[...parsed.documentElement.childNodes].map((it) => document.adoptNode(it)),
    );
    const { facts } = (await visitPage(document, new URL(ORDERS), SAMPLE_AT))!;
    expect(facts.orders).toHaveLength(4);
  });
});
