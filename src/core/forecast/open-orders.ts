import type { DayNumber } from '#core/model/day';
import type { Moment, Trip } from '#core/score/ledger';
import { HISTORY_DAYS } from './history';

const HALF_LIFE = 30;
/** Orders' worth of the shop's own late rate that a scarce group is pulled towards. */
const PRIOR_ORDERS = 6;
const FARTHEST = 8;

/** Orders of one due day that are not delivered yet, with their chance of being late as things usually go. */
export interface OpenGroup {
  due: DayNumber;
  count: number;
  late: number;
}

export const isOpenAt = ({ placed, delivered, cancelled }: Trip, moment: Moment): boolean =>
  (placed === null || placed <= moment) &&
  (delivered === null || delivered > moment) &&
  (cancelled === null || cancelled > moment);

/** Days left to the deliver-by day, and whether it was shipped. */
const groupOf = (due: DayNumber, { shipped }: Trip, moment: Moment): number =>
  2 * Math.min(FARTHEST, due - Math.floor(moment)) + (shipped !== null && shipped <= moment ? 1 : 0);

export interface DueView {
  /** orders known to be due from the day of `until` on, delivered ones included, by due day */
  known: Map<DayNumber, number>;
  open: OpenGroup[];
  /** share of late ones among the orders due in the past */
  lateRate: number;
}

/**
 * How open orders stand at a moment. Their chance of being late is that of past orders which were as many days from their
 * deliver-by day, shipped or not, and still open; recent ones weigh more and scarce groups are shrunk.
 */
export const viewDue = (orders: readonly Trip[], until: Moment): DueView => {
  const today = Math.floor(until);
  const part = until - today;
  const late = new Float64Array(2 * FARTHEST + 2);
  const seen = new Float64Array(2 * FARTHEST + 2);
  let [lateSum, sum] = [1, 10];
  const known = new Map<DayNumber, number>();
  const open = new Map<number, { due: DayNumber; group: number; count: number }>();
  for (const order of orders) {
    const { due, delivered, placed, cancelled } = order;
    if (due === null) continue;
    if (due >= today) {
      if ((placed !== null && placed > until) || (cancelled !== null && cancelled <= until)) continue;
      known.set(due, (known.get(due) ?? 0) + order.count);
      if (!isOpenAt(order, until)) continue;
      const group = groupOf(due, order, until);
      const key = due * 100 + group;
      const ours = open.get(key) ?? { due, group, count: 0 };
      ours.count += order.count;
      open.set(key, ours);
      continue;
    }
    if (due < today - HISTORY_DAYS || cancelled !== null) continue;
    const weight = order.count * 0.5 ** ((today - due) / HALF_LIFE);
    const isLate = delivered === null || Math.floor(delivered) > due;
    sum += weight;
    if (isLate) lateSum += weight;
    for (let left = 0; left <= FARTHEST; left++) {
      const moment = due - left + part;
      if (!isOpenAt(order, moment)) continue;
      const group = groupOf(due, order, moment);
      seen[group]! += weight;
      if (isLate) late[group]! += weight;
    }
  }
  const lateRate = lateSum / sum;
  return {
    known,
    lateRate,
    open: [...open.values()].map(({ due, group, count }) => ({
      due,
      count,
      late: (late[group]! + PRIOR_ORDERS * lateRate) / (seen[group]! + PRIOR_ORDERS),
    })),
  };
};
