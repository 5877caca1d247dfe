import { type BrowserContext, test as base, type Page as Tab } from '@playwright/test';
import { NOW } from '../clock';
import type { PortalData } from '../portal/app/data';
import { APPEAL_PATH, DIMENSION_NAMES, diagnosisPath, metricTitle, SCORE_PATH } from '../portal/app/metrics';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { readStored } from './database';
import { type Extension, launchIn, makeHome } from './extension';
import { expect } from './fixtures';
import { until } from './follow';
import { openPanel } from './inside';
import { shopAt } from './shop';
import {
  axeClean,
  byKeyboard,
  byMouse,
  column,
  figure,
  keep,
  newestVisit,
  shoot,
  tryOut,
  untilRead,
  untilRefused,
  word,
} from './teaching';

// Pages of which no source tells the captions and words, taught by mouse and by keyboard, in the panel and from the
// dashboard, and read from then on, after a restart of the browser too.

/** The portal's captions as nobody has seen them. */
const RENAMED = {
  'Order ID': 'Reference',
  'Order status': 'Where it is',
  'Created time': 'Born',
  'User review rating': 'Verdict',
  'Shop Performance Score': 'Standing',
  ...{
    [DIMENSION_NAMES.product]: 'Goods',
    [DIMENSION_NAMES.fulfillment]: 'Parcels',
    [DIMENSION_NAMES.service]: 'Talk',
  },
  ...{ [metricTitle('NRR')]: 'Frowns', [metricTitle('SFCR')]: 'Own goals' },
  ...{ Numerator: 'Counted', 'Metric score': 'Mark' },
  ...{
    'Ticket ID': 'Docket',
    Metric: 'Yardstick',
    Orders: 'Concerned',
    'Submitted time': 'Handed in',
    Status: 'Outcome',
  },
};

/** The same shop with words that nobody has seen. */
const withStrangeWords = (data: PortalData): PortalData => ({
  ...data,
  orders: data.orders.map((order) => ({
    ...order,
    substatus: order.substatus === 'Delivered' ? 'Handed over' : order.substatus,
  })),
  tickets: data.tickets.map((ticket) => ({
    ...ticket,
    status: ticket.status === 'Approved' ? 'Granted' : ticket.status,
  })),
});

interface World {
  extension: Extension;
  tab: Tab;
  probe: Tab;
}

const teachOrders = async ({ tab, probe }: World): Promise<void> => {
  await tab.goto(`${US_HOST}/order?tab=all`);
  await untilRefused(probe, 'order-list');
  const panel = await openPanel(tab);
  await shoot(tab, 'orders-offer');
  await panel.getByRole('button', { name: 'Teach this page' }).click();
  // nothing of a buyer is shown, or can be taught
  await expect(panel.getByText('About a buyer: never read, never kept')).toBeVisible();
  await expect(panel.getByLabel('What is the column “Buyer”?')).toHaveCount(0);
  // there is room for the form, which stays while the seller looks at the page
  await expect(async () => {
    expect((await tab.locator('sps-ahead-panel').boundingBox())!.height).toBeGreaterThan(500);
  }).toPass();
  await tab.mouse.move(400, 500);
  await tab.mouse.move(400, 600, { steps: 8 });
  await byMouse(panel, [column('Reference', 'Order ID (needed)')]);
  await shoot(tab, 'orders-chosen');
  await tryOut(panel).click();
  await expect(panel.getByText('Still not readable')).toBeVisible();
  await shoot(tab, 'orders-missing');
  await byMouse(panel, [column('Where it is', 'Order status (needed)'), column('Born', 'Created time')]);
  await tryOut(panel).click();
  await expect(panel.getByText(/Would read \d+ rows/)).toBeVisible();
  await shoot(tab, 'orders-trial');
  // the words of the column are asked as soon as it is known
  await byMouse(panel, [word('Handed over', 'Delivered')]);
  await tryOut(panel).click();
  await axeClean(panel, 'a trial');
  await shoot(tab, 'orders-words');
  await keep(panel).click();
  await untilRead(probe, 'order-list');
  await expect(panel.getByRole('button', { name: /Teach this page/ })).toBeFocused();
};

const teachScore = async ({ tab, probe }: World): Promise<void> => {
  await tab.goto(`${US_HOST}${SCORE_PATH}`);
  await untilRefused(probe, 'score');
  const panel = await openPanel(tab);
  await panel.getByRole('button', { name: 'Teach this page' }).press('Enter');
  await expect(panel.getByRole('heading', { name: 'Teach this page' })).toBeFocused();
  await byKeyboard(panel, [
    figure('Standing', 'Shop Performance Score'),
    figure('Goods', 'Product Satisfaction'),
    figure('Parcels', 'Fulfillment and Logistics'),
    figure('Talk', 'Customer Service'),
    figure('Frowns', 'Negative Review Rate'),
    figure('Own goals', 'Seller Fault Cancellation Rate'),
    figure('Mark', 'Score'),
    figure('Counted', 'Numerator (what was counted)'),
  ]);
  await tryOut(panel).press('Enter');
  await expect(panel.getByText('Would read these figures:')).toBeVisible();
  await axeClean(panel, 'figures');
  await shoot(tab, 'score-trial');
  await keep(panel).press('Enter');
  await untilRead(probe, 'score');
};

