import type { Page as Tab } from '@playwright/test';
import type { Facts } from '#core/model/facts';
import { US_HOST } from '../portal/serve';
import { readProgress, readStored } from './database';
import { expect, test } from './fixtures';
import { follow, until } from './follow';
import { type Stop, walkOf } from './walk';

/** Facts as a later reading of the same page leaves them: only when they were seen differs. */
const timeless = (facts: Facts): unknown =>
  JSON.parse(
    JSON.stringify(facts, (key, value) => (['readAt', 'firstSeen', 'lastSeen'].includes(key) ? undefined : value)),
  );

test('a page read twice changes nothing but when it was last seen', async ({ tab, probe, data }) => {
  const list: Stop = { ...walkOf(data)[0]!, go: async () => void (await tab.goto(`${US_HOST}/order?tab=all`)) };
  await follow(tab, probe, list);
  const once = await readStored(probe);
  await follow(tab, probe, list);
  const twice = await readStored(probe);
  expect(once.facts.orders).toHaveLength(list.rows!);
  expect(twice.visits).toHaveLength(2);
  expect(timeless(twice.facts)).toEqual(timeless(once.facts));
});

test('a page with an unknown header is refused, and the popup says so', async ({
  extension,
  portal,
  tab,
  probe,
  data,
}) => {
  await portal.show({ data, settings: { renamed: { 'Order ID': 'Purchase number' } } });
  await tab.goto(`${US_HOST}/order?tab=all`);
  const refused = await until('the page was not refused', async () =>
    (await readProgress(probe)).visits.find(({ outcome }) => outcome === 'refused'),
  );
  expect(refused).toMatchObject({ page: 'order-list', rows: 0, issues: [{ code: 'unknown-header' }] });
  expect((await readStored(probe)).facts.orders).toEqual([]);
  const popup = await extension.open('popup.html');
  await expect(popup.getByText(/Manage orders page changed: not read on/i)).toBeVisible();
});

/** Keeps everyone else from writing until it is let go. */
const holdDatabase = (probe: Tab): Promise<void> =>
  probe.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('sps-ahead');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
    const store = transaction.objectStore('settings');
    const hold = Object.assign(globalThis, { held: true });
    store.get('none').onsuccess = function again() {
      // a transaction lives as long as something is asked of it
      if (hold.held) store.get('none').onsuccess = again;
      else db.close();
    };
  });

const releaseDatabase = (probe: Tab): Promise<void> =>
  probe.evaluate(() => void Object.assign(globalThis, { held: false }));

/** As soon as it has something to do, the background sets an alarm that wakes it should it be stopped, and clears it after. */
const isAtWork = (probe: Tab): Promise<boolean> =>
  probe.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: { getAll(): Promise<{ name: string }[]> } } };
    return (await chrome.alarms.getAll()).some(({ name }) => name === 'unfinished');
  });

test('a background stopped while it ingests a page loses nothing', async ({ extension, tab, probe, data }) => {
  const cdp = await extension.context.newCDPSession(probe);
  let stops = 0;
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    stops += versions.filter(({ runningStatus }) => runningStatus === 'stopped').length;
  });
  await cdp.send('ServiceWorker.enable');

  await expect.poll(() => isAtWork(probe)).toBe(false);
  await holdDatabase(probe);
  await tab.goto(`${US_HOST}/order?tab=all`);
  // from here on the background has what the page said, and can't have stored it
  await expect.poll(() => isAtWork(probe)).toBe(true);
  const before = stops;
  await cdp.send('ServiceWorker.stopAllWorkers');
  await expect.poll(() => stops).toBeGreaterThan(before);
  await releaseDatabase(probe);

  const { facts, visits } = await until('the orders were lost', async () => {
    const kept = await readStored(probe);
    return kept.facts.orders.length > 0 ? kept : undefined;
  });
  const ids = data.orders.slice(0, 50).map(({ id }) => id);
  expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(visits).toHaveLength(1);
});
