import { expect, test } from './fixtures';
import { walkOf } from './walk';

test('after the install a page opens once, and a demo shop can be looked at and thrown away', async ({ extension }) => {
  const [welcome, second] = extension.context.pages().filter((page) => page.url().endsWith('/dashboard.html#/welcome'));
  expect(second).toBeUndefined();
  await expect(welcome!.getByText('0 of 4 pages read')).toBeVisible();
  await welcome!.getByRole('button', { name: 'Look around in a demo shop' }).click();

  await expect(welcome!.getByText('Demo shop: made-up figures')).toBeVisible();
  for (const name of ['Forecast', 'Orders', 'Appeals', 'Now']) {
    await welcome!.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await expect(welcome!.getByText('Demo shop: made-up figures')).toBeVisible();
  }
  const popup = await extension.open('popup.html');
  await expect(popup.getByText('Demo shop: made-up figures')).toBeVisible();

  await popup.getByRole('button', { name: 'Remove demo shop' }).click();
  await expect(popup.getByText('Demo shop: made-up figures')).toBeHidden();
  await expect(welcome!.getByText('Demo shop: made-up figures')).toBeHidden();
});

test('the first page that is read gives a forecast, without a click here', async ({ extension, tab, data }) => {
  const welcome = await extension.open('dashboard.html#/welcome');
  await expect(welcome.getByText('It stands here as soon as Shop Performance has been read.')).toBeVisible();
  await tab.bringToFront();
  await walkOf(data)
    .find(({ page }) => page === 'score')!
    .go(tab);
  await expect(welcome.getByText('1 of 4 pages read')).toBeVisible();
  await expect(welcome.locator('.verdict')).toHaveText(/\d\.\d\d \(9 in 10: \d\.\d\d–\d\.\d\d\)/);
});
