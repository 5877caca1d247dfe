import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Candidate, Cost } from '#core/model/assessment';
import { type PageVisit, pageVisit } from '#core/model/page';
import { preparedTicket } from '#core/model/prepared-ticket';
import type { ShopHint } from '#core/model/shop';
import type { Handlers } from '#messages/handle';
import { listShops, shopShown } from '#storage/queries';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { makeHandlers } from './handlers';

const action = vi.hoisted(() => ({
  setBadgeText: vi.fn(),
  setBadgeBackgroundColor: vi.fn(),
  setBadgeTextColor: vi.fn(),
  setTitle: vi.fn(),
}));
const scripting = vi.hoisted(() => ({ executeScript: vi.fn() }));
const tabs = vi.hoisted(() => ({ create: vi.fn(), query: vi.fn(async () => []) }));
const storage = vi.hoisted(() => ({ local: { clear: vi.fn() } }));
vi.mock('wxt/browser', () => ({ browser: { action, scripting, storage, tabs } }));

const hint = (sellerId: string): ShopHint => ({ region: 'US', sellerId, name: null });
const visitOf = (sellerId: string): PageVisit =>
  z.parse(pageVisit, {
    page: 'order-list',
    address: '/order',
    at: '2026-07-01T19:00:00Z',
    shop: hint(sellerId),
    outcome: 'read',
    rows: 1,
    issues: [],
    facts: { orders: [{ id: 'o1' }] },
  });

const sender = { id: 'ours', url: 'https://seller-us.tiktok.com/order', tab: { id: 7 } };
let context: FakeContext;
let handlers: Handlers;
beforeEach(() => {
  vi.clearAllMocks();
  context = makeFakeContext('handlers');
  context.assess = ({ shop }, { asOf }) => {
    const { today, costs } = sampleAssessment;
    const overall = { ...today.overall, value: shop.id === 'US:1' ? 3.84 : 4.5 };
    const cost: Cost = { ...costs[0]!, orderId: 'o1', metric: 'NRR', points: -0.02, steps: [] };
    const appeals = { candidates: [], judged: [], tickets: [] };
    return { ...sampleAssessment, asOf, today: { ...today, overall }, crossings: [], costs: [cost], appeals };
  };
  handlers = makeHandlers(context);
});
afterEach(() => context.db.delete());

const badge = (text: string) => vi.waitFor(() => expect(action.setBadgeText).toHaveBeenLastCalledWith({ text }));

describe('a page visit', () => {
  test('is answered when it is stored, and then assessed, announced and shown on the badge', async () => {
    const answer = await handlers.ingest(visitOf('1'), sender);
    expect(answer).toEqual({ shopId: 'US:1', changed: 1 });
    expect(context.announced).toEqual([]);
    await badge('3.8');
    expect(context.announced).toEqual([{ broadcast: 'assessed', shopId: 'US:1' }]);
  });

  test('has a retry scheduled from before it is stored until it is assessed', async () => {
    const reminded: boolean[] = [];
    const { scheduleRetry: remind } = context;
    context.scheduleRetry = async () => {
      reminded.push((await listShops(context.db)).length > 0);
      await remind();
    };
    await handlers.ingest(visitOf('1'), sender);
    expect(reminded[0]).toBe(false);
    await badge('3.8');
    expect(context.hasRetry).toBe(false);
  });

  test('that finds the disk full is refused by that name', async () => {
    context.db.visits.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    await expect(handlers.ingest(visitOf('1'), sender)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await listShops(context.db)).toEqual([]);
  });
});

test('a page gets the summary of its own shop, and none if its shop is not known', async () => {
  for (const id of ['1', '2']) await handlers.ingest(visitOf(id), sender);
  await badge('4.5');
  const ask = (id: string) =>
    handlers['page-summary']({ shop: hint(id), page: 'order-list', metric: null, orderIds: ['o1', 'o2'] }, sender);
  const { visit, summary } = await ask('1');
  expect(visit).toMatchObject({ outcome: 'read' });
  expect(summary).toMatchObject({ shopId: 'US:1', assessment: { asOf: '2026-07-01' } });
  expect(summary?.orders.map(({ orderId, state }) => [orderId, state])).toEqual([
    ['o1', 'costs'],
    ['o2', 'unknown'],
  ]);
  expect(summary?.assessment?.costs.map(({ orderId }) => orderId)).toEqual(['o1']);
  expect((await ask('3')).summary).toBeNull();
  // A page without orders still gets the costliest of each metric.
  const question = { shop: hint('1'), page: 'score', metric: null, orderIds: [] } as const;
  const score = await handlers['page-summary']({ ...question, orderIds: [] }, sender);
  expect(score.summary?.assessment?.costs.map(({ metric }) => metric)).toEqual(['NRR']);
});

