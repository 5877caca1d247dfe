import { readStars } from '../values/number';
import { refuse, type Value } from '../values/value';
import { attributeOf, childrenOf, classEndSelector, contains, parentOf, queryAll, textOf } from './access';

/**
 * Marks of a full star, the most reliable first: the component's own class, the ratings page's class, its gold colour.
 */
const FULL = [classEndSelector('rate-character-full'), '[class*="activeStar"]', '[fill="#FFC200" i]'];
const HALF = classEndSelector('rate-character-half');
const NAMED = '[aria-label],[title]';

/**
 * A rating as a digit, as star characters, or as elements of which the full ones are counted. No full star is not zero.
 */
export const readRating = (cell: Element): Value<number> => {
  for (const selector of FULL) {
    const full = queryAll(cell, selector).length;
    if (full > 0) return full <= 5 && queryAll(cell, HALF).length === 0 ? full : refuse('unknown-value');
  }
  const text = textOf(cell);
  if (text !== '' || cell.firstElementChild === null) return readStars(text);
  const named = queryAll(cell, NAMED)
    .map((element) => readStars(attributeOf(element, 'aria-label') ?? attributeOf(element, 'title') ?? ''))
    .filter((stars) => typeof stars === 'number');
  return named.length === 1 ? named[0]! : refuse('unknown-value');
};

const STARS = 5;

/**
 * Stars in a card with other content: five adjacent elements, the first ones full. Fewer than five may not be rendered
 * completely, and full ones in two places may be two ratings; both are refused.
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
