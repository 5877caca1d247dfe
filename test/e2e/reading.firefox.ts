import { expect, test } from '@playwright/test';
import { type Browser, launch, type Page as Tab } from 'puppeteer-core';
import { NOW, TIME_ZONE } from '../clock';
import { makePortalData } from '../portal/portal-data';
import { makeResponder, US_HOST } from '../portal/serve';
import { setClock } from './set-clock';
import { shopAt } from './shop';

const ID = 'sps-ahead@sps-ahead.example';
/** Firefox makes one up for each profile; said beforehand, the address of the popup is known. */
const HOME = '0d0fd3c0-53c4-4a40-9d55-7b0a3f0b1c2e';

const openFirefox = (executablePath: string): Promise<Browser> =>
  launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    env: { ...process.env, TZ: TIME_ZONE },
    // without it a test may not open pages of an extension
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOME }) },
  });

/** The demo portal under its real host name; nothing gets past it to a network. */
const openPortal = async (browser: Browser, respond: Awaited<ReturnType<typeof makeResponder>>): Promise<Tab> => {
  const tab = await browser.newPage();
  await tab.setRequestInterception(true);
  tab.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === US_HOST) void request.respond(respond(url.pathname));
    else if (/^https?:/.test(url.protocol)) void request.abort();
    else void request.continue();
  });
  return tab;
};

const textOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.body.textContent ?? '').catch(() => 'not there yet');

test('pages are read and assessed in Firefox, and the popup shows the score', async () => {
  const browser = await openFirefox(process.env.FIREFOX_PATH ?? '/usr/bin/firefox');
  try {
    expect(
      await browser.installExtension(setClock('.output/firefox-mv3', test.info().outputPath('extension'), NOW)),
    ).toBe(ID);
    const data = makePortalData(shopAt(NOW));
    const tab = await openPortal(browser, await makeResponder({ data }));
    const popup = await browser.newPage();
    // the page moves to a process of the extension's own, and the load is told to nobody
    void popup.goto(`moz-extension://${HOME}/popup.html`).catch(() => undefined);
    await expect.poll(() => textOf(popup)).toContain('Nothing has been read yet');

    await tab.bringToFront();
    await tab.goto(`${US_HOST}/order?tab=all`, { waitUntil: 'domcontentloaded' });
    await expect.poll(() => textOf(popup)).toMatch(/Last page read (?:just now|\d+)/);
    await tab.goto(`${US_HOST}/health-center/experience-score`, { waitUntil: 'domcontentloaded' });
    await expect.poll(() => textOf(popup)).toContain(`Today${data.score.overall}TikTok shows`);
  } finally {
    await browser.close();
  }
});
