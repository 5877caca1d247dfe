import type { Instant } from '#core/model/day';
import type { Region } from '#core/model/region';
import type { Zone } from '#core/model/zone';
import type { DateOrder } from '../values/moment';
import { isRefused, shapeOf, type Value } from '../values/value';
import { readExportMoment } from './export-dates';
import type { RawRow } from './raw-rows';
import type { Header } from './sheet';

/** What bare values in the file mean: the shop's market, clock and money, and when the file was read. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}
export interface ExportDialect {
  at: Instant;
  currency: string;
  zone: Zone;
  dateOrder: DateOrder;
  dayZero: number | null;
}

/** One row, seen through the sheet: the named cells, without the TAB that the export ends them with. */
export interface ExportRow<F extends string> {
  /** as a spreadsheet numbers it */
  row: number;
  cells: Partial<Record<F, string>>;
  /** why its cells can't be trusted to stand under their captions */
  fault: string | null;
}
export type Captions<F extends string> = Partial<Record<F, string>>;

/** A row that was left out; the message says nothing that stood in it. */
export interface RefusedRow {
  row: number;
  message: string;
}

/** Takes the named cells out of a row; the others are left behind, and with them whoever bought. */
export const pickCells = <F extends string>(
  { places, width }: Header<F>,
  { row, cells: raw, isBroken, isOpen }: RawRow,
  isFixedWidth: boolean,
): ExportRow<F> => {
  const cells: ExportRow<F>['cells'] = {};
  let fault: string | null = null;
  for (const { field, index } of places) {
    const text = raw[index]?.trim() ?? '';
    cells[field] = text;
    if (text.includes('\uFFFD')) fault = 'it holds letters that got lost when the file was saved; export it again';
  }
  if (isFixedWidth && raw.length !== width)
    fault = `it has ${raw.length} cells under ${width} captions; the file may have been edited`;
  else if (isBroken) fault = 'its quotation marks are broken';
  else if (isOpen && places.some((it) => it.index === raw.length - 1))
    fault = 'the file ends right behind it, perhaps in the middle of its last cell';
  return { row, cells, fault };
};

/** Reads the cells of one row; what can't be read is named by its caption and its shape, never by what it says. */
export const makeReader = <F extends string>(
  { cells }: ExportRow<F>,
  captions: Captions<F>,
  dialect: ExportDialect,
) => {
  const faults: string[] = [];
  const take = <T>(field: F, read: (text: string) => Value<T>): T | null => {
    const text = cells[field];
    if (text === undefined) return null;
    const value = read(text);
    if (!isRefused(value)) return value;
    const why = value.refused === 'ambiguous-date' ? 'could be two days' : 'cannot be read';
    faults.push(`${captions[field]}: “${shapeOf(text)}” ${why}`);
    return null;
  };
  const need = <T>(field: F, value: T | null): T | null => {
    if (value === null && faults.length === 0) faults.push(`${captions[field]}: there is none`);
    return value;
  };
  const moment = (field: F) => take(field, (it) => readExportMoment(it, dialect));
  return { faults, take, need, moment };
};

/** Whoever saved a file knew what is in it: a time of saving before that is wrong. */
export const knownAt = (savedAt: Instant, moments: readonly (Instant | null)[]): Instant =>
  moments.reduce<Instant>((last, it) => (it !== null && it > last ? it : last), savedAt);

export type Reading<H, L> = { head: H; line: L; faults: string[] };
export type Taken<H, L> = { head: H; lines: L[] } | { refused: RefusedRow[] };

/** One row is one SKU, so a row that says nothing new is the same row again, as where two exports were joined. */
const withoutRepeats = <T>(lines: readonly T[]): T[] => [
  ...new Map(lines.map((it) => [JSON.stringify(it), it])).values(),
];

/**
 * All rows of one order or request, which say the same of it and each something of a SKU. It is taken whole or not at
 * all: with a row missing it would look smaller than it was.
 */
export const joinRows = <F extends string, H extends Partial<Record<F, unknown>>, L>(
  rows: readonly ExportRow<F>[],
  captions: Captions<F>,
  read: (row: ExportRow<F>) => Reading<H, L>,
): Taken<H, L> => {
  const readings = rows.map(read);
  const { head, faults } = readings[0]!;
  const differing = (other: H): F | undefined =>
    (Object.keys(head) as F[]).find((it) => JSON.stringify(head[it]) !== JSON.stringify(other[it]));
  const messages = rows.map(({ fault }, at) => {
    const reading = readings[at]!;
    if (fault !== null) return fault;
    if (reading.faults.length > 0) return reading.faults.join('; ');
    const field = at > 0 && faults.length === 0 ? differing(reading.head) : undefined;
    return field === undefined
      ? null
      : `${captions[field] ?? field}: differs from row ${rows[0]!.row} of the same order`;
  });
  const bad = messages.findIndex((it) => it !== null);
  if (bad === -1) return { head, lines: withoutRepeats(readings.map((it) => it.line)) };
  const others = `left out, because row ${rows[bad]!.row} of the same order could not be read`;
  return { refused: rows.map(({ row }, at) => ({ row, message: messages[at] ?? others })) };
};
