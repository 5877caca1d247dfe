import type { MetricCode } from '#core/model/metric';
import type { Page } from '#core/model/page';

// The content scripts of one frame share a world of their own, which the page can neither see nor reach. What the
// reader has found out there the panels need not find out again.

export interface Here {
  page: Page;
  metric: MetricCode | null;
}

interface Board {
  here: Here | null;
  changes: EventTarget;
}

const KEY = 'sps-ahead:here';
const board = (): Board => {
  const world = globalThis as unknown as Record<string, Board | undefined>;
  world[KEY] ??= { here: null, changes: new EventTarget() };
  return world[KEY];
};

export const whereAmI = (): Here | null => board().here;

/** Said by the reader: which page this is now; null where it is none that is read. */
export const sayHere = (here: Here | null): void => {
  board().here = here;
  board().changes.dispatchEvent(new Event('change'));
};

/** Returns how to stop listening. */
export const onHere = (listener: () => void): (() => void) => {
  const { changes } = board();
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
};
