import type { ShopHint } from '#core/model/shop';
import type { Handlers } from '#messages/handle';
import type { OrderMark } from '#messages/panel-protocol';
import type { Incoming } from '#messages/protocol';
import { RequestError } from '#messages/request';
import { isDiskFull } from '#storage/disk-full';
import { putPart } from '#storage/inbox';
import { keptAssessment, listShops } from '#storage/look';
import { findShop } from '#storage/shop-identity';
import { deleteAll, deleteShop, showShop } from '#storage/shops';
import { assessDue } from './assessing';
import { showBadge } from './badge';
import { draftFor } from './draft-appeal';
import { importFile } from './importing';
import { importRead } from './importing-read';
import { marksOf } from './marks';
import { saveUserInput } from './save-user-input';
import { openPanel, openReaders } from './scripts';
import { openDashboard } from './tabs';
import { takeInVisit } from './take-in';
import type { World } from './world';

const DISK_FULL = 'There is no room left on this disk. Nothing of this was kept, and nothing else is lost.';

const orDiskFull = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw isDiskFull(error) ? new RequestError('disk-full', DISK_FULL) : error;
  }
};

/** Brings all that is shown up to date with what is stored. What fails here is tried again at the next reminder. */
export const catchUp = async (world: World): Promise<void> => {
  try {
    await assessDue(world);
  } catch (error) {
    console.error(error);
  } finally {
    await showBadge(world.db);
  }
};

const keptFor = async ({ db }: World, hint: ShopHint) => {
  const shop = findShop(await listShops(db), hint);
  return shop && keptAssessment(db, shop.id);
};

const marksFor = async (world: World, { shop: hint, orderIds }: Incoming<'marks', 'request'>): Promise<OrderMark[]> => {
  const { db } = world;
  const shop = findShop(await listShops(db), hint);
  const kept = shop && (await keptAssessment(db, shop.id));
  if (kept === undefined) return [];
  const prepared = await db.factsOf('preparedTickets', shop!.id).toArray();
  return marksOf(
    kept.assessment,
    prepared.map((it) => it.record),
    orderIds,
  );
};

/** The answer to everything that may be asked. Who brings facts does not wait for what follows from them. */
export const makeHandlers = (world: World): Handlers => {
  const { db } = world;
  const thenCatchUp = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await orDiskFull(work);
    catchUp(world).catch(console.error);
    return answer;
  };
  return {
    'take-in': async (visit) => {
      await world.remind();
      return thenCatchUp(takeInVisit(world, visit));
    },
    readers: async (_, { tab }) => {
      if (tab?.id !== undefined) await openReaders(tab.id);
      return {};
    },
    panel: async (_, { tab }) => {
      if (tab?.id !== undefined) await openPanel(tab.id);
      return {};
    },
    marks: async (request) => ({ marks: await marksFor(world, request) }),
    assessment: async (hint) => (await keptFor(world, hint)) ?? null,
    'show-dashboard': async ({ anchor }) => {
      await openDashboard(anchor);
      return {};
    },
    refresh: async () => {
      await orDiskFull(assessDue(world));
      await showBadge(db);
      return {};
    },
    'import-part': async ({ ticket, index, text }) => {
      await orDiskFull(putPart(db, ticket, index, text));
      return {};
    },
    import: async (request) => {
      await world.remind();
      return thenCatchUp(importFile(world, request));
    },
    'import-read': async (request) => {
      await world.remind();
      return thenCatchUp(importRead(world, request));
    },
    'save-user-input': async (request) => {
      await world.remind();
      return thenCatchUp(saveUserInput(world, request));
    },
    'draft-appeal': async (request) => draftFor(world, request),
    'show-shop': async ({ shopId }) => thenCatchUp(showShop(db, shopId).then(() => ({}))),
    'delete-shop': async ({ shopId }) => thenCatchUp(deleteShop(db, shopId).then(() => ({}))),
    'delete-all': async () => thenCatchUp(deleteAll(db).then(() => ({}))),
  };
};