test('beside the form it is told what speaks against the orders of an open ticket, whatever the page lists', async () => {
  const candidates = sampleAssessment.appeals.candidates.slice(11, 13);
  const { assess } = context;
  context.assess = (counted, options) => ({
    ...assess(counted, options),
    appeals: { ...sampleAssessment.appeals, candidates },
  });
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  const [, { metric, ground, orderId }] = candidates as [Candidate, Candidate];
  const ticket = { id: 'p1', preparedOn: '2026-07-01', metric, ground, orderIds: [orderId] };
  await handlers['save-user-input'](
    { shop: { shopId: 'US:1' }, appealMarks: [], preparedTickets: [z.parse(preparedTicket, ticket)] },
    sender,
  );
  const question = { shop: hint('1'), page: 'appeal-center', metric: null, orderIds: [] } as const;
  const { summary } = await handlers['page-summary']({ ...question, orderIds: [] }, sender);
  expect(summary?.assessment?.appeals.candidates).toMatchObject([{ orderId, against: ['out-of-stock'] }]);
});

test('a page that was refused is announced, and told to the panel that asks', async () => {
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  const issues = [{ code: 'unknown-header' as const, detail: 'no column “Order ID”' }];
  await handlers.ingest({ ...visitOf('1'), at: '2026-07-01T19:10:00Z', outcome: 'refused', rows: 0, issues }, sender);
  expect(context.announced).toContainEqual({ broadcast: 'refused', shopId: 'US:1' });
  const question = { shop: hint('1'), page: 'order-list', metric: null, orderIds: [] } as const;
  const { visit } = await handlers['page-summary']({ ...question, orderIds: [] }, sender);
  expect(visit).toMatchObject({ outcome: 'refused', issues });
  await vi.waitFor(() => expect(action.setBadgeText).toHaveBeenCalledTimes(2));
});

test('deleting everything reaches open tabs and data outside the database', async () => {
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  await handlers['delete-shop']({ shopId: 'US:1' }, sender);
  expect(context.announced.at(-1)).toEqual({ broadcast: 'deleted', shopId: 'US:1' });
  expect(storage.local.clear).not.toHaveBeenCalled();
  await handlers['delete-all']({}, sender);
  expect(context.announced.at(-1)).toEqual({ broadcast: 'deleted', shopId: null });
  expect(storage.local.clear).toHaveBeenCalledOnce();
  await badge('');
  await vi.waitFor(() => expect(action.setBadgeText).toHaveBeenCalledTimes(3));
});

test('a cancelled deletion keeps everything and notifies no tab', async () => {
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  const deleting = handlers['delete-all']({}, sender);
  await handlers['delete-cancel']({}, sender);
  expect(await deleting).toEqual({ isDone: false });
  expect(await listShops(context.db)).toHaveLength(1);
  expect(context.announced).not.toContainEqual({ broadcast: 'deleted', shopId: null });
  expect(storage.local.clear).not.toHaveBeenCalled();
  expect(await handlers['delete-all']({}, sender)).toEqual({ isDone: true });
  expect(await handlers['delete-progress']({}, sender)).toEqual({ deleted: 1 });
  await badge('');
});

test('a shop is assessed in the time zone that the seller sets', async () => {
  const zones: (string | null)[] = [];
  const { assess } = context;
  context.assess = (counted, options) => {
    zones.push(counted.shop.timeZone);
    return assess(counted, options);
  };
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  await handlers['save-shop-settings']({ shopId: 'US:1', timeZone: 'Asia/Tokyo', openedOn: null }, sender);
  await vi.waitFor(() => expect(zones).toEqual([null, 'Asia/Tokyo']));
  // 20:00 UTC on July 1 is July 2 in Tokyo
  await vi.waitFor(async () => expect((await context.db.assessments.get('US:1'))?.asOf).toBe('2026-07-02'));
});

test.each([
  ['readers', ['/content-scripts/reader.js']],
  ['panel', ['/catalogs/panel-en.js', '/content-scripts/panels.js']],
] as const)('what is asked for as %s is put into the tab that asked, and nowhere else', async (name, files) => {
  await handlers[name]({}, sender);
  const [[injection]] = scripting.executeScript.mock.calls as [[object]];
  expect(injection).toEqual({ target: { tabId: 7 }, files });
  await handlers[name]({}, { ...sender, tab: undefined });
  expect(scripting.executeScript).toHaveBeenCalledTimes(1);
});

test('choosing and deleting a shop is seen on the badge at once', async () => {
  for (const id of ['1', '2']) await handlers.ingest(visitOf(id), sender);
  await badge('4.5');
  await handlers['show-shop']({ shopId: 'US:1' }, sender);
  await badge('3.8');
  await handlers['delete-shop']({ shopId: 'US:1' }, sender);
  await badge('');
  expect(await shopShown(context.db)).toBeUndefined();
  await handlers['delete-all']({}, sender);
  expect(await listShops(context.db)).toEqual([]);
});

test('a refresh is answered once the figures are today’s', async () => {
  await handlers.ingest(visitOf('1'), sender);
  await badge('3.8');
  context.time = '2026-07-02T20:00:00Z';
  await handlers.refresh({}, sender);
  const question = { shop: hint('1'), page: 'score', metric: null, orderIds: [] } as const;
  const { summary } = await handlers['page-summary']({ ...question, orderIds: [] }, sender);
  expect(summary?.assessment?.asOf).toBe('2026-07-02');
});

test('the dashboard opens at the place that a panel asks for', async () => {
  await handlers['show-dashboard']({ anchor: 'why-OTDR' }, sender);
  expect(tabs.create).toHaveBeenCalledExactlyOnceWith({ url: '/dashboard.html#why-OTDR' });
});
