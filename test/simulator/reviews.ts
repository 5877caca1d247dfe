import { dayNumber, makeDay } from '#core/model/day';
import { type Clock, HOUR, type Ms } from './calendar';
import { type Dice, makeDice } from './dice';
import type { LifeOrder, LifeReview } from './life';
import { badProductFactor, type ShopOptions, shiftFactor } from './options';

const LONGEST_LAG_DAYS = 60;

/** A review that is edited later, better or worse. */
export const changeMind = (
  dice: Dice,
  { habits }: ShopOptions,
  negative: boolean,
  reviewed: Ms,
): LifeReview['edit'] => {
  const edited = dice.chance(habits.edited * (negative ? 2 : 0.4));
  const edit = {
    at: reviewed + (1 + dice.exponential(6)) * 24 * HOUR,
    stars: negative ? dice.int(3, 5) : dice.int(1, 2),
  };
  return edited ? edit : null;
};

/** Reviews of delivered orders: most come in a week, some up to 60 days later; a late package makes people angrier. */
export const writeReviews = (options: ShopOptions, clock: Clock, orders: readonly LifeOrder[]): LifeReview[] =>
  orders.flatMap((order) => {
    if (order.delivered === null) return [];
    const dice = makeDice(options.seed, 'review', order.id);
    const delivered = order.delivered;
    const late = clock.day(delivered) > dayNumber(order.deliverBy);
    const placed = makeDay(clock.day(order.placed));
    const bad = options.habits.negative * shiftFactor(options, 'negative', placed) * (late ? 3 : 1);
    if (!dice.chance(options.habits.reviewed)) return [];
    const lines = dice.chance(0.7) ? order.lines.slice(0, 1) : order.lines;
    return lines.map((line): LifeReview => {
      const lagDays = Math.min(dice.chance(0.85) ? dice.exponential(5) : 60 * dice.float(), LONGEST_LAG_DAYS - 0.5);
      const reviewed = delivered + (2 + 24 * lagDays) * HOUR;
      const negative = dice.chance(bad * badProductFactor(options, 'negative', [line], placed));
      const firstStars = negative
        ? dice.weighted([
            [1, 62],
            [2, 38],
          ])
        : dice.weighted([
            [5, 80],
            [4, 13],
            [3, 7],
          ]);
      const edit = changeMind(dice, options, negative, reviewed);
      const topic = negative
        ? late && dice.chance(0.7)
          ? 'logistics'
          : dice.weighted([
              ['product', 75],
              ['logistics', 12],
              ['service', 8],
              ['other', 5],
            ] as const)
        : 'product';
      return { orderId: order.id, skuId: line.skuId, firstStars, reviewed, edit, topic };
    });
  });
