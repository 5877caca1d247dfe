import { writeFileSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { assess } from '#core/assess';
import type { Facts } from '#core/model/facts';
import { NOW } from '../clock';
import { orderGrid, writeCsv } from '../fixtures/order-export';
import { makePortalData } from '../portal/portal-data';
import { routePortal, US_HOST } from '../portal/serve';
import { makeDice } from '../simulator/dice';
import { type SimulatedShop, simulateShop } from '../simulator/shop';
import { contentScriptOf, type InContentScript } from './content-script';
import { dumpStores, readStored, type StoredRows } from './database';
import { type Extension, type Home, launchIn, makeHome } from './extension';
import { expect } from './fixtures';
import { assessed, until } from './follow';
import { shopAt } from './shop';
import { tries } from './soak';

// The background is stopped, and the browser killed, at any moment of its work: what is stored in the end, and what is
// concluded from it, is what a run without that would have left.

const STOPS = tries(3, 50);
const KILLS = tries(1, 10);
/** What is asked of the background is asked four times: an import outlives so many stops, wherever they come. */
const STOPS_SURVIVED = 3;
/** So many reads of the database are between the start of a piece of work and the fault, at most. */
const MOMENTS = 24;

/** Lists that are visited, none of which has a row of another: what a fault costs no later visit brings. */
const LISTS = tries(2, 5);
const ROWS_OF_LIST = tries(200, 5_000);
const STOPS_OF_VISIT = tries(1, 5);
/** A longer list takes longer to be stored. */
const MOMENTS_OF_VISIT = tries(1, 8) * MOMENTS;

interface Session {
  home: Home;
  extension: Extension;
  probe: Page;
}

const start = async (home: Home): Promise<Session> => {
  const extension = await launchIn(home, { headless: true, now: NOW });
  const probe = await extension.open('dashboard.html#/data');
  await expect(probe.getByRole('main')).toHaveAttribute('aria-busy', 'false');
  return { home, extension, probe };
};

/** A browser that is fresh, does the work, and is gone. */
const inFreshBrowser = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
  const home = makeHome('.output/chrome-mv3', NOW);
  const session = await start(home);
  try {
    return await work(session);
  } finally {
    await session.extension.close();
    home.remove();
  }
};

/** Lets a moment pass that follows the machine's pace, not its clock: under load everything takes as much longer. */
const passMoments = async ({ probe }: Session, moments: number): Promise<void> => {
  await probe.evaluate(async (count) => {
    for (let moment = 0; moment < count; moment += 1) await indexedDB.databases();
  }, moments);
};

const stopBackground = async ({ extension, probe }: Session): Promise<void> => {
  const cdp = await extension.context.newCDPSession(probe);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await cdp.detach();
};

/** No chance to write anything more, as when the power fails or the system ends it. */
const killBrowser = async ({ extension: { context } }: Session): Promise<void> => {
  const cdp = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const closed = new Promise((done) => context.once('close', done));
  process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
  await closed;
};

/** A browser that is killed now and then, and started again with what it had stored. */
const inBrowserThatIsKilled = async <T>(
  work: (session: () => Session, kill: () => Promise<void>) => Promise<T>,
): Promise<T> => {
  const home = makeHome('.output/chrome-mv3', NOW);
  let session = await start(home);
  try {
    return await work(
      () => session,
      async () => {
        await killBrowser(session);
        session = await start(home);
      },
    );
  } finally {
    await session.extension.close();
    home.remove();
  }
};

/** What is stored but for when it was read, which an import notes by the clock. */
const timeless = (stored: StoredRows) => ({
  shops: stored.shops.map(({ shop }) => shop),
  facts: JSON.parse(
    JSON.stringify(stored.facts, (key, value) =>
      ['readAt', 'firstSeen', 'lastSeen'].includes(key) ? undefined : value,
    ),
  ) as Facts,
});

