import { mkdirSync, writeFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { PROTOCOL, type RequestName, type SenderRole } from '#messages/protocol';
import { NOW } from '../clock';
import { US_HOST } from '../portal/serve';
import { contentScriptOf } from './content-script';
import { dumpStores } from './database';
import { launchIn, makeHome, unpackedId } from './extension';
import { expect, test } from './fixtures';
import { follow } from './follow';
import { tries } from './soak';
import { walkOf } from './walk';

const SHOP = { shopId: 'US:7495' };
const HINT = { region: 'US', sellerId: '7495', name: 'A shop' };
const TICKET = { id: 't1', metric: 'OTDR', ground: 'carrier-delay', preparedOn: '2026-06-30' };
const COLUMN = {
  ...{ page: 'diagnosis', metric: 'NRR', region: 'US', language: 'en', kind: 'column', text: 'Bought as' },
  field: 'orderId',
  taughtAt: '2026-06-30T12:00:00Z',
};
const READ = { kind: 'order-export', rows: 1, refusedRows: 0, refused: [], from: '2026-06-01', to: '2026-06-30' };
const VISIT = {
  ...{ page: 'order-list', metric: null, address: '/order', at: '2026-06-30T12:00:00Z', shop: HINT },
  ...{ outcome: 'read', rows: 1, issues: [], facts: { orders: [{ id: '577000000000000001' }] } },
};

/** Of each request one that is well formed. */
const WELL_FORMED: Record<RequestName, object> = {
  ingest: VISIT,
  readers: {},
  panel: {},
  'page-summary': { shop: HINT, page: 'ratings', metric: null, orderIds: ['1'] },
  'show-dashboard': { anchor: 'now' },
  'draft-appeal': { shop: SHOP, ticket: TICKET },
  taught: {},
  teach: { texts: [COLUMN] },
  'check-taught': { shop: HINT, facts: { orders: [{ id: '1' }] } },
  'show-side-panel': {},
  refresh: {},
  'forget-taught': { key: 'k' },
  repair: {},
  'import-part': { ticket: 'p', index: 0, text: '{}' },
  'import-cancel': { ticket: 'p' },
  'import-read': { to: { region: 'US' }, before: { ticket: 'p', parts: 1 }, read: READ },
  'save-user-input': { shop: SHOP, appealMarks: [{ metric: 'NRR', orderId: '1' }], preparedTickets: [TICKET] },
  'open-demo': { names: [] },
  'save-alerts': { isOn: true, kinds: [], chance: 0.5, worth: 0.1, quiet: null },
  'show-shop': SHOP,
  'delete-shop': SHOP,
  'delete-all': {},
  'delete-progress': {},
  'delete-cancel': {},
  'save-shop-settings': { ...SHOP, timeZone: 'America/New_York', openedOn: '2024-01-01' },
  'save-retention': { days: 400 },
};
const NAMES = Object.keys(WELL_FORMED) as RequestName[];

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(null, -1, 1e308, '', '__proto__', '\u0000', '<img src=x onerror=alert(1)>', 'x'.repeat(100_000)),
);

/** A well-formed request with one of its values replaced, or taken away. */
const spoilt = (request: object): fc.Arbitrary<unknown> => {
  const paths: (string | number)[][] = [];
  const collect = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key]);
  };
  collect(request, []);
  if (paths.length === 0) return junk;
  return fc.tuple(fc.constantFrom(...paths), fc.option(junk, { nil: undefined })).map(([path, value]) => {
    const copy = structuredClone(request) as Record<string, unknown>;
    let parent = copy;
    for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
    parent[path.at(-1)!] = value;
    return copy;
  });
};

const anyMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: junk },
  { weight: 1, arbitrary: fc.record({ name: fc.oneof(fc.string(), fc.constantFrom(...NAMES)), request: junk }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...NAMES)
      .chain((name) =>
        fc
          .oneof(fc.constant(WELL_FORMED[name]), spoilt(WELL_FORMED[name]))
          .map((request) => ({ name, request, broadcast: 'deleted', shopId: null })),
      ),
  },
);

/** Whether somebody in this role may send that: all else has to be refused. */
const isAllowed = (message: unknown, role: SenderRole): boolean => {
  const { name, request } = (message ?? {}) as { name?: RequestName; request?: unknown };
  if (name === undefined || !Object.hasOwn(PROTOCOL, name)) return false;
  const { from, request: schema } = PROTOCOL[name];
  return (from === 'either' || from === role) && z.safeParse(schema, request).success;
};

const fuzzed = (role: SenderRole, count: number, seed: number): unknown[] =>
  fc.sample(
    // as they arrive: a field that is undefined is not there
    anyMessage.map((message) => JSON.parse(JSON.stringify(message)) as unknown).filter((one) => !isAllowed(one, role)),
    { numRuns: count, seed },
  );

/** Sends messages all at once and counts the answers by their code. As an expression: it runs in worlds that know no module. */
const sendAll = (messages: readonly unknown[]): string => `(async () => {
  const counts = {};
  await Promise.all(${JSON.stringify(messages)}.map(async (message) => {
    const reply = await chrome.runtime.sendMessage(message).catch((error) => ({ refused: { code: error.message } }));
    const code = reply?.refused?.code ?? 'answered: ' + JSON.stringify([message, reply]).slice(0, 300);
    counts[code] = (counts[code] ?? 0) + 1;
  }));
  return counts;
})()`;

