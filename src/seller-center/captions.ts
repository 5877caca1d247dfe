import type { PageSource } from './caption-sources';
import { captionKey } from './values/text';

// Captions are data: what the portal prints over or beside a value, in the languages of which a source tells them.

/** Languages of which a source gives captions, of some pages or all. */
export const LANGUAGES = ['en', 'ja', 'zh', 'vi', 'id', 'th', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What one thing may be captioned, in each language the surest first. */
export type Captions = Readonly<{ en: readonly string[] } & Partial<Record<Language, readonly string[]>>>;

export const captionsOf = (captions: Captions): readonly string[] =>
  LANGUAGES.flatMap((language) => captions[language] ?? []);
export const captionKeysOf = (captions: Captions): string[] => captionsOf(captions).map(captionKey);

/** One line teaches one caption: what it names, its language, its words, and where they were seen. */
export type CaptionLine<N> = readonly [name: N, Language, words: string, PageSource];

/** The captions with those of further lines, which come last in their language. */
export const addLines = <N extends string>(
  captions: Readonly<Record<N, Captions>>,
  lines: readonly CaptionLine<N>[],
): Readonly<Record<N, Captions>> => {
  const all: Record<N, Captions> = { ...captions };
  for (const [name, language, words] of lines)
    all[name] = { ...all[name], [language]: [...(all[name][language] ?? []), words] };
  return all;
};

/** A column of a table, and whether the page is of use without it. */
export interface Column {
  readonly captions: Captions;
  readonly required?: true;
  /** what the seller said that it is headed; looked for only where no caption of a source is there */
  readonly taught?: readonly string[];
}
export type Columns<F extends string> = Readonly<Record<F, Column>>;

/** By what its captions are compared, those of a source and those that the seller taught. */
export const columnKeys = ({ captions, taught = [] }: Column): Set<string> =>
  new Set([...captionKeysOf(captions), ...taught.map(captionKey)]);

/** A column that is captioned in English alone. */
export const column = (...en: string[]): Column => ({ captions: { en } });
export const requiredColumn = (...en: string[]): Column => ({ captions: { en }, required: true });

/** What a text means in a table of meanings by caption key. */
export const findByCaption = <T>(meanings: Readonly<Record<string, T>>, text: string): T | undefined => {
  const key = captionKey(text);
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined;
};
