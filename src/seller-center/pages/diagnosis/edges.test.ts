// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { SAMPLE_AT, sampleTable, visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001', '576812345678900002', '576812345678900003'];
const REASONS = { 'Order ID': ID.slice(0, 2), 'Cancellation reasons': ['Out of stock', 'Pricing error'] };

interface Parts {
  title?: string;
  figures?: string;
  details?: string;
  table?: string;
  after?: string;
}
const see = async ({
  title = 'Seller Fault Cancellation Rate',
  figures = '',
  details = 'Problem Order Details',
  table = sampleTable(REASONS),
  after = '',
}: Parts = {}) =>
  (await visitSample(
    `<main><h1>${title}</h1><div>${figures}</div><h2>${details}</h2><button>Appeal Orders</button><div>${table}${after}</div></main>`,
    '/compass/x',
  ))!;
const coverage = async (parts: Parts) => (await see(parts)).facts.coverage[0]!;
const pager = (inner: string) => `<div data-tid="m4b_pagination" class="core-pagination">${inner}</div>`;
const items = (current: number, last: number, end = '') =>
  `<ul>${Array.from({ length: last }, (_, at) => `<li class="core-pagination-item"${at + 1 === current ? ' aria-current="true"' : ''}>${at + 1}</li>`).join('')}${end}</ul>`;

