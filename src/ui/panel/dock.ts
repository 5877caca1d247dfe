import { locale } from '#texts/translate';
import { coversNothing, type Place, type Probe, placeOpen, placeTab } from './placement';
import { isPlainlySeen, watchVisibility } from './plainly-seen';
import { makeShadow, themeOf } from './shadow';

const FRAME_CSS = 'iframe { display: block; border: 0; width: 100%; height: 100% }';
const CONTROLS =
  'a[href],button,input,select,textarea,summary,label,[role="button"],[role="link"],[role="tab"],[role="menuitem"],[role="option"],[role="checkbox"],[role="radio"],[role="switch"],[contenteditable="true"]';
const SETTLE_MS = 1000;
/**
 * Share of the points that is probed each time, in turn, as on a page of thousands of rows each probe takes over a
 * millisecond.
 */
const SETTLE_SHARES = 4;
const AFTER_SCROLL_MS = 120;
/** Time on the page after which the pointer has left the panel. */
const TURNED_AWAY_MS = 300;
const MOVES = ['scroll', 'resize', 'transitionend', 'load'] as const;

interface DockParts {
  window: Window;
  css: string;
  isOpen(): boolean;
  isShown(): boolean;
  close(): void;
  /** draws the panel into its own document; returns a function that removes it */
  mount(place: HTMLElement): () => void;
}

export interface Dock {
  /** to be called when the panel opens, closes, or has nothing to show */
  update(): void;
  remove(): void;
}

/**
 * Finds controls of the page, also under the panel, which is hidden meanwhile: asking for all elements at a point
 * visits every row of a long table, asking for the uppermost does not.
 */
const makeProbing = (window: Window, host: HTMLElement): (<T>(ask: (probe: Probe) => T) => T) => {
  const { document } = window;
  const probe: Probe = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    if (hit === null) return false;
    return hit.closest(CONTROLS) !== null || window.getComputedStyle(hit).cursor === 'pointer';
  };
  return (ask) => {
    host.style.setProperty('pointer-events', 'none', 'important');
    try {
      return ask(probe);
    } finally {
      host.style.setProperty('pointer-events', 'auto', 'important');
    }
  };
};

/**
 * Docks the panel at the edge of the page. It is drawn in its own frame inside a closed shadow root, so that the page
 * can neither search nor observe its content, only its presence.
 */
