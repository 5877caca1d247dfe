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
  const ordersById = new Map(life.orders.map((it) => [it.id, it]));
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
  for (const it of life.reviews)
    if (it.firstStars >= 3 && it.edit !== null && it.edit.stars <= 2)
      consider('editedReview', 'NRR', { orderId: it.orderId }, clock.day(it.edit.at));
  for (const it of life.cases) {
    const bought = it.type === 'return-refund' && ['No longer needed', 'Does not suit me'].includes(it.reason);
    if (bought && ordersById.get(it.orderId)?.delivered != null)
      consider('buyerFault', 'NBFR', { orderId: it.orderId }, clock.day(it.requested));
    if (it.approvedBy === 'platform')
      consider('platformApproved', 'AHT', { orderId: it.orderId, caseId: it.id }, clock.day(it.decided));
  }
  for (const it of life.chats)
    if (it.channel !== 'agent' && it.rated !== null && it.rating !== null && it.rating <= 2)
      consider('bot', 'IM_DSAT', { chatId: it.id }, clock.day(it.rated));
  return found;
};
