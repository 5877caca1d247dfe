import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContext, CDPSession, Page as Tab } from '@playwright/test';
import { type Extension, launchPlain, launchWithExtension } from '../e2e/extension';
import { US_HOST } from '../portal/serve';
import { makeBigPage } from './big-page';
import { bundle } from './in-chromium';

// What the extension costs the page that it reads, in Chromium, beside the same page without it: how long the built
// readers take over a table of 500 orders and a bare walk of its texts, both in the world of the content scripts and on
// rows that nobody has touched before; then the long tasks of a page with 5000 orders, and of one that never rests.

const ROUNDS = Number(process.argv[2] ?? 40);
const ROWS = 500;
const MANY_ROWS = 5000;
/** few enough for the page itself to keep up with its changes */
const RESTLESS_ROWS = 100;
const CHANGES_A_SECOND = 200;
const WATCHED_MS = 12_000;
const ADDRESS = `${US_HOST}/order?tab=all`;

const route = async (context: BrowserContext, body: string): Promise<void> => {
  await context.unrouteAll();
  await context.route(/^https?:/, (request) => request.fulfill({ contentType: 'text/html; charset=utf-8', body }));
};

/** The world of the content scripts on a page, once the readers are in it. */
const worldOf = async (tab: Tab, id: string): Promise<<T>(expression: string) => Promise<T>> => {
  const cdp: CDPSession = await tab.context().newCDPSession(tab);
  const main = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
  let contextId: number | undefined;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = context.auxData as { frameId: string };
    // the panel is drawn in a frame of its own
    if (context.origin === `chrome-extension://${id}` && frameId === main) contextId = context.id;
  });
  await cdp.send('Runtime.enable');
  const evaluate = async <T>(expression: string): Promise<T> => {
    if (contextId === undefined) throw new Error('no content script is on the page');
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      contextId,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (contextId !== undefined && (await evaluate<boolean>(`'sps-ahead:readers' in globalThis`))) return evaluate;
    await tab.waitForTimeout(100);
  }
  throw new Error('the readers did not come');
};

interface Round {
  walk: number;
  read: number;
  /** into a visit with its fingerprint */
  make: number;
  /** finding the rows of orders for the marks, in the same look */
  mark: number;
  orders: number;
}

/**
 * Each round has rows of its own, for what was touched once is quicker to touch again.
 * @param isVaried no two orders have the same items, nor any that an earlier round had
 */
const round = (isVaried: boolean): string => `(async () => {
  const fresh = () => {
    const table = document.querySelector('tbody').closest('table');
    const box = document.createElement('div');
    box.innerHTML = ${isVaried}
      ? table.outerHTML.replace(/SKU ID: [0-9]+/g, () => 'SKU ID: ' + (globalThis.sku = (globalThis.sku ?? 1729n * 10n ** 15n) + 1n))
      : table.outerHTML;
    const copy = box.firstElementChild;
    table.replaceWith(copy);
    // a page is read once it has been at rest: by then the browser has laid it out
    copy.getBoundingClientRect();
    return copy;
  };
  const walk = () => {
    let letters = 0;
    const start = performance.now();
    for (const row of fresh.table.rows) for (const cell of row.cells) letters += cell.textContent.length;
    return performance.now() - start;
  };
  const { makePageScan, neverYield, readShop, readPage, findOrderRows, makeListProgress, makePageVisit, fingerprint } = globalThis.measured;
  const url = new URL(location.href);
  const recognized = { page: 'order-list', metric: null };
  const at = new Date().toISOString();
  fresh.table = fresh();
  const walked = walk();
  fresh();
  const start = performance.now();
  const scan = makePageScan(document, neverYield);
  const shop = await readShop(scan, url);
  const result = await readPage(scan, url, recognized, shop, at);
  const read = performance.now() - start;
  const visit = makePageVisit({ root: document, address: url, recognized, shop, at }, result, makeListProgress());
  await fingerprint(visit, neverYield);
  const make = performance.now() - start - read;
  const rows = await findOrderRows(scan, result.orderRows);
  const mark = performance.now() - start - read - make;
  return { walk: walked, read, make, mark, orders: Math.min(visit.facts.orders.length, rows.length) };
})()`;

/** A quarter of the rounds are quicker: what other work on the machine adds is in the rest. */
const typical = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)]!;
const ms = (count: number): string => `${count.toFixed(1)} ms`;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

