import type { Page as Tab } from '@playwright/test';
import type { Metric } from '#core/model/metric';
import type { Page } from '#core/model/page';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { PortalData } from '../portal/app/data';
import { metricTitle } from '../portal/app/metrics';

/** One thing that a seller does, and the page it leads to. */
export interface Stop {
  title: string;
  page: Page;
  metric: Metric | null;
  /** rows that the page then shows; null where it is no list */
  rows: number | null;
  go(tab: Tab): Promise<void>;
}

const PER_PAGE = { 'order-list': 50, diagnosis: 50, 'appeal-center': 20, returns: 20, ratings: 20 } as const;

const menu = (name: string) => async (tab: Tab) => tab.getByRole('menuitem', { name, exact: true }).click();
/** An entry of a group that is shut until one clicks on it. */
const inGroup = (group: string, name: string) => async (tab: Tab) => {
  const entry = tab.getByRole('menuitem', { name, exact: true });
  if (!(await entry.isVisible())) await tab.locator('aside').getByText(group, { exact: true }).click();
  await entry.click();
};
const beside = (page: Page, title: string, rows: number | null, go: Stop['go']): Stop => ({
  ...{ page, title, rows, go },
  metric: null,
});
const nextPage = async (tab: Tab) => tab.getByLabel('Go to next page').click();

/** Every page of a list: the first is reached by `go`, the rest by the pager. */
const pagesOf = (
  title: string,
  total: number,
  stop: { page: keyof typeof PER_PAGE; metric: Metric | null; go: Stop['go'] },
): Stop[] => {
  const size = PER_PAGE[stop.page];
  const pages = Math.max(1, Math.ceil(total / size));
  return Array.from({ length: pages }, (_, index) => ({
    ...stop,
    title: pages === 1 ? title : `${title}, page ${index + 1} of ${pages}`,
    rows: Math.min(size, total - index * size),
    go: index === 0 ? stop.go : nextPage,
  }));
};

/** From the home page through everything that is read, by clicks alone. */
export const walkOf = (data: PortalData): Stop[] => [
  ...pagesOf('Manage orders', data.orders.length, {
    page: 'order-list',
    metric: null,
    go: async (tab) => {
      await menu('Manage orders')(tab);
      await tab.getByRole('tab', { name: 'All', exact: true }).click();
    },
  }),
  {
    title: 'an order',
    page: 'order-detail',
    metric: null,
    rows: null,
    go: async (tab) => tab.getByRole('button', { name: 'View details' }).first().click(),
  },
  { title: 'Shop Performance', page: 'score', metric: null, rows: null, go: menu('Shop Performance') },
  ...US_METRICS.flatMap((metric) =>
    pagesOf(`diagnosis of ${metricTitle(metric)}`, data.problems[metric].length, {
      page: 'diagnosis',
      metric,
      go: async (tab) => {
        await menu('Shop Performance')(tab);
        const card = tab.locator('.portal-metric', { hasText: metricTitle(metric) });
        await card.getByRole('link', { name: 'View diagnosis' }).click();
      },
    }),
  ),
  ...pagesOf('Appeal Center', data.tickets.length, {
    page: 'appeal-center',
    metric: null,
    go: async (tab) => {
      await menu('Shop Performance')(tab);
      await tab.getByRole('button', { name: 'Appeal Center', exact: true }).click();
    },
  }),
  ...pagesOf('Manage returns', data.cases.length, { page: 'returns', metric: null, go: menu('Manage returns') }),
  ...pagesOf('Product ratings', data.reviews.length, {
    ...{ page: 'ratings', metric: null },
    go: inGroup('Products', 'Product ratings'),
  }),
  beside('products', 'Manage products', data.products.length, inGroup('Products', 'Manage products')),
  beside('account-health', 'Account health', null, menu('Overview')),
  beside('sales', 'Data overview', null, inGroup('Analytics', 'Data overview')),
  beside('service', 'Service Analytics', null, inGroup('Analytics', 'Service Analytics')),
];