const TOTAL = tries(2_000, 10_000);
const BATCH = 250;

const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));

test('the messages that are spoilt here are well formed before', () => {
  const refused = NAMES.filter((name) => !z.safeParse(PROTOCOL[name].request, WELL_FORMED[name]).success);
  expect(refused).toEqual([]);
});

test('whatever scripts of the extension may not say is refused, writes nothing, and stops nothing', {
  tag: '@soak',
}, async ({ extension, tab, probe, data }) => {
  const list = walkOf(data)[0]!;
  await follow(tab, probe, list);
  const ask = await contentScriptOf(tab, extension.id);
  // the assessment that follows a visit ends before the next answer
  const refresh = () => probe.evaluate(sendAll([{ name: 'refresh', request: {} }]));
  await refresh();
  const before = await dumpStores(probe);
  expect(before.orders).toHaveLength(list.rows!);
  const tabs = extension.context.pages().length;

  const codes = new Map<string, number>();
  const count = (answers: Record<string, number>) => {
    for (const [code, answered] of Object.entries(answers)) codes.set(code, (codes.get(code) ?? 0) + answered);
  };
  for (const batch of batches(fuzzed('portal', TOTAL / 2, 1))) count(await ask(sendAll(batch)));
  for (const batch of batches(fuzzed('page', TOTAL / 2, 2)))
    count((await probe.evaluate(sendAll(batch))) as Record<string, number>);

  expect([...codes.keys()].toSorted()).toEqual(['malformed', 'not-allowed']);
  expect(codes.get('malformed')! + codes.get('not-allowed')!).toBe(TOTAL);
  await refresh();
  expect(await dumpStores(probe)).toEqual(before);
  expect(extension.context.pages()).toHaveLength(tabs);
  const next = walkOf(data)[1]!;
  await follow(tab, probe, next);
  expect((await dumpStores(probe)).orders).toHaveLength(list.rows! + next.rows!);
});

test('a content script that asks for the dashboard again and again fills no window with tabs', async ({
  extension,
  tab,
}) => {
  const ask = await contentScriptOf(tab, extension.id);
  const requests = Array.from({ length: 20 }, () => ({ name: 'show-dashboard', request: { anchor: 'appeals' } }));
  const last = sendAll([{ name: 'show-dashboard', request: { anchor: 'costs' } }]);
  const dashboards = () =>
    extension.context.pages().flatMap((page) => (page.url().includes('/dashboard.html') ? [page.url()] : []));
  for (const asked of [sendAll(requests), last]) {
    expect(Object.keys(await ask<object>(asked))).toEqual([expect.stringMatching(/^answered/)]);
    await expect.poll(() => dashboards().length).toBe(5);
  }
  await expect.poll(() => dashboards().filter((url) => url.endsWith('#costs'))).toHaveLength(1);
  expect(dashboards()).toHaveLength(5);
});

base('another extension, and the page itself, reach nobody', async () => {
  const home = makeHome('.output/chrome-mv3', NOW);
  const foreign = `${home.profile}-foreign`;
  mkdirSync(foreign);
  writeFileSync(`${foreign}/index.html`, '<!doctype html><title>foreign</title>');
  const manifest = { manifest_version: 3, name: 'foreign', version: '1', permissions: ['management'] };
  writeFileSync(`${foreign}/manifest.json`, JSON.stringify(manifest));
  const extension = await launchIn(home, { headless: true, now: NOW, beside: [foreign] });
  try {
    const probe = await extension.open('dashboard.html#/data');
    await expect(probe.getByRole('main')).toHaveAttribute('aria-busy', 'false');
    const before = await dumpStores(probe);
    const stranger = await extension.context.newPage();
    await stranger.goto(`chrome-extension://${unpackedId(foreign)}/index.html`);
    const messages = [
      ...NAMES.map((name) => ({ name, request: WELL_FORMED[name] })),
      ...fuzzed('page', tries(100, 1_000), 3),
    ];
    const answers = await stranger.evaluate(
      async ([id, all]) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(id: string, message: unknown): Promise<unknown> } };
        };
        const sent = all.map((message) =>
          chrome.runtime.sendMessage(id, message).then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        );
        return [...new Set(await Promise.all(sent))];
      },
      [extension.id, messages] as const,
    );
    expect(answers).toEqual(['Could not establish connection. Receiving end does not exist.']);
    expect(await dumpStores(probe)).toEqual(before);

    await extension.context.route(/^https?:/, (route) => route.fulfill({ contentType: 'text/html', body: '<p>page' }));
    const page = await extension.context.newPage();
    await page.goto(`${US_HOST}/homepage`);
    const reached = await page.evaluate(() => typeof (globalThis as { chrome?: { runtime?: object } }).chrome?.runtime);
    expect(reached).toBe('undefined');
  } finally {
    await extension.close();
    home.remove();
  }
});