const teachDiagnosis = async ({ tab, probe }: World): Promise<void> => {
  await tab.goto(`${US_HOST}${diagnosisPath('NRR')}`);
  await untilRefused(probe, 'diagnosis');
  const panel = await openPanel(tab);
  await panel.getByRole('button', { name: 'Teach this page' }).press('Enter');
  await byKeyboard(panel, [
    column('Reference', 'Order ID (needed)'),
    column('Verdict', 'User review rating (needed)'),
    figure('Counted', 'Numerator (what was counted)'),
  ]);
  await tryOut(panel).press('Enter');
  // the orders of the list that was taught before prove nothing; the count of the score page neither
  await expect(panel.getByText(/Would read \d+ rows/)).toBeVisible();
  await keep(panel).press('Enter');
  await untilRead(probe, 'diagnosis');
};

/** From the dashboard: the page is open in another tab. */
const teachAppeals = async ({ extension, tab, probe }: World): Promise<void> => {
  await tab.goto(`${US_HOST}${APPEAL_PATH}`);
  await untilRefused(probe, 'appeal-center');
  const page = await extension.open('dashboard.html#taught');
  const place = page.getByRole('region', { name: 'Teach pages that TikTok words in a new way' });
  await expect(place.getByText('Appeal Center').first()).toBeVisible();
  await place.getByRole('button', { name: 'Teach this page' }).click();
  await byMouse(page, [
    column('Docket', 'Ticket ID (needed)'),
    column('Yardstick', 'Metric (needed)'),
    column('Concerned', 'Orders (needed)'),
    column('Handed in', 'Submitted (needed)'),
    column('Outcome', 'Status (needed)'),
  ]);
  await tryOut(page).click();
  await byMouse(page, [word('Granted', 'Approved')]);
  await tryOut(page).click();
  await expect(page.getByText(/Would read \d+ rows/)).toBeVisible();
  await axeClean(page, 'the dashboard');
  await shoot(page, 'dashboard-appeals');
  await keep(page).click();
  await untilRead(probe, 'appeal-center');
  await expect(page.getByRole('row', { name: /Docket/ })).toBeVisible();
  await page.close();
};

const open = async (context: BrowserContext, extension: Extension, data: PortalData): Promise<World> => {
  await routePortal(context, { data, settings: { renamed: RENAMED } });
  const probe = await extension.open('dashboard.html#/data');
  return { extension, probe, tab: await context.newPage() };
};

base(
  'pages whose captions no source names are taught, read on the next visit and after a restart, and taken back',
  async () => {
    const data = withStrangeWords(makePortalData(shopAt(NOW)));
    const home = makeHome('.output/chrome-mv3', NOW);
    const before = await launchIn(home, { headless: true, now: NOW });
    const first = await open(before.context, before, data);
    await teachOrders(first);
    await teachScore(first);
    await teachDiagnosis(first);
    await teachAppeals(first);
    await before.close();

    const extension = await launchIn(home, { headless: true, now: NOW });
    const world = await open(extension.context, extension, data);
    const { tab, probe } = world;
    const newest = async (page: string) => (await newestVisit(probe, page))?.id ?? 0;
    for (const [page, path] of [
      ['order-list', '/order?tab=all'],
      ['score', SCORE_PATH],
      ['diagnosis', diagnosisPath('NRR')],
      ['appeal-center', APPEAL_PATH],
    ] as const) {
      const last = await newest(page);
      await tab.goto(`${US_HOST}${path}`);
      const visit = await until(`${page} was not read after the restart`, async () => {
        const found = await newestVisit(probe, page);
        return found !== undefined && found.id! > last ? found : undefined;
      });
      expect(visit, page).toMatchObject({ outcome: 'read' });
      expect(visit.taught!.length, page).toBeGreaterThan(0);
    }
    const { facts } = await readStored(probe);
    expect(facts.orders.some(({ status }) => status === 'delivered')).toBe(true);
    expect(facts.orders.every(({ placedAt }) => placedAt !== null)).toBe(true);
    expect(facts.readings[0]).toMatchObject({
      overall: Number(data.score.overall),
      metrics: { NRR: { numerator: expect.any(Number) } },
    });
    expect(facts.problems.some(({ metric }) => metric === 'NRR')).toBe(true);
    expect(facts.tickets.some(({ status }) => status === 'approved')).toBe(true);

    const page = await extension.open('dashboard.html#taught');
    const place = page.getByRole('region', { name: 'Teach pages that TikTok words in a new way' });
    await expect(place.getByRole('row', { name: /Reference.*Order ID/i }).first()).toBeVisible();
    await axeClean(page, 'what was taught');
    await place.scrollIntoViewIfNeeded();
    await shoot(page, 'taught');
    await place
      .getByRole('table', { name: /Manage orders/ })
      .getByRole('row', { name: /Reference/ })
      .getByRole('button')
      .click();
    await expect(place.getByText(/Taken back: “Reference”, with \d+ facts/)).toBeVisible();
    await until('the orders that came by it stayed', async () =>
      (await readStored(probe)).facts.orders.some(({ status }) => status === 'delivered') ? undefined : true,
    );
    await extension.close();
    home.remove();
  },
);
