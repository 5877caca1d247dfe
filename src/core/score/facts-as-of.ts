import type { CaseRecord } from '#core/model/case';
import type { Day, Instant } from '#core/model/day';
import { dayNumber, makeDay } from '#core/model/day';
import { type Facts, lastReadAt } from '#core/model/facts';
import type { SeenTimes } from '#core/model/field';
import type { Order, OrderStatus } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { Moment } from './ledger';

/** Whether an order was paid, on a day that nothing tells: what is shipped has been paid, and was taken as paid when placed. */
const isPaidUndated = ({ paidAt, readyToShipAt, shippedAt, deliveredAt }: Order): boolean =>
  paidAt === null && (readyToShipAt ?? shippedAt ?? deliveredAt) !== null;

/** An order's status by its remaining dates. @param later the order with all its dates */
const statusOf = ({ cancelledAt, deliveredAt, shippedAt, readyToShipAt, paidAt }: Order, later: Order): OrderStatus => {
  if (cancelledAt !== null) return 'cancelled';
  if (deliveredAt !== null) return 'delivered';
  if (shippedAt !== null) return 'in-transit';
  if (readyToShipAt !== null) return 'awaiting-collection';
  return paidAt !== null || isPaidUndated(later) ? 'awaiting-shipment' : 'unpaid';
};

const NOT_CANCELLED = { cancelledBy: null, cancelReason: null };

/**
 * The facts as known at the end of a day, without later records, later fields and what only they imply. A late reading
 * of an earlier event stays. Source: conventions.md#20-as-of-a-day.
 * @param end a moment of that day, by default its end
 */
export const factsAsOf = <F extends Facts & { exportedAt?: Instant }>(
  facts: F,
  asOf: Day,
  zone: Zone,
  end: Moment = dayNumber(asOf) + 1,
): F => {
  // Zones are within a day of UTC, so the date alone decides nearly all instants.
  const later = makeDay(dayNumber(asOf) + 3);
  const isLater = (instant: Instant | null): boolean =>
    instant !== null && instant >= asOf && (instant >= later || zone.timeOf(instant) >= end);
  const cut = (instant: Instant | null): Instant | null => (isLater(instant) ? null : instant);
  const seenBy = <R extends SeenTimes>(record: R): R =>
    isLater(record.readAt) || isLater(record.firstSeen) || isLater(record.lastSeen)
      ? { ...record, readAt: cut(record.readAt), firstSeen: cut(record.firstSeen), lastSeen: cut(record.lastSeen) }
      : record;
  const orderBy = (order: Order): Order => {
    const { paidAt, readyToShipAt, shippedAt, deliveredAt, cancelledAt } = order;
    if (![paidAt, readyToShipAt, shippedAt, deliveredAt, cancelledAt].some(isLater)) return seenBy(order);
    const known: Order = {
      ...order,
      paidAt: cut(paidAt),
      readyToShipAt: cut(readyToShipAt),
      shippedAt: cut(shippedAt),
      deliveredAt: cut(deliveredAt),
      cancelledAt: cut(cancelledAt),
    };
    const { cancelledBy, cancelReason } = known.cancelledAt === null ? NOT_CANCELLED : order;
    return seenBy({ ...known, status: statusOf(known, order), cancelledBy, cancelReason });
  };
  // Hours are undated: a file made by the end of the day has only past hours, a later file may have later ones too.
  const mayHoldLater = isLater(facts.exportedAt ?? lastReadAt(facts) ?? null);
  /** Takes a bare day from its beginning, so that no hours that may have passed are dropped. */
  const startOf = (instant: Instant): Moment => (instant.length === 10 ? dayNumber(instant) : zone.timeOf(instant));
  const caseBy = (caseRecord: CaseRecord): CaseRecord => {
    const { requestedAt, approveHours, inspectHours } = caseRecord;
    const hours = (approveHours ?? 0) + (inspectHours ?? 0);
    if (!mayHoldLater || requestedAt === null || startOf(requestedAt) + hours / 24 < end) return seenBy(caseRecord);
    const open = { status: 'open', statusText: null, approveHours: null, inspectHours: null, rounds: null } as const;
    return seenBy({ ...caseRecord, ...open, approvedBy: null });
  };
  return {
    ...facts,
    orders: facts.orders.filter(({ placedAt }) => !isLater(placedAt)).map(orderBy),
    reviews: facts.reviews.filter(({ reviewedAt }) => !isLater(reviewedAt)).map(seenBy),
    cases: facts.cases.filter(({ requestedAt }) => !isLater(requestedAt)).map(caseBy),
    chats: facts.chats
      .filter(({ startedAt }) => !isLater(startedAt))
      .map((chat) => seenBy(isLater(chat.ratedAt) ? { ...chat, ratedAt: null, rating: null } : chat)),
    // A problem listed later was listed on every day since it was first seen.
    problems: facts.problems
      .filter(({ firstSeen }) => !isLater(firstSeen))
      .map((problem) =>
        isLater(problem.lastSeen) ? { ...problem, lastSeen: asOf, readAt: cut(problem.readAt) } : seenBy(problem),
      ),
    readings: facts.readings.filter(({ day, at }) => day <= asOf && !isLater(at)).map(seenBy),
    tickets: facts.tickets
      .filter(({ submittedAt }) => !isLater(submittedAt))
      .map((ticket) =>
        seenBy(
          isLater(ticket.decidedAt) ? { ...ticket, status: 'in-review', statusText: null, decidedAt: null } : ticket,
        ),
      ),
    coverage: facts.coverage.filter(({ readAt }) => !isLater(readAt)),
  };
};
