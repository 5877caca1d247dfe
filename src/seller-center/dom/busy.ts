import { attributeOf, contains, queryOne } from './access';
import type { PageScan } from './page-scan';
import { isRendered } from './visibility';

// Where a page is still loading.

// Selectors by the end of a class are slow on big pages, so a coarse selector finds candidates and the expression
// decides.
const BUSY_CANDIDATE =
  '[aria-busy="true"],[class*="spin"],[class*="skeleton"],[class*="m4b-loading"],[data-tid="m4b_loading"]';
const BUSY = /(?:^|-|\s)(?:spin-loading|spin-loading-layer|skeleton|m4b-loading)(?:\s|$)/;
const SPINNER = /(?:^|-|\s)spin(?:\s|$)/;

/**
 * Whether a spinner is active. One that wraps content is always present and declares its activity; one without content
 * is active.
 */
const isBusy = (element: Element): boolean => {
  if (!isRendered(element)) return false;
  const name = attributeOf(element, 'class') ?? '';
  if (attributeOf(element, 'aria-busy') === 'true' || BUSY.test(name)) return true;
  const isSpinner = SPINNER.test(name) || attributeOf(element, 'data-tid') === 'm4b_loading';
  return isSpinner && queryOne(element, '[class*="spin-children"]') === null;
};

const BUSY_WORD = /spin|skeleton|m4b-loading/;
/**
 * Whether a cell contains a spinner. Visiting each element is several times as fast as selectors, as cells are many and
 * small.
 */
export const holdsBusy = (cell: Element): boolean => {
  if (cell.firstElementChild === null) return false;
  for (const element of cell.getElementsByTagName('*')) {
    const isCandidate =
      BUSY_WORD.test(attributeOf(element, 'class') ?? '') ||
      attributeOf(element, 'aria-busy') === 'true' ||
      attributeOf(element, 'data-tid') === 'm4b_loading';
    if (isCandidate && isBusy(element)) return true;
  }
  return false;
};

/** Whether one of the spinners covers, contains or is inside any of the elements. */
export const coversAny = (busy: readonly Element[], elements: readonly Element[]): boolean =>
  elements.some((element) => busy.some((spinner) => contains(spinner, element) || contains(element, spinner)));

/** Active spinners and skeletons of the page. */
export const findBusy = async (scan: PageScan): Promise<Element[]> =>
  (await scan.queryAll(BUSY_CANDIDATE)).filter(isBusy);

/** Active spinners and skeletons outside of table rows. */
export const findBusyOutsideRows = async (scan: PageScan): Promise<Element[]> =>
  (await scan.queryOutsideRows(BUSY_CANDIDATE)).filter(isBusy);
