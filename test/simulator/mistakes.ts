import { dayNumber, makeDay } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { makeDice } from './dice';
import type { Life, LifeOrder, Mistake } from './life';
import type { Mistakes } from './options';

type Facts = Omit<Life, 'mistakes' | 'tickets'>;

/** Records that the platform counts against its own definitions: what an appeal is for. */
export const makeMistakes = (life: Facts): Mistake[] => {
  const { clock, options } = life;
  const found: Mistake[] = [];
  const consider = (
    why: keyof Mistakes,
    metric: Metric,
    ids: Partial<Pick<Mistake, 'orderId' | 'caseId' | 'chatId'>>,
    after: number,
  ): void => {
    const subject = { metric, orderId: null, caseId: null, chatId: null, ...ids };
    const dice = makeDice(options.seed, 'mistake', why, ids.caseId ?? ids.chatId ?? ids.orderId ?? '');
    if (dice.chance(options.mistakes[why])) found.push({ ...subject, why, since: makeDay(after + 1) });
  };

  const lateness = (order: LifeOrder): 'late' | 'due-day' | 'early' => {
    const due = dayNumber(order.deliverBy);
    const day = order.delivered === null ? due + 1 : clock.day(order.delivered);
    return day > due ? 'late' : day === due ? 'due-day' : 'early';
  };
  const ordersById = new Map(life.orders.map((order) => [order.id, order]));
  for (const order of life.orders) {
    const orderId = order.id;
    const due = dayNumber(order.deliverBy);
    if (order.cancelled === null) {
      const when = lateness(order);
      if (when === 'late' && order.express) consider('express', 'OTDR', { orderId }, due);
      else if (when === 'late' && order.fulfillment === 'tiktok') consider('tiktokFulfilled', 'OTDR', { orderId }, due);
      else if (when === 'late' && order.kind !== 'normal') consider('notNormal', 'OTDR', { orderId }, due);
      else if (when === 'due-day' && !order.express && order.fulfillment === 'seller' && order.kind === 'normal')
        consider('dueDay', 'OTDR', { orderId }, due);
    } else if (order.cancelledBy !== 'buyer' && order.paid !== null) {
      const day = clock.day(order.cancelled);
      if (order.flags.includes('sample')) consider('sample', 'SFCR', { orderId }, day);
      else if (order.fulfillment === 'tiktok') consider('tiktokFulfilled', 'SFCR', { orderId }, day);
      else if (order.cancelReason === 'Buyer requested cancellation')
        consider('buyerRequested', 'SFCR', { orderId }, day);
      else if (order.cancelReason === 'Unable to deliver to buyer address')
        consider('undeliverable', 'SFCR', { orderId }, day);
    } else consider(order.paid === null ? 'unpaid' : 'buyerCancelled', 'SFCR', { orderId }, clock.day(order.cancelled));
    if (order.cancelled !== null && order.kind === 'normal' && order.fulfillment === 'seller' && !order.express)
      consider('cancelledDue', 'OTDR', { orderId }, due);
  }
  for (const review of life.reviews)
    if (review.firstStars >= 3 && review.edit !== null && review.edit.stars <= 2)
      consider('editedReview', 'NRR', { orderId: review.orderId }, clock.day(review.edit.at));
  for (const request of life.cases) {
    const bought =
      request.type === 'return-refund' && ['No longer needed', 'Does not suit me'].includes(request.reason);
    if (bought && ordersById.get(request.orderId)?.delivered != null)
      consider('buyerFault', 'NBFR', { orderId: request.orderId }, clock.day(request.requested));
    if (request.approvedBy === 'platform')
      consider('platformApproved', 'AHT', { orderId: request.orderId, caseId: request.id }, clock.day(request.decided));
  }
  for (const chat of life.chats)
    if (chat.channel !== 'agent' && chat.rated !== null && chat.rating !== null && chat.rating <= 2)
      consider('bot', 'IM_DSAT', { chatId: chat.id }, clock.day(chat.rated));
  return found;
};
