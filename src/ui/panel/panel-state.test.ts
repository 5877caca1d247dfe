// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OrderMark } from '#core/model/order-mark';
import type { ShopHint } from '#core/model/shop';
import type { Broadcast } from '#messages/broadcast';
import type { CurrentPage } from '#messages/current-page';
import type { PageSummary } from '#messages/panel-protocol';
import { RequestError } from '#messages/request';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { makePanelStore, type PanelStore, type PanelWorld, type VisibleRows } from './panel-state';

const SHOP: ShopHint = { region: 'US', sellerId: '7495123456789012345', name: null };
const SHOP_ID = 'US:7495123456789012345';
const markOf = (orderId: string): OrderMark => ({
  orderId,
  state: 'costs',
  costs: [{ metric: 'OTDR', points: -0.03, leavesOn: '2026-08-01' }],
  appeal: null,
  prepared: null,
  delivery: null,
  check: null,
  answerBy: null,
});
const answerFor = (orderIds: readonly string[]): { visit: null; summary: PageSummary } => ({
  visit: null,
  summary: {
    shopId: SHOP_ID,
    assessment: sampleAssessment,
    orders: orderIds.map(markOf),
    clock: null,
    checks: [],
    pageChecks: [],
    stakes: [],
    preparedTickets: [],
  },
});

