import { type Day, dayNumber } from '#core/model/day';
import { HOUR, type Ms } from './calendar';
import { handle, openCases } from './cases';
import { holdChats } from './chats';
import { type Dice, makeDice } from './dice';
import type { Life, LifeCase, LifeOrder, LifeReview } from './life';
import { makeMistakes } from './mistakes';
import type { ShopOptions } from './options';
import { endEarly, fateOf, placeOrders } from './orders';
import { sendParcel } from './parcel';
import { changeMind, writeReviews } from './reviews';
import { visitAt } from './visits';

// The same life up to a look at it, and other luck from then on: all that could be foretold by one who knows every habit of
// a shop, but not the dice. What has begun and not ended is drawn anew until it stands as it stood at the look.

/** A parcel so long on its way is taken for what it is. */
const FORGOTTEN = 25 * 24 * HOUR;
const MOST_TRIES = 500;

const retry = <T>(draw: (attempt: number) => T, fits: (it: T) => boolean): T | null => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const it = draw(attempt);
    if (fits(it)) return it;
  }
  return null;
};

const done = (when: Ms | null, now: Ms): boolean => when !== null && when <= now;

const redrawOrder = (life: Life, options: ShopOptions, order: LifeOrder, now: Ms): LifeOrder => {
  const { clock } = life;
  const { placed, paid, ready, shipped } = order;
  if (done(order.delivered, now) || done(order.cancelled, now) || now - placed > FORGOTTEN) return order;
  const [isReady, isShipped] = [done(ready, now), done(shipped, now)];
  const excluded = order.flags.includes('sample') || order.fulfillment === 'tiktok';
  const dice = makeDice(options.seed, 'fate', order.id);
  const fate = retry(
    () => {
      const ending = isShipped ? null : endEarly(dice, clock, options, { placed, paid, excluded });
      return fateOf(paid, ending, sendParcel(dice, clock, options, order, paid ?? placed));
    },
    (it) =>
      !done(it.cancelled, now) &&
      !done(it.delivered, now) &&
      done(it.ready, now) === isReady &&
      (isShipped ? it.shipped !== null && clock.day(it.shipped) === clock.day(shipped!) : !done(it.shipped, now)),
  );
  if (fate === null) return order;
  return { ...order, ...fate, ready: isReady ? ready : fate.ready, shipped: isShipped ? shipped : fate.shipped };
};

/** Reviews and requests that orders have not brought by now, drawn until they bring none before. */
const redrawLater = <T extends { orderId: string }>(
  orders: readonly LifeOrder[],
  draw: (orders: readonly LifeOrder[], attempt: number) => T[],
  at: (it: T) => Ms,
  now: Ms,
): T[] => {
  const found: T[] = [];
  let left = orders;
  for (let attempt = 0; left.length > 0 && attempt < MOST_TRIES; attempt++) {
    const drawn = draw(left, attempt);
    const early = new Set(drawn.filter((it) => at(it) <= now).map((it) => it.orderId));
    found.push(...drawn.filter((it) => !early.has(it.orderId)));
    left = left.filter((it) => early.has(it.id));
  }
  return found;
};

const redrawEdit = (options: ShopOptions, review: LifeReview, now: Ms, dice: Dice): LifeReview => {
  if (done(review.edit?.at ?? null, now)) return review;
  const negative = review.firstStars <= 2;
  const edit = retry(
    () => changeMind(dice, options, negative, review.reviewed),
    (it) => it === null || it.at > now,
  );
  return { ...review, edit };
};

const redrawHandling = (life: Life, options: ShopOptions, it: LifeCase, now: Ms): LifeCase => {
  if (it.decided <= now || it.type === 'cancellation') return it;
  const isAnswered = (one: Pick<LifeCase, 'approveHours'>) => it.requested + one.approveHours * HOUR <= now;
  const dice = makeDice(options.seed, 'handling', it.id);
  const handled = retry(
    () => handle(dice, life.clock, options, it.requested, it.type),
    (one) => one.decided > now && isAnswered(one) === isAnswered(it),
  );
  return { ...it, ...handled };
};

/**
 * Bursts, shifts and sales that have not begun by then do not come; those that have go on as they will.
 * @param day on whose visit the look is
 * @param luck another number, another future
 */
export const continueLife = (life: Life, day: Day, luck: number): Life => {
  const { clock } = life;
  const now = visitAt(life, day);
  const today = dayNumber(day);
  const begun = <T>(all: readonly T[], from: (it: T) => Day) => all.filter((it) => from(it) <= day);
  const options: ShopOptions = {
    ...life.options,
    seed: life.options.seed * 100_003 + luck,
    bursts: begun(life.options.bursts, (it) => it.from),
    shifts: begun(life.options.shifts, (it) => it.on),
    promotions: begun(life.options.promotions, (it) => it.from),
    days: dayNumber(life.options.asOf) - today,
  };
  const retried = (attempt: number) => ({ ...options, seed: options.seed * 7 + attempt });
  const orders = [
    ...life.orders.filter((it) => it.placed <= now).map((it) => redrawOrder(life, options, it, now)),
    ...placeOrders(options, clock).filter((it) => it.placed > now),
  ];
  const reviews = life.reviews.filter((it) => it.reviewed <= now);
  const cases = life.cases.filter((it) => it.requested <= now);
  const reviewed = new Set(reviews.map((it) => it.orderId));
  const asked = new Set(cases.map((it) => it.orderId));
  const dice = makeDice(options.seed, 'edits');
  const recent = orders.filter((it) => now - it.placed < 90 * 24 * HOUR);
  const happened = {
    ...life,
    options,
    orders,
    reviews: [
      ...reviews.map((it) => redrawEdit(options, it, now, dice)),
      ...redrawLater(
        recent.filter((it) => !reviewed.has(it.id)),
        (left, attempt) => writeReviews(retried(attempt), clock, left),
        (it) => it.reviewed,
        now,
      ),
    ],
    cases: [
      ...cases.map((it) => redrawHandling(life, options, it, now)),
      ...redrawLater(
        recent.filter((it) => !asked.has(it.id)),
        (left, attempt) => openCases(retried(attempt), clock, left),
        (it) => it.requested,
        now,
      ),
    ],
    chats: [
      ...life.chats.filter((it) => it.started <= now),
      ...holdChats(options, clock).filter((it) => it.started > now),
    ],
  };
  return {
    ...happened,
    mistakes: [
      ...life.mistakes.filter((it) => it.since <= day),
      ...makeMistakes({ ...happened, orders: recent }).filter((it) => it.since > day),
    ],
    tickets: life.tickets.filter((it) => it.submitted <= now),
  };
};
