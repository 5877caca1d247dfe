import { attribute, byClassEnd, queryAll, textOf } from '../dom/access';
import { readStars } from './number';
import { refuse, type Value } from './value';

/** How a full star is told from an empty one, the surest first: the components' own class, the ratings page, its gold. */
const FULL = [byClassEnd('rate-character-full'), '[class*="activeStar"]', '[fill="#FFC200" i]'];
const HALF = byClassEnd('rate-character-half');
const NAMED = '[aria-label],[title]';

/** A rating as a digit, as star signs, or as elements of which the full ones are counted. No full star is not zero. */
export const readRating = (cell: Element): Value<number> => {
  for (const selector of FULL) {
    const full = queryAll(cell, selector).length;
    if (full > 0) return full <= 5 && queryAll(cell, HALF).length === 0 ? full : refuse('unknown-value');
  }
  const text = textOf(cell);
  if (text !== '' || cell.firstElementChild === null) return readStars(text);
  const named = queryAll(cell, NAMED)
    .map((it) => readStars(attribute(it, 'aria-label') ?? attribute(it, 'title') ?? ''))
    .filter((it) => typeof it === 'number');
  return named.length === 1 ? named[0]! : refuse('unknown-value');
};
