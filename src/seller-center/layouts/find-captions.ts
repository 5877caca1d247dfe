import type { Root } from '../dom/access';
import { makeLayoutTree, pairCaptions, type Rules } from '../dom/pairs';
import { isNaming, type Token, type Vocabulary } from '../dom/tokens';
import { captionKey } from '../values/text';
import type { LabelText } from './labels';

const MAX_CAPTION_CHARS = 80;
const isWording = (text: string): boolean => text.length <= MAX_CAPTION_CHARS && /\p{L}{2}/u.test(text);

/** What an unknown text may be a caption of: itself, or what stands in it before a figure (`Note 3,9/5`). */
const captionWithin = (text: string, isValue: (text: string) => boolean): string => {
  const words = text.split(' ');
  const at = words.findIndex((_, index) => index > 0 && isValue(words.slice(index).join(' ')));
  return at < 0
    ? text
    : words
        .slice(0, at)
        .join(' ')
        .replace(/ ?[:：]$/, '');
};

interface FoundCaption<N> extends LabelText {
  name: N;
}
/** A caption with the figures that stand beside it, and what a source says that it names. */
export interface FigureCaption extends LabelText {
  known: string | null;
}

/**
 * The captions of all figures of a page in their order. Unknown ones are paired with what stands beside them as known
 * ones are, each under a name of its own.
 * @param nameUnknown names an unknown caption
 */
export const findCaptions = <N>(
  root: Root,
  tokensBy: (vocabulary: Vocabulary<N>) => readonly Token<N>[],
  vocabulary: Vocabulary<N>,
  rules: Rules<N>,
  nameUnknown: (caption: string) => N,
): FoundCaption<N>[] => {
  const names = new Map(vocabulary.names);
  for (const token of tokensBy(vocabulary)) {
    const caption = token.kind === 'other' ? captionWithin(token.textRun.text, vocabulary.isValue) : '';
    if (isWording(caption) && !names.has(captionKey(caption))) names.set(captionKey(caption), nameUnknown(caption));
  }
  const tokens = tokensBy({ ...vocabulary, names });
  const captions = new Map<string, FoundCaption<N>>();
  for (const { name, caption, text } of pairCaptions(makeLayoutTree(root, tokens).top, rules)) {
    const key = captionKey(caption);
    const found = captions.get(key) ?? { text: caption, examples: [], name };
    if (!found.examples.includes(text)) found.examples.push(text);
    captions.set(key, found);
  }
  const place = new Map<string, number>();
  for (const [at, token] of tokens.entries())
    if (isNaming(token) && !place.has(captionKey(token.caption))) place.set(captionKey(token.caption), at);
  return [...captions].sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0)).map(([, found]) => found);
};
