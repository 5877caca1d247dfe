import type { Page as Tab } from '@playwright/test';
import type { Facts } from '#core/model/facts';
import { US_HOST } from '../seller-center/serve';
import { readKept } from './database';
import { expect, test } from './fixtures';
import { follow, until } from './follow';
import { walkOf } from './walk';

/** Facts as a later reading of the same page leaves them: only when they were seen differs. */
const timeless = (facts: Facts): unknown =>
  JSON.parse(
    JSON.stringify(facts, (key, value) => (['readAt', 'firstSeen', 'lastSeen'].includes(key) ? undefined : value)),
  );

test('the same page read twice changes nothing but when it was seen', async ({ tab, probe, data }) => {
  const first = walkOf(data)[0]!;
  const before = await follow(tab, probe, first);
  const once = await readKept(probe);
  await tab.goto(`${US_HOST}/homepage`);
  const after = await follow(tab, probe, first);
  const twice = await readKept(probe);
  expect(after.id).toBeGreaterThan(before.id);
  expect(once.facts.orders).toHaveLength(first.rows!);
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
    (await readKept(probe)).visits.find(({ outcome }) => outcome === 'refused'),
  );
  expect(refused).toMatchObject({ page: 'order-list', rows: 0, complaints: [{ code: 'unknown-header' }] });
  expect((await readKept(probe)).facts.orders).toEqual([]);
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

test('a background stopped in the middle of a take-in loses nothing', async ({ extension, tab, probe, data }) => {
  const cdp = await extension.context.newCDPSession(probe);
  let status = '';
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    status = versions.at(-1)?.runningStatus ?? status;
  });
  await cdp.send('ServiceWorker.enable');
  const is = (wanted: string) =>
    until(`the worker is not ${wanted}`, async () => (status === wanted ? true : undefined));
  const stop = async () => {
    await cdp.send('ServiceWorker.stopAllWorkers');
    await is('stopped');
  };

  await stop();
  await holdDatabase(probe);
  await tab.goto(`${US_HOST}/order?tab=all`);
  // the page has been read and has woken the worker, which can't have stored it
  await is('running');
  await stop();
  await releaseDatabase(probe);

  const { facts, visits } = await until('the orders were lost', async () => {
    const kept = await readKept(probe);
    return kept.facts.orders.length > 0 ? kept : undefined;
  });
  const ids = data.orders.slice(0, 50).map(({ id }) => id);
  expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(visits).toHaveLength(1);
});
