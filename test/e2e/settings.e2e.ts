import { NOW } from '../clock';
import { violationsOf } from './axe';
import { readProgress, readStored } from './database';
import { expect, test } from './fixtures';
import { assessed, until } from './follow';
import { bringTo } from './visual';

test('a shop’s clock and its first day are set, and the figures follow', async ({ probe, shop }) => {
  await bringTo('full', probe, shop);
  const { assessment } = await assessed(probe, shop.shop.id);
  // a zone whose day is another than the shop's at this moment
  const days = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => ({
    zone,
    day: new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(NOW),
  }));
  const { zone, day } = days.find((other) => other.day !== assessment.asOf)!;
  await probe.getByLabel('Time zone of the shop').selectOption(zone);
  await expect(probe.getByRole('main').getByText('Saved. The figures are counted anew.')).toBeVisible();
  await until('no assessment by the shop’s new clock', async () => {
    const { assessments } = await readProgress(probe);
    return assessments.find(({ asOf }) => asOf === day);
  });
  await probe.getByLabel('Opened on').fill('2026-06-01');
  await expect.poll(async () => (await readStored(probe)).shops[0]!.shop.openedOn).toBe('2026-06-01');
  await probe.reload();
  await expect(probe.getByLabel('Time zone of the shop')).toHaveValue(zone);
  await probe.getByLabel('Keep what was read for').selectOption('800');
  await expect(probe.getByRole('main').getByText('What is older is deleted when the next day begins.')).toBeVisible();
  await probe.reload();
  await expect(probe.getByLabel('Keep what was read for')).toHaveValue('800');
});

test('a problem order is noted and ticked off, found again by both, and the note leaves with the shop file', async ({
  extension,
  probe,
  shop,
}) => {
  await bringTo('full', probe, shop);
  const page = await extension.open('dashboard.html#/orders');
  const all = Number.parseInt((await page.locator('.filters [role=status]').textContent())!, 10);
  await page.getByLabel('Note', { exact: true }).fill('Sent again with another carrier');
  await page.getByLabel('Done', { exact: true }).check();
  await expect(page.getByText('Marked as done')).toHaveCount(2);
  await page.getByLabel('State').selectOption('done');
  await expect(page.locator('.filters [role=status]')).toContainText(`1 of ${all}`);
  await expect(page.locator('.detail textarea')).toHaveValue('Sent again with another carrier');
  // Held by the focus, as the message goes by itself after a while.
  await page.getByRole('button', { name: 'Undo' }).focus();
  expect(await violationsOf(page)).toEqual([]);
  const [download] = await Promise.all([
    probe.waitForEvent('download'),
    probe.getByRole('button', { name: 'Export shop file' }).click(),
  ]);
  const text = (await (await download.createReadStream()).toArray()).join('');
  expect(JSON.parse(text).appealMarks).toMatchObject([{ done: true, note: 'Sent again with another carrier' }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.filters [role=status]')).toContainText(`0 of ${all}`);
});

test('one of two shops is deleted, then everything; the focus stays where that is said', async ({ probe, shop }) => {
  await bringTo('two-shops', probe, shop);
  await probe.getByRole('button', { name: 'Delete Other Market' }).click();
  const dialog = probe.getByRole('dialog');
  // shops of one seller in two markets may have one name
  await expect(dialog.getByRole('heading')).toContainText('Other Market · GB');
  await expect(dialog).toContainText(/\d facts/);
  expect(await violationsOf(probe)).toEqual([]);
  await dialog.getByRole('button', { name: 'Yes, delete it' }).click();
  await expect(probe.locator('p', { hasText: 'Other Market · GB was deleted.' })).toBeFocused();
  expect((await readStored(probe)).shops.map(({ id }) => id)).toEqual([shop.shop.id]);
  await probe.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(probe.getByRole('button', { name: 'Delete everything', exact: true })).toBeFocused();
  await probe.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await dialog.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(probe.locator('p', { hasText: 'Everything was deleted.' })).toBeFocused();
  const { facts, shops } = await readStored(probe);
  expect([shops, facts.orders]).toEqual([[], []]);
});
