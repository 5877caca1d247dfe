import { readStars } from '../values/number';
import { refuse, type Value } from '../values/value';
import { attribute, childrenOf, classEndSelector, contains, parentOf, queryAll, textOf } from './access';

/** How a full star is told from an empty one, the surest first: the components' own class, the ratings page, its gold. */
const FULL = [classEndSelector('rate-character-full'), '[class*="activeStar"]', '[fill="#FFC200" i]'];
const HALF = classEndSelector('rate-character-half');
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
    .map((element) => readStars(attribute(element, 'aria-label') ?? attribute(element, 'title') ?? ''))
    .filter((stars) => typeof stars === 'number');
  return named.length === 1 ? named[0]! : refuse('unknown-value');
};

const STARS = 5;

/**
 * The stars of a card in which other things stand too: five elements side by side of which the first ones are full.
 * Fewer than five may be stars that have not been drawn yet; full ones in two places may be two ratings. Both are refused.
 */
export const countStars = (card: Element): Value<number> => {
  const full = FULL.map((selector) => queryAll(card, selector)).find((elements) => elements.length > 0) ?? [];
  const [first] = full;
  if (first === undefined || queryAll(card, HALF).length > 0) return refuse('unknown-value');
  let row = parentOf(first);
  while (row !== null && row !== card && childrenOf(row).length === 1) row = parentOf(row);
  const stars = row === null ? [] : childrenOf(row);
  const isFull = stars.map((star) => full.some((element) => contains(star, element)));
  const count = isFull.filter(Boolean).length;
  const isSound =
    stars.length === STARS &&
    isFull.lastIndexOf(true) === count - 1 &&
    full.every((element) => contains(row!, element));
  return isSound ? count : refuse('unknown-value');
};
