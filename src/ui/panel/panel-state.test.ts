// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ShopHint } from '#core/model/shop';
import type { CurrentPage } from '#messages/current-page';
import type { OrderMark } from '#messages/panel-protocol';
import { RequestError } from '#messages/request';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { makePanelStore, type PanelStore, type PanelWorld, type VisibleRows } from './panel-state';

const SHOP: ShopHint = { region: 'US', sellerId: '7495123456789012345', name: null };
const markOf = (orderId: string): OrderMark => ({ orderId, costs: [{ metric: 'OTDR', points: -0.03 }], appeal: null });

let here: CurrentPage | null;
let turnPage: () => void;
let assessAnew: () => void;
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
    onAssessed: (listener) => {
      assessAnew = listener;
      return () => {};
    },
    seenRows: () => ({
      shop: SHOP,
      rows: [...document.body.children].map((row) => ({ orderId: row.id, row, anchor: row })),
    }),
    onRows: (listener) => {
      onRows = listener;
      return () => {};
    },
    askAssessment: vi.fn(async () => ({ assessment: sampleAssessment })),
    askMarks: vi.fn(async (_, ids) => ids.map(markOf)),
    recallOpen: vi.fn(async (page) => page === 'score'),
    keepOpen: vi.fn(async () => {}),
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
  test('is folded over a list and open beside the score, until it is left otherwise', async () => {
    await open();
    expect(store.get().open).toBe(false);
    here = { page: 'score', metric: null };
    turnPage();
    await settle();
    expect(store.get().open).toBe(true);
    store.toggle();
    expect(world.keepOpen).toHaveBeenCalledExactlyOnceWith('score', false);
  });

  test('shows what is kept of the shop, and asks again when there is something newer', async () => {
    await open();
    expect(store.get().content).toEqual({ state: 'known', assessment: sampleAssessment });
    assessAnew();
    await settle();
    expect(world.askAssessment).toHaveBeenCalledTimes(2);
  });

  test('says so when nothing has been weighed, when the answer fails, and when the extension is gone', async () => {
    vi.mocked(world.askAssessment).mockResolvedValueOnce(null);
    await open();
    expect(store.get().content.state).toBe('nothing');
    vi.mocked(world.askAssessment).mockRejectedValueOnce(new RequestError('failed', 'no room'));
    assessAnew();
    await settle();
    expect(store.get().content).toEqual({ state: 'failed', message: 'no room' });
    vi.mocked(world.askAssessment).mockRejectedValueOnce(new RequestError('orphaned', ''));
    assessAnew();
    await settle();
    expect(store.get().content.state).toBe('orphaned');
  });

  test('waits for the first look at the page, and asks anew when it is the page of another shop', async () => {
    let seen: VisibleRows | null = null;
    world.seenRows = () => seen;
    await open();
    expect(store.get().content.state).toBe('loading');
    seen = { shop: SHOP, rows: [] };
    onRows();
    await settle();
    expect(store.get().content.state).toBe('known');
    onRows();
    await settle();
    expect(world.askAssessment).toHaveBeenCalledTimes(1);
    seen = { shop: { ...SHOP, region: 'GB' }, rows: [] };
    onRows();
    await settle();
    expect(world.askAssessment).toHaveBeenLastCalledWith({ ...SHOP, region: 'GB' });
  });

  test('is of no page that is not read', async () => {
    here = null;
    await open();
    expect(store.get().here).toBeNull();
    expect(world.askAssessment).not.toHaveBeenCalled();
  });
});

describe('marks', () => {
  test('follow the rows of the page', async () => {
    addRow('576812345678900001');
    await open();
    expect(store.get().rows.map(({ orderId }) => orderId)).toEqual(['576812345678900001']);
    addRow('576812345678900002');
    onRows();
    await settle();
    expect(store.get().rows).toHaveLength(2);
    document.body.replaceChildren();
    onRows();
    await settle();
    expect(store.get().rows).toEqual([]);
  });

  test('that were asked for rows turned over meanwhile are not drawn beside the new ones', async () => {
    addRow('576812345678900001');
    const answers: ((marks: OrderMark[]) => void)[] = [];
    vi.mocked(world.askMarks).mockImplementation(() => new Promise((answer) => answers.push(answer)));
    await open();
    document.body.replaceChildren();
    addRow('576812345678900002');
    onRows();
    await settle();
    answers.at(-1)!([markOf('576812345678900002')]);
    answers[0]!([markOf('576812345678900001')]);
    await settle();
    expect(store.get().rows.map(({ orderId }) => orderId)).toEqual(['576812345678900002']);
  });

  test('touch no node of the page', async () => {
    addRow('576812345678900001');
    const before = document.body.cloneNode(true);
    await open();
    expect(store.get().rows).toHaveLength(1);
    expect(document.body.isEqualNode(before)).toBe(true);
    const layer = document.documentElement.lastElementChild!;
    expect([layer.localName, layer.shadowRoot]).toEqual(['sps-ahead-marks', null]);
    store.close();
    expect(layer.isConnected).toBe(false);
  });
});
