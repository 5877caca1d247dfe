import type { Page as Tab } from '@playwright/test';
import { expect, test } from './fixtures';
import { bringTo, settled, surfacesIn } from './visual';

// Windows and eyes that are not the usual ones: zoomed in, very narrow, with colours of their own, without motion.

/** 1280 px at 200 %, and at 400 % as WCAG asks: no wider than 320 px. */
const ZOOMED = [640, 320];

/** Whether something stands out from what is around it where the system chooses the colours. */
const isEdged = (tab: Tab, selector: string): Promise<boolean> =>
  tab
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
      const around = getComputedStyle(element.parentElement!).backgroundColor;
      return borderTopStyle !== 'none' && borderTopWidth !== '0px' && borderTopColor !== around;
    });

test('nothing is cut off or covered at 200 % and 400 %, and nothing moves for who wants no motion', async ({
  extension,
  probe,
  shop,
}) => {
  await bringTo('full', probe, shop);
  for (const { name, address } of surfacesIn('full')) {
    const tab = await extension.open(address);
    await tab.emulateMedia({ reducedMotion: 'reduce' });
    for (const width of ZOOMED) {
      await tab.setViewportSize({ width, height: 512 });
      // a table of figures may scroll in its frame, as WCAG allows what needs two dimensions
      const faults = (await settled(tab)).faults.filter((fault) => !fault.includes('.table-frame'));
      expect.soft(faults, `${name}, ${width}`).toEqual([]);
    }
    const moving = await tab.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect.soft(moving, `${name}: motion`).toBe(0);
    await tab.close();
  }
});

test('with the system’s own colours buttons, tags and the band of the chart can still be told from the page', async ({
  extension,
  probe,
  shop,
}) => {
  await bringTo('full', probe, shop);
  const now = await extension.open('dashboard.html#/now');
  await now.emulateMedia({ forcedColors: 'active' });
  await settled(now);
  expect(await isEdged(now, '.do-first .button.primary')).toBe(true);
  expect(await isEdged(now, '.checklist .tag')).toBe(true);
  const forecast = await extension.open('dashboard.html#/forecast');
  await forecast.emulateMedia({ forcedColors: 'active' });
  await settled(forecast);
  const band = forecast.locator('.path-chart .band').first();
  const { fill, stroke, page } = await band.evaluate((element) => {
    const style = getComputedStyle(element);
    return { fill: style.fill, stroke: style.stroke, page: getComputedStyle(document.body).backgroundColor };
  });
  expect([fill, stroke].some((colour) => colour !== 'none' && colour !== page)).toBe(true);
});

test('whoever closes a ticket that is being prepared stands on the board, and finds it there', async ({
  extension,
  probe,
  shop,
}) => {
  await bringTo('full', probe, shop);
  const appeals = await extension.open('dashboard.html#/appeals');
  await appeals.locator('.board a.button').first().click();
  await expect(appeals.locator('.preparation h2')).toBeFocused();
  await appeals.locator('.preparation').getByText('Close', { exact: true }).click();
  await expect(appeals.locator('.preparation')).toHaveCount(0);
  expect(await appeals.evaluate(() => document.activeElement !== document.body)).toBe(true);
});
