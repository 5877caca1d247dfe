import { type DayNumber, dayNumber, makeDay, weekday } from '#core/model/day';
import { addBusinessDays, type Clock, isBusinessDay, type Ms } from './calendar';
import type { Dice } from './dice';
import type { LifeOrder } from './life';
import { type ShopOptions, shiftFactor } from './options';

export const CARRIERS = ['USPS', 'UPS', 'FedEx'] as const;

export const makeTrackingId = (dice: Dice, carrier: string): string => {
  const digits = (count: number): string => Array.from({ length: count }, () => dice.int(0, 9)).join('');
  return carrier === 'USPS' ? `9400${digits(18)}` : carrier === 'UPS' ? `1Z${digits(16)}` : digits(12);
};

/** Two business days to dispatch and four in transit; express is promised sooner; goods not yet there get their handling time first. */
export const dueDay = (order: Pick<LifeOrder, 'kind' | 'express' | 'fulfillment'>, placed: DayNumber): DayNumber => {
  switch (order.kind) {
    case 'pre-order':
      return addBusinessDays(placed + 7, 6);
    case 'made-to-order':
    case 'back-order':
      return addBusinessDays(placed, 5 + 5);
    case 'custom':
      return addBusinessDays(placed, 10 + 5);
    case 'normal':
      return addBusinessDays(placed, order.express ? 3 : order.fulfillment === 'tiktok' ? 4 : 6);
  }
};

const dispatchDays = (dice: Dice, order: Pick<LifeOrder, 'kind' | 'express' | 'fulfillment'>): number => {
  if (order.kind === 'pre-order') return dice.int(5, 7);
  if (order.kind === 'made-to-order' || order.kind === 'back-order') return dice.int(3, 6);
  if (order.kind === 'custom') return dice.int(6, 11);
  if (order.express || order.fulfillment === 'tiktok') return dice.chance(0.75) ? 0 : 1;
  return dice.weighted([
    [0, 40],
    [1, 48],
    [2, 12],
  ]);
};

const transitDays = (dice: Dice, quick: boolean): number =>
  quick
    ? dice.int(1, 2)
    : dice.weighted([
        [2, 27],
        [3, 45],
        [4, 25],
        [5, 3],
      ]);

/** The way of a package from payment to the door; `delivered` is null when it is lost. */
export const sendParcel = (
  dice: Dice,
  clock: Clock,
  options: ShopOptions,
  order: Pick<LifeOrder, 'kind' | 'express' | 'fulfillment' | 'carrier'>,
  paid: Ms,
): { ready: Ms; shipped: Ms; delivered: Ms | null } => {
  const paidDay = clock.day(paid);
  const dispatch = addBusinessDays(paidDay, dispatchDays(dice, order));
  const collected = isBusinessDay(dispatch) ? dispatch : addBusinessDays(dispatch, 1);
  const shipped = Math.max(clock.at(collected, 14 + 5 * dice.float()), paid + 3_600_000 * (1 + dice.float()));
  const ready = Math.max(paid + 1_200_000, shipped - 3_600_000 * (2 + 14 * dice.float()));
  const shippedDay = makeDay(clock.day(shipped));
  let arrival = addBusinessDays(clock.day(shipped), transitDays(dice, order.express || order.fulfillment === 'tiktok'));

  const late = dice.float();
  const delay = 1 + Math.round(dice.exponential(3));
  if (late < options.habits.late * shiftFactor(options, 'late', shippedDay) * (order.express ? 3 : 1)) arrival += delay;
  const hour = 9 + 11 * dice.float();
  const lost = dice.chance(options.habits.lost);
  // Last of all, so that a life with one more burst is otherwise the same life.
  for (const burst of options.bursts) {
    const hit = dice.float();
    const extra = 1 + Math.round(dice.exponential(burst.extraDays));
    const here =
      burst.from <= shippedDay && shippedDay <= burst.to && (burst.carrier ?? order.carrier) === order.carrier;
    if (here && hit < burst.share) arrival += extra;
  }
  for (const { from, to, carrier } of options.standstills)
    if (carrier === order.carrier && from <= makeDay(arrival) && makeDay(arrival) <= to)
      arrival = dayNumber(to) + dice.int(1, 2);
  if (weekday(arrival) === 0) arrival++;
  return { ready, shipped, delivered: lost ? null : clock.at(arrival, hour) };
};
