import type { Chat } from '#core/model/chat';
import type { Facts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';

/** All that is known about one order, or about one chat: the facts that decide together how it counts. */
export interface Dossier {
  /** order id; of a chat, its own */
  id: string;
  order: Order | null;
  reviews: readonly Review[];
  cases: readonly Request[];
  chat: Chat | null;
}

const NONE: readonly never[] = [];

/** Names the order or chat beyond doubt: both kinds of ids are digits. */
export const ownerOf = ({ id, chat }: Pick<Dossier, 'id' | 'chat'>): string => (chat === null ? id : `chat ${id}`);

export const chatDossier = (chat: Chat): Dossier => ({ id: chat.id, order: null, reviews: NONE, cases: NONE, chat });

type Known = Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'>;

/** The facts by what they are about, reviews and requests of orders that are not known included. */
export function* dossiersOf({ orders, reviews, cases, chats }: Known): Generator<Dossier> {
  const attached = new Map<string, { reviews: Review[]; cases: Request[] }>();
  const of = (orderId: string) => {
    let ours = attached.get(orderId);
    if (ours === undefined) {
      ours = { reviews: [], cases: [] };
      attached.set(orderId, ours);
    }
    return ours;
  };
  for (const it of reviews) of(it.orderId).reviews.push(it);
  for (const it of cases) of(it.orderId).cases.push(it);
  for (const order of orders) {
    const ours = attached.get(order.id);
    if (ours === undefined) yield { id: order.id, order, reviews: NONE, cases: NONE, chat: null };
    else {
      attached.delete(order.id);
      yield { id: order.id, order, ...ours, chat: null };
    }
  }
  for (const [id, ours] of attached) yield { id, order: null, ...ours, chat: null };
  for (const chat of chats) yield chatDossier(chat);
}

/** The day that a dossier is kept under, so that what is of one time lies together: the same in whatever order it is known. */
export const shelfOf = ({ order, reviews, cases, chat }: Dossier, zone: Zone): string => {
  const own = order?.placedAt ?? chat?.startedAt ?? chat?.ratedAt ?? null;
  if (own !== null) return String(zone.dayOf(own));
  const days = [...cases.map((it) => it.requestedAt), ...reviews.map((it) => it.reviewedAt)].flatMap((it) =>
    it === null ? [] : zone.dayOf(it),
  );
  return days.length === 0 ? 'undated' : String(Math.min(...days));
};
