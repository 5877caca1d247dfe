import { mkdirSync } from 'node:fs';
import type { Page as Tab } from '@playwright/test';
import { NOW } from '../clock';
import { buildPortal } from '../portal/build';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { type Extension, launchWithExtension } from './extension';
import { openPanel } from './inside';
import { shopAt } from './shop';
import { bringTo, settled, walkSurfaces } from './visual';
import { STATES } from './visual-states';
import { walkOf } from './walk';

// Pictures of every surface in every state, to be looked at; those of the README; those of the stores.

const ALL = '.demo/pictures';
const README = '.github';
const STORE = '.demo/store';
const STORE_SIZE = { width: 1280, height: 800 };

const shoot = (tab: Tab, path: string, fullPage = false) =>
  tab.screenshot({ path: `${path}.png`, fullPage, animations: 'disabled' });

const takeAll = async (extension: Extension, probe: Tab, shop: ReturnType<typeof shopAt>): Promise<void> => {
  for (const state of STATES) {
    await bringTo(state, probe, shop);
    await walkSurfaces(extension, state, async (tab, name, width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        await shoot(tab, `${ALL}/${name.replace(', ', '/')}-${width}-${colorScheme}`, true);
      }
    });
    process.stdout.write(`${state}: ${ALL}/${state}\n`);
  }
};

/** The panel beside the list of what the platform counted, with marks on its rows. */
const openDiagnosis = async (extension: Extension, data: ReturnType<typeof makePortalData>): Promise<Tab> => {
  const tab = await extension.context.newPage();
  await tab.setViewportSize(STORE_SIZE);
  await tab.goto(`${US_HOST}/homepage`);
  await walkOf(data)
    .find(({ page }) => page === 'diagnosis')!
    .go(tab);
  const panel = await openPanel(tab);
  await panel.locator('li').first().waitFor();
  return tab;
};

const takeForReaders = async (extension: Extension, data: ReturnType<typeof makePortalData>): Promise<void> => {
  const popup = await extension.open('popup.html');
  await popup.setViewportSize({ width: 420, height: 600 });
  await settled(popup);
  await shoot(popup, `${README}/popup`, true);
  for (const page of ['now', 'forecast', 'orders', 'appeals'] as const) {
    const tab = await extension.open(`dashboard.html#/${page}`);
    await tab.setViewportSize(STORE_SIZE);
    await settled(tab);
    await shoot(tab, `${STORE}/${page}`);
    if (page === 'now') await shoot(tab, `${README}/now`);
    await tab.close();
  }
  const tab = await openDiagnosis(extension, data);
  await shoot(tab, `${STORE}/panel`);
  await shoot(tab, `${README}/panel`);
};

const main = async (): Promise<void> => {
  for (const folder of [ALL, STORE]) mkdirSync(folder, { recursive: true });
  await buildPortal();
  const shop = shopAt(NOW);
  const data = makePortalData(shop);
  const extension = await launchWithExtension('.output/chrome-mv3', { headless: true, now: NOW });
  try {
    await routePortal(extension.context, { data });
    const probe = await extension.open('dashboard.html#/data');
    await takeAll(extension, probe, shop);
    await bringTo('full', probe, shop);
    await takeForReaders(extension, data);
  } finally {
    await extension.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`sps-ahead: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
