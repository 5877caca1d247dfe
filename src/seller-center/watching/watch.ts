import { makePassedRows } from '../dom/passed-rows';
import { makeLook, type World } from './look';
import { makeLookClock, QUIET_MS } from './look-clock';
import { makePageTurns } from './page-turns';

/**
 * Interval of checks for changes without an event: an address changed by the history API, a part shown or hidden by
 * style alone.
 */
const TICK_MS = 1000;
interface Navigation extends EventTarget {}

/**
 * Watches one tab of Seller Center, sends the facts of each page and reports which of its rows are orders. The page is
 * not patched, clicked or measured: mutations are noted, and reading happens in slices between the page's own tasks.
 */
export const watchPage = (world: World): (() => void) => {
  const { window, now, readers } = world;
  let isStopped = false;
  let isLooking = false;
  let timer: number | undefined;
  let address = window.location.href;

  const time = (): number => now().getTime();
  const clock = makeLookClock(time);
  const passed = makePassedRows({ window, now: time });
  const look = makeLook(world, passed, () => isStopped);

  const schedule = (): void => {
    if (timer === undefined && !isStopped) timer = window.setTimeout(wake, QUIET_MS);
  };

  const wake = (): void => {
    timer = undefined;
    if (isStopped || isLooking || !clock.hasChanged()) return;
    if (!clock.isDue()) {
      schedule();
      return;
    }
    clock.begin();
    isLooking = true;
    const turns = makePageTurns({ window, now: time, isStopped: () => isStopped });
    // Rejects when the watch was stopped meanwhile, or the extension replaced.
    look
      .read(turns, clock.hasChanged)
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
        clock.end(turns.spentMs());
        if (clock.hasChanged()) schedule();
      });
  };

  const noteChange = (): void => {
    clock.noteChange();
    schedule();
  };

  const tick = (): void => {
    const isMoved = window.location.href !== address;
    address = window.location.href;
    if (isMoved) clock.endRest();
    if (isMoved || (!isLooking && look.isWanted())) noteChange();
    void readers(false).then((current) => {
      if (look.isOutdated(current)) noteChange();
    });
  };

  const observer = new MutationObserver((changes) => {
    passed.note(changes, look.isListVirtual());
    noteChange();
  });
  observer.observe(window.document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'aria-current', 'aria-busy', 'hidden', 'lang'],
  });
  const ticker = window.setInterval(tick, TICK_MS);
  const navigation = (window as Window & { navigation?: Navigation }).navigation;
  navigation?.addEventListener('currententrychange', tick);
  window.addEventListener('popstate', tick);
  noteChange();

  return () => {
    isStopped = true;
    observer.disconnect();
    window.clearInterval(ticker);
    window.clearTimeout(timer);
    navigation?.removeEventListener('currententrychange', tick);
    window.removeEventListener('popstate', tick);
  };
};
