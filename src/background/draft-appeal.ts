import { draftTicket } from '#core/appeals/draft';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { shopDayAt } from '#core/model/shop';
import type { Incoming, Outgoing } from '#messages/protocol';
import type { Database } from '#storage/database';
import { namedShop, recordsById, recordsOfOrders } from '#storage/queries';
import type { BackgroundContext } from './context';

/** All facts about the records of a ticket. */
const factsOfTicket = async (db: Database, shopId: string, { orderIds, caseIds, chatIds }: PreparedTicket) => {
  const requests = await recordsById(db, shopId, 'cases', caseIds);
  const allOrderIds = [...new Set([...orderIds, ...requests.map(({ orderId }) => orderId)])];
  return {
    orders: await recordsById(db, shopId, 'orders', allOrderIds),
    reviews: await recordsOfOrders(db, shopId, 'reviews', allOrderIds),
    cases: await recordsOfOrders(db, shopId, 'cases', allOrderIds),
    chats: await recordsById(db, shopId, 'chats', chatIds),
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
