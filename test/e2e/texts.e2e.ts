import { readFileSync } from 'node:fs';
import type { Page as Tab } from '@playwright/test';
import type { ShopFile } from '#core/model/shop-file';
import { DASHBOARD_PAGES } from '../../src/ui/components/route';
import { orderGrid, writeCsv } from '../fixtures/order-export';
import type { PortalData } from '../portal/app/data';
import { US_HOST } from '../portal/serve';
import { dumpStores } from './database';
import { expect, test } from './fixtures';
import { assessed, follow, until } from './follow';
import { openPanel } from './inside';
import { dangerousAsHtml, dangerousIn, makeSpoiler, PAYLOADS } from './payloads';
import { fileOf } from './shop';
import { settled } from './visual';
import { type Stop, walkOf } from './walk';

// What pages and files say is text wherever it is shown, and what they say of a buyer is nowhere.

/** Of a buyer that nobody can mistake for one. */
const BUYER = {
  name: 'Zyxwvina Quuxley',
  handle: 'zyxwvina77',
  phone: '(+1)5550198765',
  address: '4711 Wisterialand Row, Exampleville, CA 00000',
  note: 'Ring at the tangerinedoor please',
};
/** Any part of the above, however it is spelt. */
const TRACES = [/zyxwvina/i, /quuxley/i, /5550198765/, /0198[- ]?765/, /wisterialand/i, /tangerinedoor/i];

const tracesIn = (text: string): string[] =>
  TRACES.flatMap((trace) => {
    const at = text.search(trace);
    return at === -1 ? [] : [`${trace}: …${text.slice(Math.max(0, at - 60), at + 40)}…`];
  });

/** The pages with a payload in every text that is free, and one buyer wherever there is any. */
const spoiltPages = (data: PortalData): PortalData => {
  const spoil = makeSpoiler();
  const line = <T extends { name: string; variation: string; sellerSku: string }>(good: T): T => ({
    ...good,
    name: spoil(good.name),
    variation: spoil(good.variation),
    sellerSku: spoil(good.sellerSku),
  });
  return {
    ...data,
    shop: { ...data.shop, name: spoil(data.shop.name) },
    orders: data.orders.map((order) => ({
      ...order,
      buyer: BUYER,
      lines: order.lines.map(line),
      tags: [...order.tags, spoil('Tag')],
      carrier: spoil(order.carrier),
      trackingId: order.trackingId && spoil(order.trackingId),
      cancelReason: order.cancelReason && spoil(order.cancelReason),
    })),
    problems: Object.fromEntries(
      Object.entries(data.problems).map(([metric, problems]) => [
        metric,
        problems.map((problem) => ({
          ...problem,
          buyer: BUYER.name,
          line: problem.line && line(problem.line),
          reason: problem.reason && spoil(problem.reason),
        })),
      ]),
    ) as PortalData['problems'],
    tickets: data.tickets.map((ticket) => ({ ...ticket, status: spoil(ticket.status) })),
    reviews: data.reviews.map((review) => ({
      ...review,
      line: line(review.line),
      buyer: BUYER.name,
      text: spoil(`${BUYER.note} ${BUYER.phone}`),
      reply: spoil(`Thank you, ${BUYER.name}`),
    })),
    cases: data.cases.map((request) => ({
      ...request,
      line: line(request.line),
      reason: request.reason && spoil(request.reason),
      buyer: { name: BUYER.handle, note: spoil(BUYER.note) },
    })),
    service: { ...data.service, customers: data.service.customers.map(() => BUYER.name) },
    products: data.products.map((product) => ({ ...product, name: spoil(product.name) })),
  };
};

const openFolds = (page: Tab): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** Every surface with all that folds opened, and all that each says. */
const lookAtAll = async (
  open: (address: `dashboard.html#${string}` | 'popup.html' | 'sidepanel.html') => Promise<Tab>,
) => {
  const said: string[] = [];
  const addresses = [
    ...DASHBOARD_PAGES.map((page) => `dashboard.html#/${page}` as const),
    'popup.html',
    'sidepanel.html',
  ] as const;
  for (const address of addresses) {
    const page = await open(address);
    await settled(page);
    for (let round = 0; round < 3; round += 1) {
      await openFolds(page);
      expect(await dangerousIn(page), address).toEqual([]);
    }
    said.push(await page.locator('body').evaluate((body) => body.textContent));
    await page.close();
  }
  return said;
};

/** The fields of a shop file whose text is free. */
const FREE = new Set([
  ...['id', 'orderId', 'caseId', 'chatId', 'orderIds', 'caseIds', 'chatIds', 'name', 'category', 'productName'],
  ...[
    'sellerSku',
    'skuId',
    'trackingId',
    'cancelReason',
    'reason',
    'statusText',
    'ground',
    'notes',
    'draft',
    'ticketId',
  ],
]);

test.describe('a payload', () => {
  // the page says that its policy stopped some of them, even in a document that runs nothing
  test.use({ mayFail: true });

  test('is one: taken for HTML, it runs, loads or sends something', async ({ probe }) => {
    expect(new Set(PAYLOADS).size).toBe(50);
    const harmless: string[] = [];
    for (const payload of PAYLOADS) if ((await dangerousAsHtml(probe, payload)).length === 0) harmless.push(payload);
    expect(harmless).toEqual([]);
  });
});

