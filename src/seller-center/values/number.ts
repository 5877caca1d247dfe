import { readText, refuse, type Value } from './value';

// US English: a comma between groups of three, a point before the fraction. `1.830` and `1,83` are not both readable.
const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const BOUND = /^[<>≤≥=]+\s*/;

export const parseNumber = (text: string): number | undefined =>
  NUMBER.test(text) ? Number(text.replaceAll(',', '')) : undefined;

/** Pages print benchmarks as a bound: `<1.20%`, `≥ 95%`. The bound is the value. */
const withoutBound = (text: string): string => text.replace(BOUND, '');

const fraction = (number: number | undefined): number | undefined => {
  if (number === undefined || number > 100) return undefined;
  // 1.26 / 100 is 0.0126 and not 0.012599999999999998: shift the decimal point, don't divide.
  return Number(`${number}e-2`);
};

/** `1.26%` → 0.0126. Without the sign it could be either, so it is refused unless the caption has the sign. */
export const readRate = (text: string, captionHasPercent = false): Value<number> =>
  readText(text, (text) => {
    const bare = withoutBound(text);
    if (bare.endsWith('%')) return fraction(parseNumber(bare.slice(0, -1).trimEnd()));
    return captionHasPercent ? fraction(parseNumber(bare)) : undefined;
  });

const HOURS = /^([\d.,]*)\s?(?:h|hrs?|hours?)\.?$/i;
const PARTS = /^(?:(\d+)\s?d(?:ays?)?)?\s?(?:(\d+)\s?h(?:rs?|ours?)?)?\s?(?:(\d+)\s?m(?:in(?:ute)?s?)?)?$/i;

/** `30.4 hours`, `26h`, `1d 2h 30m` → hours. A bare number only where the caption says hours. */
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

/** A count or a sum as printed: `1,830`, `23 orders`, for handling time `1,204.5 h`. */
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

// Markets where it is not known which of comma and point stands before the fraction.

/** A number as it would be with a point before its fraction; undefined where it could be two. */
const canonical = (run: string): string | undefined => {
  const [mark, second] = run.match(/[.,]/g) ?? [];
  if (mark === undefined) return run;
  if (second === undefined) return /[.,]\d{3}$/.test(run) ? undefined : run.replace(',', '.');
  const [, group = '', point] = TWO_SEPARATORS.exec(run) ?? [];
  if (point !== undefined && point !== group) return run.replaceAll(group, '').replace(point, '.');
  return GROUPS.test(run) ? run.replaceAll(mark, '') : run;
};

/**
 * Numbers of markets that may write `1,26` and `1.234,5`, or may not. Where only a fraction or only groups of three can
 * be meant, that is what it is; `1.830` could be either, and is made unreadable, so that it is refused.
 */
export const toPoint = (text: string): string => text.replace(NUMBER_RUN, (run) => canonical(run) ?? `${run}?`);

/** The same where it is known that a comma stands before the fraction: there `1.830` is a count and `1,830` is not. */
export const fromComma = (text: string): string =>
  text.replace(NUMBER_RUN, (run) => canonical(run) ?? run.replaceAll('.', '').replace(',', '.'));
