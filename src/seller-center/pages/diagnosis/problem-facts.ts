import { countsChats, type Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import type { OrderDraft, seenNow } from '../../page-context';
import type { CaseType } from './captions';

/** What one entry of a list of problems says, on a diagnosis page or in an answer of the Partner API; null if nothing. */
export interface PrintedProblem {
  id(field: 'orderId' | 'caseId' | 'skuId' | 'productId'): string | null;
  chatId(): string | null;
  productName(): string | null;
  moment(field: 'placedAt' | 'deliveredAt' | 'deliverBy' | 'startedAt'): string | null;
  stars(field: 'stars' | 'rating'): number | null;
  hours(field: 'approveHours' | 'inspectHours'): number | null;
  rounds(): number | null;
  type(): CaseType | null;
  reason(): string | null;
}

export type ProblemDrafts = Required<Pick<FactDrafts, 'problems' | 'orders' | 'reviews' | 'cases' | 'chats'>>;
export const noDrafts = (): ProblemDrafts => ({ problems: [], orders: [], reviews: [], cases: [], chats: [] });

const readOrder = (printed: PrintedProblem, id: string, readAt: string): OrderDraft => {
  const [skuId, productId, productName] = [printed.id('skuId'), printed.id('productId'), printed.productName()];
  const lines = skuId === null && productId === null ? null : [{ skuId, productId, productName }];
  return { id, readAt, placedAt: printed.moment('placedAt'), lines };
};

/**
 * Adds the problem of one entry, and the facts printed beside it about the order, review, case or chat. False if its
 * subject is unknown.
 */
export const addProblem = (
  metric: Metric,
  printed: PrintedProblem,
  seen: ReturnType<typeof seenNow>,
  drafts: ProblemDrafts,
): boolean => {
  if (countsChats(metric)) {
    const chatId = printed.chatId();
    if (chatId === null) return false;
    drafts.problems.push({ metric, chatId, ...seen });
    const [rating, startedAt] = [printed.stars('rating'), printed.moment('startedAt')];
    drafts.chats.push({ id: chatId, rating, startedAt, ...seen });
    return true;
  }
  const orderId = printed.id('orderId');
  if (orderId === null) return false;
  if (metric === 'AHT') {
    const caseId = printed.id('caseId');
    if (caseId === null) return false;
    drafts.problems.push({ metric, orderId, caseId, ...seen });
    drafts.cases.push({
      id: caseId,
      orderId,
      type: printed.type(),
      approveHours: printed.hours('approveHours'),
      inspectHours: printed.hours('inspectHours'),
      rounds: printed.rounds(),
      ...seen,
    });
    return true;
  }
  const order = readOrder(printed, orderId, seen.readAt);
  drafts.problems.push({ metric, orderId, ...seen });
  drafts.orders.push(order);
  switch (metric) {
    case 'NRR': {
      order.deliveredAt = printed.moment('deliveredAt');
      const stars = printed.stars('stars');
      drafts.reviews.push({ orderId, skuId: order.lines?.[0]?.skuId ?? null, stars, firstStars: stars, ...seen });
      break;
    }
    case 'NBFR':
      order.deliveredAt = printed.moment('deliveredAt');
      drafts.cases.push({ orderId, reason: printed.reason(), ...seen });
      break;
    case 'SFCR':
      order.cancelReason = printed.reason();
      // A reason for a cancellation implies one; no other state is inferred, as a later one may be known already.
      if (order.cancelReason !== null) order.status = 'cancelled';
      break;
    case 'OTDR':
      order.deliverBy = printed.moment('deliverBy');
      order.deliveredAt = printed.moment('deliveredAt');
      break;
  }
  return true;
};
