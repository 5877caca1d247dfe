import { attribute, contains, queryAll, queryOne } from './access';
import { type Parts, queryAround, queryParts } from './parts';

// Attribute selectors by the end of a class are slow on big pages: the rough selector finds, the expression decides.
const CANDIDATE =
  '[aria-busy="true"],[class*="spin"],[class*="skeleton"],[class*="m4b-loading"],[data-tid="m4b_loading"]';
const BUSY = /(?:^|-|\s)(?:spin-loading|spin-loading-layer|skeleton|m4b-loading)(?:\s|$)/;
const SPINNER = /(?:^|-|\s)spin(?:\s|$)/;

/** A spinner that wraps content is always there; it is busy only while it says so. One that wraps nothing is busy. */
const isBusy = (element: Element): boolean => {
  const name = attribute(element, 'class') ?? '';
  if (attribute(element, 'aria-busy') === 'true' || BUSY.test(name)) return true;
  const isSpinner = SPINNER.test(name) || attribute(element, 'data-tid') === 'm4b_loading';
  return isSpinner && queryOne(element, '[class*="spin-children"]') === null;
};

/** Spinners and skeletons that are on the page now. */
export function* findBusy(parts: Parts): Generator<void, Element[]> {
  return (yield* queryParts(parts, CANDIDATE)).filter(isBusy);
}

/** Those around the rows of tables; a row may have its own. */
export function* findBusyAround(parts: Parts): Generator<void, Element[]> {
  return (yield* queryAround(parts, CANDIDATE)).filter(isBusy);
}

export const holdsBusy = (element: Element): boolean => queryAll(element, CANDIDATE).some(isBusy);

/** Whether one of them stands over, around or in any of the elements. */
export const coversAny = (busy: readonly Element[], elements: Iterable<Element>): boolean => {
  for (const element of elements) {
    if (busy.some((it) => contains(it, element) || contains(element, it))) return true;
  }
  return false;
};
