import type { Day, Instant } from '#core/model/day';
import type { Money } from '#core/model/field';
import type { Metric } from '#core/model/metric';
import { NEGLIGIBLE_POINTS } from '#core/model/points';
import { locale, type TextKey, t } from '#texts/translate';

// One rule for all figures on all surfaces: an unknown one is the word, never a zero, a dash or NaN.

export const unknownText = (): string => t('figures.unknown');
type Maybe = number | null | undefined;
const isKnown = (value: Maybe): value is number => typeof value === 'number' && Number.isFinite(value);

/** A formatter in the language of the page, cached per language. */
const inLocale = <F>(make: (locale: string) => F): (() => F) => {
  let made: { locale: string; format: F } | undefined;
  return () => {
    if (made?.locale !== locale()) made = { locale: locale(), format: make(locale()) };
    return made.format;
  };
};

const numbers = (options: Intl.NumberFormatOptions) => inLocale((language) => new Intl.NumberFormat(language, options));

const FIXED = [0, 1, 2, 3, 4].map((digits) =>
  numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }),
);
/** An absolute value with a fixed number of decimals. */
const fixed = (value: number, digits: number): string => {
  // Rounded as browsers round a text, so that a sum is the same in every language.
  const rounded = Number(Math.abs(value).toFixed(digits));
  return FIXED[digits]!().format(rounded);
};
const signed = (value: number, digits: number): string => {
  const text = fixed(value, digits);
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `−${text}` : text;
};

/** A score of 0–5: printed ones have one decimal, computed ones two. */
export const formatScore = (value: Maybe, digits: 1 | 2 | 3 | 4 = 2): string =>
  isKnown(value) ? signed(value, digits) : unknownText();

/** A score of today with the decimals of its source. */
export const formatToday = ({ value, from }: { value: Maybe; from: string }): string =>
  formatScore(value, from === 'read' ? 1 : 2);

const PRINTED = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** A score beside a printed one, with all its decimals, so that a printed score looks as printed. */
export const formatPrinted = (value: number): string => PRINTED().format(value);

/** Changes below this are not reported in either direction. */
export const isNegligible = (points: number): boolean => Math.abs(points) < NEGLIGIBLE_POINTS;

/** Points of the overall score, signed, with two decimals. */
export const formatPoints = (value: Maybe): string => {
  if (!isKnown(value)) return unknownText();
  if (isNegligible(value)) return '≈ 0';
  return `${value < 0 ? '−' : '+'}${fixed(value, 2)}`;
};

/** The size of what something costs, beside a word that says that it is a loss. */
export const formatCost = (points: number): string => (isNegligible(points) ? '≈ 0' : fixed(points, 2));

const FINE = numbers({ maximumSignificantDigits: 1, maximumFractionDigits: 5 });

/** Points with enough decimals to repeat a sum by hand. */
export const formatFinePoints = (value: Maybe): string => {
  if (!isKnown(value)) return unknownText();
  const size = Math.abs(value);
  if (size < 0.000005) return '0';
  return `${value < 0 ? '−' : '+'}${size < 0.0005 ? FINE().format(size) : fixed(size, 3)}`;
};

