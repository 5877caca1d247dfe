import { type Day, type Instant, makeDay } from '#core/model/day';
import { REGIONS, type Region } from '#core/model/region';
import { makeZone, type Zone } from '#core/model/zone';
import type { DateOrder } from './values/moment';

/** Which part of `03/04/2026` is the month, for markets whose exports or pages show it. Sources: order exports. */
const DATE_ORDERS: Partial<Record<Region, DateOrder>> = { US: 'mdy', JP: 'mdy', VN: 'dmy' };

/** How a page of one market is read at one moment. */
export interface Dialect {
  region: Region;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  at: Instant;
  /** the shop's own today */
  today: Day;
}

// A zone keeps what it has worked out about days; a tab shows the same market again and again.
const zones = new Map<Region, Zone>();

export const makeDialect = (region: Region, at: Instant): Dialect => {
  const { timeZone, currency } = REGIONS[region];
  const zone = zones.get(region) ?? makeZone(timeZone);
  zones.set(region, zone);
  return { region, currency, zone, dateOrder: DATE_ORDERS[region] ?? null, at, today: makeDay(zone.dayOf(at)) };
};