let here: CurrentPage | null;
let turnPage: () => void;
let tell: (message: Broadcast) => void;
let onRows: () => void;
let store: PanelStore;
let world: PanelWorld;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  here = { page: 'order-list', metric: null };
  document.body.replaceChildren();
  world = {
    window,
    currentPage: () => here,
    onPageChange: (listener) => {
      turnPage = listener;
      return () => {};
    },
    onBroadcast: (listener) => {
      tell = listener;
      return () => {};
    },
    getLastRows: () => ({
      shop: SHOP,
      rows: [...document.body.children].map((row) => ({ orderId: row.id, row, anchor: row })),
    }),
    onRows: (listener) => {
      onRows = listener;
      return () => {};
    },
    askPage: vi.fn(async ({ orderIds }) => answerFor(orderIds)),
  };
});
afterEach(() => {
  store.close();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(250);
const open = async () => {
  store = makePanelStore(world);
  await settle();
};
const addRow = (id: string) => {
  const row = document.createElement('p');
  row.id = id;
  document.body.append(row);
};

describe('the panel', () => {
  test('opens by a click, never by itself, and not over the next page', async () => {
    here = { page: 'score', metric: null };
    await open();
    expect(store.get().open).toBe(false);
    store.toggle();
    expect(store.get().open).toBe(true);
    here = { page: 'order-list', metric: null };
    turnPage();
    expect(store.get()).toMatchObject({ open: false, content: { state: 'loading' } });
  });

  test('asks about the page that is shown and what it lists, and again when there is something newer', async () => {
    addRow('576812345678900001');
    here = { page: 'diagnosis', metric: 'OTDR' };
    await open();
    const question = { page: 'diagnosis', metric: 'OTDR', shop: SHOP, orderIds: ['576812345678900001'] };
    expect(world.askPage).toHaveBeenCalledExactlyOnceWith(question);
    tell({ broadcast: 'assessed', shopId: SHOP_ID });
    tell({ broadcast: 'refused', shopId: null });
    await settle();
    expect(world.askPage).toHaveBeenCalledTimes(3);
    tell({ broadcast: 'assessed', shopId: 'US:another' });
    await settle();
    expect(world.askPage).toHaveBeenCalledTimes(3);
  });

  test('is gone with its marks when all is deleted, and comes back when a page is read', async () => {
    addRow('576812345678900001');
    await open();
    store.toggle();
    expect(store.get().orders).toHaveLength(1);
    tell({ broadcast: 'deleted', shopId: null });
    expect(store.get()).toMatchObject({ content: { state: 'deleted' }, orders: [], open: false });
    onRows();
    await settle();
    expect(store.get().content.state).toBe('deleted');
    tell({ broadcast: 'assessed', shopId: SHOP_ID });
    await settle();
    expect(store.get().content.state).toBe('answered');
  });

  test('stays when another shop is deleted', async () => {
    await open();
    tell({ broadcast: 'deleted', shopId: 'US:another' });
    expect(store.get().content.state).toBe('answered');
  });

  test('stays when another shop is deleted before its own is known', async () => {
    vi.mocked(world.askPage).mockResolvedValue({ visit: null, summary: null });
    await open();
    tell({ broadcast: 'deleted', shopId: 'US:another' });
    await settle();
    expect(store.get().content.state).toBe('answered');
  });

  test('does not come back, once its shop is deleted, for news of another', async () => {
    await open();
    tell({ broadcast: 'deleted', shopId: SHOP_ID });
    tell({ broadcast: 'assessed', shopId: 'US:another' });
    await settle();
    expect(store.get().content.state).toBe('deleted');
  });

  test('says so when the answer fails, and when the extension is gone', async () => {
    vi.mocked(world.askPage).mockRejectedValueOnce(new RequestError('failed', 'no room'));
    await open();
    expect(store.get().content).toEqual({ state: 'failed', message: 'no room' });
    vi.mocked(world.askPage).mockRejectedValueOnce(new RequestError('orphaned', ''));
    tell({ broadcast: 'assessed', shopId: SHOP_ID });
    await settle();
    expect(store.get().content.state).toBe('orphaned');
  });

  test('waits for the first look at the page', async () => {
    let seen: VisibleRows | null = null;
    world.getLastRows = () => seen;
    await open();
    expect(store.get().content.state).toBe('loading');
    seen = { shop: SHOP, rows: [] };
    onRows();
    await settle();
    expect(store.get().content.state).toBe('answered');
  });

  test('is of no page that is not read', async () => {
    here = null;
    await open();
    expect(store.get().here).toBeNull();
    expect(world.askPage).not.toHaveBeenCalled();
  });
});

describe('marks', () => {
  test('follow the rows of the page', async () => {
    addRow('576812345678900001');
    await open();
    expect(store.get().orders.map(({ orderId }) => orderId)).toEqual(['576812345678900001']);
    addRow('576812345678900002');
    onRows();
    await settle();
    expect(store.get().orders).toHaveLength(2);
    document.body.replaceChildren();
    onRows();
    await settle();
    expect(store.get().orders).toEqual([]);
  });

  test('are of the rows that the page still shows, not of all that were read', async () => {
    addRow('576812345678900001');
    addRow('576812345678900002');
    const rows = [...document.body.children].map((row) => ({ orderId: row.id, row, anchor: row }));
    world.getLastRows = () => ({ shop: SHOP, rows });
    document.body.firstElementChild!.remove();
    await open();
    expect(world.askPage).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ orderIds: ['576812345678900002'] }),
    );
    expect(store.get().orders).toHaveLength(1);
  });

  test('that were asked for rows turned over meanwhile are not drawn beside the new ones', async () => {
    addRow('576812345678900001');
    const answers: ((answer: Awaited<ReturnType<PanelWorld['askPage']>>) => void)[] = [];
    vi.mocked(world.askPage).mockImplementation(() => new Promise((answer) => answers.push(answer)));
    await open();
    document.body.replaceChildren();
    addRow('576812345678900002');
    onRows();
    await settle();
    answers.at(-1)!(answerFor(['576812345678900002']));
    answers[0]!(answerFor(['576812345678900001']));
    await settle();
    expect(store.get().orders.map(({ orderId }) => orderId)).toEqual(['576812345678900002']);
  });

  test('touch no node of the page, and come back a bounded number of times when the page removes them', async () => {
    addRow('576812345678900001');
    const before = document.body.cloneNode(true);
    await open();
    expect(document.body.isEqualNode(before)).toBe(true);
    const layer = document.documentElement.lastElementChild!;
    expect([layer.localName, layer.shadowRoot]).toEqual(['sps-ahead-marks', null]);
    let returns = 0;
    for (let removal = 0; removal < 20; removal += 1) {
      layer.remove();
      await settle();
      returns += layer.isConnected ? 1 : 0;
    }
    expect(returns).toBe(5);
    store.close();
    expect(layer.isConnected).toBe(false);
  });
});
