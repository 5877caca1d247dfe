import { expect, test } from './fixtures';
import { follow } from './follow';
import { refuseOrders } from './visual';
import { walkOf } from './walk';

test('a page that changed is said to be unread while it is open, and its structure can be copied without what it says', async ({
  extension,
  portal,
  tab,
  probe,
  data,
}) => {
  await follow(tab, probe, walkOf(data)[0]!);
  const popup = await extension.open('popup.html');
  await expect(popup.getByText(/page changed/)).toHaveCount(0);

  expect(await refuseOrders({ portal, tab, probe, data })).toMatchObject({
    locale: { region: 'US', language: 'en' },
    issues: [{ code: 'unknown-header' }],
  });

  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const place of [popup, probe]) {
    await place.bringToFront();
    await expect(place.getByText(/Manage orders page changed: not read on/)).toBeVisible();
    await expect(place.getByText(/^Last read on .* New orders are missing/)).toBeVisible();
    await place.evaluate(() => navigator.clipboard.writeText(''));
    await place.getByRole('button', { name: 'Copy report' }).click();
    await expect(place.getByRole('button', { name: 'Copied' })).toBeVisible();
    const report = await place.evaluate(() => navigator.clipboard.readText());
    expect(report).toContain('th.theme-arco-table-th “Purchase number”');
    expect(report).toContain('not understood: unknown-header, no column “Order ID”');
    expect(report.replace(/^day: .*$/m, '')).not.toMatch(/\d{4}|[$@]|Buyer \d/);
    for (const { lines } of data.orders.slice(0, 50)) for (const { name } of lines) expect(report).not.toContain(name);
  }
});
