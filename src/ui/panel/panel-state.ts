import { metricsOfPage } from '#core/explain/cost-knowledge';
import type { Metric } from '#core/model/metric';
import type { OrderMark } from '#core/model/order-mark';
import type { ShopHint } from '#core/model/shop';
import type { Broadcast } from '#messages/broadcast';
import type { CurrentPage } from '#messages/current-page';
import type { LastVisit, PageSummary } from '#messages/panel-protocol';
import { RequestError } from '#messages/request';
import { reasonOf } from '../components/reason';
import { type AnchoredRow, type MarkedRow, makeMarkLayer } from './layer';

/** Content of the panel: loading, an answer, or the reason why there is none. */
export type PanelContent =
  | { state: 'loading' }
  | { state: 'answered'; visit: LastVisit | null; summary: PageSummary | null }
  | { state: 'failed'; message: string }
  | { state: 'orphaned' }
  /** all data was deleted, and nothing has been read since */
  | { state: 'deleted' };

export interface PanelState {
  here: CurrentPage | null;
  content: PanelContent;
  /** orders listed by the page, in its order */
  orders: readonly OrderMark[];
  shop: ShopHint | null;
  open: boolean;
}

export interface VisibleRows {
  shop: ShopHint | null;
  rows: readonly AnchoredRow[];
}

interface PageQuestion extends CurrentPage {
  shop: ShopHint | null;
  orderIds: string[];
}

/** External functions of the panel. */
export interface PanelWorld {
  window: Window;
  currentPage(): CurrentPage | null;
  onPageChange(listener: () => void): () => void;
  onBroadcast(listener: (message: Broadcast) => void): () => void;
  /** order rows and shop of the last reading; null before the first */
  getLastRows(): VisibleRows | null;
  onRows(listener: () => void): () => void;
  askPage(question: PageQuestion): Promise<{ visit: LastVisit | null; summary: PageSummary | null }>;
}

export interface PanelStore {
  get(): PanelState;
  subscribe(listener: () => void): () => void;
  toggle(): void;
  fold(): void;
  close(): void;
}

const failure = (error: unknown): PanelContent => {
  if (error instanceof RequestError && error.code === 'orphaned') return { state: 'orphaned' };
  return { state: 'failed', message: reasonOf(error) };
};

/** Store of the panel: follows the page, its shop and the orders that it lists. */
export const makePanelStore = (world: PanelWorld): PanelStore => {
  let state: PanelState = { here: null, content: { state: 'loading' }, orders: [], shop: null, open: false };
  let turn = 0;
  /** Shop of the last answer; kept when it is deleted, so that news about another shop is ignored. */
  let shopId: string | null = null;
  const listeners = new Set<() => void>();
  const change = (part: Partial<PanelState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const layer = makeMarkLayer(world.window);

  /** Draws marks beside rows that have any; on a page about one metric without its name. */
  const drawMarks = (rows: readonly AnchoredRow[], orders: readonly OrderMark[], metrics: readonly Metric[]) => {
    const byId = new Map(orders.map((order) => [order.orderId, order]));
    const marked = rows.flatMap((row): MarkedRow[] => {
      const mark = byId.get(row.orderId);
      return mark === undefined ? [] : [{ ...row, mark, isOneMetric: metrics.length === 1 }];
    });
    layer.show(marked);
  };

  const refresh = async () => {
    const seen = world.getLastRows();
    if (seen === null) return;
    // A reading also holds rows that were scrolled or paged away meanwhile.
    const rows = seen.rows.filter(({ row }) => row.isConnected);
    turn += 1;
    const thisTurn = turn;
    const { here } = state;
    // Pages without content of their own may list orders too.
    const page = here ?? { page: 'order-list', metric: null };
    const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
    if (here === null && orderIds.length === 0) return drawMarks([], [], []);
    const content = await world
      .askPage({ ...page, shop: seen.shop, orderIds })
      .then((answer): PanelContent => ({ state: 'answered', ...answer }), failure);
    // The rows may have changed while the answer was on its way.
    if (thisTurn !== turn) return;
    const orders = content.state === 'answered' ? (content.summary?.orders ?? []) : [];
    if (content.state === 'answered') shopId = content.summary?.shopId ?? null;
    drawMarks(rows, orders, metricsOfPage(page.page, page.metric));
    change({ content, orders, shop: seen.shop });
  };
  const onBroadcast = (message: Broadcast) => {
    const isOfAnother = message.shopId !== null && shopId !== null && message.shopId !== shopId;
    if (isOfAnother) return;
    const isGone = message.broadcast === 'deleted' && (message.shopId === null || message.shopId === shopId);
    // If the shop is not known yet, the answer will tell whether it still exists.
    if (!isGone) return void refresh();
    turn += 1;
    layer.show([]);
    change({ content: { state: 'deleted' }, orders: [], open: false });
  };
  const showCurrentPage = () => {
    const here = world.currentPage();
    const isNew = here?.page !== state.here?.page || here?.metric !== state.here?.metric;
    // The panel would cover the next page unasked, so it closes.
    change(isNew ? { here, content: { state: 'loading' }, orders: [], open: false } : { here });
    void refresh();
  };
  const stops = [
    world.onPageChange(showCurrentPage),
    world.onBroadcast(onBroadcast),
    world.onRows(() => {
      if (state.content.state !== 'deleted') void refresh();
    }),
  ];
  showCurrentPage();

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle: () => change({ open: !state.open }),
    fold: () => change({ open: false }),
    close: () => {
      turn = -1;
      for (const stop of stops) stop();
      layer.remove();
      listeners.clear();
    },
  };
};
