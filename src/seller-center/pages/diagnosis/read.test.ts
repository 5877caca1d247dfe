// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';
import type { UsMetric } from '#test/fixtures/us-metrics';

const ORDER = ['576812345678900001', '576812345678900002', '576812345678900003'];
const SKU = ['1729384756012345678', '1729384756012345679', '1729384756012345680'];

interface List {
  title: string;
  captions: string[];
  rows: string[][];
}
const PRODUCT = ['Product ID', 'Product name', 'SKU ID'];
const product = (n: number) => [`17293847560000000${n}1`, `Blue mug ${n}`, SKU[n - 1]!];

const LISTS: Record<UsMetric, List> = {
  NRR: {
    title: '60-Day Negative Review Rate (NRR)',
    captions: ['Order ID', ...PRODUCT, 'Order create time', 'Deliver time', 'User review rating', 'Action'],
    rows: [
      [ORDER[0]!, ...product(1), 'Jun 1, 2026 3:04 PM', 'Jun 5, 2026 11:30 AM', '1', 'View'],
      [
        ORDER[1]!,
        ...product(2),
        '06/02/2026 12:00:00 AM',
        '2026-06-06',
        '<div class="P-rate"><div class="P-rate-character P-rate-character-full"></div><div class="P-rate-character P-rate-character-full"></div><div class="P-rate-character"></div></div>',
        'View',
      ],
    ],
  },
  NBFR: {
    title: '60-Day Non-Buyer Fault R&amp;R Rate',
    captions: ['Order ID', ...PRODUCT, 'Order create time', 'Deliver time', 'Return refund reason'],
    rows: [[ORDER[0]!, ...product(1), 'Jun 1, 2026', 'Jun 5, 2026', 'Damaged item or packaging']],
  },
  SFCR: {
    title: 'Diagnosis: Seller Fault Cancellation Rate',
    captions: ['Order ID', ...PRODUCT, 'Order create time', 'Cancellation reasons'],
    rows: [
      [
        ORDER[0]!,
        ...product(1),
        'Jun 20, 2026 9:14:22 AM',
        '<div><span>Out of stock</span><span>Pricing error</span></div>',
      ],
    ],
  },
  OTDR: {
    title: 'On-Time Delivery Rate',
    captions: ['Order ID', ...PRODUCT, 'Order create time', 'Expect deliver time', 'Actual deliver time'],
    rows: [
      [ORDER[0]!, ...product(1), 'Jun 10, 2026', 'Jun 18, 2026', 'Jun 20, 2026 10:00 PM'],
      [ORDER[1]!, ...product(2), 'Jun 11, 2026', 'Jun 19, 2026', '--'],
    ],
  },
  AHT: {
    title: '60-Day After-Sales Handling Time',
    captions: [
      'Order ID',
      'Return order ID',
      'Aftersales type name',
      'Approve duration hours',
      'Inspect duration hours',
      'Total handle duration hours',
      'Review count',
    ],
    rows: [[ORDER[0]!, '403512345678900001', 'Only Refund', '4', '12.5', '16.5', '2']],
  },
  IM_DSAT: {
    title: '60-Day IM Dissatisfaction Rate',
    captions: [
      'Chat record ID',
      'Customer name',
      'Customer rating',
      'Rating reasons',
      'Service agent',
      'First reply time',
    ],
    rows: [['7312345678901234567', 'Buyer 0001', '2', 'Slow answer', 'Agent 01', 'Jun 12, 2026 5:00 PM']],
  },
};

const READING: Record<UsMetric, [string, string, string, string, string, string]> = {
  NRR: ['1.26%', '3.9', '1.2%', '4%', '2', '1,830'],
  NBFR: ['1.76%', '3.5', '0.94%', '5%', '1', '1,830'],
  SFCR: ['0.87%', '4.2', '1%', '5%', '1', '920'],
  OTDR: ['95.16%', '4.0', '96%', '80%', '918', '920'],
  AHT: ['8.25 h', '4.4', '26.5 h', '60 h', '16.5', '2'],
  IM_DSAT: ['17.01%', '3.4', '15%', '60%', '1', '100'],
};

