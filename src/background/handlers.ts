import { browser } from 'wxt/browser';
import { makeDemoShop } from '#core/demo/demo-shop';
import type { Handlers } from '#messages/handle';
import { RequestError } from '#messages/request';
import { saveAlertSettings } from '#storage/alerts';
import { isDiskFull } from '#storage/database';
import { dropImport, storeImportPart } from '#storage/inbox';
import { ingestFacts } from '#storage/ingest';
import { listTaught } from '#storage/queries';
import { setAsideDamaged } from '#storage/set-aside';
import { deleteAll, deleteShop, saveRetention, saveShopSettings, showShop } from '#storage/shops';
import { forgetTaught, storeTaught } from '#storage/taught';
import { showNewAlerts } from './alerts';
import { assessDue } from './assessing';
import { showBadge } from './badge';
import { checkTaught } from './check-taught';
import type { BackgroundContext } from './context';
import { makeDeletion, removeShop } from './deletion';
import { draftFor } from './draft-appeal';
import { importRead } from './import-files';
import { ingestVisit } from './ingest-visit';
import { pageSummaryFor } from './page-summary';
import { repairAndRetry } from './repair';
import { saveUserInput } from './save-user-input';
import { openSidePanel } from './side-panel';
import { injectPanel, injectReaders, openDashboard } from './tabs';

const DISK_FULL = 'There is no room left on this disk. Nothing of this was kept, and nothing else is lost.';

const orDiskFull = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isDiskFull(error) ? new RequestError('disk-full', DISK_FULL) : error;
  }
};

/** The answer to what is only done. */
const done = async (work: Promise<unknown>): Promise<Record<string, never>> => {
  await work;
  return {};
};

/** Makes the demo shop anew as of now, and shows it. */
const openDemo = async ({ db, now }: BackgroundContext, names: readonly string[]): Promise<{ shopId: string }> => {
  const { shop, ...facts } = makeDemoShop(now().toISOString(), names);
  await db.transaction('rw', db.tables, async () => {
    await deleteShop(db, shop.id);
    await ingestFacts(db, shop, facts);
    await showShop(db, shop.id);
  });
  return { shopId: shop.id };
};

/** Refreshes everything that is shown from the database; failures are retried at the next alarm. */
export const refreshAll = async (context: BackgroundContext): Promise<void> => {
  try {
    await assessDue(context);
  } catch (error) {
    console.error(error);
  } finally {
    await showBadge(context.db);
    await showNewAlerts(context).catch(console.error);
  }
};

/** Handlers of all requests; those that bring facts answer before the assessment that follows. */
export const makeHandlers = (context: BackgroundContext): Handlers => {
  const { db } = context;
  const deletion = makeDeletion();
  const thenRefresh = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await orDiskFull(work);
    refreshAll(context).catch(console.error);
    return answer;
  };
  return {
    ingest: async (visit) => {
      await context.scheduleRetry();
      const answer = await thenRefresh(repairAndRetry(context, () => ingestVisit(context, visit)));
      // A refused page changes no assessment but must be reported on the open page.
      if (visit.outcome === 'refused' || answer.shopId === null)
        await context.announce({ broadcast: 'refused', shopId: answer.shopId });
      return answer;
    },
    readers: async (_, { tab }) => (tab?.id === undefined ? {} : done(injectReaders(tab.id))),
    panel: async (_, { tab }) => (tab?.id === undefined ? {} : done(injectPanel(tab.id))),
    'page-summary': async (request) => pageSummaryFor(db, request, context.now().toISOString()),
    'show-dashboard': ({ anchor }) => done(openDashboard(anchor)),
    'show-side-panel': (_, { tab }) => done(openSidePanel(tab?.windowId)),
    refresh: async () => {
      await orDiskFull(assessDue(context));
      await showBadge(db);
      return {};
    },
    taught: async () => ({ texts: await listTaught(db) }),
    'check-taught': async ({ shop, facts }) => ({ findings: await checkTaught(db, shop, facts) }),
    teach: async ({ texts }) => {
      await orDiskFull(storeTaught(db, texts));
      await context.announce({ broadcast: 'taught', shopId: null });
      return {};
    },
    'forget-taught': async ({ key }) => {
      const facts = await thenRefresh(forgetTaught(db, key));
      await context.announce({ broadcast: 'taught', shopId: null });
      return { facts };
    },
    repair: async () => {
      const setAside = await orDiskFull(setAsideDamaged(db, context.now().toISOString()));
      refreshAll(context).catch(console.error);
      return { setAside };
    },
    'import-part': ({ ticket, index, text }) =>
      done(orDiskFull(storeImportPart(db, ticket, index, text, context.now().toISOString()))),
    'import-cancel': ({ ticket }) => done(dropImport(db, ticket)),
    'import-read': async (request) => {
      await context.scheduleRetry();
      return thenRefresh(importRead(context, request));
    },
    'save-user-input': async (request) => {
      await context.scheduleRetry();
      return thenRefresh(saveUserInput(context, request));
    },
    'draft-appeal': async (request) => draftFor(context, request),
    'open-demo': async ({ names }) => thenRefresh(openDemo(context, names)),
    'save-alerts': async (chosen) => {
      await saveAlertSettings(db, chosen, context.now().toISOString());
      showNewAlerts(context).catch(console.error);
      return {};
    },
    'show-shop': ({ shopId }) => thenRefresh(done(showShop(db, shopId))),
    'save-shop-settings': ({ shopId, ...settings }) => thenRefresh(done(saveShopSettings(db, shopId, settings))),
    'save-retention': ({ days }) => done(orDiskFull(saveRetention(db, days))),
    'delete-shop': async ({ shopId }) => {
      const isDone = await thenRefresh(deletion.run((options) => removeShop(db, shopId, options)));
      if (isDone) await context.announce({ broadcast: 'deleted', shopId });
      return { isDone };
    },
    'delete-all': async () => {
      const isDone = await thenRefresh(deletion.run((options) => deleteAll(db, options)));
      if (isDone) {
        await browser.storage.local.clear();
        await context.announce({ broadcast: 'deleted', shopId: null });
      }
      return { isDone };
    },
    'delete-progress': async () => ({ deleted: deletion.progress() }),
    'delete-cancel': async () => {
      deletion.cancel();
      return {};
    },
  };
};
