import type { MetricCode } from '#core/model/metric';
import type { Page, SentVisit } from '#core/model/page';
import { makePageScan, type PageScan } from '../dom/page-scan';
import type { PassedRows } from '../dom/passed-rows';
import { keepsOnlyInSight } from '../dom/table';
import { type Recognized, recognizePage } from '../recognize';
import type { PageStay } from './page-stay';
import type { PageTurns } from './page-turns';
import type { LastRows, Readers } from './readers';

export interface World {
  window: Window;
  now(): Date;
  /** the readers, loaded on request; undefined if they are unavailable now */
  readers(load: boolean): Promise<Readers | undefined>;
  send(visit: SentVisit): void;
  onPage?(page: Page | null, metric: MetricCode | null): void;
  onRows?(seen: LastRows): void;
}

/** Reads what a tab shows, as often as it is told to, and remembers on which page it is. */
interface Look {
  /** @param hasChanged whether the page has changed since this reading began */
  read(turns: PageTurns, hasChanged: () => boolean): Promise<void>;
  /** whether the page has to be read again although no change was noted */
  isWanted(): boolean;
  /** whether the page's list is known to render only the rows in view */
  isListVirtual(): boolean;
  /** whether others read the page than last time: new ones know more taught texts */
  isOutdated(readers: Readers | undefined): boolean;
}

export const makeLook = (
  { window, now, readers, send, onPage, onRows }: World,
  passed: PassedRows,
  isStopped: () => boolean,
): Look => {
  const { document } = window;
  let lastScan: PageScan | null = null;
  let lastReaders: Readers | undefined;
  let isListVirtual = false;
  let here = '';
  let stay: PageStay | null = null;
  let isUnsettled = true;

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

  return {
    read: async ({ start, yieldToPage }, hasChanged) => {
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
      if (loaded === undefined || isStopped() || isMoved()) return;
      // A reading has one instant, however many slices it took, so that an entry of a list is dated as the list is.
      const at = now().toISOString();
      const shop = await loaded.readShop(scan, url);
      const result = recognized && (await loaded.readPage(scan, url, recognized, shop, at));
      const read = result?.kind === 'read' ? result.orderRows : undefined;
      onRows?.({ shop, rows: await loaded.findOrderRows(scan, read) });
      if (result?.kind === 'waiting') passed.putBack(rowChanges);
      else if (result?.kind === 'read') isListVirtual = keepsOnlyInSight(result.strategy);
      if (recognized === null || result === null || isMoved()) return;
      if (hasChanged()) {
        // Rows may have been replaced while they were read in slices, so the page must still be the same.
        const recognizedAgain = await recognizePage(makePageScan(document, yieldToPage), url);
        if (recognizedAgain?.page !== recognized.page || recognizedAgain.metric !== recognized.metric) return;
      }
      stay ??= loaded.startStay();
      const report = await stay.report({ root: document, address: url, recognized, shop, at }, scan, result);
      isUnsettled = report === 'unsettled' || result.kind === 'waiting';
      if (typeof report !== 'string') send(report);
    },
    isWanted: () => isUnsettled || lastScan?.hasTurned() === true,
    isListVirtual: () => isListVirtual,
    isOutdated: (current) => current !== lastReaders && lastReaders !== undefined,
  };
};
