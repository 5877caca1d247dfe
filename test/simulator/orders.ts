import { type DayNumber, dayNumber, makeDay, weekday } from '#core/model/day';
import type { OrderFlag, OrderKind } from '#core/model/order';
import { addBusinessDays, type Clock, HOUR, MINUTE, type Ms } from './calendar';
import { type Dice, makeDice } from './dice';
import { chooseLines } from './goods';
import type { LifeOrder } from './life';
import { type Habits, type ShopOptions, shiftFactor } from './options';
import { CARRIERS, dueDay, makeTrackingId, sendParcel } from './parcel';

/** Sunday to Saturday: people shop when they rest. */
const WEEKDAY_FACTORS = [1.12, 0.98, 0.94, 0.93, 0.95, 1.0, 1.08];
const REVIEW_PERIOD_DAYS = 6;

const chooseKind = (dice: Dice, habits: Habits): OrderKind =>
  dice.weighted<OrderKind>([
    ['pre-order', habits.preOrder],
    ['made-to-order', habits.madeToOrder],
    ['back-order', habits.backOrder],
    ['custom', habits.custom],
    ['normal', 1 - habits.preOrder - habits.madeToOrder - habits.backOrder - habits.custom],
  ]);

const BUYER_REASONS = [
  'No longer needed',
  'Better price available',
  'Need to change shipping address',
  'Need to change color or size',
  'High delivery costs',
] as const;

type Ending = Pick<LifeOrder, 'cancelledBy' | 'cancelReason'> & { cancelled: Ms };

/** How an order dies before it is shipped, if it does. */
export const endEarly = (
  dice: Dice,
  clock: Clock,
  options: ShopOptions,
  { placed, paid, excluded }: { placed: Ms; paid: Ms | null; excluded: boolean },
): Ending | null => {
  if (paid === null)
    return { cancelled: placed + 48 * HOUR, cancelledBy: 'system', cancelReason: 'Customer overdue to pay' };
  const { habits } = options;
  const day = makeDay(clock.day(placed));
  const soon = paid + HOUR * (1 + dice.exponential(9));
  const outOfStock =
    (excluded ? habits.excludedOutOfStock : habits.outOfStock) * shiftFactor(options, 'outOfStock', day);
  const cases: { by: Ending['cancelledBy']; reason: string; at: Ms; rate: number }[] = [
    { by: 'buyer', reason: dice.pick(BUYER_REASONS), at: soon, rate: habits.buyerCancels },
    { by: 'seller', reason: 'Out of stock', at: soon, rate: outOfStock },
    { by: 'seller', reason: 'Pricing error', at: soon, rate: habits.pricingError },
    { by: 'seller', reason: 'Buyer requested cancellation', at: soon, rate: habits.buyerRequested },
    { by: 'seller', reason: 'Unable to deliver to buyer address', at: soon, rate: habits.undeliverable },
    {
      by: 'system',
      reason: 'Automatically cancelled due to collection time out',
      at: clock.at(addBusinessDays(clock.day(paid), 5), 23.9),
      rate: habits.collectionTimeout,
    },
  ];
  const dies = cases.reduce((sum, request) => sum + request.rate, 0);
  const chosen = dice.weighted<(typeof cases)[number] | null>([
    ...cases.map((request) => [request, request.rate] as const),
    [null, 1 - dies],
  ]);
  return chosen === null ? null : { cancelled: chosen.at, cancelledBy: chosen.by, cancelReason: chosen.reason };
};

type Fate = Pick<
  LifeOrder,
  'ready' | 'shipped' | 'delivered' | 'completed' | 'cancelled' | 'cancelledBy' | 'cancelReason'
>;

/** What becomes of an order: it dies, or its parcel was sooner. */
export const fateOf = (
  paid: Ms | null,
  ending: Ending | null,
  parcel: { ready: Ms; shipped: Ms; delivered: Ms | null },
): Fate => {
  if (ending !== null && (paid === null || ending.cancelledBy === 'system' || ending.cancelled < parcel.shipped))
    return {
      ready: ending.cancelledBy !== 'system' || paid === null ? null : parcel.ready,
      shipped: null,
      delivered: null,
      completed: null,
      ...ending,
    };
  const { delivered } = parcel;
  const completed = delivered === null ? null : delivered + REVIEW_PERIOD_DAYS * 24 * HOUR;
  return { ...parcel, completed, cancelled: null, cancelledBy: null, cancelReason: null };
};

const makeOrder = (options: ShopOptions, clock: Clock, day: DayNumber, sequence: number, nth: number): LifeOrder => {
  const { habits } = options;
  const dice = makeDice(options.seed, 'order', day, nth);
  const hour = dice.chance(0.6) ? 16 + 7.5 * dice.float() : 6 + 12 * dice.float();
  const placed = clock.at(day, hour);
  const kind = chooseKind(dice, habits);
  const fulfillment = dice.chance(habits.tiktokFulfilled) && kind === 'normal' ? 'tiktok' : 'seller';
  const express = dice.chance(habits.express) && kind === 'normal' && fulfillment === 'seller';
  const sample = dice.chance(habits.sample);
  const flags: OrderFlag[] = sample ? ['sample'] : dice.chance(0.006) ? ['gift'] : [];
  const carrier = dice.weighted(CARRIERS.map((carrier, index) => [carrier, [62, 25, 13][index]!] as const));
  const lines = chooseLines(dice);
  const paid = dice.chance(habits.unpaid)
    ? null
    : placed + (dice.chance(0.03) ? 20 * HOUR * dice.float() : MINUTE * (0.2 + dice.exponential(1)));
  const subtotal = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const id = `57${String(Math.floor(placed / 1000) % 1e9).padStart(9, '0')}${String(nth).padStart(4, '0')}${dice.int(100, 999)}`;
  const ending = endEarly(dice, clock, options, { placed, paid, excluded: sample || fulfillment === 'tiktok' });
  const trackingId = makeTrackingId(dice, carrier);
  const parcel = sendParcel(dice, clock, options, { kind, express, fulfillment, carrier }, paid ?? placed);
  const fate = fateOf(paid, ending, parcel);
  return {
    id,
    buyer: sequence + 1,
    kind,
    fulfillment,
    express,
    flags,
    carrier,
    trackingId: fate.ready === null ? null : trackingId,
    lines,
    shippingFee: subtotal > 35 || sample ? 0 : 4.99,
    tax: sample ? 0 : Math.round(subtotal * 8.25) / 100,
    deliverBy: makeDay(dueDay({ kind, express, fulfillment }, day)),
    placed,
    paid,
    ...fate,
  };
};

export const placeOrders = (options: ShopOptions, clock: Clock): LifeOrder[] => {
  const first = dayNumber(options.asOf) - options.days;
  const orders: LifeOrder[] = [];
  for (let day = first; day <= dayNumber(options.asOf) + options.ahead; day++) {
    const date = makeDay(day);
    const sale = options.promotions.reduce(
      (factor, promotion) => (promotion.from <= date && date <= promotion.to ? factor * promotion.factor : factor),
      1,
    );
    const mean = options.ordersPerDay * WEEKDAY_FACTORS[weekday(day)]! * sale;
    const count = makeDice(options.seed, 'day', day).count(mean, options.dispersion);
    for (let nth = 0; nth < count; nth++) orders.push(makeOrder(options, clock, day, orders.length, nth));
  }
  return orders.sort((a, b) => a.placed - b.placed);
};
