import type { DayNumber } from '#core/model/day';
import type { Money } from '#core/model/field';
import type { Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { SettlementTier } from '#core/policy/settlement';

const SALES_DAYS = 30;

/** Mean daily sales, of orders whose amount is known. */
export interface DailySales {
  perDay: Money;
  /** number of whole days averaged */
  days: number;
  /** orders with an amount */
  orders: number;
  /** orders without one, which the mean leaves out */
  withoutAmount: number;
}

const isSold = ({ status, paidAt, cancelledAt }: Order): boolean =>
  cancelledAt === null && status !== 'cancelled' && (paidAt !== null || (status !== null && status !== 'unpaid'));

/**
 * Sales of the 30 whole days before `day`, or of as many as the orders go back. Null where no amount is known, or amounts
 * are in several currencies.
 */
export const salesOf = (orders: readonly Order[], zone: Zone, day: DayNumber): DailySales | null => {
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

/** A settlement tier that a score makes eligible; whether it is granted depends on more. */
export interface Payout {
  tier: SettlementTier['name'];
  eligibleAt: number;
  /** from delivery to payment */
  days: number;
  /** money delivered and not paid out yet: `days` of sales; null where sales are not known */
  waiting: Money | null;
}

/** The tiers that have a score, slowest first. */
export const payoutsOf = ({ settlement }: Policy, sales: DailySales | null): Payout[] =>
  (settlement?.tiers ?? []).flatMap(({ name, score, days }) =>
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

/** The fastest tier that a score is eligible for. */
export const payoutAt = (payouts: readonly Payout[], score: number): Payout | null =>
  payouts.findLast(({ eligibleAt }) => score >= eligibleAt) ?? null;

/** Money that a change of the score sets free, negative where it ties it up; null where sales are not known. */
export const cashFreed = (payouts: readonly Payout[], before: number, after: number): Money | null => {
  const [slow, fast] = [payoutAt(payouts, before)?.waiting, payoutAt(payouts, after)?.waiting];
  return slow == null || fast == null ? null : { value: slow.value - fast.value, currency: slow.currency };
};
