import { type RecordFact, recordFacts } from '#core/appeals/record-facts';
import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { problemKey } from '#core/model/problem';
import type { Subject } from './known-orders';

/** What the platform listed and what the facts say of it, on the shop's own clock. */
export interface Recorded {
  listed: { firstSeen: Instant | null; lastSeen: Instant | null } | null;
  said: RecordFact[];
  zone: string;
}

type Known = Pick<Facts, 'problems' | 'orders' | 'reviews' | 'cases' | 'chats'>;

export const recordOf = (facts: Known, zone: string, subject: Subject): Recorded => {
  const { metric, caseId, chatId } = subject;
  const key = problemKey(subject);
  const problem = facts.problems.find((it) => problemKey(it) === key);
  const orderId = subject.orderId ?? facts.cases.find((it) => it.id === caseId)?.orderId ?? null;
  const cases = facts.cases.filter((it) => (caseId === null ? it.orderId === orderId : it.id === caseId));
  return {
    listed: problem === undefined ? null : { firstSeen: problem.firstSeen, lastSeen: problem.lastSeen },
    said: recordFacts(metric, {
      id: orderId ?? chatId ?? '',
      order: facts.orders.find((it) => it.id === orderId) ?? null,
      reviews: facts.reviews.filter((it) => it.orderId === orderId),
      cases,
      chat: facts.chats.find((it) => it.id === chatId) ?? null,
    }),
    zone,
  };
};