describe('a list of problems', () => {
  test.each([
    ['a total', { after: pager('<div class="core-pagination-total-text">Total 2</div>') }, 2, true],
    ['a larger total', { after: pager('<span>57 items in total</span>') }, 57, false],
    ['a range of a total', { after: '<p>1-2 of 57</p>' }, 57, false],
    ['a number in its heading', { details: 'Problem Order Details (2)' }, 2, true],
    ['a larger number in its heading', { details: 'Problem Order Details: 1,057' }, 1057, false],
    ['one page', { after: pager(items(1, 1)) }, 2, true],
    ['more pages', { after: pager(items(1, 3)) }, null, false],
    ['pages without an end', { after: pager(items(1, 3, '<li>…</li>')) }, null, false],
    ['a page of pages', { after: pager('<span>Page 1 of 4</span>') }, null, false],
    ['page sizes only', { after: pager('<div class="core-pagination-option">50 / Page</div>') }, null, false],
    ['the count of the metric', { figures: '<p>Numerator: 2</p><p>Denominator: 920</p>' }, 2, true],
    ['a larger count', { figures: '<p>Numerator: 3</p>' }, 3, false],
    ['nothing', {}, null, false],
  ])('is whole by %s or not', async (_, parts, expected, complete) => {
    expect(await coverage(parts)).toEqual({
      source: 'diagnosis:SFCR',
      from: '2026-06-01',
      to: '2026-06-30',
      readAt: SAMPLE_AT,
      rows: 2,
      expected,
      complete,
    });
  });

  test('of late deliveries is as long as the count of late orders, one of handling times as the count of rounds', async () => {
    const late = sampleTable({
      'Order ID': ID.slice(0, 2),
      'Expect deliver time': ['Jun 18, 2026', 'Jun 19, 2026'],
      'Actual deliver time': ['-', 'Jun 20, 2026'],
    });
    const title = 'On-Time Delivery Rate';
    expect(
      await coverage({ title, table: late, figures: '<p>Numerator: 918</p><p>Denominator: 920</p>' }),
    ).toMatchObject({
      expected: 2,
      complete: true,
    });
    expect(
      await coverage({ title, table: late, figures: '<p>Numerator: 900</p><p>Denominator: 920</p>' }),
    ).toMatchObject({
      expected: 20,
      complete: false,
    });
    const cases = sampleTable({
      'Order ID': ID.slice(0, 2),
      'Return order ID': ['403512345678900001', '403512345678900002'],
      'Approve duration hours': ['4', '1'],
      'Inspect duration hours': ['0', '2.5'],
      'Review count': ['1', '2'],
    });
    const handled = async (rounds: number) =>
      await coverage({ title: 'After-Sales Handling Time', table: cases, figures: `<p>Denominator: ${rounds}</p>` });
    expect(await handled(3)).toMatchObject({ rows: 2, expected: 2, complete: true });
    expect(await handled(4)).toMatchObject({ rows: 2, expected: null, complete: false });
  });

  test('that is searched or filtered is a part', async () => {
    const whole = pager('<span>Total 2</span>');
    const search = (value: string) => `<input type="text" value="${value}">`;
    expect((await coverage({ after: whole, figures: search('') })).complete).toBe(true);
    expect((await coverage({ after: whole, figures: search('On-Time Delivery Rate') })).complete).toBe(true);
    expect((await coverage({ after: whole, figures: search(ID[0]!) })).complete).toBe(false);
    expect(
      (await coverage({ after: `${whole}<i class="core-table-filters core-table-filters-active"></i>` })).complete,
    ).toBe(false);
    expect(
      (await coverage({ after: `<div class="core-pagination"><span>Total 2</span><input value="3"></div>` })).complete,
    ).toBe(true);
  });

  test('without entries is complete only if the page says that there are none', async () => {
    const table =
      '<table><thead><tr><th>Order ID</th><th>Cancellation reasons</th></tr></thead><tbody><tr class="core-table-empty-row"><td colspan="2">No data</td></tr></tbody></table>';
    expect(await coverage({ table })).toMatchObject({ rows: 0, complete: false });
    expect(await coverage({ table, figures: '<p>Numerator: 0</p>' })).toMatchObject({
      rows: 0,
      expected: 0,
      complete: true,
    });
    expect(await coverage({ table, after: pager('<span>Total 0</span>') })).toMatchObject({
      rows: 0,
      expected: 0,
      complete: true,
    });
    expect(await see({ table, after: pager('<span>Total 5</span>') })).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'no-rows' }],
    });
  });

  test('with an unreadable row is incomplete', async () => {
    const table = sampleTable({ ...REASONS, 'Order ID': [ID[0]!, '57681234'] });
    const visit = await see({ table, figures: '<p>Numerator: 1</p>' });
    expect(visit.facts.problems).toMatchObject([{ orderId: ID[0] }]);
    expect(visit.facts.coverage[0]!.complete).toBe(false);
    expect(visit.issues).toEqual([{ code: 'unknown-value', detail: 'Order ID: cannot read “9999…”' }]);
    expect(await see({ table: sampleTable({ ...REASONS, 'Order ID': ['A', 'B'] }) })).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-value' }],
    });
  });

  test.each([
    ['Negative Review Rate', sampleTable(REASONS), 'User review rating'],
    [
      'Seller Fault Cancellation Rate',
      sampleTable({ 'Order ID': [ID[0]!], 'Why it was cancelled': ['Out of stock'] }),
      'Cancellation reasons',
    ],
    [
      'Seller Fault Cancellation Rate',
      sampleTable({ 'Order number': [ID[0]!], 'Cancellation reasons': ['Out of stock'] }),
      'Order ID',
    ],
  ])('of %s without its own columns is refused, by name', async (title, table, gone) => {
    const visit = await see({ title, table });
    expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
    expect(visit.issues[0]!.detail).toContain(`“${gone}”`);
    expect(visit.facts.problems).toEqual([]);
  });

  test('of a metric that has no known name is refused', async () => {
    expect(await see({ title: 'Rate of cancelled orders' })).toMatchObject({
      page: 'diagnosis',
      metric: null,
      outcome: 'refused',
      issues: [{ code: 'unknown-header' }],
    });
  });

  test('names an order once, with all its SKUs', async () => {
    const sku = ['1729384756012345678', '1729384756012345679'];
    const table = sampleTable({
      'Order ID': [ID[0]!, ID[0]!],
      'SKU ID': sku,
      'Product name': ['Blue mug', 'Red mug'],
      'Return refund reason': ['Defective item', 'Defective item'],
    });
    const { facts } = await see({ title: 'Non-Buyer Fault R&amp;R Rate', table, after: pager('<span>Total 2</span>') });
    expect(facts.problems).toHaveLength(1);
    expect(facts.cases).toHaveLength(1);
    expect(facts.orders).toMatchObject([
      {
        lines: [
          { skuId: sku[0], productName: 'Blue mug' },
          { skuId: sku[1], productName: 'Red mug' },
        ],
      },
    ]);
    expect(facts.coverage).toMatchObject([{ rows: 2, expected: 2, complete: true }]);
  });

  test.each([
    [
      '<div class="core-rate"><div class="core-rate-character core-rate-character-full"></div><div class="core-rate-character"></div></div>',
      1,
    ],
    [
      '<span class="ratingStar-x"><i class="activeStar-kQ2"></i><i class="activeStar-kQ2"></i><i class="star-kQ2"></i></span>',
      2,
    ],
    ['★★☆☆☆', 2],
    ['<svg fill="#ffc200"></svg><svg fill="#ccc"></svg>', 1],
    ['<i role="img" aria-label="2 out of 5"></i>', 2],
    ['<b>1</b>', 1],
    ['<div class="core-rate"><div class="core-rate-character"></div></div>', null],
    ['<div class="core-rate-character-full"></div><div class="core-rate-character-half"></div>', null],
    ['***', null],
  ])('reads the rating %s as %s', async (cell, stars) => {
    const table = sampleTable({
      'Chat record ID': ['7312345678901234567'],
      'Customer rating': [cell],
      'Customer name': ['Buyer 0001'],
    });
    expect(
      (await see({ title: 'IM Dissatisfaction Rate', details: 'Problem Chat Details', table })).facts.chats[0]!.rating,
    ).toBe(stars);
  });

  test('keeps a reason from the platform, and nothing that a buyer wrote beside it', async () => {
    const reason = async (cell: string) => {
      const table = sampleTable({ 'Order ID': [ID[0]!], 'Return refund reason': [cell] });
      return (await see({ title: 'Non-Buyer Fault R&amp;R Rate', table })).facts.cases[0]!.reason;
    };
    expect(await reason('Wrong item was sent')).toBe('Wrong item was sent');
    expect(await reason('A reason that is new')).toBe('A reason that is new');
    expect(await reason('<p>Defective item</p><p>Buyer 0001: please call 555 010 0001</p>')).toBe('Defective item');
    expect(await reason('<p>A reason that is new</p><p>Buyer 0001 writes</p>')).toBeNull();
    expect(await reason('please call 555 010 0001')).toBeNull();
    expect(await reason('buyer0001@mail.example')).toBeNull();
    expect(await reason('--')).toBeNull();
  });
});

