import type { PageScan } from '../../dom/page-scan';
import { makeLayoutTree, pairUp } from '../../dom/pairs';
import type { Vocabulary } from '../../dom/tokens';
import type { PageLocale } from '../../locale';
import type { TaughtTexts } from '../../taught-texts';
import { captionKey } from '../../values/text';
import { FIGURE_RULES, figuresOf, withTaught } from './figures';
import { tokensOf } from './gather';
import { isFigureSubject, isSubjectPart, type ScoreName, type ScoreToken } from './subjects';

/** A caption of the page with the figures that stand beside it. */
export interface FigureCaption {
  text: string;
  examples: string[];
  /** what a source says that it names; null where none does */
  known: string | null;
}

const MAX_CAPTION_CHARS = 80;
const isWording = (text: string): boolean => text.length <= MAX_CAPTION_CHARS && /\p{L}{2}/u.test(text);

const codeOf = (name: ScoreName): string | null => {
  if (!isFigureSubject(name)) return isSubjectPart(name) ? name.part : name;
  return name.kind === 'overall' ? 'overall' : name.kind === 'unknown' ? null : name.code;
};

/** What an unknown text may be a caption of: itself, or what stands in it before a figure (`Note 3,9/5`). */
const captionsWithin = (text: string, isValue: (text: string) => boolean): string[] => {
  const words = text.split(' ');
  const at = words.findIndex((_, index) => index > 0 && isValue(words.slice(index).join(' ')));
  return at < 0
    ? [text]
    : [
        words
          .slice(0, at)
          .join(' ')
          .replace(/ ?[:：]$/, ''),
      ];
};

/**
 * The captions of all figures of a page in their order, those that nobody knows included: these are paired with what
 * stands beside them as the known ones are, as if each had a name of its own.
 */
export const findFigureCaptions = async (
  scan: PageScan,
  locale: PageLocale,
  taught: TaughtTexts,
  skip: ReadonlySet<Element>,
): Promise<FigureCaption[]> => {
  const vocabulary = withTaught(figuresOf(locale.region), taught);
  const textRuns = await scan.textRunsOutside(new Set(skip));
  const names = new Map(vocabulary.names);
  for (const token of tokensOf(textRuns, vocabulary, locale.write)) {
    if (token.kind !== 'other') continue;
    for (const caption of captionsWithin(token.textRun.text, vocabulary.isValue))
      if (isWording(caption) && !names.has(captionKey(caption)))
        names.set(captionKey(caption), { kind: 'unknown', caption });
  }
  const extended: Vocabulary<ScoreName> = { ...vocabulary, names };
  const tokens = tokensOf(textRuns, extended, locale.write);
  const captions = new Map<string, FigureCaption>();
  for (const { name, caption, text } of pairUp(makeLayoutTree<ScoreName>(scan.root, tokens).top, FIGURE_RULES)) {
    const key = captionKey(caption);
    const found = captions.get(key) ?? { text: caption, examples: [], known: codeOf(name) };
    if (!found.examples.includes(text)) found.examples.push(text);
    captions.set(key, found);
  }
  const place = new Map<string, number>();
  const captionOf = (token: ScoreToken) => (token.kind === 'label' || token.kind === 'pair' ? token.caption : null);
  for (const [at, token] of tokens.entries()) {
    const caption = captionOf(token);
    if (caption !== null && !place.has(captionKey(caption))) place.set(captionKey(caption), at);
  }
  return [...captions].sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0)).map(([, found]) => found);
};
