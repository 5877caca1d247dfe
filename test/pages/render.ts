import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { byMetric } from '#core/model/metric';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { PortalData, PortalOrder } from '../portal/app/data';
import { APPEAL_PATH, diagnosisPath, SCORE_PATH } from '../portal/app/metrics';
import { makePortalData } from '../portal/portal-data';
import { BRAZILIAN_ZONE } from '../portal/portal-print';
import { routePortal, US_HOST } from '../portal/serve';
import { simulateShop } from '../simulator/shop';

// Saves what the portal's pages look like after rendering, for the tests of the readers: the DOM that a content script
// meets, without the style sheets and the data that the double carries with it. Run: npx tsx test/pages/render.ts

export const RENDERED_FOLDER = fileURLToPath(new URL('./rendered/', import.meta.url));

const ORDERS_A_TAB = 4;
const PROBLEMS = 6;
const REVIEWS = 9;
const CASES = 12;

/** The same pages with so few rows that people can read them: of every tab the first orders and those with marks. */
const makeData = (data: PortalData): PortalData => {
  const marked = ({ tags, type, deliveryOption, lines }: PortalOrder): boolean =>
    tags.length > 0 || type !== 'Normal' || deliveryOption !== 'Standard shipping' || lines.length > 2;
  const orders = data.orders.filter((order, index) => {
    const before = data.orders
      .slice(0, index)
      .filter((other) => other.tab === order.tab && marked(other) === marked(order));
    return before.length < ORDERS_A_TAB;
  });
  return {
    ...data,
    orders,
    problems: byMetric((metric) => data.problems[metric].slice(0, PROBLEMS)),
    reviews: data.reviews.slice(0, REVIEWS),
    cases: data.cases.slice(0, CASES),
  };
};

type Shot = readonly [name: string, address: string];

const settle = async (page: Page): Promise<void> => {
  const moving = ['-spin-loading', '-appear-active', '-enter-active'].map((text) => `[class*="${text}"]`).join(', ');
  const language = new URL(page.url()).searchParams.get('double_language') ?? 'en';
  await page.locator(`html[lang="${language}"] #root > *`).waitFor();
  await page.waitForFunction((selector) => document.querySelector(selector) === null, moving);
};

const BRAZILIAN = {
  score: `${SCORE_PATH}?shop_region=BR`,
  'order-list': '/order?tab=all',
  'diagnosis-RR24': diagnosisPath('RR24'),
  'diagnosis-NRR': diagnosisPath('NRR'),
  returns: '/order/return?tab=all',
  'account-health': '/health-center?tab=overview',
};

