import { remember } from '../values/remember';
import { byClassEnd, queryOne, textOf, textsOf } from './access';

// Units, zones and metric codes beside a caption say how to read its values, not what they are. Any other word in
// brackets may change the meaning ("(expected)") and stays.
const ASIDE =
  /[([（]\s*(?:%|h|hrs?|hours?|[A-Z]{3}|US\$|\$|UTC[^)）\]]*|GMT[^)）\]]*|P[SD]?T|IM[ _]?DSAT|NBFR|SFCR|OTDR)\s*[)\]）]/gi;

const makeKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(ASIDE, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** What a caption is compared by: its letters, their marks (Thai words differ by them) and digits, without case, space or punctuation. */
export const captionKey = remember(makeKey);

export const saysPercent = (caption: string): boolean => /[([（]\s*%\s*[)\]）]/.test(caption);
export const saysHours = (caption: string): boolean => /\bh(?:ou)?rs?\b|[([（]\s*h\s*[)\]）]/i.test(caption);

/** A header cell may hold a tooltip or a sorter beside its title: the title, the whole text, then its first run. */
export const captionTexts = (cell: Element): string[] => {
  const title = queryOne(cell, byClassEnd('table-th-item-title'));
  const texts = title === null ? [] : [textOf(title)];
  const runs = textsOf(cell);
  texts.push(runs.join(' '), runs[0] ?? '');
  return [...new Set(texts)].filter((it) => it !== '');
};
