import { mkdirSync } from 'node:fs';
import type { Page as Tab } from '@playwright/test';
import { DASHBOARD_PAGES } from '../../src/ui/components/route';
import type { Extension } from './extension';
import { until } from './follow';
import { marksInside, openPanel } from './inside';
import { settled } from './visual';

export const PICTURES = '.demo/screenshots';

const shoot = (tab: Tab, name: string, fullPage = false) =>
  tab.screenshot({ path: `${PICTURES}/${name}.png`, fullPage, animations: 'disabled' });

const menu = (tab: Tab, name: string) => tab.getByRole('menuitem', { name, exact: true }).click();

/** Until extension pages have brought what they show up to date. */
const openSettled = async (extension: Extension, name: Parameters<Extension['open']>[0]): Promise<Tab> => {
  const page = await extension.open(name);
  await settled(page);
  await page.getByText('Updating…').waitFor({ state: 'hidden' });
  await settled(page);
  return page;
};

/** Pictures of all that the extension shows; each waits for what has to be on it. */
export const takePictures = async (extension: Extension, tab: Tab): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await menu(tab, 'Shop Performance');
  // else the panel of the page before is opened, and goes with it
  await tab.getByRole('link', { name: 'View diagnosis' }).first().waitFor();
  const panel = await openPanel(tab);
  await panel.getByText('our count').first().waitFor();
  await shoot(tab, 'panel');

  await menu(tab, 'Shop Performance');
  await tab.getByRole('link', { name: 'View diagnosis' }).first().click();
  await until('no order row was marked', async () => ((await marksInside(tab)).length > 0 ? true : undefined));
  await shoot(tab, 'marks');

  const popup = await openSettled(extension, 'popup.html');
  await popup.setViewportSize({ width: 420, height: 600 });
  await shoot(popup, 'popup', true);
  for (const page of DASHBOARD_PAGES)
    await shoot(await openSettled(extension, `dashboard.html#/${page}`), `dashboard-${page}`, true);
};
