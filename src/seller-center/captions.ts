import type { PageSource } from './caption-sources';
import { captionKey } from './values/text';

// Captions are data: the texts over or beside a value, in the languages for which there is a source.

/** Languages for which captions of some pages have a source. */
export const LANGUAGES = ['en', 'ja', 'zh', 'vi', 'id', 'th', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Possible captions of one thing, in each language the most likely first. */
export type Captions = Readonly<
  { en: readonly string[] } & Partial<Record<Language, readonly string[]>> & {
      /** likely words that no source names: read where nothing else is, and never in silence */
      guessed?: readonly string[];
    }
>;

/** Keys of the captions that a source names. */
export const sourcedKeysOf = (captions: Captions): string[] =>
  LANGUAGES.flatMap((language) => captions[language] ?? []).map(captionKey);
/** All captions, guessed ones last. */
export const captionsOf = (captions: Captions): readonly string[] => [
  ...LANGUAGES.flatMap((language) => captions[language] ?? []),
  ...(captions.guessed ?? []),
];
export const captionKeysOf = (captions: Captions): string[] => captionsOf(captions).map(captionKey);
/** What the portal calls it in English, as far as that is known. */
export const englishNameOf = ({ en, guessed = [] }: Captions): string => (en[0] ?? guessed[0])!;

/** One caption: what it names, its language, its text, and its source. */
export type CaptionLine<N> = readonly [name: N, Language, words: string, PageSource];

/** Adds captions, which come last in their language. */
export const addCaptions = <N extends string>(
  captions: Readonly<Record<N, Captions>>,
  lines: readonly CaptionLine<N>[],
): Readonly<Record<N, Captions>> => {
  const all: Record<N, Captions> = { ...captions };
  for (const [name, language, words] of lines)
    all[name] = { ...all[name], [language]: [...(all[name][language] ?? []), words] };
  return all;
};

/** A column of a table, and whether it is required. */
export interface Column {
  readonly captions: Captions;
  readonly required?: true;
  /** captions that the seller taught, used only if no sourced caption is present; a guess gives way to them */
  readonly taught?: readonly string[];
}
export type Columns<F extends string> = Readonly<Record<F, Column>>;

/** Caption keys of a column, sourced and taught. */
export const columnKeys = ({ captions, taught = [] }: Column): Set<string> =>
  new Set([...captionKeysOf(captions), ...taught.map(captionKey)]);

/** A column with English captions alone. */
export const column = (...en: string[]): Column => ({ captions: { en } });
export const requiredColumn = (...en: string[]): Column => ({ captions: { en }, required: true });
/** The column with further captions that no source names. */
export const orGuessed = (column: Column, ...guessed: string[]): Column => ({
  ...column,
  captions: { ...column.captions, guessed: [...(column.captions.guessed ?? []), ...guessed] },
});

/** The meaning of a text in a table of meanings by caption key. */
export const findByCaption = <T>(meanings: Readonly<Record<string, T>>, text: string): T | undefined => {
  const key = captionKey(text);
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined;
};

/** What a figure of a page is printed as. */
export type FigureKind = 'rate' | 'count' | 'money';
export type FigureFields = Readonly<Record<string, FigureKind>>;
/** The figures of a page that prints a few, each under or beside its caption. */
export interface FigureCaptions {
  /** what there is to read, and what it is printed as */
  readonly fields: FigureFields;
  /** without these the page is another one than it was */
  readonly required: readonly string[];
  readonly captions: readonly CaptionLine<string>[];
}
/** The figures as columns, which may be taught further captions. */
export const figureColumns = ({ fields, required, captions }: FigureCaptions): Columns<string> => {
  const none = Object.fromEntries(Object.keys(fields).map((field): [string, Captions] => [field, { en: [] }]));
  return Object.fromEntries(
    Object.entries(addCaptions(none, captions)).map(([field, ofField]): [string, Column] => [
      field,
      { captions: ofField, ...(required.includes(field) && { required: true }) },
    ]),
  );
};
