import { byClassEnd, queryOne, textOf, textRuns } from './access';

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

// The same few words stand in every row of a table.
const keys = new Map<string, string>();
const MOST_KEYS = 1000;
const LONGEST_WORD = 60;

/** What a caption is compared by: its letters, their marks (Thai words differ by them) and digits, without case, space or punctuation. */
export const captionKey = (text: string): string => {
  if (text.length > LONGEST_WORD) return makeKey(text);
  const known = keys.get(text);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const key = makeKey(text);
  keys.set(text, key);
  return key;
};

export const saysPercent = (caption: string): boolean => /[([（]\s*%\s*[)\]）]/.test(caption);
export const saysHours = (caption: string): boolean => /\bh(?:ou)?rs?\b|[([（]\s*h\s*[)\]）]/i.test(caption);

/** A header cell may hold a tooltip or a sorter beside its title: the title, the whole text, then its first run. */
export const captionTexts = (cell: Element): string[] => {
  const title = queryOne(cell, byClassEnd('table-th-item-title'));
  const texts = title === null ? [] : [textOf(title)];
  const runs = textRuns(cell);
  texts.push(runs.join(' '), runs[0] ?? '');
  return [...new Set(texts)].filter((it) => it !== '');
};
