import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { bundle } from '../bench/in-chromium';
import { launchPlain } from './extension';
import { tries } from './soak';

const ROWS = tries(2_000, 50_000);
const ORIGIN = 'https://upgrade.invalid';

let context: BrowserContext;
test.beforeEach(async () => {
  context = await launchPlain();
  const body = await bundle('test/e2e/upgrade.page.ts');
  await context.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>page</title><script src="/page.js"></script>',
        }),
  );
});
test.afterEach(() => context.close());

const openTab = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(ORIGIN);
  return page;
};
const ask = (page: Page, action: string, ...values: unknown[]): Promise<unknown> =>
  page.evaluate(`actions.${action}(${values.map((value) => JSON.stringify(value)).join(', ')})`);

test('an upgrade from every version waits for an old tab, says so, and then loses no row', {
  tag: '@soak',
}, async () => {
  const versions = (await ask(await openTab(), 'versions')) as number;
  for (let version = 1; version <= versions; version += 1) {
    const old = await openTab();
    expect(await ask(old, 'store', version, ROWS)).toBe(ROWS);
    await ask(old, 'write', version);
    const script = await openTab();
    await ask(script, 'hold');
    const fresh = await openTab();
    const upgraded = ask(fresh, 'upgrade');
    await expect(fresh).toHaveTitle('blocked');
    await ask(script, 'letGo');
    expect(await ask(fresh, 'isDone')).toBe(false);
    await ask(old, 'letGo');
    expect(await upgraded).toBe(ROWS);
    await fresh.evaluate(() => indexedDB.deleteDatabase('upgrade'));
    await old.close();
    await fresh.close();
  }
});

test('an upgrade that fails in the middle leaves all rows as they were, to be read and saved', {
  tag: '@soak',
}, async () => {
  const page = await openTab();
  const versions = (await ask(page, 'versions')) as number;
  await ask(page, 'store', versions, ROWS);
  const other = await openTab();
  expect(await ask(other, 'upgrade', ROWS / 2)).toContain('the upgrade failed');
  expect(await ask(other, 'readOld', versions)).toEqual({ name: 'A shop', read: ROWS, copied: ROWS, changed: false });
});
