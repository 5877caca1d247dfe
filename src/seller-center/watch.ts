import type { Instant } from '#core/model/day';
import type { MetricCode } from '#core/model/metric';
import type { Page, PageVisit } from '#core/model/page';
import type { Visit } from './list-progress';
import type { ReadResult } from './page-context';
import type { Look, Readers } from './readers';
import { type Recognized, recognizePage } from './recognize';
import { type Pause, restAfter, runInSlices, whenIdle } from './slices';

export interface World {
  window: Window;
  now(): Date;
  /** loads what reads a page, where a page was recognised; undefined where it can't be had now */
  readers(): Promise<Readers | undefined>;
  send(visit: PageVisit): void;
  onPage?(page: Page | null, metric: MetricCode | null): void;
}

/** A page changes in bursts: it is looked at when it has been quiet for so long, or has not been for so long. */
const QUIET_MS = 150;
const PATIENCE_MS = 1000;
/** Catches what no event tells: an address changed by the page's own history calls, a spinner that went by style alone. */
const TICK_MS = 1000;
/** A page may be half built: what cannot be read is said only when it stays so. */
const REFUSE_AFTER_MS = 1500;
const REFUSE_EMPTY_AFTER_MS = 8000;

interface Navigation extends EventTarget {}

/**
 * Follows one tab of Seller Center and sends what each page says. Nothing of the page is patched, clicked or
 * measured: a mutation only leaves a note, and reading happens in slices between the page's own work.
 */
export const watchPage = ({ window, now, readers, send, onPage }: World): (() => void) => {
  const { document } = window;
  let isStopped = false;
  let isReading = false;
  /** when the oldest and the newest change happened that no look has taken in yet */
  let noted: { first: number; last: number } | null = null;
  let timer: number | undefined;
  let address = window.location.href;
  /** what the last look took of the page's own time, and when it ended */
  let lookMs = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;

  let place = '';
  let visit: Visit | null = null;
  let sent = '';
  let refusal: { text: string; since: number } | null = null;
  let isUnsettled = true;

  const time = (): number => now().getTime();

  const pause: Pause = {
    now: time,
    isStopped: () => isStopped,
    spend: (ms) => {
      lookMs += ms;
    },
    later: whenIdle(window),
  };

  const enter = (recognized: Recognized | null): void => {
    const next = recognized === null ? '' : `${recognized.page} ${recognized.metric}`;
    if (next === place) return;
    place = next;
    visit = null;
    sent = '';
    refusal = null;
    onPage?.(recognized?.page ?? null, recognized?.metric ?? null);
  };

  /** Whether a refusal has stood long enough to be said. */
  const stands = (result: Extract<ReadResult, { kind: 'refused' }>): boolean => {
    const text = JSON.stringify(result);
    if (refusal?.text !== text) refusal = { text, since: time() };
    return time() - refusal.since >= (result.strategy === null ? REFUSE_EMPTY_AFTER_MS : REFUSE_AFTER_MS);
  };

  const tell = async (
    { makeVisit, makePageVisit, sign, post }: Readers,
    recognized: Recognized,
    url: URL,
    { result, ...look }: Look,
    at: Instant,
  ): Promise<void> => {
    isUnsettled = true;
    if (result.kind === 'waiting') return;
    if (result.kind === 'refused' && !stands(result)) return;
    if (result.kind === 'read') refusal = null;
    isUnsettled = false;
    visit ??= makeVisit();
    const made = await runInSlices(makePageVisit(visit, recognized, look, result, document, url, at), pause);
    if (made === undefined) return;
    const signature = await runInSlices(sign(made), pause);
    if (signature === undefined || signature === sent) return;
    sent = signature;
    await runInSlices(post(made, send), pause);
  };

  const look = async (): Promise<void> => {
    const url = new URL(window.location.href);
    const recognized = await runInSlices(recognizePage(document, url), pause);
    if (recognized === undefined || window.location.href !== url.href) return;
    enter(recognized);
    if (recognized === null) {
      isUnsettled = false;
      return;
    }
    const loaded = await readers();
    if (loaded === undefined || isStopped || window.location.href !== url.href) return;
    // One look has one instant, however many slices it took: an entry of a list was seen when the list was.
    const at = now().toISOString();
    const found = await runInSlices(loaded.readSpot(document, url, recognized, at), pause);
    if (found === undefined || window.location.href !== url.href) return;
    // Rows may have been swapped in place while they were read in slices: the page must still be the one it was.
    const still = await runInSlices(recognizePage(document, url), pause);
    if (still?.page === recognized.page && still.metric === recognized.metric)
      await tell(loaded, recognized, url, found, at);
  };

  const schedule = (delay: number): void => {
    if (timer !== undefined || isStopped) return;
    timer = window.setTimeout(wake, delay);
  };

  const wake = (): void => {
    timer = undefined;
    if (isStopped || isReading || noted === null) return;
    const at = time();
    const isRested = at - lookedAt >= restAfter(lookMs);
    const isDue = at - noted.last >= QUIET_MS || at - noted.first >= PATIENCE_MS;
    if (!isRested || !isDue) {
      schedule(QUIET_MS);
      return;
    }
    noted = null;
    isReading = true;
    lookMs = 0;
    look()
      .catch(() => undefined)
      .finally(() => {
        isReading = false;
        lookedAt = time();
        if (noted !== null) schedule(QUIET_MS);
      });
  };

  const note = (): void => {
    const at = time();
    noted = noted === null ? { first: at, last: at } : { first: noted.first, last: at };
    schedule(QUIET_MS);
  };

  const tick = (): void => {
    const isMoved = window.location.href !== address;
    address = window.location.href;
    if (isMoved) lookedAt = Number.NEGATIVE_INFINITY;
    if (isMoved || (isUnsettled && !isReading)) note();
  };

  const observer = new MutationObserver(note);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'aria-current', 'aria-busy', 'lang'],
  });
  const ticker = window.setInterval(tick, TICK_MS);
  const navigation = (window as Window & { navigation?: Navigation }).navigation;
  navigation?.addEventListener('currententrychange', tick);
  window.addEventListener('popstate', tick);
  note();

  return () => {
    isStopped = true;
    observer.disconnect();
    window.clearInterval(ticker);
    window.clearTimeout(timer);
    navigation?.removeEventListener('currententrychange', tick);
    window.removeEventListener('popstate', tick);
  };
};