/** The stored end of the work: facts, and the assessment of them. */
const endOf = async ({ probe }: Session, shopId: string) => {
  await sendUntilAnswered((expression) => probe.evaluate(expression), { name: 'refresh', request: {} });
  const { assessment } = await assessed(probe, shopId);
  const stores = await dumpStores(probe);
  const parts = (stores.inbox as { index: number }[]).filter(({ index }) => index >= 0);
  const stored = await readStored(probe);
  // as the core itself concludes from all that is stored
  const { shop } = stored.shops.find(({ id }) => id === shopId)!;
  expect(assessment).toEqual(assess({ shop, ...stored.facts }, { asOf: assessment.asOf }));
  return { ...timeless(stored), assessment, parts };
};

/** As the watcher sends a visit: again, until somebody has answered. */
const sendUntilAnswered = (ask: InContentScript, message: object): Promise<unknown> =>
  ask(`(async () => {
    for (;;) {
      const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(() => undefined);
      if (reply?.answer !== undefined) return reply.answer;
      if (reply?.refused !== undefined) throw new Error(JSON.stringify(reply.refused));
    }
  })()`);

/** The facts of a shop as visits of its lists, so many rows each. */
const visitsOf = ({ facts, shop, life }: SimulatedShop, rows: number, lists: number): object[] => {
  const known = facts();
  const { sellerId } = life.shop;
  const visit = (page: string, some: Partial<Facts>, index: number) => ({
    ...{ page, metric: null, address: `/${page}?${index}`, at: NOW.toISOString() },
    ...{ shop: { region: 'US', sellerId, name: shop.name }, outcome: 'read', rows, issues: [], facts: some },
  });
  const all: object[] = [visit('score', { readings: known.readings.slice(-5) }, 0)];
  for (let index = 0; index < lists; index += 1) {
    const some = known.orders.slice(index * rows, (index + 1) * rows);
    const ids = new Set(some.map(({ id }) => id));
    const ofThese = <T extends { orderId: string | null }>(list: readonly T[]) =>
      list.filter(({ orderId }) => orderId !== null && ids.has(orderId));
    all.push(visit('order-list', { orders: some, problems: ofThese(known.problems) }, index));
    all.push(visit('ratings', { reviews: ofThese(known.reviews), cases: ofThese(known.cases) }, index));
  }
  return all;
};

/** In a tab of the portal, where content scripts are. */
const openPortal = async ({ extension }: Session, shop: SimulatedShop): Promise<InContentScript> => {
  await routePortal(extension.context, { data: makePortalData(shop) });
  const tab = await extension.context.newPage();
  await tab.goto(`${US_HOST}/homepage`);
  return contentScriptOf(tab, extension.id);
};

/** A shop with so many orders at least. */
const shopWithOrders = (orders: number): SimulatedShop =>
  simulateShop({ asOf: shopAt(NOW).life.options.asOf, ordersPerDay: Math.ceil(orders / 100) });

test('visits with the background stopped, and the browser killed, in the middle of them', {
  tag: '@soak',
}, async () => {
  const shop = shopWithOrders(LISTS * ROWS_OF_LIST);
  const visits = visitsOf(shop, ROWS_OF_LIST, LISTS);
  const send = (ask: InContentScript, visit: object) => sendUntilAnswered(ask, { name: 'ingest', request: visit });
  const undisturbed = await inFreshBrowser(async (session) => {
    const ask = await openPortal(session, shop);
    for (const visit of visits) await send(ask, visit);
    return endOf(session, shop.shop.id);
  });
  expect(undisturbed.assessment.asOf).toBe(shop.life.options.asOf);
  expect(undisturbed.facts.orders).toHaveLength(LISTS * ROWS_OF_LIST);

  const dice = makeDice(1, 'visits');
  const stopped = await inFreshBrowser(async (session) => {
    const ask = await openPortal(session, shop);
    for (const visit of visits) {
      const answered = send(ask, visit);
      for (let stops = 0; stops < STOPS_OF_VISIT; stops += 1) {
        await passMoments(session, dice.int(0, MOMENTS_OF_VISIT));
        await stopBackground(session);
      }
      await answered;
    }
    return endOf(session, shop.shop.id);
  });
  expect(stopped).toEqual(undisturbed);

  const killed = await inBrowserThatIsKilled(async (session, kill) => {
    let ask = await openPortal(session(), shop);
    for (const [index, visit] of visits.entries()) {
      if (index > 0 && index <= KILLS) {
        const answered = send(ask, visit).catch(() => undefined);
        await passMoments(session(), dice.int(0, MOMENTS_OF_VISIT));
        await kill();
        await answered;
        ask = await openPortal(session(), shop);
      }
      // who comes back opens the page again
      await send(ask, visit);
    }
    return endOf(session(), shop.shop.id);
  });
  expect(killed).toEqual(undisturbed);
});

