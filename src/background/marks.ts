import type { Assessment } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { OrderMark } from '#messages/panel-protocol';

/** What the rows of an order list show; an order that costs nothing and is in no ticket has no mark. */
export const marksOf = (
  { costs, appeals }: Pick<Assessment, 'costs' | 'appeals'>,
  preparedTickets: readonly PreparedTicket[],
  orderIds: readonly string[],
): OrderMark[] => {
  const listed = new Set(orderIds);
  const marks = new Map<string, OrderMark>();
  const markOf = (orderId: string): OrderMark => {
    const mark = marks.get(orderId) ?? { orderId, costs: [], appeal: null };
    marks.set(orderId, mark);
    return mark;
  };
  for (const { orderId, metric, points } of costs)
    if (orderId !== null && listed.has(orderId)) markOf(orderId).costs.push({ metric, points });
  // Tickets come best first; what is in none of them is not worth filing.
  for (const { orderIds: ids, metric, ground } of appeals.tickets)
    for (const orderId of ids) if (listed.has(orderId)) markOf(orderId).appeal ??= { metric, ground };
  for (const { id, metric, state, orderIds: ticketOrderIds } of preparedTickets) {
    if (state === 'dropped') continue;
    for (const orderId of ticketOrderIds) if (listed.has(orderId)) markOf(orderId).prepared ??= { id, metric, state };
  }
  return [...marks.values()];
};
