import { attributeOf, closest, matches, parentOf, tagOf } from './access';

// What a person sees of a page. A portal has more in its markup than it shows: unselected tabs, copies for measuring,
// cloned columns off the screen. The browser is asked once for each table, text or row, and for the
// parts of a cell, never for a cell itself.

const { checkVisibility } = Element.prototype;
const ASKED = { visibilityProperty: true };
const ASKED_OF_ALL_AROUND = { ...ASKED, opacityProperty: true };

/** Whether the browser renders an element at all; cheap enough for each row. */
export const isRendered = (element: Element): boolean => checkVisibility.call(element, ASKED);

/** Position beyond which content is off-screen by design, meant for machines. */
const FAR_PX = -1000;
/** Size of a box that is meant for screen readers alone. */
const SLIVER_PX = 1;
const NO_CLIP_AREA = /^rect\(\s*[01](?:px)?,?\s+[01](?:px)?,?\s+[01](?:px)?,?\s+[01](?:px)?\s*\)$/;
const NO_PATH_AREA = /^inset\((?:[5-9]\d|100)%\)$/;
const NO_SIZE = /^matrix\(0, 0, 0, 0,/;

/** What the extension Immersive Translate writes beside the texts of a page, or in their place. Source: pages saved with it. */
export const TRANSLATION = '.immersive-translate-target-wrapper';

/** Whether an element hides its content (without size, clipped, or off the screen), or holds none of the page's own. */
const isOutOfSight = (element: Element): boolean => {
  if (matches(element, TRANSLATION)) return true;
  const style = getComputedStyle(element);
  const { position } = style;
  if (position !== '' && position !== 'static') {
    if (Number.parseFloat(style.left) <= FAR_PX || Number.parseFloat(style.top) <= FAR_PX) return true;
    if (NO_CLIP_AREA.test(style.clip)) return true;
    if (position === 'fixed') {
      const { width, right, left, bottom, top } = element.getBoundingClientRect();
      const isBeside = right <= 0 || bottom <= 0 || left >= window.innerWidth || top >= window.innerHeight;
      if (width > 0 && isBeside) return true;
    }
  }
  if (NO_PATH_AREA.test(style.clipPath) || NO_SIZE.test(style.transform)) return true;
  const { overflow } = style;
  const isCut = overflow !== '' && overflow !== 'visible';
  return isCut && (Number.parseFloat(style.width) <= SLIVER_PX || Number.parseFloat(style.height) <= SLIVER_PX);
};

/** Whether a person sees an element, regardless of scrolling. */
export type IsShown = (element: Element) => boolean;

/** Makes a check that asks each element once; valid for one reading of a page. */
export const makeVisibility = (): IsShown => {
  const inSight = new Map<Element, boolean>();
  const isInSight = (element: Element): boolean => {
    const known = inSight.get(element);
    if (known !== undefined) return known;
    const parent = parentOf(element);
    const tag = tagOf(element);
    const isRoot = parent === null || tag === 'body' || tag === 'html';
    const isIn = isRoot || (isInSight(parent) && !isOutOfSight(element));
    inSight.set(element, isIn);
    return isIn;
  };
  return (element) => checkVisibility.call(element, ASKED_OF_ALL_AROUND) && isInSight(element);
};

/** Whether a part of an element that is shown is shown in it; valid for one reading of a page. */
type IsPartShown = (part: Element, within: Element) => boolean;

/** Makes a check that measures elements of one class and style once, as a table has hundreds of them. */
export const makePartVisibility = (): IsPartShown => {
  const outOfSight = new Map<string, boolean>();
  const isOut = (element: Element): boolean => {
    const key = `${tagOf(element)} ${attributeOf(element, 'class')} ${attributeOf(element, 'style')}`;
    const known = outOfSight.get(key) ?? isOutOfSight(element);
    outOfSight.set(key, known);
    return known;
  };
  return (part, within) => {
    if (!checkVisibility.call(part, ASKED_OF_ALL_AROUND)) return false;
    for (let around: Element | null = part; around !== null && around !== within; around = parentOf(around))
      if (isOut(around)) return false;
    return true;
  };
};

/** Whether an element is hidden from screen readers, as copies for measuring are, and also a page under a dialog. */
export const isHiddenFromScreenReaders = (element: Element): boolean =>
  attributeOf(element, 'aria-hidden') === 'true' || closest(element, '[aria-hidden="true"]') !== null;