describe('the figures above it', () => {
  const metric = async (figures: string, title?: string) =>
    (await see({ figures, ...(title === undefined ? {} : { title }) })).facts.readings[0]?.metrics.SFCR;
  const READ = { value: 0.0087, score: 4.2, excellent: 0.01, poor: 0.05, numerator: 8, denominator: 920 };

  test.each([
    '<p>Seller Fault Cancellation Rate: 0.87%</p><p>Metric score: 4.2 / 5</p><p>Excellent: &lt;1%</p><p>Poor: >5%</p><p>Numerator: 8</p><p>Denominator: 920</p>',
    '<dl><dt>Metric score</dt><dd>4.2</dd><dt>Value</dt><dd>0.87%</dd><dt>Excellent</dt><dd>1%</dd><dt>Poor</dt><dd>5%</dd><dt>Numerator</dt><dd>8</dd><dt>Denominator</dt><dd>920</dd></dl>',
    sampleTable({
      'Metric score': ['4.2'],
      'Current value': ['0.87%'],
      Excellent: ['1%'],
      Poor: ['5%'],
      Numerator: ['8'],
      Denominator: ['920'],
    }),
    '<b>0.87%</b><div><span>Metric score</span><span>4.2</span></div><div><span>Excellent</span><span>1%</span></div><div><span>Poor</span><span>5%</span></div><div><span>Numerator</span><span>8 orders</span></div><div><span>Denominator</span><span>920 orders</span></div>',
    'Metric score 4.2 | Excellent 1% | Poor 5% | Numerator 8 | Denominator 920 | Value 0.87%',
  ])('are read from %s', async (figures) => expect(await metric(figures)).toMatchObject(READ));

  test('may be missing, and are then unknown', async () => {
    expect(await metric('')).toBeUndefined();
    expect(await metric('<p>Metric score: --</p><p>Numerator: 8</p>')).toMatchObject({
      value: null,
      score: null,
      numerator: 8,
    });
    expect(await metric('<p>Metric score: 7</p><p>Numerator: 8</p>')).toMatchObject({ score: null, numerator: 8 });
  });
});