const measureReading = async ({ context, id }: Extension): Promise<void> => {
  const { html, rows, cells } = makeBigPage(ROWS);
  await route(context, html.replace('<tbody', `<tbody>${rows}</tbody><tbody hidden`));
  const tab = await context.newPage();
  await tab.goto(ADDRESS);
  const evaluate = await worldOf(tab, id);
  await evaluate(await bundle('test/bench/page.readers.ts'));
  const measure = async (what: string, isVaried: boolean): Promise<void> => {
    const rounds: Round[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push(await evaluate<Round>(round(isVaried)));
    const wrong = rounds.find(({ orders }) => orders !== ROWS);
    if (wrong) throw new Error(`${wrong.orders} of ${ROWS} orders were read`);
    const warm = rounds.slice(3);
    const walk = typical(warm.map(({ walk }) => walk));
    const against = (of: (round: Round) => number): string => {
      const took = typical(warm.map(of));
      return `${ms(took)}, ${(took / walk).toFixed(2)} x the walk`;
    };
    say(`A table of ${ROWS} x ${cells}, ${what}, lower quartile of ${warm.length}:`);
    say(`  a bare walk of its texts ${ms(walk)}`);
    say(`  read into orders ${against(({ read }) => read)}`);
    say(`  made into a visit ${against(({ read, make }) => read + make)}`);
    say(`  and with the rows for the marks ${against(({ read, make, mark }) => read + make + mark)}`);
    const [first] = rounds;
    say(`  the first time ${ms(first!.read + first!.make)} to ${ms(first!.walk)}`);
  };
  await measure('with the products of the rendered page', false);
  await measure('with a product of its own in each order', true);
  await tab.close();
};

interface Strain {
  /** long tasks, in milliseconds */
  long: number[];
  /** what the thread of the page was busy with in all */
  busy: number;
}

/** The page fills its table and, if asked to, goes on changing it; what follows the first frames is counted. */
const strain = async (context: BrowserContext, rows: number, changes: number): Promise<Strain> => {
  const page = makeBigPage(rows);
  await route(context, page.html);
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Performance.enable');
  await tab.goto(ADDRESS);
  await tab.waitForTimeout(1500);
  await tab.evaluate(
    ({ rows, changes }) =>
      new Promise<void>((done) => {
        const body = document.querySelector('tbody')!;
        body.innerHTML = rows;
        const all = body.rows;
        let turn = 0;
        if (changes > 0)
          setInterval(() => {
            for (let i = 0; i < changes / 100; i += 1) {
              turn += 1;
              const row = all[(turn * 7) % all.length]!;
              if (turn % 2 === 0) row.cells[4]!.querySelector('span')!.textContent = `$${turn % 100}.00`;
              else row.replaceWith(row.cloneNode(true));
            }
          }, 10);
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));
      }),
    { rows: page.rows, changes },
  );
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  const before = await busy();
  await tab.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await tab.waitForTimeout(WATCHED_MS);
  const long = await tab.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  const spent = (await busy()) - before;
  await tab.close();
  return { long, busy: spent };
};

const inWords = ({ long, busy }: Strain): string =>
  `${long.length} tasks over 50 ms${long.length > 0 ? ` (longest ${Math.max(...long).toFixed(0)} ms)` : ''}, busy ${busy.toFixed(0)} ms of ${WATCHED_MS}`;

const measureStrain = async (plain: BrowserContext, { context }: Extension, rows: number, changes: number) => {
  say(`A page of ${rows} orders${changes > 0 ? ` with ${changes} changes a second` : ''}:`);
  const without = await strain(plain, rows, changes);
  const withUs = await strain(context, rows, changes);
  say(`  without the extension ${inWords(without)}`);
  say(`  with it               ${inWords(withUs)}: ${(withUs.busy / without.busy).toFixed(2)} x`);
};

await promisify(execFile)(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build']);
const extension = await launchWithExtension('.output/chrome-mv3', { headless: true });
const plain = await launchPlain();
try {
  await measureReading(extension);
  await measureStrain(plain, extension, MANY_ROWS, 0);
  await measureStrain(plain, extension, RESTLESS_ROWS, CHANGES_A_SECOND);
} finally {
  await plain.close();
  await extension.close();
}