export const makeDock = ({ window, css, isOpen, isShown, close, mount }: DockParts): Dock => {
  const { document } = window;
  const { host, root, remove } = makeShadow(window, 'sps-ahead-panel', FRAME_CSS);
  const probing = makeProbing(window, host);
  const removed = new AbortController();
  const passive = { capture: true, passive: true, signal: removed.signal };
  const frame = document.createElement('iframe');
  frame.title = 'SPS Ahead';
  let place: Place | null = null;
  /** where the open panel may be, of which it takes the height that its content needs */
  let room: ReturnType<typeof placeOpen> | null = null;
  let content: HTMLElement | undefined;
  let turn = 0;
  let isOverControls = false;
  /** whether the seller teaches the page, and looks at it meanwhile */
  let isTeaching = false;
  /** Chromium's report on whether it is painted; undefined without one */
  let isPainted: boolean | undefined;
  let unmount: (() => void) | undefined;
  let moving: number | undefined;
  let leaving: number | undefined;

  const put = (next: Place | null): void => {
    place = next;
    const styles = {
      display: next === null ? 'none' : 'block',
      right: '0px',
      ...(next !== null && { top: `${next.top}px`, width: `${next.width}px`, height: `${next.height}px` }),
    };
    for (const [name, value] of Object.entries(styles)) host.style.setProperty(name, value, 'important');
  };
  const fitContent = (): void => {
    if (room === null || content === undefined) return;
    isOverControls = room.isOverControls && !isTeaching;
    content.style.setProperty('--most', `${room.place.height}px`);
    put({ ...room.place, height: Math.min(room.place.height, content.offsetHeight) });
  };
  const update = (): void => {
    const size = { width: document.documentElement.clientWidth, height: window.innerHeight };
    isOverControls = false;
    room = null;
    if (!isShown()) put(null);
    else if (isOpen()) {
      room = probing((probe) => placeOpen(probe, size, isTeaching));
      fitContent();
    } else put(probing((probe) => placeTab(probe, size)));
  };
  const settle = (): void => {
    if (document.hidden || isOpen() || !isShown()) return;
    const { clientWidth } = document.documentElement;
    const here = place;
    turn += 1;
    let asked = 0;
    const shareOf = (probe: Probe) => (x: number, y: number) => {
      asked += 1;
      return asked % SETTLE_SHARES === turn % SETTLE_SHARES && probe(x, y);
    };
    if (here === null || !probing((probe) => coversNothing(shareOf(probe), clientWidth, here))) update();
  };
  const updateSoon = (): void => {
    window.clearTimeout(moving);
    moving = window.setTimeout(update, AFTER_SCROLL_MS);
  };

  const stay = (): void => {
    window.clearTimeout(leaving);
    leaving = undefined;
  };
  /** Moves aside what covers the page's controls when the seller turns to the page. */
  const leave = (): void => {
    stay();
    if (!isOpen() || !isOverControls || place === null) return;
    const here = place;
    isOverControls = !probing((probe) => coversNothing(probe, document.documentElement.clientWidth, here));
    if (isOverControls) close();
  };
  const leaveSoon = (event: Event): void => {
    if (event.target === host || !isOpen() || !isOverControls) return;
    leaving ??= window.setTimeout(leave, TURNED_AWAY_MS);
  };
  const leaveByFocus = (event: Event): void => {
    if (event.target !== host) leave();
  };

  /** Ignores a click whose target the seller could not see. */
  const guard = (event: MouseEvent): void => {
    const { left, top } = host.getBoundingClientRect();
    // A keyboard click has no position.
    const point = event.detail === 0 ? null : { x: left + event.clientX, y: top + event.clientY };
    if (event.isTrusted && isPainted !== false && isPlainlySeen(window, host, place, point)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  frame.addEventListener('load', () => {
    const inside = frame.contentDocument;
    if (inside === null) return;
    unmount?.();
    const style = inside.createElement('style');
    style.textContent = css;
    content = inside.createElement('div');
    const theme = themeOf(window);
    if (theme !== null) inside.documentElement.dataset.theme = theme;
    inside.documentElement.lang = locale();
    inside.title = frame.title;
    inside.head.append(style);
    inside.body.replaceChildren(content);
    new ResizeObserver(fitContent).observe(content);
    inside.addEventListener('click', guard, { capture: true });
    inside.addEventListener('pointermove', stay, passive);
    inside.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && isOpen()) close();
    });
    // The form takes the focus when it opens, and gives it back.
    inside.addEventListener('focusin', () => {
      const isOpened = inside.getElementsByClassName('teach').length > 0;
      if (isOpened === isTeaching) return;
      isTeaching = isOpened;
      update();
    });
    unmount = mount(content);
  });
  root.append(frame);
  const unwatch = watchVisibility(frame, (isVisible) => {
    isPainted = isVisible;
  });
  window.addEventListener('pointermove', leaveSoon, passive);
  window.addEventListener('pointerdown', leaveSoon, passive);
  window.addEventListener('focusin', leaveByFocus, passive);
  for (const type of MOVES) window.addEventListener(type, updateSoon, passive);
  // Changes without an event, such as a removed banner, are followed within a second.
  const settling = window.setInterval(settle, SETTLE_MS);
  update();
  return {
    update,
    remove: () => {
      removed.abort();
      window.clearInterval(settling);
      window.clearTimeout(moving);
      stay();
      unwatch();
      unmount?.();
      remove();
    },
  };
};
