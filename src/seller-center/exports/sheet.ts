import { captionKey } from '../dom/caption';
import { ExportFault } from './export-fault';
import type { RawRow } from './raw-rows';
import type { Source } from './sources';

export interface Sheet<F extends string> {
  readonly title: string;
  /** whose id tells which rows belong together */
  readonly key: F;
  readonly required: readonly F[];
  /** its columns of times, which tell how the file writes dates */
  readonly moments: readonly F[];
  readonly captions: readonly (readonly [field: F, text: string, source: Source])[];
}

export interface Place<F extends string> {
  field: F;
  index: number;
  /** as the file has it */
  caption: string;
}
export interface Header<F extends string> {
  row: number;
  width: number;
  places: readonly Place<F>[];
}

/** Fewer known captions than this may stand in any table. */
const FEWEST = 3;

const findPlaces = <F extends string>({ captions }: Sheet<F>, cells: readonly string[]): Place<F>[] => {
  const fields = new Map(captions.map(([field, text]) => [captionKey(text), field]));
  return cells.flatMap((cell, index) => {
    const field = fields.get(captionKey(cell));
    return field === undefined ? [] : [{ field, index, caption: cell.trim() }];
  });
};

/** What a missing column is called in this file: by the export that has most of its captions. */
const nameMissing = <F extends string>({ captions, required }: Sheet<F>, places: readonly Place<F>[]): string[] => {
  const has = new Set(places.map((it) => captionKey(it.caption)));
  const found = new Map<Source, number>();
  for (const [, text, source] of captions)
    if (has.has(captionKey(text))) found.set(source, (found.get(source) ?? 0) + 1);
  const rank = (source: Source) => found.get(source) ?? 0;
  return required
    .filter((field) => !places.some((it) => it.field === field))
    .map((field) => {
      const named = captions.filter((it) => it[0] === field);
      return named.reduce((best, it) => (rank(it[2]) > rank(best[2]) ? it : best))[1];
    });
};

/** How much of what the sheet needs the row has, 0 to 1: the header is the row that has most. */
export const fitOf = <F extends string>(sheet: Sheet<F>, { cells }: RawRow): number => {
  const found = new Set(findPlaces(sheet, cells).map((it) => it.field));
  return found.size < FEWEST ? 0 : sheet.required.filter((it) => found.has(it)).length / sheet.required.length;
};

/** Finds the columns by their captions, in any order; what the sheet does not name is left alone. */
export const readHeader = <F extends string>(sheet: Sheet<F>, { row, cells }: RawRow): Header<F> => {
  const places = findPlaces(sheet, cells);
  const twice = places.find((it, at) => places.findIndex((other) => other.field === it.field) !== at);
  if (twice !== undefined) throw new ExportFault('doubled-column', `its column “${twice.caption}” stands there twice`);
  const missing = nameMissing(sheet, places).map((it) => `“${it}”`);
  if (missing.length > 0) {
    const lacks =
      missing.length === 1 ? `the column ${missing[0]} is missing` : `the columns ${missing.join(', ')} are missing`;
    throw new ExportFault('missing-column', lacks);
  }
  return { row, width: cells.length, places };
};
