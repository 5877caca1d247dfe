import { type Day, type Instant, makeDay } from '#core/model/day';
import { REGIONS, type Region } from '#core/model/region';
import { makeZone, type Zone } from '#core/model/zone';
import { attributeOf, closest, htmlOf, parentOf, textOf } from './dom/access';
import type { PageScan } from './dom/page-scan';
import { TRANSLATION } from './dom/visibility';
import { type DateEvidence, makeDateEvidence } from './values/date-evidence';
import type { DateOrder } from './values/moment';
import { fromDecimalComma, withDecimalPoint } from './values/number';

/** Which part of `03/04/2026` is the month, for markets with sourced exports or pages. Sources: order exports. */
const DATE_ORDERS: Partial<Record<Region, DateOrder>> = { US: 'mdy', JP: 'mdy', VN: 'dmy' };

/**
 * Markets with a comma for thousands and a point for the fraction, as in `1,830.5`. Elsewhere both conventions occur:
 * Vietnam and the EU write `12,34`, but their portals default to English. Sources: order exports.
 */
const WRITES_POINT: ReadonlySet<Region> = new Set(['US', 'GB', 'JP']);

/** Markets with a comma for the fraction, on pages in their language. Source: returns of Brazil, `R$ 62,90`. */
const WRITES_COMMA: Partial<Record<Region, RegExp>> = { BR: /^pt\b/i };

/** Number and date formats of a page, and its today. */
export interface PageLocale {
  region: Region;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  /** evidence on date order from the page itself, as far as read */
  dates: DateEvidence;
  /** rewrites an unambiguous number in English notation; marks an ambiguous one as unreadable */
  write(text: string): string;
  at: Instant;
  /** today in the shop's time zone */
  today: Day;
}

const asPrinted = (text: string): string => text;

// Cached, as a zone stores the offsets that it has computed.
const zones = new Map<Region, Zone>();

/** @param language the declared language of the page */
export const makeLocale = (region: Region, at: Instant, language: string | null): PageLocale => {
  const { timeZone, currency } = REGIONS[region];
  const zone = zones.get(region) ?? makeZone(timeZone);
  zones.set(region, zone);
  const dateOrder = DATE_ORDERS[region] ?? null;
  const writesComma = WRITES_COMMA[region]?.test(language ?? '') === true;
  const write = WRITES_POINT.has(region) ? asPrinted : writesComma ? fromDecimalComma : withDecimalPoint;
  const today = zone.dayOf(at);
  const dates = makeDateEvidence(today);
  return { region, currency, zone, dateOrder, dates, write, at, today: makeDay(today) };
};

/** The shop's days of those moments that are known, in order. */
export const daysOf = ({ zone }: PageLocale, moments: readonly (Instant | null | undefined)[]): Day[] =>
  moments.flatMap((moment) => (moment == null ? [] : [makeDay(zone.dayOf(moment))])).sort();

/** The declared language of a page; null if it declares none. */
export const languageOf = (page: Document): string | null => {
  const language = attributeOf(htmlOf(page), 'lang') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) ? language : null;
};

/**
 * Traces of translation: a class on the root, texts inside `font` inside `font`, hashes of the original texts, or a
 * translation where a text of the page was. None of it is read: a translated text is no caption of the portal, and the
 * page goes on writing into the texts that were taken out, so that what is shown of an order may be of the one before
 * (facebook/react, issue 11538). Beside a translation the page's own text stands as it was.
 */
const TRANSLATED_ROOT = /(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/;
const TRANSLATED_TEXT = `font > font, [_msttexthash], ${TRANSLATION}`;
const isTranslation = (element: Element): boolean => {
  const beside = closest(element, TRANSLATION);
  return beside === null || textOf(parentOf(beside)!) === textOf(beside);
};
export const isTranslated = async ({ root, queryOutsideRows }: PageScan): Promise<boolean> =>
  TRANSLATED_ROOT.test(attributeOf(htmlOf(root), 'class') ?? '') ||
  (await queryOutsideRows(TRANSLATED_TEXT)).some(isTranslation);

/** Whether the page declares a language other than English; a page without a declaration counts as English. */
export const isForeignPage = (page: Document): boolean => !/^en\b/i.test(languageOf(page) ?? 'en');
