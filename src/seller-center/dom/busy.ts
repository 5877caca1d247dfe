import { byClassEnd, contains, matches, queryAll, queryOne, type Root } from './access';

const BUSY = `[aria-busy="true"],${byClassEnd('spin-loading', 'spin-loading-layer', 'skeleton', 'm4b-loading', 'spin')},[data-tid="m4b_loading"]`;
const LOADING = byClassEnd('spin-loading', 'spin-loading-layer');
const WRAPPED = byClassEnd('spin-children');

/** A spinner that wraps content is always there; it is busy only while it says so. One that wraps nothing is busy. */
const isBusy = (element: Element): boolean =>
  matches(element, LOADING) ||
  matches(element, `[aria-busy="true"],${byClassEnd('skeleton')}`) ||
  queryOne(element, WRAPPED) === null;

/** Spinners and skeletons that are on the page now. */
export const findBusy = (root: Root): Element[] => queryAll(root, BUSY).filter(isBusy);

/** Whether one of them stands over, around or in any of the elements. */
export const coversAny = (busy: readonly Element[], elements: Iterable<Element>): boolean => {
  for (const element of elements) {
    if (busy.some((it) => contains(it, element) || contains(element, it))) return true;
  }
  return false;
};
