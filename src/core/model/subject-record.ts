import * as z from 'zod/mini';
import { type CaseRecord, caseRecord } from './case';
import { chat } from './chat';
import { type DayNumber, dayNumber, type Instant } from './day';
import type { Facts } from './facts';
import { order } from './order';
import { type Review, review } from './review';

/** All facts about one order or one chat, which decide together how it counts. */
export const subjectRecord = z.object({
  /** order id or chat id */
  id: z.string(),
  /** null if only reviews or requests of the order were read */
  order: z.nullable(order),
  reviews: z.readonly(z.array(review)),
  cases: z.readonly(z.array(caseRecord)),
  chat: z.nullable(chat),
});
export type SubjectRecord = z.infer<typeof subjectRecord>;

/** The lists of facts about orders and chats. */
export const SUBJECT_LISTS = ['orders', 'reviews', 'cases', 'chats'] as const;
export type SubjectLists = Pick<Facts, (typeof SUBJECT_LISTS)[number]>;

const NO_ROWS: readonly never[] = [];

/** Groups facts by order or chat, including reviews and requests of orders that were not read. */
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
    yield { id, order, reviews: lists?.reviews ?? NO_ROWS, cases: lists?.cases ?? NO_ROWS, chat: null };
    if (lists !== undefined) attached.delete(id);
  }
  for (const [id, lists] of attached) yield { id, order: null, ...lists, chat: null };
  for (const chat of chats) yield { id: chat.id, order: null, reviews: NO_ROWS, cases: NO_ROWS, chat };
}

/** Partition day of undated records, greater than any day. */
export const UNDATED: DayNumber = Number.POSITIVE_INFINITY;

const firstDay = (...instants: readonly (Instant | null)[]): DayNumber => {
  const first = instants.find((instant) => instant !== null);
  return first === undefined || first === null ? UNDATED : dayNumber(first);
};

/**
 * The partition day of an order or chat: the UTC day on which it was placed or begun, so that it is independent of the
 * shop's zone and hardly ever changes.
 */
export const partitionDayOf = ({ order, reviews, cases, chat }: Omit<SubjectRecord, 'id'>): DayNumber => {
  if (order !== null) return firstDay(order.placedAt, order.firstSeen);
  if (chat !== null) return firstDay(chat.startedAt, chat.ratedAt, chat.firstSeen);
  return Math.min(
    ...cases.map((caseRecord) => firstDay(caseRecord.requestedAt, caseRecord.firstSeen)),
    ...reviews.map((review) => firstDay(review.reviewedAt, review.firstSeen)),
  );
};

/** The facts of the partitions from that day on. */
export const recordsSince = (facts: SubjectLists, first: DayNumber): SubjectRecord[] =>
  [...subjectRecords(facts)].filter((record) => partitionDayOf(record) >= first);