test('pages full of code and of a buyer: all of it is text, and nothing of the buyer is kept, shown or logged', async ({
  extension,
  portal,
  tab,
  probe,
  data,
  shop,
}) => {
  const dialogs: string[] = [];
  const logged: string[] = [];
  extension.context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  extension.context.on('console', (message) => logged.push(message.text()));

  const spoilt = spoiltPages(data);
  await portal.show({ data: spoilt });
  await tab.goto(`${US_HOST}/homepage`);
  // of the lists the first page, of the diagnoses those with other columns than the rest
  const isOfAKind = ({ title, metric }: Stop) =>
    !/, page (?!1 )/.test(title) && [null, 'NRR', 'SFCR', 'IM_DSAT'].includes(metric);
  const stops = walkOf(spoilt).filter(isOfAKind);
  for (const stop of stops) await follow(tab, probe, stop);
  await assessed(probe, shop.shop.id);
  const panel = await openPanel(tab);
  expect(await dangerousIn(panel)).toEqual([]);
  const said = [await panel.locator('body').evaluate((body) => body.textContent)];

  // as cards, and as pages that are not understood, of which a report is kept
  for (const settings of [
    { view: 'card' },
    { renamed: { 'Order ID': PAYLOADS[1]!, 'Return ID': PAYLOADS[2]! } },
  ] as const)
    for (const path of ['/order?tab=all', '/order/return?tab=all']) {
      const before = (await dumpStores(probe)).visits!.length;
      await portal.show({ data: spoilt, settings });
      await tab.goto(`${US_HOST}${path}${encodeURI(`&q=${PAYLOADS[0]}`)}`);
      await until(`${path} was not looked at`, async () =>
        (await dumpStores(probe)).visits!.length > before ? true : undefined,
      );
    }
  expect((await dumpStores(probe)).visits).toContainEqual(expect.objectContaining({ outcome: 'refused' }));

  const candidates = await extension.open('dashboard.html#/appeals');
  const csvButton = candidates.getByRole('button', { name: /CSV/ }).first();
  await expect
    .poll(async () => {
      await openFolds(candidates);
      return csvButton.isVisible();
    })
    .toBe(true);
  const table = candidates.waitForEvent('download');
  await csvButton.click();
  const csv = readFileSync(await (await table).path(), 'utf8');
  await candidates.close();
  const file = probe.waitForEvent('download');
  await probe.getByRole('button', { name: 'Export shop file' }).click();
  const shopFile = readFileSync(await (await file).path(), 'utf8');
  said.push(...(await lookAtAll(extension.open)));

  // they came through as they are, or this test shows nothing
  expect(said.join('\n')).toContain(spoilt.shop.name);
  expect(shopFile).toContain(JSON.stringify(spoilt.products[0]!.name).slice(1, -1));
  // and no cell of a table for spreadsheets begins a formula
  expect(csv.split(/[\r\n,]+"?/).filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);

  const local = await probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: { get(): Promise<object> } } } };
    return JSON.stringify([await chrome.storage.local.get(), { ...localStorage }, { ...sessionStorage }]);
  });
  const database = JSON.stringify(await dumpStores(probe));
  expect(tracesIn(JSON.stringify(spoilt)).length, 'the pages tell of the buyer').toBe(TRACES.length);
  expect([database, shopFile, csv, local, ...said, ...logged].flatMap(tracesIn)).toEqual([]);
  expect(dialogs).toEqual([]);
});

test('files full of code: all of it is text', async ({ extension, probe, shop }) => {
  const dialogs: string[] = [];
  extension.context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const spoil = makeSpoiler();
  const spoilAll = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => spoilAll(item, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilAll(inner, name)]));
    return typeof value === 'string' && FREE.has(key) ? spoil(value) : value;
  };
  const known = shop.facts();
  const whole = fileOf({ ...known, orders: known.orders.slice(-500) });
  const file = spoilAll(whole) as ShopFile;
  expect(JSON.stringify(file.orders)).toContain('onerror');
  const grid = orderGrid(shop, shop.life.options.asOf).slice(0, 300);
  const csv = writeCsv(
    grid.map((row, at) => (at < 2 ? row : row.map((cell) => (/^[A-Za-z ]{5,}$/.test(cell) ? spoil(cell) : cell)))),
  );
  for (const [name, text] of [
    [`${PAYLOADS[1]}.json`, JSON.stringify(file)],
    [`${PAYLOADS[3]}.csv`, csv],
    [`${PAYLOADS[4]}.json`, `{"format": ${JSON.stringify(PAYLOADS[5])}}`],
  ] as const) {
    await probe
      .getByLabel('Import', { exact: true })
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
    await expect(probe.locator('.import-lines li').first()).toContainText(/new or changed|Not imported/);
    expect(await dangerousIn(probe)).toEqual([]);
  }
  await assessed(probe, shop.shop.id);
  const said = await lookAtAll(extension.open);
  expect(said.join('\n')).toContain('onerror');
  expect(dialogs).toEqual([]);
});