const shotsOf = (orderIds: readonly string[]): Shot[] => [
  ['order-list-to-ship', '/order'],
  ['order-list-all', '/order?tab=all'],
  ['order-list-canceled', '/order?tab=canceled'],
  ['order-list-empty', '/order?tab=failed_delivery'],
  ['order-list-fixed', '/order?tab=completed&double_table=fixed&double_prefix=p&double_expanded=1'],
  ['order-list-virtual', '/order?tab=all&double_table=virtual&double_prefix=arco'],
  ['order-list-skus', '/order?tab=completed&double_rowPerSku=1&double_prefix=mixed'],
  ['order-list-cards', '/order?tab=shipped&double_view=card'],
  ['order-list-cards-bare', '/order?tab=canceled&double_view=card&double_bare=1&double_prefix=p'],
  ...orderIds.map((id, index): Shot => [`order-detail-${index + 1}`, `/order/detail?order_no=${id}&shop_region=US`]),
  ['score', SCORE_PATH],
  ['score-zh', `${SCORE_PATH}?double_language=zh`],
  ['score-overlaid', `${SCORE_PATH}?double_overlaid=1`],
  ['score-terse', `${SCORE_PATH}?double_terse=1`],
  ['score-GB', `${SCORE_PATH}?double_market=GB`],
  ['score-ID', `${SCORE_PATH}?double_market=ID&double_language=id&double_prefix=core`],
  ['score-ID-en', `${SCORE_PATH}?double_market=ID`],
  ['score-TH', `${SCORE_PATH}?double_market=TH&double_language=th`],
  ...(['score', 'order-list', 'diagnosis-RR24', 'diagnosis-NRR', 'returns', 'account-health'] as const).map(
    (page): Shot => [`${page}-BR`, `${BRAZILIAN[page]}&double_market=BR&double_language=pt`],
  ),
  ...US_METRICS.map((metric): Shot => [`diagnosis-${metric}`, diagnosisPath(metric)]),
  ['diagnosis-NRR-stars', `${diagnosisPath('NRR')}&double_stars=1`],
  ['ratings', '/product/rating'],
  ['ratings-bare', '/product/rating?double_bare=1&double_stars=1&double_prefix=p'],
  ['ratings-broken', '/product/rating?double_broken=1'],
  ['returns', '/order/return?from=menu&shop_region=US&tab=all'],
  ['returns-fixed', '/order/return?tab=all&double_table=fixed&double_prefix=mixed'],
  ['returns-cards', '/order/return?tab=all&double_view=card'],
  ['returns-renamed', '/order/return?tab=all&double_renamed=Time Requested:Asked on'],
  ['appeal-center', APPEAL_PATH],
  ['appeal-form', `${APPEAL_PATH}?new=1&metric=OTDR`],
  ['appeal-form-opened', `${APPEAL_PATH}?new=1&metric=OTDR&double_expanded=1`],
  ['appeal-form-radios', `${APPEAL_PATH}?new=1&metric=NRR&double_radios=1&double_prefix=p`],
  ['account-health', '/health-center'],
  ['account-health-bare', '/health-center?tab=overview&double_bare=1&double_prefix=p'],
  ['service', '/chat/compass/service-analytics/chat-trend?shop_region=US'],
  ['service-renamed', '/chat/compass/service-analytics?double_renamed=Satisfaction rate:Share of happy chats'],
  ['products', '/product/manage?shop_region=US'],
  ['products-bare', '/product/manage?double_bare=1&double_table=fixed&double_prefix=mixed'],
  ['products-virtual', '/product/manage?double_table=virtual&double_prefix=arco'],
  ['sales', '/compass/data-overview?shop_region=US'],
  ['university', '/university/essay?knowledge_id=6567382587836173'],
  ['login', '/account/login'],
];

/** The rendered page as text: no scripts, no styles, and line breaks inside the tags, for between them they would be text. */
const renderedHtml = async (page: Page): Promise<string> => {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const it of copy.querySelectorAll('script, style, link, svg > *')) it.remove();
    return copy.outerHTML;
  });
  return `<!doctype html>\n${html.replaceAll('><', '\n><')}\n`;
};

export const renderPages = async (
  context: BrowserContext,
  save: (name: string, html: string) => Promise<void>,
): Promise<void> => {
  const data = makeData(makePortalData(simulateShop()));
  const brazilian = makeData(makePortalData(simulateShop({ timeZone: BRAZILIAN_ZONE }), undefined, 'BR'));
  const settings = { lag: 1 };
  const portal = await routePortal(context, { data, settings });
  const examples = (['completed', 'shipped', 'canceled', 'to_ship'] as const).map(
    (tab) => data.orders.find((order) => order.tab === tab)!.id,
  );
  const page = await context.newPage();
  for (const [name, address] of shotsOf(examples)) {
    await portal.show({ data: name.endsWith('-BR') ? brazilian : data, settings });
    await page.goto(US_HOST + address);
    await settle(page);
    await save(name, await renderedHtml(page));
  }
};

/** A browser without the extension, of the size that the rendered pages were taken at. */
export const openRenderBrowser = async (): Promise<{ context: BrowserContext; close(): Promise<void> }> => {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: 'chromium' }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return { context, close: () => browser.close() };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { context, close } = await openRenderBrowser();
  await mkdir(RENDERED_FOLDER, { recursive: true });
  await renderPages(context, (name, html) => writeFile(`${RENDERED_FOLDER}${name}.html`, html));
  await close();
}