const PERCENT = numbers({ style: 'percent', maximumFractionDigits: 2 });
/** A rate as the portal prints it. */
const RATE = numbers({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
const WHOLE_PERCENT = numbers({ style: 'percent', maximumFractionDigits: 0 });
const COUNT = numbers({ maximumFractionDigits: 1 });
const FINE_PERCENT = numbers({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 3 });
const THREE = numbers({ maximumFractionDigits: 3 });

/** A metric's value with enough decimals to repeat a calculation by hand. */
export const formatFine = (metric: Metric, value: number): string =>
  metric === 'AHT' ? t('figures.hours', { hours: THREE().format(value) }) : FINE_PERCENT().format(value);

/** A weighted count; weights have three decimals. */
export const formatWeighed = (value: number): string => THREE().format(value);

/** A metric's value in its own unit. */
export const formatValue = (metric: Metric, value: Maybe): string => {
  if (!isKnown(value)) return unknownText();
  return metric === 'AHT' ? t('figures.hours', { hours: COUNT().format(value) }) : RATE().format(value);
};

export const formatCount = (value: Maybe): string => (isKnown(value) ? COUNT().format(value) : unknownText());
/** A weight; a dash for a market without a formula whose page prints none. */
export const formatWeight = (weight: number, from: string): string =>
  from === 'unknown' ? unknownText() : formatPercent(weight);
export const formatPercent = (value: Maybe): string => (isKnown(value) ? PERCENT().format(value) : unknownText());

/** Money in its own currency, without conversion. @param digits 0 for approximate amounts in whole units */
export const formatMoney = (money: Money | null | undefined, digits?: 0): string =>
  money == null || !isKnown(money.value)
    ? unknownText()
    : new Intl.NumberFormat(locale(), {
        style: 'currency',
        currency: money.currency,
        ...(digits === 0 && { maximumFractionDigits: 0 }),
      }).format(money.value);

/** A share of some dozens, such as days, in whole percents. */
export const formatShare = (value: Maybe): string => (isKnown(value) ? WHOLE_PERCENT().format(value) : unknownText());

/** A probability, never printed as certain, as all are estimates. */
export const formatChance = (value: Maybe): string => {
  if (!isKnown(value)) return unknownText();
  if (value < 0.01) return t('figures.under', { chance: WHOLE_PERCENT().format(0.01) });
  if (value > 0.99) return t('figures.over', { chance: WHOLE_PERCENT().format(0.99) });
  return WHOLE_PERCENT().format(value);
};

export const formatRange = (low: Maybe, high: Maybe): string =>
  isKnown(low) && isKnown(high) ? [...new Set([formatScore(low), formatScore(high)])].join('–') : unknownText();

/** Nouns that can be counted: `order`, `more-order` … */
export type Noun<Key = TextKey> = Key extends `count.${infer Name}` ? Name : never;

/** "1 order", "12 orders". */
export const formatMany = (count: number, noun: Noun): string => t(`count.${noun}`, { count });

const LIST = inLocale((language) => new Intl.ListFormat(language, { type: 'conjunction' }));
/** "Manage orders, Manage returns, and Product ratings". */
export const formatList = (names: readonly string[]): string => LIST().format(names);

const CHOICE = inLocale((language) => new Intl.ListFormat(language, { type: 'disjunction' }));
/** "Late pickup or Act of God". */
export const formatChoice = (names: readonly string[]): string => CHOICE().format(names);

/** "a, b", and of parts that hold commas "a; b". */
export const formatRow = (names: readonly string[]): string => names.join(t('words.comma'));
export const formatParts = (parts: readonly string[]): string => parts.join(t('words.semicolon'));

/** "Name: what is said of it". */
export const formatNamed = (name: string, says: string): string => t('words.named', { name, says });

/** With a capital and one full stop. */
export const formatSentence = (text: string): string =>
  t('words.sentence', { text: `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.。]$/, '')}` });

/** Years as Seller Center prints them, in Thailand too. */
const CALENDAR = 'gregory';
const dates = (options: Intl.DateTimeFormatOptions) =>
  inLocale((language) => new Intl.DateTimeFormat(language, { calendar: CALENDAR, ...options }));

const DAY = dates({ timeZone: 'UTC', month: 'short', day: 'numeric' });
const DAY_OF_YEAR = dates({ timeZone: 'UTC', dateStyle: 'medium' });
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

export const formatDay = (day: Day): string => DAY().format(atNoon(day));
export const formatFullDay = (day: Day): string => DAY_OF_YEAR().format(atNoon(day));

/** The date of a document, which may be only a month. */
export const formatDated = (dated: string): string => (dated.length === 10 ? formatFullDay(dated) : dated);

const MOMENT = dates({ dateStyle: 'medium', timeStyle: 'short' });
/** In the reader's time zone. */
export const formatInstant = (at: Instant): string =>
  at.length === 10 ? formatFullDay(at) : MOMENT().format(new Date(at));

/** In a given time zone, such as the shop's, in which its pages print times and due days end. */
export const formatInstantIn = (at: Instant, timeZone: string | undefined): string => {
  if (at.length === 10) return formatFullDay(at);
  return new Intl.DateTimeFormat(locale(), {
    calendar: CALENDAR,
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));
};

const AGO = inLocale((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "12 minutes ago"; a time ahead of the clock is "just now", as clocks differ. */
export const formatAgo = (at: Instant, now: Date): string => {
  const passed = now.getTime() - Date.parse(at);
  const unit = UNITS.find(([, length]) => passed >= length);
  return unit === undefined ? t('figures.justNow') : AGO().format(-Math.floor(passed / unit[1]), unit[0]);
};

/** The end of a long id, enough to distinguish it from others nearby; the whole id is in its link and in copies. */
export const shortId = (id: string): string => (id.length > 10 ? `…${id.slice(-6)}` : id);
