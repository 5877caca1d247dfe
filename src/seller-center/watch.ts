import type { MetricCode } from '#core/model/metric';
import type { Page, SentVisit } from '#core/model/page';
import { makePageScan, type PageScan } from './dom/page-scan';
import { makePassedRows } from './dom/passed-rows';
import { keepsOnlyInSight } from './dom/table';
import type { PageStay } from './page-stay';
import { makePageTurns, type PageTurns, restAfter } from './page-turns';
import type { LastRows, Readers } from './readers';
import { type Recognized, recognizePage } from './recognize';

export interface World {
  window: Window;
  now(): Date;
  /** the readers, loaded on request; undefined if they are unavailable now */
  readers(load: boolean): Promise<Readers | undefined>;
  send(visit: SentVisit): void;
  onPage?(page: Page | null, metric: MetricCode | null): void;
  onRows?(seen: LastRows): void;
}

/** Pages change in bursts: a page is read after a quiet time, or after the longest wait. */
const QUIET_MS = 150;
const PATIENCE_MS = 1000;
/**
 * Interval of checks for changes without an event: an address changed by the history API, a part shown or hidden by
 * style alone.
 */
const TICK_MS = 1000;
interface Navigation extends EventTarget {}

/**
 * Watches one tab of Seller Center, sends the facts of each page and reports which of its rows are orders. The page is
 * not patched, clicked or measured: mutations are noted, and reading happens in slices between the page's own tasks.
 */
export const watchPage = ({ window, now, readers, send, onPage, onRows }: World): (() => void) => {
  const { document } = window;
  let isStopped = false;
  let isLooking = false;
  /** times of the oldest and the newest change since the last reading */
  let changed: { first: number; last: number } | null = null;
  let timer: number | undefined;
  let address = window.location.href;
  /** duration of the last reading on the page's thread, and its end */
  let lookMs = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let lastScan: PageScan | null = null;
  /** readers by which the page was last read; new ones know more taught texts */
  let lastReaders: Readers | undefined;
  let isListVirtual = false;

  let here = '';
  let stay: PageStay | null = null;
  let isUnsettled = true;

  const time = (): number => now().getTime();
  const passed = makePassedRows({ window, now: time });

  /** Starts a new stay if the page has changed. @returns whether another page was left */
  const enter = (recognized: Recognized | null): boolean => {
    const next = recognized === null ? '' : `${recognized.page} ${recognized.metric}`;
    if (next === here) return false;
    const isLeaving = here !== '';
    here = next;
    stay = null;
    isListVirtual = false;
    onPage?.(recognized?.page ?? null, recognized?.metric ?? null);
    return isLeaving;
  };

  const readOnce = async ({ start, yieldToPage }: PageTurns): Promise<void> => {
    await start();
    const url = new URL(window.location.href);
    const isMoved = (): boolean => window.location.href !== url.href;
    const rowChanges = passed.take();
    const scan = makePageScan(document, yieldToPage, rowChanges);
    lastScan = scan;
    const recognized = await recognizePage(scan, url);
    if (isMoved()) return;
    if (enter(recognized)) rowChanges.passed = [];
    if (recognized === null) isUnsettled = false;
    const loaded = await readers(recognized !== null);
    lastReaders = loaded;
    if (loaded === undefined || isStopped || isMoved()) return;
    // A reading has one instant, however many slices it took, so that an entry of a list is dated as the list is.
    const at = now().toISOString();
    const shop = await loaded.readShop(scan, url);
    const result = recognized && (await loaded.readPage(scan, url, recognized, shop, at));
    const read = result?.kind === 'read' ? result.orderRows : undefined;
    onRows?.({ shop, rows: await loaded.findOrderRows(scan, read) });
    if (result?.kind === 'waiting') passed.putBack(rowChanges);
    else if (result?.kind === 'read') isListVirtual = keepsOnlyInSight(result.strategy);
    if (recognized === null || result === null || isMoved()) return;
    if (changed !== null) {
      // Rows may have been replaced while they were read in slices, so the page must still be the same.
      const recognizedAgain = await recognizePage(makePageScan(document, yieldToPage), url);
      if (recognizedAgain?.page !== recognized.page || recognizedAgain.metric !== recognized.metric) return;
    }
    stay ??= loaded.startStay();
    const report = await stay.report({ root: document, address: url, recognized, shop, at }, scan, result);
    isUnsettled = report === 'unsettled' || result.kind === 'waiting';
    if (typeof report !== 'string') send(report);
  };

  const schedule = (delay: number): void => {
    if (timer !== undefined || isStopped) return;
    timer = window.setTimeout(wake, delay);
  };

  const wake = (): void => {
    timer = undefined;
    if (isStopped || isLooking || changed === null) return;
    const at = time();
    const isRested = at - lookedAt >= restAfter(lookMs);
    const isDue = at - changed.last >= QUIET_MS || at - changed.first >= PATIENCE_MS;
    if (!isRested || !isDue) {
      schedule(QUIET_MS);
      return;
    }
    changed = null;
    isLooking = true;
    const turns = makePageTurns({ window, now: time, isStopped: () => isStopped });
    // Rejects when the watch was stopped meanwhile, or the extension replaced.
    readOnce(turns)
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
        lookMs = turns.spentMs();
        lookedAt = time();
        if (changed !== null) schedule(QUIET_MS);
      });
  };

  const noteChange = (): void => {
    const at = time();
    changed = { first: changed?.first ?? at, last: at };
    schedule(QUIET_MS);
  };

  const tick = (): void => {
    const isMoved = window.location.href !== address;
    address = window.location.href;
    if (isMoved) lookedAt = Number.NEGATIVE_INFINITY;
    if (isMoved || (!isLooking && (isUnsettled || lastScan?.hasTurned()))) noteChange();
    void readers(false).then((current) => {
      if (current !== lastReaders && lastReaders !== undefined) noteChange();
    });
  };

  const observer = new MutationObserver((changes) => {
    passed.note(changes, isListVirtual);
    noteChange();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'aria-current', 'aria-busy', 'hidden', 'lang'],
  });
  const ticker = window.setInterval(tick, TICK_MS);
  const navigation = (window as Window & { navigation?: Navigation }).navigation;
  navigation?.addEventListener('currententrychange', tick);
  window.addEventListener('popstate', tick);
  noteChange();

  return () => {
    isStopped = true;
    observer.disconnect();
    window.clearInterval(ticker);
    window.clearTimeout(timer);
    navigation?.removeEventListener('currententrychange', tick);
    window.removeEventListener('popstate', tick);
  };
};
