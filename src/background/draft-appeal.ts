import { draftTicket } from '#core/appeals/draft';
import type { RecordOf } from '#core/model/facts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { shopDayAt } from '#core/model/shop';
import type { Incoming, Outgoing } from '#messages/protocol';
import type { Database } from '#storage/database';
import { namedShop } from '#storage/queries';
import type { BackgroundContext } from './context';

/** All facts about the records of a ticket. */
const factsOfTicket = async (db: Database, shopId: string, { orderIds, caseIds, chatIds }: PreparedTicket) => {
  const byId = async <N extends 'orders' | 'cases' | 'chats'>(
    list: N,
    ids: readonly string[],
  ): Promise<RecordOf<N>[]> => {
    const rows = await db.list(list).bulkGet(ids.map((id): [string, string] => [shopId, id]));
    return rows.flatMap((row) => row?.record ?? []);
  };
  const requests = await byId('cases', caseIds);
  const allOrderIds = [...new Set([...orderIds, ...requests.map(({ orderId }) => orderId)])];
  const ofOrders = async <N extends 'reviews' | 'cases'>(list: N): Promise<RecordOf<N>[]> => {
    const keys = allOrderIds.map((orderId) => [shopId, orderId]);
    const rows = await db.list(list).where('[shopId+record.orderId]').anyOf(keys).toArray();
    return rows.map((row) => row.record);
  };
  return {
    orders: await byId('orders', allOrderIds),
    reviews: await ofOrders('reviews'),
    cases: await ofOrders('cases'),
    chats: await byId('chats', chatIds),
  };
};

/** The portal language of this shop's seller, as last declared by a page. */
const portalLanguage = async (db: Database, shopId: string): Promise<string | null> => {
  const visit = await db.visits
    .orderBy('id')
    .reverse()
    .filter((row) => row.shopId === shopId && row.locale !== undefined)
    .first();
  return visit?.locale?.language ?? null;
};

/** Drafts the appeal of a ticket from the stored facts. */
export const draftFor = async (
  { db, now }: Pick<BackgroundContext, 'db' | 'now'>,
  { shop: named, ticket }: Incoming<'draft-appeal', 'request'>,
): Promise<Outgoing<'draft-appeal', 'answer'>> => {
  const shop = await namedShop(db, named);
  const portal = await portalLanguage(db, shop.id);
  const facts = await factsOfTicket(db, shop.id, ticket);
  const asOf = shopDayAt(shop, now());
  return { ...draftTicket({ shop, ticket, facts, asOf, language: ticket.language ?? portal }), portal };
};
