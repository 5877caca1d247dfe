import { expect, type Page as Tab } from '@playwright/test';
import type { VisitRow } from '#storage/database';
import { DASHBOARD_PAGES } from '../../src/ui/components/route';
import { US_HOST } from '../portal/serve';
import type { SimulatedShop } from '../simulator/shop';
import { readProgress } from './database';
import type { Extension } from './extension';
import type { Stage, World } from './fixtures';
import { importShopFile, until } from './follow';
import { filesOf, type State } from './visual-states';

const WIDTHS = [360, 720, 1280, 1600] as const;
/** As wide as the browser opens them. */
const POPUP_WIDTHS = [420];
const SIDE_PANEL_WIDTHS = [320, 480];

interface Surface {
  name: string;
  address: Parameters<Extension['open']>[0];
  widths: readonly number[];
}

/** What there is to see in a state; where nothing is read, or there is no formula, the dashboard has two pages. */
export const surfacesIn = (state: State): Surface[] => {
  const hasAll = state !== 'empty' && state !== 'other-market';
  const pages = [...(hasAll ? DASHBOARD_PAGES : (['now', 'data'] as const)), ...(state === 'empty' ? ['welcome'] : [])];
  return [
    ...pages.map((page): Surface => ({ name: page, address: `dashboard.html#/${page}`, widths: WIDTHS })),
    { name: 'popup', address: 'popup.html', widths: POPUP_WIDTHS },
    { name: 'side-panel', address: 'sidepanel.html', widths: SIDE_PANEL_WIDTHS },
  ];
};

/** From whatever is stored to a state. @param probe the Data page of a dashboard */
export const bringTo = async (state: State, probe: Tab, simulated: SimulatedShop): Promise<void> => {
  await probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: object): Promise<void> } };
    };
    await chrome.runtime.sendMessage({ name: 'delete-all', request: {} });
  });
  for (const file of filesOf(state, simulated)) await importShopFile(probe, file);
};

/** Opens a list of orders whose columns have been renamed. @returns its visit */
export const refuseOrders = async ({
  portal,
  data,
  tab,
  probe,
}: Pick<Stage, 'portal' | 'tab' | 'probe'> & Pick<World, 'data'>): Promise<VisitRow> => {
  await portal.show({ data, settings: { renamed: { 'Order ID': 'Purchase number' } } });
  await tab.bringToFront();
  await tab.goto(`${US_HOST}/order?tab=all`);
  return until('the page was not refused', async () =>
    (await readProgress(probe)).visits.find(({ outcome }) => outcome === 'refused'),
  );
};

/** What lays a page out: its boxes stand where they stand, whatever the fonts of the machine. */
const LAID_OUT = [
  'header',
  'main',
  '.card',
  '.two > *',
  '.pages-and-files > *',
  '.now-columns > *',
  '.score-overview-grid > *',
  '.answers-three > *',
  '.list-and-detail > *',
  '.board > *',
  'svg',
  'textarea',
  'input[type=search]',
].join(', ');

const CONTROLS = 'a[href], button, input, select, summary, textarea';

export interface Layout {
  /** each box of the layout: its name, where it begins and how wide it is, in units of 8 px */
  boxes: string[];
  /** what nobody should see: sideways scrolling, text that is cut off, controls that lie over each other */
  faults: string[];
}

/** Nothing in there may have a name: a loader would call a helper to keep it, which the page lacks. */
const measure = async (tab: Tab): Promise<Layout> => {
  // a chart learns how wide its frame is when the browser draws: not in a tab that the first-run page has covered
  await tab.bringToFront();
  await tab.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return tab.evaluate(
    ([laidOut, controls]) => {
      const isSeen = [(element: Element) => element.checkVisibility({ visibilityProperty: true })][0]!;
      const nameOf = [
        (element: Element) =>
          [element.tagName.toLowerCase(), ...[...element.classList].slice(0, 2)].join('.') +
          // an id that React counts tells of hooks, not of a layout
          (element.id === '' || element.id.startsWith('_r_') ? '' : `#${element.id}`),
      ][0]!;
      const boxes = [...document.querySelectorAll(laidOut!)].filter(isSeen).map((element) => {
        const { left, width } = element.getBoundingClientRect();
        return `${nameOf(element)} ${Math.round(left / 8)}+${Math.round(width / 8)}`;
      });
      const faults: string[] = [];
      if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
      for (const element of document.querySelectorAll<HTMLElement>('.sps *')) {
        if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0 || !isSeen(element)) continue;
        const { overflowX, textOverflow } = getComputedStyle(element);
        if (
          overflowX === 'visible' ||
          textOverflow === 'ellipsis' ||
          element.matches('.hidden-text, input, select, textarea')
        )
          continue;
        faults.push(`cut off: ${nameOf(element)} ${element.textContent!.slice(0, 40)}`);
      }
      const seen = [...document.querySelectorAll<HTMLElement>(controls!)]
        .filter((element) => isSeen(element) && element.closest('header, .virtual-frame, .save-bar') === null)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1);
      for (const [index, a] of seen.entries())
        for (const b of seen.slice(index + 1)) {
          const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (wide > 2 && high > 2 && !a.element.contains(b.element) && !b.element.contains(a.element))
            faults.push(`one over the other: ${a.element.textContent} / ${b.element.textContent}`);
        }
      return { boxes, faults };
    },
    [LAID_OUT, CONTROLS],
  );
};

/** Waits until nothing is being worked out and the layout stays. */
export const settled = async (tab: Tab): Promise<Layout> => {
  let last = '';
  let layout: Layout = { boxes: [], faults: [] };
  await expect
    .poll(
      async () => {
        const before = last;
        const isBusy = (await tab.locator('[aria-busy="true"], .refreshing').count()) > 0;
        layout = await measure(tab);
        last = JSON.stringify([layout, await tab.evaluate(() => document.body.textContent)]);
        return layout.boxes.length > 0 && last === before && !isBusy;
      },
      // each look waits for two frames by itself
      { intervals: [0] },
    )
    .toBe(true);
  return layout;
};

/** Opens every surface of a state at every width. */
export const walkSurfaces = async (
  extension: Extension,
  state: State,
  look: (tab: Tab, name: string, width: number, layout: Layout) => Promise<void>,
): Promise<void> => {
  for (const { name, address, widths } of surfacesIn(state)) {
    const tab = await extension.open(address);
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      await look(tab, `${state}, ${name}`, width, await settled(tab));
    }
    await tab.close();
  }
};