const choose = ({ probe }: Session, path: string): Promise<void> =>
  probe.getByLabel('Import', { exact: true }).setInputFiles(path);
const imported = ({ probe }: Session) => expect(probe.getByText(/rows read, .* new or changed/)).toBeVisible();

/** A shop whose export has so many rows at least. */
const shopWithRows = (rows: number): { shop: SimulatedShop; path: string } => {
  const shop = shopWithOrders(rows);
  const path = test.info().outputPath('All order.csv');
  writeFileSync(path, writeCsv(orderGrid(shop, shop.life.options.asOf).slice(0, rows + 1)));
  return { shop, path };
};

/** An assessment says when a file was read, which no two runs share. */
const factsOf = ({ assessment: _, ...rest }: Awaited<ReturnType<typeof endOf>>) => rest;

/** An export does not say whose it is: a visit does. */
const visitFirst = async (session: Session, shop: SimulatedShop): Promise<void> => {
  const ask = await openPortal(session, shop);
  await sendUntilAnswered(ask, { name: 'ingest', request: visitsOf(shop, 0, 0)[0] });
  await assessed(session.probe, shop.shop.id);
};

/** Many faults in imports of some minutes, and a few in one as large as any: each costs an import, which takes its time. */
const IMPORTS = tries(0, 1)
  ? [
      { rows: 10_000, stops: STOPS, kills: KILLS },
      { rows: 100_000, stops: 2 * STOPS_SURVIVED, kills: 2 },
    ]
  : [{ rows: 2_000, stops: STOPS, kills: KILLS }];

for (const { rows, stops: maxStops, kills: maxKills } of IMPORTS)
  test(`an import of ${rows} rows with the background stopped, or the browser killed, in the middle is whole or undone`, {
    tag: '@soak',
  }, async () => {
    const { shop, path } = shopWithRows(rows);
    const undisturbed = await inFreshBrowser(async (session) => {
      await visitFirst(session, shop);
      await choose(session, path);
      await imported(session);
      return factsOf(await endOf(session, shop.shop.id));
    });
    expect(undisturbed.parts).toEqual([]);

    const dice = makeDice(1, 'imports');
    const stopped = await inFreshBrowser(async (session) => {
      await visitFirst(session, shop);
      for (let stops = 0; stops < maxStops; ) {
        await choose(session, path);
        const line = session.probe.locator('.import-lines li').first();
        for (let inThisImport = 0; inThisImport < STOPS_SURVIVED && stops < maxStops; inThisImport += 1) {
          await passMoments(session, dice.int(0, 4 * MOMENTS));
          await stopBackground(session);
          stops += 1;
        }
        await expect(line).toContainText('new or changed');
        await session.probe.reload();
      }
      return factsOf(await endOf(session, shop.shop.id));
    });
    expect(stopped).toEqual(undisturbed);

    const killed = await inBrowserThatIsKilled(async (session, kill) => {
      await visitFirst(session(), shop);
      const whole = undisturbed.facts.orders.length;
      for (let kills = 0; kills < maxKills; kills += 1) {
        await choose(session(), path);
        await passMoments(session(), dice.int(0, 20 * MOMENTS));
        await kill();
        const { probe } = session();
        // what nobody goes on sending is thrown away as the browser starts
        await until('the inbox was not emptied', async () =>
          (await dumpStores(probe)).inbox!.length === 0 ? true : undefined,
        );
        expect([0, whole]).toContain((await readStored(probe)).facts.orders.length);
      }
      await choose(session(), path);
      await imported(session());
      return factsOf(await endOf(session(), shop.shop.id));
    });
    expect(killed).toEqual(undisturbed);
  });
