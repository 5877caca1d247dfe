import { test as base, expect, type Page as Tab } from '@playwright/test';
import { NOW } from '../clock';
import type { PortalData } from '../portal/app/data';
import { makePortalData } from '../portal/portal-data';
import { type RoutedPortal, routePortal, US_HOST } from '../portal/serve';
import type { SimulatedShop } from '../simulator/shop';
import { type Extension, launchIn, makeHome } from './extension';
import { requestsIn } from './net-log';
import { shopAt } from './shop';

export { expect };

export interface Stage {
  /** whether a surface is to fail, which it says on the console */
  mayFail: boolean;
  /** Chromium with the production build, and an empty database */
  extension: Extension;
  /** the demo portal under its real host name; nothing gets past it to a network */
  portal: RoutedPortal;
  /** where the seller works: the portal's home page */
  tab: Tab;
  /** a page of the extension, from which the database can be looked at */
  probe: Tab;
}

export interface World {
  shop: SimulatedShop;
  data: PortalData;
}

/** What a page is made of. */
const LOADING = new Set(['document', 'stylesheet', 'script', 'image', 'font']);

export const test = base.extend<Stage, World>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  shop: [async ({}, use) => use(shopAt(NOW)), { scope: 'worker' }],
  data: [async ({ shop }, use) => use(makePortalData(shop)), { scope: 'worker' }],

  mayFail: [false, { option: true }],

  extension: async ({ mayFail }, use) => {
    const home = makeHome('.output/chrome-mv3', NOW);
    const extension = await launchIn(home, { headless: true, now: NOW });
    const said: string[] = [];
    extension.context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(`${message.page()?.url()}: ${message.text()}`);
    });
    // the demo portal brings its data with it, so whoever asks for more is not the portal
    extension.context.on('request', (request) => {
      const isOwn = request.url().startsWith(`chrome-extension://${extension.id}/`);
      if (!isOwn && !LOADING.has(request.resourceType())) said.push(`${request.resourceType()} ${request.url()}`);
    });
    extension.context.on('weberror', (error) => said.push(String(error.error())));
    // the first-run page covers whatever was opened before it, and a covered tab is neither drawn nor in time
    const isWelcome = (url: string) => url.endsWith('/dashboard.html#/welcome');
    await expect.poll(() => extension.context.pages().some((page) => isWelcome(page.url()))).toBe(true);
    await use(extension);
    // what the browser says of work that its own end cuts off is no complaint
    const complaints = [...said];
    await extension.close();
    const requests = requestsIn(home.netLog);
    home.remove();
    expect(requests, 'nothing leaves the machine, from whatever context').toEqual([]);
    if (!mayFail) expect(complaints, 'no page complains, and none asks for data').toEqual([]);
  },

  portal: async ({ extension, data }, use) => {
    const portal = await routePortal(extension.context, { data });
    await use(portal);
    expect(portal.strays, 'nothing asks for anything off the portal').toEqual([]);
  },

  tab: async ({ extension, portal: _ }, use) => {
    const tab = await extension.context.newPage();
    await tab.goto(`${US_HOST}/homepage`);
    await use(tab);
  },

  probe: async ({ extension }, use) => use(await extension.open('dashboard.html#/data')),
});
