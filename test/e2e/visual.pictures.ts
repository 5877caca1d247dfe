import type { Page as Tab } from '@playwright/test';
import { US_HOST } from '../portal/serve';
import { expect, test } from './fixtures';
import { marksInside, openPanel } from './inside';
import { bringTo, refuseOrders, settled, walkSurfaces } from './visual';
import { STATES } from './visual-states';
import { walkOf } from './walk';

// No test: pictures of every surface in every state, to be looked at; those of the README; those of the stores.

const ALL = '.demo/pictures';
const README = '.github';
const STORE = '.demo/store';
const STORE_SIZE = { width: 1280, height: 800 };

const shoot = (tab: Tab, path: string, fullPage = false) =>
  tab.screenshot({ path: `${path}.png`, fullPage, animations: 'disabled' });

for (const state of STATES)
  test(state, async ({ extension, portal, tab, probe, shop, data }) => {
    await bringTo(state, probe, shop);
    if (state === 'refused') await refuseOrders({ portal, tab, probe, data });
    await walkSurfaces(extension, state, async (surface, name, width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await surface.emulateMedia({ colorScheme });
        await shoot(surface, `${ALL}/${name.replace(', ', '/')}-${width}-${colorScheme}`, true);
      }
    });
  });

test('for readers and stores', async ({ extension, probe, tab, shop, data }) => {
  await bringTo('full', probe, shop);
  for (const page of ['now', 'forecast', 'orders', 'appeals'] as const) {
    const dashboard = await extension.open(`dashboard.html#/${page}`);
    await dashboard.setViewportSize(STORE_SIZE);
    await dashboard.getByText('Updating…').waitFor({ state: 'hidden' });
    await settled(dashboard);
    await dashboard.getByText('Updating…').waitFor({ state: 'hidden' });
    await shoot(dashboard, `${STORE}/${page}`);
    if (page === 'now') await shoot(dashboard, `${README}/now`);
    await dashboard.close();
  }
  await tab.bringToFront();
  await tab.setViewportSize(STORE_SIZE);
  await tab.goto(`${US_HOST}/homepage`);
  await walkOf(data)
    .find(({ page }) => page === 'diagnosis')!
    .go(tab);
  await expect.poll(async () => (await marksInside(tab)).length).toBeGreaterThan(0);
  await openPanel(tab);
  await shoot(tab, `${STORE}/panel`);
  await shoot(tab, `${README}/panel`);
});
