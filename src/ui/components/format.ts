import type { Day, Instant } from '#core/model/day';
import type { Money } from '#core/model/field';
import type { Metric } from '#core/model/metric';

// One rule for every figure on every surface: not known is the word, never a zero, a dash or NaN.

export const UNKNOWN = 'Unknown';
type Maybe = number | null | undefined;
const isKnown = (value: Maybe): value is number => typeof value === 'number' && Number.isFinite(value);

const fixed = (value: number, digits: number): string => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};

/** A score of 0–5, as finely as it is known: the page prints one digit, what is computed has two. */
export const formatScore = (value: Maybe, digits: 1 | 2 | 3 | 4 = 2): string =>
  isKnown(value) ? fixed(value, digits) : UNKNOWN;

const PRINTED = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 });

/** A score beside one that the page printed: as many digits as there are, so that what was printed looks like it. */
export const formatPrinted = (value: number): string => PRINTED.format(value);

/** Points that two decimals make nothing of; such a change is no news in either direction. */
export const NEGLIGIBLE_POINTS = 0.005;
export const isNegligible = (value: number): boolean => Math.abs(value) < NEGLIGIBLE_POINTS;

/** Points of the overall score, signed, as finely as they matter. */
export const formatPoints = (value: Maybe): string => {
  if (!isKnown(value)) return UNKNOWN;
  if (isNegligible(value)) return '≈ 0';
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
};

const FINE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 1, maximumFractionDigits: 5 });

/** Points as finely as a sum needs them that a person does again by hand. */
export const formatFinePoints = (value: Maybe): string => {
  if (!isKnown(value)) return UNKNOWN;
  const size = Math.abs(value);
  if (size < 0.000005) return '0';
  return `${value < 0 ? '−' : '+'}${size < 0.0005 ? FINE.format(size) : size.toFixed(3)}`;
};

const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 2 });
/** A rate as the portal prints it. */
const RATE = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const CHANCE = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });
const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

const FINE_PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 3 });
const THREE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** A metric's value as finely as a sum needs it that a person does again by hand. */
export const formatFine = (metric: Metric, value: number): string =>
  metric === 'AHT' ? `${THREE.format(value)} h` : FINE_PERCENT.format(value);

/** A weighted count: weights have three digits. */
export const formatWeighed = (value: number): string => THREE.format(value);

/** A metric's value in its own unit. */
export const formatValue = (metric: Metric, value: Maybe): string =>
  !isKnown(value) ? UNKNOWN : metric === 'AHT' ? `${COUNT.format(value)} h` : RATE.format(value);

export const formatCount = (value: Maybe): string => (isKnown(value) ? COUNT.format(value) : UNKNOWN);
/** A weight; a dash where the market has no formula and its page prints none. */
export const formatWeight = (weight: number, from: string): string =>
  from === 'unknown' ? UNKNOWN : formatPercent(weight);
export const formatPercent = (value: Maybe): string => (isKnown(value) ? PERCENT.format(value) : UNKNOWN);

/** Money in its own currency; nothing here turns one currency into another. @param digits 0: whole units, for what is about so much */
export const formatMoney = (money: Money | null | undefined, digits?: 0): string =>
  money == null || !isKnown(money.value)
    ? UNKNOWN
    : new Intl.NumberFormat('en-US', {
        style: 'currency',
        currency: money.currency,
        ...(digits === 0 && { maximumFractionDigits: 0 }),
      }).format(money.value);

/** A probability. All are estimates, so none is printed as a certainty. */
export const formatChance = (value: Maybe): string => {
  if (!isKnown(value)) return UNKNOWN;
  if (value < 0.01) return 'under 1%';
  if (value > 0.99) return 'over 99%';
  return CHANCE.format(value);
};

export const formatRange = (low: Maybe, high: Maybe): string =>
  isKnown(low) && isKnown(high) ? `${formatScore(low)}–${formatScore(high)}` : UNKNOWN;

/** "1 order", "12 orders"; the noun is given in the singular. */
export const formatMany = (count: number, noun: string): string =>
  `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`;

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' });
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

export const formatDay = (day: Day): string => DAY.format(atNoon(day));
export const formatFullDay = (day: Day): string => DAY_OF_YEAR.format(atNoon(day));

/** The date of a document, which may be as coarse as a month. */
export const formatDated = (dated: string): string => (dated.length === 10 ? formatFullDay(dated) : dated);

const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
/** On the clock of the person who reads it. */
export const formatInstant = (at: Instant): string =>
  at.length === 10 ? formatFullDay(at) : MOMENT.format(new Date(at));

const AGO = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "12 minutes ago". An instant ahead of the clock is "just now": clocks differ. */
export const formatAgo = (at: Instant, now: Date): string => {
  const passed = now.getTime() - Date.parse(at);
  const unit = UNITS.find(([, length]) => passed >= length);
  return unit === undefined ? 'just now' : AGO.format(-Math.floor(passed / unit[1]), unit[0]);
};

/** Enough of a long id to tell it from its neighbours; the whole id is in its link and in what is copied. */
export const shortId = (id: string): string => (id.length > 10 ? `…${id.slice(-6)}` : id);
