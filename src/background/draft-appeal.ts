import { draftAppeal } from '#core/appeals/draft';
import { draftLanguageOf } from '#core/appeals/draft-texts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { shopDayAt } from '#core/model/shop';
import { groundOf } from '#core/policy/grounds';
import { rulesFor } from '#core/score/rules';
import type { Arrived, Sent } from '#messages/protocol';
import type { Database, RecordOf } from '#storage/database';
import { namedShop } from './named-shop';
import type { World } from './world';

/** All facts about what a ticket names. */
const factsAbout = async (db: Database, shopId: string, { orderIds, caseIds, chatIds }: PreparedTicket) => {
  const byKey = async <N extends 'orders' | 'cases' | 'chats'>(
    list: N,
    ids: readonly string[],
  ): Promise<RecordOf<N>[]> => {
    const rows = await db.list(list).bulkGet(ids.map((id): [string, string] => [shopId, id]));
    return rows.flatMap((row) => row?.record ?? []);
  };
  const named = await byKey('cases', caseIds);
  const of = [...new Set([...orderIds, ...named.map((it) => it.orderId)])].map((id) => [shopId, id]);
  const attached = async <N extends 'reviews' | 'cases'>(list: N): Promise<RecordOf<N>[]> =>
    (await db.list(list).where('[shopId+record.orderId]').anyOf(of).toArray()).map((row) => row.record);
  const orders = await byKey(
    'orders',
    of.map(([, id]) => id!),
  );
  return {
    orders,
    reviews: await attached('reviews'),
    cases: await attached('cases'),
    chats: await byKey('chats', chatIds),
  };
};

/** What the portal speaks to this shop's seller, as the page last read declared it. */
const portalLanguage = async (db: Database, shopId: string): Promise<string | null> => {
  const visit = await db.visits
    .orderBy('id')
    .reverse()
    .filter((it) => it.shopId === shopId && it.locale !== undefined)
    .first();
  return visit?.locale?.language ?? null;
};

/** A draft of the appeal for a ticket, made anew from what is known now. */
export const draftFor = async (
  { db, now }: Pick<World, 'db' | 'now'>,
  { shop: named, ticket }: Arrived<'draft-appeal', 'request'>,
): Promise<Sent<'draft-appeal', 'answer'>> => {
  const shop = await namedShop(db, named);
  const rules = rulesFor(shop, shopDayAt(shop, now()));
  const ground = groundOf(ticket.ground);
  if (rules === null || ground === undefined || ground.metric !== ticket.metric)
    throw new RangeError(`${ticket.ground} is no ground of ${ticket.metric} here`);
  const portal = await portalLanguage(db, shop.id);
  const language = draftLanguageOf(ticket.language ?? portal ?? '') ?? 'en';
  const facts = await factsAbout(db, shop.id, ticket);
  return { text: draftAppeal(ground, ticket, facts, rules.policy, rules.zone, language), language, portal };
};
