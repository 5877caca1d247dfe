import type { CaseRecord } from './case';
import type { Chat } from './chat';
import { type DayNumber, dayNumber, type Instant } from './day';
import type { Facts } from './facts';
import type { Order } from './order';
import type { Review } from './review';

/** All that is known about one order, or about one chat: the facts that decide together how it counts. */
export interface SubjectRecord {
  /** order id; of a chat, its own */
  id: string;
  /** null where only reviews or requests of the order were read */
  order: Order | null;
  reviews: readonly Review[];
  cases: readonly CaseRecord[];
  chat: Chat | null;
}

/** The lists whose records make up subjects. */
const SUBJECT_LISTS = ['orders', 'reviews', 'cases', 'chats'] as const;
export type SubjectLists = Pick<Facts, (typeof SUBJECT_LISTS)[number]>;

const NONE: readonly never[] = [];

/** The facts by order and chat, reviews and requests of orders that were not read included. */
export function* subjectRecords({ orders, reviews, cases, chats }: SubjectLists): Generator<SubjectRecord> {
  const attached = new Map<string, { reviews: Review[]; cases: CaseRecord[] }>();
  const attachedTo = (orderId: string) => {
    let lists = attached.get(orderId);
    if (lists === undefined) {
      lists = { reviews: [], cases: [] };
      attached.set(orderId, lists);
    }
    return lists;
  };
  for (const review of reviews) attachedTo(review.orderId).reviews.push(review);
  for (const caseRecord of cases) attachedTo(caseRecord.orderId).cases.push(caseRecord);
  for (const order of orders) {
    const { id } = order;
    const lists = attached.get(id);
    yield { id, order, reviews: lists?.reviews ?? NONE, cases: lists?.cases ?? NONE, chat: null };
    if (lists !== undefined) attached.delete(id);
  }
  for (const [id, lists] of attached) yield { id, order: null, ...lists, chat: null };
  for (const chat of chats) yield { id: chat.id, order: null, reviews: NONE, cases: NONE, chat };
}

/** The day of records without any date; greater than all days. */
export const UNDATED: DayNumber = Number.POSITIVE_INFINITY;

const firstDay = (...instants: readonly (Instant | null)[]): DayNumber => {
  const first = instants.find((instant) => instant !== null);
  return first === undefined || first === null ? UNDATED : dayNumber(first);
};

/**
 * The day under which all records of an order or chat are counted together: the UTC day on which the order was placed, or
 * the chat begun. It does not change with the shop's zone, and hardly ever with what is learned later.
 */
export const partitionDayOf = ({ order, reviews, cases, chat }: Omit<SubjectRecord, 'id'>): DayNumber => {
  if (order !== null) return firstDay(order.placedAt, order.firstSeen);
  if (chat !== null) return firstDay(chat.startedAt, chat.ratedAt, chat.firstSeen);
  return Math.min(
    ...cases.map((caseRecord) => firstDay(caseRecord.requestedAt, caseRecord.firstSeen)),
    ...reviews.map((review) => firstDay(review.reviewedAt, review.firstSeen)),
  );
};
