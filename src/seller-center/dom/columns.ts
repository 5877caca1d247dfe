import type { Issue } from '#core/model/page';
import { type Column, type Columns, englishNameOf, LANGUAGES, type Language } from '../captions';
import { captionKey } from '../values/text';
import type { Table } from './table';

interface FoundColumn {
  index: number;
  caption: string;
  /** whether no source names the caption, nor the seller */
  isGuessed?: true;
  /** whether the seller named the caption, and no source */
  isTaught?: true;
}
export type FoundColumns<F extends string> = ReadonlyMap<F, FoundColumn>;

type ColumnsByKey = ReadonlyMap<string, readonly FoundColumn[]>;
const columnsByKey = ({ captions }: Table): ColumnsByKey =>
  Map.groupBy(
    captions.flatMap((texts, index) => texts.map((caption) => ({ index, caption }))),
    ({ caption }) => captionKey(caption),
  );

const findFirst = (byKey: ColumnsByKey, captions: readonly string[] = []): readonly FoundColumn[] =>
  captions.map((caption) => byKey.get(captionKey(caption))).find((found) => found !== undefined) ?? [];

/** Columns of a field by its captions, and those by guessed captions alone, which give way to all others. */
const findSure = (byKey: ColumnsByKey, { captions, taught }: Column, language: Language): readonly FoundColumn[] => {
  const sourced = findFirst(byKey, captions[language]);
  return sourced.length > 0 ? sourced : findFirst(byKey, taught).map((found) => ({ ...found, isTaught: true }));
};
const findGuessed = (byKey: ColumnsByKey, { captions }: Column, language: Language, taken: ReadonlySet<number>) =>
  language === 'en' ? findFirst(byKey, captions.guessed).filter(({ index }) => !taken.has(index)) : [];

const matchIn = <F extends string>(byKey: ColumnsByKey, columns: Columns<F>, language: Language) => {
  const found = new Map<F, FoundColumn>();
  const missing: string[] = [];
  const doubled: string[] = [];
  const take = (field: F, [first, ...others]: readonly FoundColumn[], isGuessed: boolean): boolean => {
    if (first === undefined) return false;
    if (others.some(({ index }) => index !== first.index)) doubled.push(first.caption);
    else found.set(field, isGuessed ? { ...first, isGuessed } : first);
    return true;
  };
  const fields = Object.keys(columns) as F[];
  const open = fields.filter((field) => !take(field, findSure(byKey, columns[field], language), false));
  const taken = new Set([...found.values()].map(({ index }) => index));
  for (const field of open) {
    const { required, captions } = columns[field];
    if (take(field, findGuessed(byKey, columns[field], language, taken), true)) continue;
    if (required) missing.push(captions[language]?.[0] ?? englishNameOf(captions));
  }
  return { found, missing, doubled };
};

/** Matches captions in the language in which most of them are found. */
const matchBestLanguage = <F extends string>(table: Table, columns: Columns<F>) => {
  const byKey = columnsByKey(table);
  return LANGUAGES.map((language) => matchIn(byKey, columns, language)).reduce((best, mapped) =>
    mapped.found.size > best.found.size ? mapped : best,
  );
};

/** Whether the table has all required columns, each once. */
export const hasColumns = (table: Table, columns: Columns<string>): boolean => {
  const { missing, doubled } = matchBestLanguage(table, columns);
  return missing.length + doubled.length === 0;
};

/** Length to which an unknown caption is reported. */
export const MAX_CAPTION_LENGTH = 40;
const captionsSeen = (table: Table): string =>
  table.captions.flatMap(([text]) => (text === undefined ? [] : `“${text.slice(0, MAX_CAPTION_LENGTH)}”`)).join(', ');

/** Finds columns by their captions, in any order, and ignores other columns. */
export const findColumns = <F extends string>(
  table: Table,
  columns: Columns<F>,
  isForeign: boolean,
): { ok: true; columns: FoundColumns<F> } | { ok: false; issue: Issue } => {
  const { found, missing, doubled } = matchBestLanguage(table, columns);
  if (doubled.length > 0) {
    return { ok: false, issue: { code: 'unknown-header', detail: `two columns are headed “${doubled[0]}”` } };
  }
  if (missing.length === 0) return { ok: true, columns: found };
  const code = found.size === 0 && isForeign ? 'unsupported-language' : 'unknown-header';
  const names = missing.map((caption) => `“${caption}”`).join(', ');
  return { ok: false, issue: { code, detail: `no column ${names}; the page has ${captionsSeen(table)}` } };
};

export const countFound = <F extends string>(table: Table, columns: Columns<F>): number =>
  matchBestLanguage(table, columns).found.size;
