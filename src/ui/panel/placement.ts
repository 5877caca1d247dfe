/** Place of the panel in pixels of the window, always at its right edge. */
export interface Place {
  top: number;
  width: number;
  height: number;
}

/** Distance of probed points, less than half the smallest control. */
const STEP_PX = 10;
const MARGIN_PX = 8;

/** Whether there is a control at a point of the page. */
export type Probe = (x: number, y: number) => boolean;

/** Probed columns over the last pixels of the window, close enough to meet every control. */
const columnsOf = (width: number, right: number): number[] => {
  const columns = Math.max(1, Math.ceil(width / STEP_PX));
  return Array.from({ length: columns + 1 }, (_, column) => Math.max(0, right - 1 - (column * width) / columns));
};

/** Whether a place covers no control. @param right the right edge of the window */
export const coversNothing = (probe: Probe, right: number, { top, width, height }: Place): boolean => {
  const columns = columnsOf(width, right);
  for (let y = top; y <= top + height; y += STEP_PX) if (columns.some((x) => probe(x, y))) return false;
  return true;
};

/** Probed rows, from top to bottom of the window, without controls over the last `width` pixels. */
const freeRows = (
  probe: Probe,
  { width: all, height }: { width: number; height: number },
  width: number,
): boolean[] => {
  const columns = columnsOf(width, all);
  return Array.from({ length: Math.floor(height / STEP_PX) + 1 }, (_, row) =>
    columns.every((x) => !probe(x, Math.min(row * STEP_PX, height - 1))),
  );
};

/** Free stretches of the right edge, as [top, bottom] in pixels. */
const freeStretches = (rows: readonly boolean[]): [number, number][] => {
  const stretches: [number, number][] = [];
  let start = -1;
  for (const [row, isFree] of [...rows, false].entries()) {
    if (isFree && start < 0) start = row;
    if (isFree || start < 0) continue;
    if (row - 1 > start) stretches.push([start * STEP_PX, (row - 1) * STEP_PX]);
    start = -1;
  }
  return stretches;
};

/** The highest free place of this width and at least this height, nearest to the wished one; null if there is none. */
const findFreePlace = (
  rows: readonly boolean[],
  window: { height: number },
  wish: { top: number; width: number; least: number; most: number },
): Place | null => {
  const fitting = freeStretches(rows)
    .map(([from, to]) => [Math.max(from, MARGIN_PX), Math.min(to, window.height - MARGIN_PX)] as const)
    .filter(([from, to]) => to - from >= wish.least)
    .map(([from, to]) => {
      const height = Math.min(wish.most, to - from);
      return { top: Math.min(Math.max(wish.top, from), to - height), width: wish.width, height };
    });
  const distance = ({ top }: Place) => Math.abs(top - wish.top);
  return fitting.sort((a, b) => b.height - a.height || distance(a) - distance(b))[0] ?? null;
};

/** Size of the panel's tab, and of its narrow form. */
export const TAB_SIZE = { width: 28, height: 128 };
const SLIVER = { width: 12, height: 72 };
const OPEN = { width: 348, least: 240, most: 640 };

/** Place of the tab without covering a control, narrow if necessary; null if the whole edge has controls. */
export const placeTab = (probe: Probe, window: { width: number; height: number }): Place | null => {
  const top = Math.round(window.height * 0.4);
  for (const { width, height } of [TAB_SIZE, SLIVER]) {
    const place = findFreePlace(freeRows(probe, window, width), window, { top, width, least: height, most: height });
    if (place !== null) return place;
  }
  return null;
};

/**
 * Place of the open panel: free space if there is enough, for a form all that it may take, else over the page until the seller turns to that, but below
 * the controls at its top, such as the button of the page's title.
 */
export const placeOpen = (
  probe: Probe,
  window: { width: number; height: number },
  isForm = false,
): { place: Place; isOverControls: boolean } => {
  const width = Math.min(OPEN.width, window.width - MARGIN_PX);
  const most = Math.min(OPEN.most, window.height - 2 * MARGIN_PX);
  const least = isForm ? most : Math.min(OPEN.least, most);
  const wishedTop = Math.max(MARGIN_PX, Math.min(120, window.height - most - MARGIN_PX));
  const rows = freeRows(probe, window, width);
  const free = findFreePlace(rows, window, { top: wishedTop, width, least, most });
  if (free !== null) return { place: free, isOverControls: false };
  const below = rows.findIndex((isFree, row) => isFree && row * STEP_PX >= wishedTop) * STEP_PX;
  const last = window.height - MARGIN_PX;
  const top = below >= wishedTop && last - below >= least ? below : wishedTop;
  return { place: { top, width, height: Math.min(most, last - top) }, isOverControls: true };
};
