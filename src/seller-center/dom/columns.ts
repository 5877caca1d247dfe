import type { Issue } from '#core/model/page';
import { type Column, type Columns, LANGUAGES, type Language } from '../captions';
import { captionKey } from '../values/text';
import type { Table } from './table';

interface FoundColumn {
  index: number;
  caption: string;
}
export type FoundColumns<F extends string> = ReadonlyMap<F, FoundColumn>;

type ColumnsByKey = ReadonlyMap<string, readonly FoundColumn[]>;
const columnsByKey = ({ captions }: Table): ColumnsByKey =>
  Map.groupBy(
    captions.flatMap((texts, index) => texts.map((caption) => ({ index, caption }))),
    ({ caption }) => captionKey(caption),
  );

const findColumn = (
  byKey: ColumnsByKey,
  { captions, taught = [] }: Column,
  language: Language,
): readonly FoundColumn[] =>
  [...(captions[language] ?? []), ...taught]
    .map((caption) => byKey.get(captionKey(caption)))
    .find((found) => found !== undefined) ?? [];

const matchIn = <F extends string>(byKey: ColumnsByKey, columns: Columns<F>, language: Language) => {
  const found = new Map<F, FoundColumn>();
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const field of Object.keys(columns) as F[]) {
    const column = columns[field];
    const [first, ...others] = findColumn(byKey, column, language);
    if (others.some(({ index }) => index !== first!.index)) doubled.push(first!.caption);
    else if (first !== undefined) found.set(field, first);
    else if (column.required) missing.push((column.captions[language] ?? column.captions.en)[0]!);
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
  table.captions.map(([text]) => (text === undefined ? '–' : `“${text.slice(0, MAX_CAPTION_LENGTH)}”`)).join(', ');

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