const figures = (metric: UsMetric): string => {
  const [value, score, excellent, poor, numerator, denominator] = READING[metric];
  return `<div class="figures"><div><span>Current value</span><b>${value}</b></div><div><span>Metric score</span><b>${score}</b></div>
    <div><span>Excellent</span><b>${excellent}</b></div><div><span>Poor</span><b>${poor}</b></div>
    <div><span>Numerator</span><b>${numerator}</b></div><div><span>Denominator</span><b>${denominator}</b></div></div>`;
};

const head = (metric: UsMetric, title = LISTS[metric].title): string =>
  `<div data-tid="m4b_page_header"><h1>${title}</h1></div>${figures(metric)}
   <div><h2>${metric === 'IM_DSAT' ? 'Problem Chat Details' : 'Problem Order Details'}</h2><button>Appeal Orders</button></div>`;

type Shape = (list: List, prefix: string) => string;
const th = (p: string) => (text: string) =>
  `<th class="${p}-table-th"><div class="${p}-table-th-item"><span class="${p}-table-th-item-title">${text}</span></div></th>`;
const td =
  (p: string, tag = 'td') =>
  (text: string) =>
    `<${tag} class="${p}-table-td"><div class="${p}-table-cell"><span class="${p}-table-cell-wrap-value">${text.replaceAll('P-', `${p}-`)}</span></div></${tag}>`;

