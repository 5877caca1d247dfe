import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as Tab } from '@playwright/test';
import { localesOf, only, PANEL_ROOMS, readCatalog } from '../../scripts/catalogs';
import { NOW } from '../clock';
import { policyCatalog } from '../laws/policy-sentences';
import { pseudoCatalog } from '../pseudo-catalog';
import { launchIn, makeHome } from './extension';
import { expect, test } from './fixtures';
import { follow } from './follow';
import { panelOf } from './inside';
import { bringTo, settled, walkSurfaces } from './visual';
import { walkOf } from './walk';

/** Pixels, of Chrome and Firefox; what is longer is scrolled. */
const MAX_POPUP_HEIGHT = 600;

/** Puts strange texts in the place of the English ones of an unpacked extension. */
const makeStrange = async (folder: string): Promise<void> => {
  const messages = pseudoCatalog({ ...readCatalog('en'), ...(await policyCatalog()) });
  const chunk = readdirSync(join(folder, 'chunks')).find((file) => /^en-.*\.js$/.test(file))!;
  writeFileSync(join(folder, 'chunks', chunk), `export default ${JSON.stringify(messages)}`);
  const ofPanel = { locale: 'en', messages: only(messages, PANEL_ROOMS) };
  writeFileSync(join(folder, 'catalogs', 'panel-en.js'), `globalThis.panelTexts=${JSON.stringify(ofPanel)}`);
};

/** What is said without a catalog: figures and days come from the browser, and names from the shop or from TikTok. */
const FROM_ELSEWHERE =
  /\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|AM|PM|ago|hours?|minutes?|days?|yesterday|today|now|and|SPS Ahead|English)\b/g;

/** Whatever a shop's records say: names of its products, reasons as TikTok words them. */
const saidByShop = (facts: unknown): string[] => {
  const said = new Set<string>();
  JSON.stringify(facts, (_, value) => {
    if (typeof value === 'string' && / /.test(value)) said.add(value);
    return value;
  });
  return [...said].sort((a, b) => b.length - a.length);
};

/** Texts on a page that are in plain English letters: every vowel of a strange text has an accent. */
const englishIn = (tab: Tab): Promise<string[]> =>
  tab.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = new Set<string>();
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      // documents keep their names, and time zones, and each language its own
      if (parentElement?.closest('script, style, .sources, option[value*="/"], option[lang]') === null)
        texts.add(textContent!.trim());
    }
    return [...texts].filter((text) => /[aeiou]/.test(text));
  });

test('texts that are half as long again are not cut off on any surface, and none is left in English', async ({
  shop,
}) => {
  const home = makeHome('.output/chrome-mv3', NOW);
  const before = await launchIn(home, { headless: true, now: NOW });
  await bringTo('full', await before.open('dashboard.html#/data'), shop);
  await before.close();
  await makeStrange(home.unpacked);
  const extension = await launchIn(home, { headless: true, now: NOW });
  const ofShop = saidByShop(shop.facts());
  const faults = new Set<string>();
  const english = new Set<string>();
  await walkSurfaces(extension, 'full', async (tab, name, width, layout) => {
    // a table that is too wide can be scrolled within its frame
    for (const fault of layout.faults.filter((text) => !/^cut off: div\.(table|virtual)-frame/.test(text)))
      faults.add(`${name}, ${width}: ${fault}`);
    for (const text of await englishIn(tab)) {
      const rest = ofShop
        .reduce((left, words) => left.replaceAll(words, ''), text)
        .replaceAll(FROM_ELSEWHERE, '')
        .replaceAll(/\w+\/\w+/g, '');
      if (/[aeiou]/.test(rest)) english.add(`${name}: ${text}`);
    }
    // SHOTS=FOLDER keeps what it looked like
    if (process.env.SHOTS)
      await tab.screenshot({ path: `${process.env.SHOTS}/${name.replace(', ', '-')}-${width}.png`, fullPage: true });
  });
  await extension.close();
  home.remove();
  expect.soft([...english]).toEqual([]);
  expect([...faults]).toEqual([]);
});

test('every surface that is open speaks the chosen language at once', async ({ extension, tab, probe, data }) => {
  await follow(tab, probe, walkOf(data).find(({ page }) => page === 'score')!);
  const popup = await extension.open('popup.html');
  const choice = probe.locator('select:has(option[lang])');
  // English last: it is what was spoken before
  for (const language of localesOf().sort((a, b) => Number(a === 'en') - Number(b === 'en'))) {
    const texts = readCatalog(language);
    await probe.bringToFront();
    await choice.focus();
    await choice.selectOption(language);
    for (const page of [probe, popup]) await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(probe.getByRole('heading', { name: texts['settings.title']!, exact: true })).toBeVisible();
    await expect(choice, 'the keyboard stays where it was').toBeFocused();
    await expect(popup.getByRole('link', { name: texts['words.dashboard']!, exact: true })).toBeVisible();
    // The panel is put into the page anew, so that the frame found first may be the old one.
    await expect(async () => {
      const panel = await panelOf(tab);
      expect(await panel.locator('html').getAttribute('lang')).toBe(language);
      expect(await panel.getByRole('button', { name: texts['panel.open']! }).isVisible()).toBe(true);
    }).toPass();
  }
});

test('the popup of a full shop fits the height that the browser gives it, in every language', async ({
  extension,
  probe,
  shop,
}) => {
  await bringTo('full', probe, shop);
  const popup = await extension.open('popup.html');
  const heights: Record<string, number> = {};
  for (const language of localesOf()) {
    await probe.bringToFront();
    await probe.locator('select:has(option[lang])').selectOption(language);
    await expect(popup.locator('html')).toHaveAttribute('lang', language);
    await settled(popup);
    heights[language] = (await popup.locator('.popup').boundingBox())!.height;
  }
  expect(Object.entries(heights).filter(([, height]) => height > MAX_POPUP_HEIGHT)).toEqual([]);
});
