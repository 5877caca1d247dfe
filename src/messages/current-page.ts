import type { MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';

// Content scripts of a frame share a world that the page cannot reach, so the watcher tells the panels the
// recognised page there.

export interface CurrentPage {
  page: Page;
  metric: MetricCode | null;
}

interface SharedState {
  page: CurrentPage | null;
  changes: EventTarget;
}

const KEY = 'sps-ahead:current-page';
const sharedState = (): SharedState => {
  const world = globalThis as unknown as Record<string, SharedState | undefined>;
  world[KEY] ??= { page: null, changes: new EventTarget() };
  return world[KEY];
};

/** Null if the page is not read. */
export const currentPage = (): CurrentPage | null => sharedState().page;

/** Called by the watcher when another page is shown. */
export const announcePage = (page: CurrentPage | null): void => {
  sharedState().page = page;
  sharedState().changes.dispatchEvent(new Event('change'));
};

/** Returns an unsubscribe function. */
export const onPageChange = (listener: () => void): (() => void) => {
  const { changes } = sharedState();
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
};
