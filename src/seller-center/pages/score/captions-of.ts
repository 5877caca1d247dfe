import { captionKey } from '../../values/text';
import { LOCAL_CAPTIONS } from './local-captions';
import type { FigureSubject } from './subjects';

/** The keys of the captions that a subject has in other languages, of those that mean it in every market. */
export const localKeysOf = (subject: FigureSubject): string[] =>
  LOCAL_CAPTIONS.flatMap(([named, , words, , only]) =>
    named === subject && only === undefined ? [captionKey(words)] : [],
  );
