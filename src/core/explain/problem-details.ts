import { type Day, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { problemKey, type Subject } from '#core/model/problem';
import type { Zone } from '#core/model/zone';

/** Events of an order in the figures that its metric uses; null if no page showed them. */
export type ProblemEvent =
  | { kind: 'review'; stars: number | null }
  | { kind: 'late'; daysLate: number | null }
  | { kind: 'cancelled'; by: 'buyer' | 'seller' | 'system' | null; reason: string | null }
  | { kind: 'returned'; type: string | null; reason: string | null }
  | { kind: 'handled'; hours: number | null; reason: string | null }
  | { kind: 'chat'; rating: number | null };

export interface ProblemDetail {
  /** see `problemKey` */
  key: string;
  product: string | null;
  productId: string | null;
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
  const dayOf = (instant: string | null | undefined): Day | null =>
    instant == null ? null : makeDay(zone.dayOf(instant));
  return subjects.map((subject): ProblemDetail => {
    const { metric, caseId, chatId } = subject;
    const caseRecord = caseId === null ? undefined : caseOf.get(caseId);
    const orderId = subject.orderId ?? caseRecord?.orderId ?? null;
    const order = orderId === null ? undefined : orderOf.get(orderId);
    const line = order?.lines?.[0];
    const base = {
      key: problemKey(subject),
      product: line?.productName ?? null,
      productId: line?.productId ?? line?.skuId ?? null,
    };
    switch (metric) {
      case 'NRR': {
        const worst = (reviewsOf.get(orderId ?? '') ?? []).toSorted((a, b) => (a.stars ?? 6) - (b.stars ?? 6))[0];
        const event = { kind: 'review' as const, stars: worst?.stars ?? null };
        return { ...base, event, on: dayOf(worst?.reviewedAt) ?? dayOf(order?.deliveredAt) };
      }
      case 'OTDR': {
        const { deliverBy = null, deliveredAt = null } = order ?? {};
        const daysLate =
          deliverBy === null || deliveredAt === null ? null : zone.dayOf(deliveredAt) - zone.dayOf(deliverBy);
        return { ...base, event: { kind: 'late', daysLate }, on: dayOf(deliverBy) };
      }
      case 'SFCR': {
        const event = {
          kind: 'cancelled' as const,
          by: order?.cancelledBy ?? null,
          reason: order?.cancelReason ?? null,
        };
        return { ...base, event, on: dayOf(order?.cancelledAt) ?? dayOf(order?.placedAt) };
      }
      case 'NBFR': {
        const found = caseRecord ?? casesOf.get(orderId ?? '')?.[0];
        const event = { kind: 'returned' as const, type: found?.type ?? null, reason: found?.reason ?? null };
        return { ...base, event, on: dayOf(found?.requestedAt) };
      }
      case 'AHT': {
        const found = caseRecord ?? casesOf.get(orderId ?? '')?.[0];
        const { approveHours = null, inspectHours = null } = found ?? {};
        const hours = approveHours === null && inspectHours === null ? null : (approveHours ?? 0) + (inspectHours ?? 0);
        return {
          ...base,
          event: { kind: 'handled', hours, reason: found?.reason ?? null },
          on: dayOf(found?.requestedAt),
        };
      }
      case 'LDR':
        return {
          ...base,
          event: { kind: 'late', daysLate: null },
          on: dayOf(order?.shippedAt) ?? dayOf(order?.placedAt),
        };
      default: {
        const chat = chatId === null ? undefined : chatOf.get(chatId);
        return {
          ...base,
          event: { kind: 'chat', rating: chat?.rating ?? null },
          on: dayOf(chat?.ratedAt) ?? dayOf(chat?.startedAt),
        };
      }
    }
  });
};
