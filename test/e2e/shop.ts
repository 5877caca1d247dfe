import { type Day, dayNumber, MS_PER_DAY, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { makeShopFile, type ShopFile } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';
import { NOW } from '../clock';
import { HOUR } from '../simulator/calendar';
import { chooseOptions, type PastAppeal } from '../simulator/options';
import { type SimulatedShop, simulateShop } from '../simulator/shop';

/**
 * The default life, moved so that its pages are opened at this moment.
 * @param appeals filed in that life beyond the usual ones
 * @param timeZone where the shop is, if not where it usually is
 */
export const shopAt = (now: Date, appeals: readonly PastAppeal[] = [], timeZone?: string): SimulatedShop => {
  const usual = chooseOptions(timeZone === undefined ? {} : { timeZone });
  const zone = makeZone(usual.timeZone);
  const asOf = makeDay(zone.dayOf(now.toISOString()));
  const moved = (day: Day): Day => makeDay(dayNumber(day) + dayNumber(asOf) - dayNumber(usual.asOf));
  return simulateShop({
    timeZone: usual.timeZone,
    asOf,
    ahead: 2,
    visitHour: ((now.getTime() + zone.offsetAt(now.getTime())) % MS_PER_DAY) / HOUR,
    bursts: usual.bursts.map((burst) => ({ ...burst, from: moved(burst.from), to: moved(burst.to) })),
    shifts: usual.shifts.map((shift) => ({ ...shift, on: moved(shift.on) })),
    appeals: [...usual.appeals.map((appeal) => ({ ...appeal, on: moved(appeal.on) })), ...appeals],
  });
};

/** What is known of a shop, as a file of this moment brings it. */
export const fileOf = ({ shop, ...facts }: { shop: Shop } & Facts): ShopFile =>
  makeShopFile(shop, facts, NOW.toISOString().replace(/\.\d+Z$/, 'Z'));
