import type { IssueCode } from '#core/model/page';

/** What a cell says could not be understood, and the code that says why. Never replaced by a default. */
export interface Refused {
  readonly refused: IssueCode;
}
/** A value; null where the page says that there is none (or masks it); refused where it says something else. */
export type Value<T> = T | null | Refused;

export const refuse = (code: IssueCode): Refused => ({ refused: code });
export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'refused');

const NOTHING = /^(?:|[-‐-―−]+|n\/?a)$/i;
const MASK = /\*{2,}|[•●∗]{2,}/;

/** `-`, `--`, `N/A` and an empty cell: the page says that there is nothing. Nothing is not zero. */
export const isNothing = (text: string): boolean => NOTHING.test(text);
/** `***`: there is a value, and the page hides it. */
export const isMasked = (text: string): boolean => MASK.test(text);

/** Reads text that is neither empty nor masked; what `parse` does not know is refused. */
export const readText = <T>(text: string, parse: (text: string) => T | undefined | Refused): Value<T> => {
  if (isNothing(text) || isMasked(text)) return null;
  return parse(text) ?? refuse('unknown-value');
};

/** What a text looks like, with nothing of what it says: for a issue that anyone may see. */
export const shapeOf = (text: string): string =>
  text
    .slice(0, 32)
    .replace(/\p{L}/gu, 'a')
    .replace(/\p{N}/gu, '9')
    .replace(/a{4,}/g, 'aaa…')
    .replace(/9{5,}/g, '9999…');

/** The value that all which say one agree on; null where two differ ("Standard" in one cell, "Express" in another) or none says one. */
export const agreedValue = <T>(values: Iterable<T | null | undefined>): T | null => {
  const known = new Set<T>();
  for (const value of values) if (value != null) known.add(value);
  return known.size === 1 ? [...known][0]! : null;
};
