import { readText, refuse, type Value } from './value';

// US English: a comma between groups of three, a point before the fraction. `1.830` and `1,83` are not both valid.
const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const BOUND = /^[<>≤≥=]+\s*/;

export const parseNumber = (text: string): number | undefined => {
  const number = NUMBER.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
  return number <= Number.MAX_SAFE_INTEGER ? number : undefined;
};

/** Removes the bound of a benchmark, as in `<1.20%` or `≥ 95%`. */
const withoutBound = (text: string): string => text.replace(BOUND, '');

const fraction = (number: number | undefined): number | undefined => {
  if (number === undefined || number > 100) return undefined;
  // Shifts the decimal point, as 1.26 / 100 would be 0.012599999999999998.
  return Number(`${number}e-2`);
};

/** `1.26%` → 0.0126. Without a sign it is ambiguous, so it is refused unless the caption has the sign. */
export const readRate = (text: string, captionHasPercent = false): Value<number> =>
  readText(text, (text) => {
    const bare = withoutBound(text);
    if (bare.endsWith('%')) return fraction(parseNumber(bare.slice(0, -1).trimEnd()));
    return captionHasPercent ? fraction(parseNumber(bare)) : undefined;
  });

const HOURS = /^([\d.,]*)\s?(?:h|hrs?|hours?)\.?$/i;
const PARTS = /^(?:(\d+)\s?d(?:ays?)?)?\s?(?:(\d+)\s?h(?:rs?|ours?)?)?\s?(?:(\d+)\s?m(?:in(?:ute)?s?)?)?$/i;

/** `30.4 hours`, `26h`, `1d 2h 30m` → hours; a bare number only if the caption says hours. */
export const readHours = (text: string, captionHasHours = false): Value<number> =>
  readText(text, (text) => {
    const bare = withoutBound(text);
    const match = HOURS.exec(bare);
    const single = parseNumber(match ? match[1]! : captionHasHours ? bare : '');
    if (single !== undefined) return single;
    const parts = PARTS.exec(bare);
    if (parts === null) return undefined;
    return (Number(parts[1] ?? 0) * 24 * 60 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) / 60;
  });

/** `3.9`, `3.9/5`, `3.9 / 5.0`, `3.9 out of 5`. */
export const readScore = (text: string): Value<number> =>
  readText(text, (text) => {
    const match = /^([\d.,]+)\s?(?:(?:\/|out of)\s?5(?:\.0+)?)?$/i.exec(text);
    const score = parseNumber(match?.[1] ?? '');
    return score !== undefined && score <= 5 ? score : undefined;
  });

const COUNTED = /\s?(?:orders?|reviews?|chats?|requests?|rounds?|items?|pcs|hours?|hrs?|h)\.?$/i;

/** A count or sum as printed: `1,830`, `23 orders`, or for handling time `1,204.5 h`. */
export const readAmount = (text: string): Value<number> =>
  readText(text, (text) => parseNumber(text.replace(COUNTED, '')));

export const readCount = (text: string): Value<number> => {
  const amount = readAmount(text.replace(/^[x×]\s*/i, ''));
  return typeof amount === 'number' && !Number.isInteger(amount) ? refuse('unknown-value') : amount;
};

/** `2`, `2.0`, `2 stars`, `2/5`, `★★☆☆☆`. */
export const readStars = (text: string): Value<number> =>
  readText(text, (text) => {
    if (/^★{1,5}☆{0,4}$/.test(text))
      return text.length === 5 || !text.includes('☆') ? text.split('★').length - 1 : undefined;
    const match = /^([1-5])(?:\.0)?\s?(?:[/★]\s?5?|out of 5|-?\s?stars?)?$/i.exec(text);
    return match ? Number(match[1]) : undefined;
  });

const NUMBER_RUN = /\d[\d.,]*\d/g;
const TWO_SEPARATORS = /^\d{1,3}(?:([.,])\d{3})+([.,])\d+$/;
const GROUPS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/;

// Markets in which either comma or point may precede the fraction.

/** A number with a point before its fraction; undefined if ambiguous. */
const canonical = (run: string): string | undefined => {
  const [mark, second] = run.match(/[.,]/g) ?? [];
  if (mark === undefined) return run;
  if (second === undefined) return /[.,]\d{3}$/.test(run) ? undefined : run.replace(',', '.');
  const [, group = '', point] = TWO_SEPARATORS.exec(run) ?? [];
  if (point !== undefined && point !== group) return run.replaceAll(group, '').replace(point, '.');
  return GROUPS.test(run) ? run.replaceAll(mark, '') : run;
};

/**
 * Rewrites numbers of markets that may write `1,26` and `1.234,5`. A number that can only have a fraction, or only
 * groups of three, is unambiguous; `1.830` is ambiguous and made unreadable, so that it is refused.
 */
export const withDecimalPoint = (text: string): string =>
  text.replace(NUMBER_RUN, (run) => canonical(run) ?? `${run}?`);

/** Rewrites numbers with a comma before the fraction: there `1.830` is a count and `1,830` is not. */
export const fromDecimalComma = (text: string): string =>
  text.replace(NUMBER_RUN, (run) => canonical(run) ?? run.replaceAll('.', '').replace(',', '.'));
