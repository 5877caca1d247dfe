import type { Assessment } from '#core/model/assessment';
import type { Mark } from '#messages/protocol';

/** What the rows of an order list are to say: nothing for an order that costs nothing. */
export const marksOf = ({ costs, appeals }: Assessment, orderIds: readonly string[]): Mark[] => {
  const asked = new Set(orderIds);
  const marks = new Map<string, Mark>();
  const markOf = (orderId: string): Mark => {
    const mark = marks.get(orderId) ?? { orderId, costs: [], appeal: null };
    marks.set(orderId, mark);
    return mark;
  };
  for (const { orderId, metric, points } of costs) {
    if (orderId !== null && asked.has(orderId)) markOf(orderId).costs.push({ metric, points });
  }
  // candidates come best first
  for (const { orderId, metric, ground } of appeals.candidates) {
    if (orderId !== null && asked.has(orderId)) markOf(orderId).appeal ??= { metric, ground };
  }
  return [...marks.values()];
};
