// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { scanOf } from '#test/fixtures/sample-page';
import { recognizePage } from './recognize';

const see = async (body: string, path = '/compass/unheard-of') =>
  await recognizePage(scanOf(`<body>${body}</body>`), new URL(path, 'https://seller-us.tiktok.com'));

const TABS = ['Negative Review Rate', 'On-Time Delivery Rate', 'IM Dissatisfaction Rate'];
const tabs = (selected: number) =>
  `<div role="tablist">${TABS.map((text, at) => `<div role="tab" aria-selected="${at === selected}">${text}</div>`).join('')}</div>`;
const DETAILS = '<h2>Problem Order Details</h2><button>Appeal Orders</button>';
const OTDR_LIST =
  '<table><thead><tr><th>Order ID</th><th>Actual deliver time</th><th>Expect deliver time</th></tr></thead></table>';

describe('a page', () => {
  test.each([
    ['/order', 'order-list'],
    ['/order/', 'order-list'],
    ['/order/return?from=menu&shop_region=US', 'returns'],
    ['/product/rating?shop_region=US', 'ratings'],
    ['/order?tab=to_ship&order_status[]=1', 'order-list'],
    ['/order/detail?order_no=576812345678900001&shop_region=US', 'order-detail'],
    ['/health-center/experience-score?shop_region=US', 'score'],
    ['/health-center?tab=overview', 'account-health'],
    ['/account/health?shop_region=MY&lang=en', 'account-health'],
    ['/product/manage?shop_region=US', 'products'],
    ['/compass/data-overview', 'sales'],
    ['/compass/service-analytics', 'service'],
    ['/chat/compass/service-analytics/chat-trend?shop_region=JP', 'service'],
  ])('at %s is known by its path', async (path, page) => expect(await see('', path)).toEqual({ page, metric: null }));

  test.each([
    '/',
    '/homepage',
    '/order/return/detail',
    '/orders',
    '/product/opportunity',
    '/health-center?tab=ncp',
    '/health-center/badge',
    '/compass/product-analysis',
    '/chat/inbox/current',
  ])('at %s is none that is read', async (path) =>
    expect(await see('<h1>Manage something</h1><p>Negative Review Rate</p>', path)).toBeNull(),
  );

  test.each([
    ['/health-center/experience-score/diagnosis?metric=NRR', 'diagnosis'],
    ['/health-center/experience-score/appeal-center', 'appeal-center'],
  ])('at %s is not passed over in silence, in whatever language', async (path, page) => {
    expect(await see('<h1>Etwas anderes</h1>', path)).toEqual({ page, metric: null });
  });

  test.each([
    '/university/essay?knowledge_id=1',
    '/account/login',
    '/account/login?redirect=%2Forder',
    '/account/register',
  ])('at %s holds no data, whatever it says', async (path) => {
    expect(await see(`<h1>Negative Review Rate</h1>${DETAILS}<h1>Appeal Center</h1>`, path)).toBeNull();
  });

  test.each([
    ['<h1>60-Day Negative Review Rate (NRR)</h1>', 'NRR'],
    ['<h1>Diagnosis</h1><h2>Non-Buyer Fault Return &amp; Refund Rate</h2>', 'NBFR'],
    ['<div role="heading">seller fault cancellation rate details</div>', 'SFCR'],
    ['<div class="core-page-header-title">On-Time Delivery Rate</div>', 'OTDR'],
    ['<div><span>60-Day After-Sales Handling Time</span></div>', 'AHT'],
    ['<nav><a>Negative Review Rate</a></nav><h1>IM Dissatisfaction Rate</h1>', 'IM_DSAT'],
    ['<h1>On-Time Delivery Rate</h1><h3>Other metrics</h3><h3>Negative Review Rate</h3>', 'OTDR'],
    [tabs(1), 'OTDR'],
    [`<p>Negative Review Rate</p><p>On-Time Delivery Rate</p>${OTDR_LIST}`, 'OTDR'],
  ])('is a diagnosis page on any path by what it says: %s', async (head, metric) => {
    expect(await see(head + DETAILS)).toEqual({ page: 'diagnosis', metric });
    expect(await see(head + DETAILS, '/health-center/experience-score')).toEqual({ page: 'diagnosis', metric });
  });

  test('with problem details but no known metric is a diagnosis page of an unknown metric', async () => {
    expect(await see(`<h1>Rate of unhappy reviews</h1>${DETAILS}`)).toEqual({ page: 'diagnosis', metric: null });
  });

  test('is the Appeal Center by its heading, and not by a button of that name', async () => {
    expect(await see('<h1>Appeal Center</h1>')).toEqual({ page: 'appeal-center', metric: null });
    expect(await see('<h1>Something else</h1><button>Appeal Center</button><a href="/x">Appeal Center</a>')).toBeNull();
    expect(
      await see(
        '<p>Appeal Center</p><table><thead><tr><th>Ticket ID</th><th>Metric</th><th>Orders</th><th>Submitted</th><th>Status</th></tr></thead></table>',
      ),
    ).toEqual({ page: 'appeal-center', metric: null });
    const tickets = (metric: string) =>
      `<h1>My tickets</h1><table><thead><tr><th>Ticket ID</th><th>Metric</th><th>Orders</th><th>Submitted</th><th>Status</th></tr></thead><tbody><tr><td>A1</td><td>${metric}</td><td>2</td><td></td><td></td></tr></tbody></table>`;
    expect(await see(tickets('Negative Review Rate'))).toEqual({ page: 'appeal-center', metric: null });
    expect(await see(tickets('Clicks'))).toBeNull();
  });

  test('is the score page on another path when it shows the score and its three dimensions', async () => {
    const body =
      '<h1>Shop Performance Score</h1><p>Product Satisfaction</p><p>Fulfillment and Logistics: 4.1</p><p>Customer Service</p>';
    expect(await see(body)).toEqual({ page: 'score', metric: null });
    expect(await see(body.replace('Customer Service', 'Anything'))).toBeNull();
  });
});
