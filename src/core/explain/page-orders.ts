import type { Assessment } from '#core/model/assessment';
import type { OrderCheckCode } from '#core/model/check-item';
import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import type { Metric, MetricCode } from '#core/model/metric';
import type { Order } from '#core/model/order';
import type { OrderMark } from '#core/model/order-mark';
import type { Page } from '#core/model/page';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Review } from '#core/model/review';
import type { Zone } from '#core/model/zone';
import { scoreRulesFor } from '#core/policy/score-rules';
import { costKnowledgeOf, metricsOfPage } from './cost-knowledge';

/** Whether an order with an open status is with the carrier; other statuses are absent. */
const SHIPPED: Partial<Record<NonNullable<Order['status']>, boolean>> = {
  'awaiting-shipment': false,
  'awaiting-collection': false,
  'in-transit': true,
};

const deliveryOf = (order: Order | undefined, today: DayNumber, zone: Zone): OrderMark['delivery'] => {
  const shipped = order?.status == null ? undefined : SHIPPED[order.status];
  if (order === undefined || shipped === undefined || order.deliverBy === null) return null;
  const due = zone.dayOf(order.deliverBy);
  return { due: makeDay(due), daysLeft: due - today, shipped };
};

interface PageFacts {
  /** listed orders that are stored */
  orders: readonly Order[];
  reviews: readonly Review[];
  preparedTickets: readonly PreparedTicket[];
  /** the check of the morning that each open order fails */
  checks: ReadonlyMap<string, OrderCheckCode>;
}

/** What is known of each order that a page lists, in the page's order. */
export const pageOrdersOf = (
  assessment: Assessment,
  { page, metric, orderIds }: { page: Page; metric: MetricCode | null; orderIds: readonly string[] },
  { orders, reviews, preparedTickets, checks }: PageFacts,
  zone: Zone,
): OrderMark[] => {
  const metrics = metricsOfPage(page, metric);
  const isOfOrders = page === 'order-list' || page === 'order-detail';
  const isAsked = (asked: Metric) => isOfOrders || page === 'appeal-center' || metrics.includes(asked);
  const { state } = costKnowledgeOf(assessment, metrics);
  const unpriced = new Set(assessment.unpriced.flatMap((row) => (isAsked(row.metric) ? (row.orderId ?? []) : [])));
  const negative = scoreRulesFor(assessment.region, assessment.asOf)?.negativeStars.value ?? null;
  /** Where reviews alone decide, an order without a negative one costs nothing. */
  const isReviewedWell = (orderId: string): boolean => {
    const own = reviews.filter((review) => review.orderId === orderId);
    const stars = own.map((review) => review.firstStars ?? review.stars);
    return (
      metrics.join() === 'NRR' && own.length > 0 && stars.every((given) => negative !== null && (given ?? 0) > negative)
    );
  };
  const stored = new Map(orders.map((order) => [order.id, order]));
  const today = dayNumber(assessment.asOf);
  const rows = new Map<string, OrderMark>(
    orderIds.map((orderId) => {
      const delivery = isOfOrders ? deliveryOf(stored.get(orderId), today, zone) : null;
      const check = isOfOrders ? (checks.get(orderId) ?? null) : null;
      return [
        orderId,
        { orderId, state: 'unknown', costs: [], appeal: null, prepared: null, delivery, check, answerBy: null },
      ];
    }),
  );
  for (const cost of assessment.costs) {
    const row = cost.orderId === null ? undefined : rows.get(cost.orderId);
    if (row === undefined || !isAsked(cost.metric)) continue;
    row.costs.push({ metric: cost.metric, points: cost.points, leavesOn: cost.leavesOn });
  }
  // Requests by their deadline.
  for (const { orderId, dueAt } of page === 'returns' ? (assessment.agenda?.cases ?? []) : []) {
    const row = rows.get(orderId);
    if (row !== undefined) row.answerBy ??= dueAt;
  }
  // Tickets come best first; what is in none of them is not worth filing.
  for (const { metric: ofTicket, ground, orderIds: ofOrders } of assessment.appeals.tickets) {
    if (!isAsked(ofTicket)) continue;
    for (const orderId of ofOrders) {
      const row = rows.get(orderId);
      if (row !== undefined) row.appeal ??= { metric: ofTicket, ground, against: [] };
    }
  }
  for (const candidate of assessment.appeals.candidates) {
    const appeal = candidate.orderId === null ? null : rows.get(candidate.orderId)?.appeal;
    if (appeal?.metric === candidate.metric && appeal.ground === candidate.ground)
      appeal.against = [...new Set([...appeal.against, ...candidate.against])];
  }
  for (const { id, metric: ticketMetric, state: ticketState, orderIds: ticketOrderIds } of preparedTickets) {
    if (ticketState === 'dropped' || !isAsked(ticketMetric)) continue;
    for (const orderId of ticketOrderIds) {
      const row = rows.get(orderId);
      if (row !== undefined) row.prepared ??= { id, metric: ticketMetric, state: ticketState };
    }
  }
  for (const row of rows.values()) {
    // What TikTok lists counts, even without a price.
    const isFree = state === 'known' && page !== 'diagnosis' && (!isOfOrders || stored.has(row.orderId));
    if (row.costs.length > 0) row.state = 'costs';
    else if (unpriced.has(row.orderId)) row.state = 'unknown';
    else if (isFree || (state !== 'no-formula' && isReviewedWell(row.orderId))) row.state = 'nothing';
  }
  return [...rows.values()];
};
