import type { ShopHint } from '#core/model/shop';
import type { Handlers } from '#messages/handle';
import type { OrderMark } from '#messages/panel-protocol';
import type { Incoming } from '#messages/protocol';
import { RequestError } from '#messages/request';
import { isDiskFull } from '#storage/database';
import { dropParts, putPart } from '#storage/inbox';
import { listShops, storedAssessment } from '#storage/queries';
import { setAsideDamaged } from '#storage/set-aside';
import { findShop } from '#storage/shop-identity';
import { deleteAll, deleteShop, showShop } from '#storage/shops';
import { assessDue } from './assessing';
import { showBadge } from './badge';
import type { BackgroundContext } from './context';
import { draftFor } from './draft-appeal';
import { importFile, importRead } from './import-files';
import { ingestVisit } from './ingest-visit';
import { marksOf } from './marks';
import { mendAndRetry } from './mend';
import { saveUserInput } from './save-user-input';
import { injectPanel, injectReaders, openDashboard } from './tabs';

const DISK_FULL = 'There is no room left on this disk. Nothing of this was kept, and nothing else is lost.';

const orDiskFull = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isDiskFull(error) ? new RequestError('disk-full', DISK_FULL) : error;
  }
};

/** Brings all that is shown up to date with what is stored. What fails is tried again at the next alarm. */
export const catchUp = async (context: BackgroundContext): Promise<void> => {
  try {
    await assessDue(context);
  } catch (error) {
    console.error(error);
  } finally {
    await showBadge(context.db);
  }
};

const assessmentFor = async ({ db }: BackgroundContext, hint: ShopHint) => {
  const shop = findShop(await listShops(db), hint);
  return shop && { shop, stored: await storedAssessment(db, shop.id) };
};

const marksFor = async (
  context: BackgroundContext,
  { shop: hint, orderIds }: Incoming<'marks', 'request'>,
): Promise<OrderMark[]> => {
  const found = await assessmentFor(context, hint);
  if (found?.stored === undefined) return [];
  const prepared = await context.db.factsOf('preparedTickets', found.shop.id).toArray();
  const tickets = prepared.map(({ record }) => record);
  return marksOf(found.stored.assessment, tickets, orderIds);
};

/** A handler for every request. Whoever brings facts does not wait for the assessment that follows. */
export const makeHandlers = (context: BackgroundContext): Handlers => {
  const { db } = context;
  const thenCatchUp = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await orDiskFull(work);
    catchUp(context).catch(console.error);
    return answer;
  };
  return {
    ingest: async (visit) => {
      await context.scheduleRetry();
      return thenCatchUp(mendAndRetry(context, () => ingestVisit(context, visit)));
    },
    readers: async (_, { tab }) => {
      if (tab?.id !== undefined) await injectReaders(tab.id);
      return {};
    },
    panel: async (_, { tab }) => {
      if (tab?.id !== undefined) await injectPanel(tab.id);
      return {};
    },
    marks: async (request) => ({ marks: await marksFor(context, request) }),
    assessment: async (hint) => (await assessmentFor(context, hint))?.stored ?? null,
    'show-dashboard': async ({ anchor }) => {
      await openDashboard(anchor);
      return {};
    },
    refresh: async () => {
      await orDiskFull(assessDue(context));
      await showBadge(db);
      return {};
    },
    mend: async () => {
      const setAside = await orDiskFull(setAsideDamaged(db, context.now().toISOString()));
      catchUp(context).catch(console.error);
      return { setAside };
    },
    'import-part': async ({ ticket, index, text }) => {
      await orDiskFull(putPart(db, ticket, index, text, context.now().toISOString()));
      return {};
    },
    'import-cancel': async ({ ticket }) => {
      await dropParts(db, ticket);
      return {};
    },
    import: async (request) => {
      await context.scheduleRetry();
      return thenCatchUp(importFile(context, request));
    },
    'import-read': async (request) => {
      await context.scheduleRetry();
      return thenCatchUp(importRead(context, request));
    },
    'save-user-input': async (request) => {
      await context.scheduleRetry();
      return thenCatchUp(saveUserInput(context, request));
    },
    'draft-appeal': async (request) => draftFor(context, request),
    'show-shop': async ({ shopId }) => thenCatchUp(showShop(db, shopId).then(() => ({}))),
    'delete-shop': async ({ shopId }) => thenCatchUp(deleteShop(db, shopId).then(() => ({}))),
    'delete-all': async () => thenCatchUp(deleteAll(db).then(() => ({}))),
  };
};
