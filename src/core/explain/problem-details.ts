import { type Day, type Instant, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { problemKey, type Subject } from '#core/model/problem';
import type { Zone } from '#core/model/zone';

/** Events of an order in the figures that its metric uses; null if no page showed them. */
export type ProblemEvent =
  | { kind: 'review'; stars: number | null }
  | { kind: 'late'; daysLate: number | null }
  | { kind: 'cancelled'; reason: string | null }
  | { kind: 'returned'; reason: string | null }
  | { kind: 'handled'; hours: number | null; reason: string | null }
  | { kind: 'chat'; rating: number | null };

export interface ProblemDetail {
  /** see `problemKey` */
  key: string;
  product: string | null;
  event: ProblemEvent;
  /** the day of the event */
  on: Day | null;
}

type Records = Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'>;

const byOrder = <T extends { orderId: string }>(records: readonly T[]): Map<string, T[]> =>
  Map.groupBy(records, ({ orderId }) => orderId);

/** Facts of each subject, collected in one pass over the records; days are the shop's. */
export const problemDetailsOf = (
  { orders, reviews, cases, chats }: Records,
  zone: Zone,
  subjects: readonly Subject[],
): ProblemDetail[] => {
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const caseOf = new Map(cases.map((caseRecord) => [caseRecord.id ?? caseRecord.orderId, caseRecord]));
  const chatOf = new Map(chats.map((chat) => [chat.id, chat]));
  const [reviewsOf, casesOf] = [byOrder(reviews), byOrder(cases)];
  const dayOf = (instant: Instant | null | undefined): Day | null =>
    instant == null ? null : makeDay(zone.dayOf(instant));
  return subjects.map((subject): ProblemDetail => {
    const { metric, caseId, chatId } = subject;
    const caseRecord = caseId === null ? undefined : caseOf.get(caseId);
    const orderId = subject.orderId ?? caseRecord?.orderId ?? null;
    const order = orderId === null ? undefined : orderOf.get(orderId);
    /** @param days when it happened: the first that is known */
    const told = (event: ProblemEvent, ...days: (Instant | null | undefined)[]): ProblemDetail => ({
      key: problemKey(subject),
      product: order?.lines?.[0]?.productName ?? null,
      event,
      on: days.map(dayOf).find((day) => day !== null) ?? null,
    });
    const request = caseRecord ?? casesOf.get(orderId ?? '')?.[0];
    const reason = request?.reason ?? null;
    switch (metric) {
      case 'NRR': {
        const worst = (reviewsOf.get(orderId ?? '') ?? []).toSorted((a, b) => (a.stars ?? 6) - (b.stars ?? 6))[0];
        return told({ kind: 'review', stars: worst?.stars ?? null }, worst?.reviewedAt, order?.deliveredAt);
      }
      case 'OTDR': {
        const { deliverBy = null, deliveredAt = null } = order ?? {};
        const isKnown = deliverBy !== null && deliveredAt !== null;
        return told(
          { kind: 'late', daysLate: isKnown ? zone.dayOf(deliveredAt) - zone.dayOf(deliverBy) : null },
          deliverBy,
        );
      }
      case 'SFCR':
        return told({ kind: 'cancelled', reason: order?.cancelReason ?? null }, order?.cancelledAt, order?.placedAt);
      case 'NBFR':
        return told({ kind: 'returned', reason }, request?.requestedAt);
      case 'AHT': {
        const { approveHours = null, inspectHours = null } = request ?? {};
        const hours = approveHours === null && inspectHours === null ? null : (approveHours ?? 0) + (inspectHours ?? 0);
        return told({ kind: 'handled', hours, reason }, request?.requestedAt);
      }
      case 'LDR':
        return told({ kind: 'late', daysLate: null }, order?.shippedAt, order?.placedAt);
      default: {
        const chat = chatId === null ? undefined : chatOf.get(chatId);
        return told({ kind: 'chat', rating: chat?.rating ?? null }, chat?.ratedAt, chat?.startedAt);
      }
    }
  });
};
