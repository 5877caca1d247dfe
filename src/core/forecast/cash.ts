import type { DayNumber } from '#core/model/day';
import type { Money } from '#core/model/field';
import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { SettlementTier } from '#core/policy/settlement';

const SALES_DAYS = 30;

/** What the shop takes on an average day, as far as the amounts of its orders are known. */
export interface Sales {
  perDay: Money;
  /** whole days that the mean is taken over */
  days: number;
  /** orders with an amount, and those without one, whose money is missing from the mean */
  orders: number;
  withoutAmount: number;
}

const isSold = ({ status, paidAt, cancelledAt }: Order): boolean =>
  cancelledAt === null && status !== 'cancelled' && (paidAt !== null || (status !== null && status !== 'unpaid'));

/**
 * Mean daily sales of the 30 whole days before `day`, or of as many as the orders go back. Null where no amount is known,
 * and where amounts are in several currencies, which no page gives a rate for.
 */
export const salesOf = (orders: readonly Order[], zone: Zone, day: DayNumber): Sales | null => {
  let [sum, known, withoutAmount, first] = [0, 0, 0, day];
  let currency: string | null = null;
  for (const order of orders) {
    if (order.placedAt === null || !isSold(order)) continue;
    const placed = zone.dayOf(order.placedAt);
    if (placed >= day) continue;
    first = Math.min(first, placed);
    if (placed < day - SALES_DAYS) continue;
    if (order.amount === null) {
      withoutAmount += 1;
      continue;
    }
    if (currency !== null && currency !== order.amount.currency) return null;
    currency = order.amount.currency;
    sum += order.amount.value;
    known += 1;
  }
  if (currency === null) return null;
  const days = Math.min(SALES_DAYS, day - first);
  return { perDay: { value: sum / days, currency }, days, orders: known, withoutAmount };
};

/** What a score makes a shop eligible for, and no more: settlement is evaluated by itself. */
export interface Payout {
  tier: SettlementTier['name'];
  eligibleAt: number;
  /** from delivery to payment */
  days: number;
  /** sales of that many days, which are delivered and not paid out; null where sales are not known */
  waiting: Money | null;
}

/** The tiers that a score can lead to, slowest first. */
export const payoutsOf = ({ settlement }: Policy, sales: Sales | null): Payout[] =>
  settlement.tiers.flatMap(({ name, score, days }) =>
    score === null
      ? []
      : [
          {
            tier: name,
            eligibleAt: score,
            days: days.value,
            waiting: sales && { value: days.value * sales.perDay.value, currency: sales.perDay.currency },
          },
        ],
  );

/** The fastest payout that a score is eligible for. */
export const payoutAt = (payouts: readonly Payout[], score: number): Payout | null =>
  payouts.findLast((it) => score >= it.eligibleAt) ?? null;

/** Money that a change of the score would set free, or, negative, tie up; null where sales are not known. */
export const cashFreed = (payouts: readonly Payout[], before: number, after: number): Money | null => {
  const [slow, fast] = [payoutAt(payouts, before)?.waiting, payoutAt(payouts, after)?.waiting];
  return slow == null || fast == null ? null : { value: slow.value - fast.value, currency: slow.currency };
};
