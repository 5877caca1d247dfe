// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://seller-us.tiktok.com/" }
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { assessDue } from '#background/assessing';
import type { BackgroundContext } from '#background/context';
import { ingestVisit } from '#background/ingest-visit';
import { assess, assessCounted, replayTrackRecord } from '#core/assess';
import { type Facts, LIST_NAMES } from '#core/model/facts';
import { type PageVisit, pageVisit } from '#core/model/page';
import { ALL_READERS } from '#seller-center/read-page';
import { watchPage } from '#seller-center/watching/watch';
import { openDatabase } from '#storage/database';
import { factsOfShop, readAssessmentRow, recentVisits, shopShown } from '#storage/queries';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { diagnosisPath, SCORE_PATH } from '../portal/app/metrics';
import { makePortalData } from '../portal/portal-data';
import { simulateShop } from '../simulator/shop';

// From the captured pages of the portal to an assessment, by the same hands as in a browser: only the tab is not one.

const shop = simulateShop();
const printed = makePortalData(shop);
const asOf = shop.life.options.asOf;
const now = new Date(`${asOf}T18:00:00Z`);

const context: BackgroundContext = {
  partitions: new Map(),
  db: openDatabase('journey'),
  now: () => now,
  version: '1.0.0',
  assess: assessCounted,
  replayTrackRecord,
  scheduleRetry: async () => undefined,
  cancelRetry: async () => undefined,
  announce: async () => undefined,
};

// jsdom has no locks, and nobody else is at work here
Object.defineProperty(navigator, 'locks', { value: { request: (_: string, work: () => Promise<void>) => work() } });

const PAGES: readonly [capture: string, address: string][] = [
  ['score', SCORE_PATH],
  ...US_METRICS.map((metric): [string, string] => [`diagnosis-${metric}`, diagnosisPath(metric)]),
  ['order-list-all', '/order?tab=all'],
  ['appeal-center', `${SCORE_PATH}/appeal`],
];

const show = (capture: string, address: string): void => {
  const html = readFileSync(`test/pages/rendered/${capture}.html`, 'utf8');
  const page = new DOMParser().parseFromString(html, 'text/html');
  window.history.replaceState(null, '', address);
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
};

/** Opens a rendered page, lets time pass until it has come to rest, and gives what the reader says of it. */
const visit = async (capture: string, address: string): Promise<PageVisit> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
  show(capture, address);
  const visits: PageVisit[] = [];
  const stop = watchPage({
    window,
    now: () => vi.getMockedSystemTime()!,
    readers: async () => ALL_READERS,
    send: (visit) => visits.push(z.parse(pageVisit, visit)),
  });
  while (visits.length === 0) await vi.advanceTimersByTimeAsync(100);
  stop();
  vi.useRealTimers();
  return visits[0]!;
};

const timeless = (facts: Facts): unknown =>
  JSON.parse(
    JSON.stringify(facts, (key, value) => (['readAt', 'firstSeen', 'lastSeen', 'at'].includes(key) ? null : value)),
  );

const walk = async (): Promise<void> => {
  for (const [capture, address] of PAGES) await ingestVisit(context, await visit(capture, address));
  await assessDue(context);
};

let facts: Facts;
let truth: Facts;
beforeAll(async () => {
  truth = shop.facts();
  await walk();
  facts = await factsOfShop(context.db, shop.shop.id);
});
afterAll(() => context.db.delete());

test('every page of a walk through the portal is read, and is of one shop', async () => {
  const visits = await recentVisits(context.db, shop.shop.id);
  // No document names the captions of the Appeal Center, and its visit says so.
  expect(visits.map(({ outcome, page, issues }) => [outcome, page, issues.map(({ code }) => code)])).toEqual(
    visits.map(({ page }) => ['read', page, page === 'appeal-center' ? ['guessed-header'] : []]),
  );
  expect(visits).toHaveLength(PAGES.length);
  expect(await shopShown(context.db)).toMatchObject({ id: shop.shop.id, region: 'US' });
});

test('the facts stored after a walk are those of the simulated shop', () => {
  const orders = new Map(truth.orders.map((order) => [order.id, order]));
  expect(facts.orders.length).toBeGreaterThan(20);
  for (const { lines: _, readAt: __, firstSeen: ___, lastSeen: ____, ...order } of facts.orders) {
    const known = Object.fromEntries(Object.entries(order).filter(([, value]) => value !== null));
    expect(orders.get(order.id), order.id).toMatchObject(known);
  }
  const listed = new Set(
    shop.platform
      .list(asOf)
      .map((subject) => `${subject.metric}+${subject.caseId ?? subject.chatId ?? subject.orderId}`),
  );
  for (const problem of facts.problems)
    expect(listed).toContain(`${problem.metric}+${problem.caseId ?? problem.chatId ?? problem.orderId}`);
  for (const metric of US_METRICS)
    expect(facts.problems.filter((problem) => problem.metric === metric).length, metric).toBeGreaterThan(0);
  expect(facts.tickets.length).toBeGreaterThan(0);
});

describe('the assessment', () => {
  test('shows what the page printed, and explains it', async () => {
    const { assessment } = (await readAssessmentRow(context.db, shop.shop.id))!;
    expect(assessment.asOf).toBe(asOf);
    expect(assessment.today.overall).toMatchObject({ value: Number(printed.score.overall), from: 'read' });
    for (const metric of US_METRICS) expect(assessment.today.metrics[metric]!.from, metric).toBe('read');
    expect(assessment.next.overall).not.toBeNull();
    expect(assessment.costs.length).toBeGreaterThan(0);
  });

  test('is the same from the same facts, whoever asks', async () => {
    const { assessment } = (await readAssessmentRow(context.db, shop.shop.id))!;
    const owner = (await shopShown(context.db))!;
    expect(assess({ shop: owner, ...facts }, { asOf })).toEqual(assessment);
  });
});

test('the same walk again stores nothing twice', async () => {
  await walk();
  const again = await factsOfShop(context.db, shop.shop.id);
  for (const list of LIST_NAMES) expect(again[list].length, list).toBe(facts[list].length);
  expect(timeless(again)).toEqual(timeless(facts));
});
