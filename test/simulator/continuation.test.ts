import { expect, test } from 'vitest';
import { dayNumber, makeDay } from '#core/model/day';
import { continueLife } from './continuation';
import { knownAt } from './known';
import { makePlatform } from './platform';
import { simulateShop } from './shop';
import { visitAt } from './visits';

const LOOK = '2026-06-20';
const WEEK_LATER = makeDay(dayNumber(LOOK) + 7);
const shop = simulateShop({ ahead: 9, ordersPerDay: 12, bursts: [], shifts: [] });
const now = visitAt(shop.life, LOOK);
const later = shop.life.clock.start(dayNumber(WEEK_LATER));
const goOn = (luck: number) => continueLife(shop.life, LOOK, luck);

test('a continued life keeps all that was known at the look, and the score', () => {
  for (const luck of [1, 2, 3]) {
    const life = goOn(luck);
    const platform = makePlatform(life);
    expect(knownAt(life, now)).toEqual(knownAt(shop.life, now));
    expect(platform.score(LOOK)).toEqual(shop.score(LOOK));
    expect(platform.list(LOOK)).toEqual(shop.platform.list(LOOK));
  }
});

test('a continued life differs by luck after the look, and is the same by the same luck', () => {
  expect(knownAt(goOn(1), later)).toEqual(knownAt(goOn(1), later));
  expect(knownAt(goOn(1), later)).not.toEqual(knownAt(goOn(2), later));
  expect(makePlatform(goOn(1)).score(WEEK_LATER)).not.toEqual(makePlatform(goOn(2)).score(WEEK_LATER));
});

test('as much happens in a continued life as in other weeks of the shop', () => {
  const week = 7 * 86_400_000;
  const counts = ({ orders, reviews, cases, chats }: ReturnType<typeof goOn>, from: number, to: number) => {
    const within = (times: (number | null)[]) =>
      times.filter((time) => time !== null && time > from && time <= to).length;
    return [
      within(orders.map((order) => order.placed)),
      within(orders.map((order) => order.delivered)),
      within(reviews.map((review) => review.reviewed)),
      within(cases.map((request) => request.requested)),
      within(chats.map((chat) => chat.started)),
    ];
  };
  const mean = (all: number[][]) => all[0]!.map((_, i) => all.reduce((sum, it) => sum + it[i]!, 0) / all.length);
  const ahead = mean(Array.from({ length: 20 }, (_, luck) => counts(goOn(luck), now, now + week)));
  const past = mean(Array.from({ length: 5 }, (_, i) => counts(shop.life, now - (i + 1) * week, now - i * week)));
  for (const [i, count] of ahead.entries()) expect(Math.abs(count / past[i]! - 1), `kind ${i}`).toBeLessThan(0.25);
});

test('a continued life drops bursts that have not begun, and goes on with those that have', () => {
  const late = (from: string) => {
    const burst = { from, to: WEEK_LATER, carrier: null, share: 1, extraDays: 6 };
    const { life } = simulateShop({ ahead: 9, ordersPerDay: 12, shifts: [], bursts: [burst] });
    const { orders, clock } = continueLife(life, LOOK, 1);
    return orders.filter(
      ({ shipped, delivered }) =>
        shipped !== null &&
        delivered !== null &&
        shipped > now &&
        shipped <= later &&
        clock.day(delivered) > clock.day(shipped) + 7,
    ).length;
  };
  expect(late(makeDay(dayNumber(LOOK) - 1))).toBeGreaterThan(5 * (late(makeDay(dayNumber(LOOK) + 1)) + 1));
});
