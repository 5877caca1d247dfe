import type { Place } from './placement';

// Protection against clickjacking: a page could redirect a click to an element that the seller does not see.

/** Styles that hide or move an element, and their values on an unaltered one. */
const PLAIN = {
  opacity: ['1'],
  visibility: ['visible'],
  filter: ['none'],
  transform: ['none'],
  clipPath: ['none'],
  mixBlendMode: ['normal'],
  maskImage: ['none'],
} as const;

const isPlain = (window: Window, element: Element): boolean => {
  const style = window.getComputedStyle(element);
  return (Object.keys(PLAIN) as (keyof typeof PLAIN)[]).every((name) => {
    const value = style[name];
    return value === '' || value === undefined || (PLAIN[name] as readonly string[]).includes(value);
  });
};

/**
 * Whether the panel is drawn unaltered, in its place, and uncovered at a point.
 * @param point of the window; null for the element as a whole
 */
export const isPlainlySeen = (
  window: Window,
  host: Element,
  place: Place | null,
  point: { x: number; y: number } | null,
): boolean => {
  if (place === null || !isPlain(window, host) || !isPlain(window, window.document.documentElement)) return false;
  const { documentElement } = window.document;
  const box = host.getBoundingClientRect();
  const isInPlace =
    Math.abs(box.top - place.top) < 2 &&
    Math.abs(box.right - documentElement.clientWidth) < 2 &&
    Math.abs(box.width - place.width) < 2 &&
    Math.abs(box.height - place.height) < 2;
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const { x, y } = point ?? middle;
  return isInPlace && window.document.elementFromPoint(x, y) === host;
};

interface VisibilityEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/**
 * Watches whether Chromium paints an element whole and uncovered, even by elements that let clicks through; other
 * browsers report nothing.
 */
export const watchVisibility = (target: Element, tell: (isVisible: boolean) => void): (() => void) => {
  if (!('IntersectionObserverEntry' in globalThis) || !('isVisible' in IntersectionObserverEntry.prototype))
    return () => {};
  const observer = new IntersectionObserver(
    (entries) => {
      const { isVisible } = entries.at(-1) as VisibilityEntry;
      if (isVisible !== undefined) tell(isVisible);
    },
    { threshold: [0, 0.5, 1], delay: 100, trackVisibility: true } as IntersectionObserverInit,
  );
  observer.observe(target);
  return () => observer.disconnect();
};