const SHAPES: Record<string, Shape> = {
  'one table': (
    { captions, rows },
    p,
  ) => `<div class="${p}-table"><div class="${p}-spin"><div class="${p}-spin-children"><div class="${p}-table-container"><table>
    <thead><tr class="${p}-table-tr"><th class="${p}-table-th ${p}-table-operation ${p}-table-checkbox"><label><input type="checkbox"></label></th>${captions.map(th(p)).join('')}</tr></thead>
    <tbody>${rows.map((row) => `<tr class="${p}-table-tr"><td class="${p}-table-td"><label><input type="checkbox"></label></td>${row.map(td(p)).join('')}</tr>`).join('')}</tbody></table></div></div></div></div>`,
  'a header table over a body table': ({ captions, rows }, p) => `<div class="${p}-table-container">
    <div class="${p}-table-header"><table><thead><tr>${captions.map(th(p)).join('')}<th class="${p}-table-th"></th></tr></thead></table></div>
    <div class="${p}-table-body"><table><tbody>${rows.map((row) => `<tr class="${p}-table-tr">${row.map(td(p)).join('')}</tr>`).join('')}
      <tr class="${p}-table-tr ${p}-table-expand-content"><td colspan="9">details</td></tr></tbody></table></div></div>`,
  'rows of boxes': ({ captions, rows }, p) => `<div class="${p}-table-container">
    <div class="${p}-table-header"><table><thead><tr>${captions.map(th(p)).join('')}</tr></thead></table></div>
    <div class="${p}-table-body"><div><div>${rows.map((row) => `<div class="${p}-table-tr">${row.map(td(p, 'div')).join('')}</div>`).join('')}</div></div></div></div>`,
  'a plain table with its columns turned round': ({ captions, rows }) => `<table>
    <tr>${[...captions]
      .reverse()
      .map((caption) => `<th>${caption.toUpperCase()} </th>`)
      .join('')}</tr>
    ${rows
      .map(
        (row) =>
          `<tr>${[...row]
            .reverse()
            .map((text) => `<td>${text}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table>`,
};

const page = (metric: UsMetric, table: string, rest = '') => `<main>${head(metric)}${table}${rest}</main>`;
const see = async (body: string) => await visitSample(body, '/health-center/anything?shop_region=US');

const PROBLEMS: Record<UsMetric, unknown[]> = {
  NRR: [{ orderId: ORDER[0] }, { orderId: ORDER[1] }],
  NBFR: [{ orderId: ORDER[0] }],
  SFCR: [{ orderId: ORDER[0] }],
  OTDR: [{ orderId: ORDER[0] }, { orderId: ORDER[1] }],
  AHT: [{ orderId: ORDER[0], caseId: '403512345678900001' }],
  IM_DSAT: [{ orderId: null, chatId: '7312345678901234567' }],
};

describe('a diagnosis page', () => {
  for (const metric of Object.keys(LISTS) as UsMetric[]) {
    for (const [shape, make] of Object.entries(SHAPES)) {
      for (const prefix of ['theme-arco', 'core', 'p', 'arco']) {
        test(`of ${metric} is read from ${shape}, prefix ${prefix}`, async () => {
          const visit = (await see(page(metric, make(LISTS[metric], prefix))))!;
          expect(visit).toMatchObject({ page: 'diagnosis', metric, outcome: 'read', issues: [] });
          expect(visit.facts.problems).toMatchObject(PROBLEMS[metric]);
          const { excellent, poor, score, numerator } = visit.facts.readings[0]!.metrics[metric]!;
          expect({ excellent, poor, score, numerator }).not.toContain(null);
          expect(visit.facts.coverage).toMatchObject([{ source: `diagnosis:${metric}`, complete: true }]);
        });
      }
    }
  }

  test('adds what is printed beside the problem', async () => {
    const read = async (metric: UsMetric) =>
      (await see(page(metric, SHAPES['one table']!(LISTS[metric], 'core'))))!.facts;
    expect(await read('NRR')).toMatchObject({
      orders: [
        {
          id: ORDER[0],
          placedAt: '2026-06-01T22:04:00Z',
          deliveredAt: '2026-06-05T18:30:00Z',
          lines: [{ skuId: SKU[0], productName: 'Blue mug 1', quantity: null }],
        },
        { id: ORDER[1], placedAt: '2026-06-02T07:00:00Z', deliveredAt: '2026-06-06' },
      ],
      reviews: [
        { orderId: ORDER[0], skuId: SKU[0], stars: 1, firstStars: 1, reviewedAt: null },
        { orderId: ORDER[1], skuId: SKU[1], stars: 2 },
      ],
      readings: [
        {
          day: '2026-07-01',
          overall: null,
          metrics: {
            NRR: { value: 0.0126, score: 3.9, excellent: 0.012, poor: 0.04, numerator: 2, denominator: 1830 },
            OTDR: null,
          },
        },
      ],
      coverage: [{ from: '2026-05-02', to: '2026-06-30', rows: 2, expected: 2 }],
    });
    expect((await read('NBFR')).cases).toMatchObject([
      { id: null, orderId: ORDER[0], reason: 'Damaged item or packaging', type: null },
    ]);
    expect((await read('SFCR')).orders).toMatchObject([
      { cancelReason: 'Out of stock; Pricing error', status: 'cancelled', placedAt: '2026-06-20T16:14:22Z' },
    ]);
    expect((await read('OTDR')).orders).toMatchObject([
      { deliverBy: '2026-06-18', deliveredAt: '2026-06-21T05:00:00Z', status: null },
      { deliverBy: '2026-06-19', deliveredAt: null },
    ]);
    expect(await read('AHT')).toMatchObject({
      cases: [{ id: '403512345678900001', type: 'refund', approveHours: 4, inspectHours: 12.5, rounds: 2 }],
      readings: [{ metrics: { AHT: { value: 8.25, excellent: 26.5, poor: 60 } } }],
    });
    expect((await read('IM_DSAT')).chats).toMatchObject([
      { id: '7312345678901234567', rating: 2, startedAt: '2026-06-13T00:00:00Z', channel: null },
    ]);
    expect(JSON.stringify(await read('IM_DSAT'))).not.toMatch(/Buyer|Slow|Agent/);
  });
});
