import type { IssueCode } from '#core/model/page';

/** A value that could not be understood, with the code of the reason; never replaced by a default. */
export interface Refused {
  readonly refused: IssueCode;
}
/** A value; null if the page states or masks that there is none; refused if it states something else. */
export type Value<T> = T | null | Refused;

export const refuse = (code: IssueCode): Refused => ({ refused: code });
export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'refused');

const NOTHING = /^(?:|[-‐-―−]+|n\/?a)$/i;
const MASK = /\*{2,}|[•●∗]{2,}/;

/** Whether a text states that there is no value: `-`, `--`, `N/A` or empty. No value is not zero. */
export const isNothing = (text: string): boolean => NOTHING.test(text);
/** Whether a value is masked: `***`. */
export const isMasked = (text: string): boolean => MASK.test(text);

/** Reads a text that is neither empty nor masked; refuses what `parse` does not understand. */
export const readText = <T>(text: string, parse: (text: string) => T | undefined | Refused): Value<T> => {
  if (isNothing(text) || isMasked(text)) return null;
  return parse(text) ?? refuse('unknown-value');
};

/** The shape of a text without its content, for issues that may be shared. */
export const shapeOf = (text: string): string =>
  text
    .slice(0, 32)
    .replace(/\p{L}/gu, 'a')
    .replace(/\p{N}/gu, '9')
    .replace(/a{4,}/g, 'aaa…')
    .replace(/9{5,}/g, '9999…');

/**
 * The value on which all sources agree; null if two differ ("Standard" in one cell, "Express" in another) or none has
 * one.
 */
export const agreedValue = <T>(values: Iterable<T | null | undefined>): T | null => {
  const known = new Set<T>();
  for (const value of values) if (value != null) known.add(value);
  return known.size === 1 ? [...known][0]! : null;
};
