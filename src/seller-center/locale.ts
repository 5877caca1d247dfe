import { type Day, type Instant, makeDay } from '#core/model/day';
import { REGIONS, type Region } from '#core/model/region';
import { makeZone, type Zone } from '#core/model/zone';
import { attribute, htmlOf, queryOne } from './dom/access';
import { type DateEvidence, makeDateEvidence } from './values/date-evidence';
import type { DateOrder } from './values/moment';
import { fromComma, toPoint } from './values/number';

/** Which part of `03/04/2026` is the month, for markets whose exports or pages show it. Sources: order exports. */
const DATE_ORDERS: Partial<Record<Region, DateOrder>> = { US: 'mdy', JP: 'mdy', VN: 'dmy' };

/**
 * Markets where a comma surely stands between thousands and a point before the fraction, as in `1,830.5`. Elsewhere
 * both are seen: Vietnam and the EU write `12,34`, and their portals speak English first. Sources: order exports.
 */
const WRITES_POINT: ReadonlySet<Region> = new Set(['US', 'GB', 'JP']);

/** Where a comma surely stands before the fraction: pages in the language of such a market. Source: returns of Brazil, `R$ 62,90`. */
const WRITES_COMMA: Partial<Record<Region, RegExp>> = { BR: /^pt\b/i };

/** How a page of one market is read at one moment. */
export interface PageLocale {
  region: Region;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  /** what the page itself says of that, as far as it has been read */
  dates: DateEvidence;
  /** a number as English writes it, where it can mean only one thing; else as it is, made unreadable */
  write(text: string): string;
  at: Instant;
  /** the shop's own today */
  today: Day;
}

const asPrinted = (text: string): string => text;

// A zone keeps the offsets that it has worked out; a tab shows the same market again and again.
const zones = new Map<Region, Zone>();

/** @param language that the page declares */
export const makeLocale = (region: Region, at: Instant, language: string | null): PageLocale => {
  const { timeZone, currency } = REGIONS[region];
  const zone = zones.get(region) ?? makeZone(timeZone);
  zones.set(region, zone);
  const dateOrder = DATE_ORDERS[region] ?? null;
  const writesComma = WRITES_COMMA[region]?.test(language ?? '') === true;
  const write = WRITES_POINT.has(region) ? asPrinted : writesComma ? fromComma : toPoint;
  const today = zone.dayOf(at);
  const dates = makeDateEvidence(today);
  return { region, currency, zone, dateOrder, dates, write, at, today: makeDay(today) };
};

/** The language that the page says it is in; null where it says none. */
export const languageOf = (page: Document): string | null => {
  const language = attribute(htmlOf(page), 'lang') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) ? language : null;
};

/**
 * What browsers leave behind when they translate a page: a class on its root, texts inside `font` inside `font`, hashes of
 * the texts that were there. What a machine wrote is no caption of the portal's, whatever it reads.
 */
const TRANSLATED_ROOT = /(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/;
const TRANSLATED_TEXT = 'font > font, [_msttexthash]';
export const isTranslated = (page: Document): boolean =>
  TRANSLATED_ROOT.test(attribute(htmlOf(page), 'class') ?? '') || queryOne(page, TRANSLATED_TEXT) !== null;

/** Whether the page declares a language other than English; one that declares none is taken for English. */
export const isForeignPage = (page: Document): boolean => !/^en\b/i.test(languageOf(page) ?? 'en');
