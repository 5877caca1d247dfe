import type { DayNumber } from '#core/model/day';
import type { Money } from '#core/model/field';
import { isSold, type Order } from '#core/model/order';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { SettlementTier } from '#core/policy/settlement';

const SALES_DAYS = 30;

/** Mean daily sales of orders with a known amount. */
export interface DailySales {
  perDay: Money;
  /** number of whole days averaged */
  days: number;
  /** number of orders with an amount */
  orders: number;
  /** number of orders without an amount, which are left out */
  withoutAmount: number;
}

/**
 * Mean daily sales of the 30 whole days before `day`, or since the first order. Null if no amount is known, or amounts are in
 * several currencies.
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

/** A settlement tier for which a score makes a shop eligible; the grant depends on more. */
export interface Payout {
  tier: SettlementTier['name'];
  eligibleAt: number;
  /** from delivery to payment */
  days: number;
  /** delivered and unpaid money, that is sales of `days`; null if sales are unknown */
  waiting: Money | null;
}

/** The settlement tiers with a score threshold, slowest first. */
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

/** The fastest tier for which a score is eligible. */
export const payoutAt = (payouts: readonly Payout[], score: number): Payout | null =>
  payouts.findLast(({ eligibleAt }) => score >= eligibleAt) ?? null;

/** Money freed by a change of the score, negative if tied up; null if sales are unknown. */
export const cashFreed = (payouts: readonly Payout[], before: number, after: number): Money | null => {
  const [slow, fast] = [payoutAt(payouts, before)?.waiting, payoutAt(payouts, after)?.waiting];
  return slow == null || fast == null ? null : { value: slow.value - fast.value, currency: slow.currency };
};
