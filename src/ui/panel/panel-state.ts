import type { Assessment } from '#core/model/assessment';
import type { Page } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import type { CurrentPage } from '#messages/current-page';
import type { OrderMark } from '#messages/panel-protocol';
import { RequestError } from '#messages/request';
import type { AnchoredRow, MarkedRow } from './layer';
import { makeMarks } from './marks';

/** What the panel knows of the shop: not answered yet, nothing assessed yet, an assessment, or why there is none. */
export type PanelContent =
  | { state: 'loading' }
  | { state: 'nothing' }
  | { state: 'known'; assessment: Assessment }
  | { state: 'failed'; message: string }
  | { state: 'orphaned' };

export interface PanelState {
  here: CurrentPage | null;
  content: PanelContent;
  rows: readonly MarkedRow[];
  open: boolean;
}

export interface VisibleRows {
  shop: ShopHint | null;
  rows: readonly AnchoredRow[];
}

/** What the panel needs of the world around it. */
export interface PanelWorld {
  window: Window;
  currentPage(): CurrentPage | null;
  onPageChange(listener: () => void): () => void;
  onAssessed(listener: () => void): () => void;
  /** the order rows that the reader saw last, and whose page it was; null before a page was read */
  seenRows(): VisibleRows | null;
  onRows(listener: () => void): () => void;
  askAssessment(shop: ShopHint): Promise<{ assessment: Assessment } | null>;
  askMarks(shop: ShopHint, orderIds: string[]): Promise<OrderMark[]>;
  recallOpen(page: Page): Promise<boolean>;
  keepOpen(page: Page, open: boolean): Promise<void>;
}

export interface PanelStore {
  get(): PanelState;
  subscribe(listener: () => void): () => void;
  toggle(): void;
  close(): void;
}

const failure = (error: unknown): PanelContent => {
  if (error instanceof RequestError && error.code === 'orphaned') return { state: 'orphaned' };
  return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
};

/** Follows the page: which one it is, what is known of its shop, which of its rows have something to say. */
export const makePanelStore = (world: PanelWorld): PanelStore => {
  let state: PanelState = { here: null, content: { state: 'loading' }, rows: [], open: false };
  let turn = 0;
  const listeners = new Set<() => void>();
  const change = (part: Partial<PanelState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  // an answer that comes late, or from an extension that is gone, marks nothing
  const askMarks = (shop: ShopHint, orderIds: string[]) => world.askMarks(shop, orderIds).catch(() => []);
  const marks = makeMarks({ ...world, askMarks }, (rows) => change({ rows }));

  let shopAsked: string | null = null;
  const refresh = async () => {
    const seen = world.seenRows();
    if (seen === null) return;
    turn += 1;
    const thisTurn = turn;
    const { shop, rows } = seen;
    shopAsked = JSON.stringify(shop);
    // Rows are marked on pages too that say nothing of their own.
    void marks.draw(rows, shop, state.here?.metric ?? null);
    const answer: PanelContent =
      shop === null || state.here === null
        ? { state: 'nothing' }
        : await world
            .askAssessment(shop)
            .then(
              (stored): PanelContent =>
                stored === null ? { state: 'nothing' } : { state: 'known', assessment: stored.assessment },
              failure,
            );
    if (thisTurn === turn) change({ content: answer });
  };
  const onRows = () => {
    const seen = world.seenRows();
    if (seen === null) return;
    if (shopAsked !== JSON.stringify(seen.shop)) void refresh();
    else void marks.draw(seen.rows, seen.shop, state.here?.metric ?? null);
  };
  const showCurrentPage = async () => {
    const here = world.currentPage();
    const isNew = here?.page !== state.here?.page;
    change({ here });
    void refresh();
    if (here === null || !isNew) return;
    const open = await world.recallOpen(here.page).catch(() => false);
    if (state.here?.page === here.page) change({ open });
  };
  const stops = [world.onPageChange(showCurrentPage), world.onAssessed(refresh), world.onRows(onRows)];
  void showCurrentPage();

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle: () => {
      change({ open: !state.open });
      if (state.here !== null) void world.keepOpen(state.here.page, state.open).catch(() => {});
    },
    close: () => {
      turn = -1;
      for (const stop of stops) stop();
      marks.remove();
      listeners.clear();
    },
  };
};
