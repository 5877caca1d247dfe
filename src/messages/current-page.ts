import type { MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';

// The content scripts of one frame share a world that the page can't reach: the watcher tells the panels there which page
// it has recognised.

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

/** Null where it is no page that is read. */
export const currentPage = (): CurrentPage | null => sharedState().page;

/** Said by the watcher whenever another page is shown. */
export const announcePage = (page: CurrentPage | null): void => {
  sharedState().page = page;
  sharedState().changes.dispatchEvent(new Event('change'));
};

/** Returns how to stop listening. */
export const onPageChange = (listener: () => void): (() => void) => {
  const { changes } = sharedState();
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
};
