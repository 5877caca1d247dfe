import { byClassEnd, queryAll, textOf } from '../dom/access';
import { readStars } from './number';
import { refuse, type Value } from './value';

const FULL = `${byClassEnd('rate-character-full')},[class*="activeStar"]`;
const HALF = byClassEnd('rate-character-half');

/** A rating as a digit, as star signs, or as elements of which the full ones are counted. No full star is not zero. */
export const readRating = (cell: Element): Value<number> => {
  const full = queryAll(cell, FULL).length;
  if (full > 0) return full <= 5 && queryAll(cell, HALF).length === 0 ? full : refuse('unknown-value');
  const text = textOf(cell);
  if (text === '' && cell.firstElementChild !== null) return refuse('unknown-value');
  return readStars(text);
};
