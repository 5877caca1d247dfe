import type { Issue } from '#core/model/page';
import { captionKey } from './caption';
import type { Table } from './table';

/** Languages of which a source gives captions, of some sheets or all. A further caption is one more in its list. */
const LANGUAGES = ['en', 'ja', 'zh', 'vi', 'id', 'th', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Captions = Readonly<{ en: readonly string[] } & Partial<Record<Language, readonly string[]>>>;

export const captionsOf = (captions: Captions): readonly string[] => LANGUAGES.flatMap((it) => captions[it] ?? []);

/** A column of a sheet: the captions it is known by, the surest first, and whether the page is of use without it. */
export interface Column {
  readonly captions: Captions;
  readonly required?: true;
}
export type Columns<F extends string> = Readonly<Record<F, Column>>;

export interface Place {
  index: number;
  caption: string;
}
export type Mapped<F extends string> = ReadonlyMap<F, Place>;

/** Where captions stand, by their keys. */
type Places = ReadonlyMap<string, readonly Place[]>;
const placesIn = ({ captions }: Table): Places =>
  Map.groupBy(
    captions.flatMap((texts, index) => texts.map((caption) => ({ index, caption }))),
    ({ caption }) => captionKey(caption),
  );

const find = (known: Places, captions: readonly string[] = []): readonly Place[] =>
  captions.map((it) => known.get(captionKey(it))).find((it) => it !== undefined) ?? [];

const mapIn = <F extends string>(known: Places, columns: Columns<F>, language: Language) => {
  const places = new Map<F, Place>();
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const field of Object.keys(columns) as F[]) {
    const column = columns[field];
    const found = find(known, column.captions[language]);
    const [place] = found;
    if (found.some(({ index }) => index !== place!.index)) doubled.push(place!.caption);
    else if (place !== undefined) places.set(field, place);
    else if (column.required) missing.push((column.captions[language] ?? column.captions.en)[0]!);
  }
  return { places, missing, doubled };
};

/** The language with most captions found is the one the page speaks. */
const mapBest = <F extends string>(table: Table, columns: Columns<F>) => {
  const known = placesIn(table);
  return LANGUAGES.map((language) => mapIn(known, columns, language)).reduce((best, it) =>
    it.places.size > best.places.size ? it : best,
  );
};

/** Whether it is a table that the sheet speaks of. */
export const fits = (table: Table, columns: Columns<string>): boolean => {
  const { missing, doubled } = mapBest(table, columns);
  return missing.length + doubled.length === 0;
};

const LONGEST = 40;
const seen = (table: Table): string =>
  table.captions.map(([text]) => (text === undefined ? '–' : `“${text.slice(0, LONGEST)}”`)).join(', ');

/** Finds the columns by their captions, in any order; columns that the sheet does not name are left alone. */
export const mapColumns = <F extends string>(
  table: Table,
  columns: Columns<F>,
  isForeign: boolean,
): { ok: true; columns: Mapped<F> } | { ok: false; issue: Issue } => {
  const { places, missing, doubled } = mapBest(table, columns);
  if (doubled.length > 0) {
    return { ok: false, issue: { code: 'unknown-header', detail: `two columns are headed “${doubled[0]}”` } };
  }
  if (missing.length === 0) return { ok: true, columns: places };
  const code = places.size === 0 && isForeign ? 'unsupported-language' : 'unknown-header';
  const names = missing.map((it) => `“${it}”`).join(', ');
  return { ok: false, issue: { code, detail: `no column ${names}; the page has ${seen(table)}` } };
};

export const countFound = <F extends string>(table: Table, columns: Columns<F>): number =>
  mapBest(table, columns).places.size;
