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

const retry = <T>(draw: (attempt: number) => T, fits: (drawn: T) => boolean): T | null => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const drawn = draw(attempt);
    if (fits(drawn)) return drawn;
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
    (fate) =>
      !done(fate.cancelled, now) &&
      !done(fate.delivered, now) &&
      done(fate.ready, now) === isReady &&
      (isShipped ? fate.shipped !== null && clock.day(fate.shipped) === clock.day(shipped!) : !done(fate.shipped, now)),
  );
  if (fate === null) return order;
  return { ...order, ...fate, ready: isReady ? ready : fate.ready, shipped: isShipped ? shipped : fate.shipped };
};

/** Reviews and requests that orders have not brought by now, drawn until they bring none before. */
const redrawLater = <T extends { orderId: string }>(
  orders: readonly LifeOrder[],
  draw: (orders: readonly LifeOrder[], attempt: number) => T[],
  at: (item: T) => Ms,
  now: Ms,
): T[] => {
  const found: T[] = [];
  let left = orders;
  for (let attempt = 0; left.length > 0 && attempt < MOST_TRIES; attempt++) {
    const drawn = draw(left, attempt);
    const early = new Set(drawn.filter((item) => at(item) <= now).map((item) => item.orderId));
    found.push(...drawn.filter((item) => !early.has(item.orderId)));
    left = left.filter((order) => early.has(order.id));
  }
  return found;
};

const redrawEdit = (options: ShopOptions, review: LifeReview, now: Ms, dice: Dice): LifeReview => {
  if (done(review.edit?.at ?? null, now)) return review;
  const negative = review.firstStars <= 2;
  const edit = retry(
    () => changeMind(dice, options, negative, review.reviewed),
    (edit) => edit === null || edit.at > now,
  );
  return { ...review, edit };
};

const redrawHandling = (life: Life, options: ShopOptions, lifeCase: LifeCase, now: Ms): LifeCase => {
  if (lifeCase.decided <= now || lifeCase.type === 'cancellation') return lifeCase;
  const isAnswered = (one: Pick<LifeCase, 'approveHours'>) => lifeCase.requested + one.approveHours * HOUR <= now;
  const dice = makeDice(options.seed, 'handling', lifeCase.id);
  const handled = retry(
    () => handle(dice, life.clock, options, lifeCase.requested, lifeCase.type),
    (one) => one.decided > now && isAnswered(one) === isAnswered(lifeCase),
  );
  return { ...lifeCase, ...handled };
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
  const begun = <T>(all: readonly T[], from: (event: T) => Day) => all.filter((event) => from(event) <= day);
  const options: ShopOptions = {
    ...life.options,
    seed: life.options.seed * 100_003 + luck,
    begunWith: { seed: life.options.seed, until: today },
    bursts: begun(life.options.bursts, (burst) => burst.from),
    shifts: begun(life.options.shifts, (shift) => shift.on),
    promotions: begun(life.options.promotions, (promotion) => promotion.from),
    rebasings: begun(life.options.rebasings, (rebasing) => rebasing.on),
    days: dayNumber(life.options.asOf) - today,
  };
  const retried = (attempt: number) => ({ ...options, seed: options.seed * 7 + attempt });
  const orders = [
    ...life.orders.filter((order) => order.placed <= now).map((order) => redrawOrder(life, options, order, now)),
    ...placeOrders(options, clock).filter((order) => order.placed > now),
  ];
  const reviews = life.reviews.filter((review) => review.reviewed <= now);
  const cases = life.cases.filter((request) => request.requested <= now);
  const reviewed = new Set(reviews.map((review) => review.orderId));
  const asked = new Set(cases.map((request) => request.orderId));
  const dice = makeDice(options.seed, 'edits');
  const recent = orders.filter((order) => now - order.placed < 90 * 24 * HOUR);
  const happened = {
    ...life,
    options,
    orders,
    reviews: [
      ...reviews.map((review) => redrawEdit(options, review, now, dice)),
      ...redrawLater(
        recent.filter((lifeOrder) => !reviewed.has(lifeOrder.id)),
        (left, attempt) => writeReviews(retried(attempt), clock, left),
        (lifeReview) => lifeReview.reviewed,
        now,
      ),
    ],
    cases: [
      ...cases.map((request) => redrawHandling(life, options, request, now)),
      ...redrawLater(
        recent.filter((lifeOrder) => !asked.has(lifeOrder.id)),
        (left, attempt) => openCases(retried(attempt), clock, left),
        (lifeCase) => lifeCase.requested,
        now,
      ),
    ],
    chats: [
      ...life.chats.filter((chat) => chat.started <= now),
      ...holdChats(options, clock).filter((chat) => chat.started > now),
    ],
  };
  return {
    ...happened,
    mistakes: [
      ...life.mistakes.filter((mistake) => mistake.since <= day),
      ...makeMistakes({ ...happened, orders: recent }).filter((mistake) => mistake.since > day),
    ],
    tickets: life.tickets.filter((ticket) => ticket.submitted <= now),
  };
};
