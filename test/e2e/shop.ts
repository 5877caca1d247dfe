import { type Day, dayNumber, makeDay } from '#core/model/day';
import { makeZone } from '#core/model/zone';
import { chooseOptions, type PastAppeal } from '../simulator/options';
import { type SimulatedShop, simulateShop } from '../simulator/shop';

/**
 * The browser's clock can't be set, so its shop lives now: the default life, moved so that it is looked at today.
 * @param since appeals of that life beyond the usual ones
 */
export const shopOfToday = (now = new Date(), since: readonly PastAppeal[] = []): SimulatedShop => {
  const usual = chooseOptions({});
  const asOf = makeDay(makeZone(usual.timeZone).dayOf(now.toISOString()));
  const moved = (day: Day): Day => makeDay(dayNumber(day) + dayNumber(asOf) - dayNumber(usual.asOf));
  return simulateShop({
    asOf,
    ahead: 2,
    // as the day begins, so that at no hour of it the pages tell of what is yet to come
    visitHour: 0,
    bursts: usual.bursts.map((it) => ({ ...it, from: moved(it.from), to: moved(it.to) })),
    shifts: usual.shifts.map((it) => ({ ...it, on: moved(it.on) })),
    appeals: [...usual.appeals.map((it) => ({ ...it, on: moved(it.on) })), ...since],
  });
};
