import type { Complaints } from './complaints';
import type { Dialect } from './dialect';
import { textRunsOf } from './dom/access';
import { saysHours } from './dom/caption';
import type { Mapped } from './dom/columns';
import type { Row } from './dom/table';
import { readId } from './values/identity';
import { readMoment } from './values/moment';
import { readHours } from './values/number';
import type { Value } from './values/value';

/** One row of a table, seen through the columns of a sheet: nothing but the named cells can be reached. */
export interface Cells<F extends string> {
  /** for what the portal marks on the row itself; its texts are not to be read */
  row: Element;
  element(field: F): Element | null;
  runs(field: F): string[];
  text(field: F): string;
  /** The value of a cell, null with a complaint where it was refused; null too where the page has no such column. */
  take<T>(field: F, read: (text: string, cell: Element) => Value<T>): T | null;
  id(field: F): string | null;
  moment(field: F): string | null;
  hours(field: F): number | null;
}

/** A caption may say in which zone its times are: `Created time (UTC)`. */
const ZONE = /[([]\s*((?:UTC|GMT)[^)\]]*|P[SD]T)\s*[)\]]/i;

/** The texts of the named cells, in one go: nothing of the others is asked. */
const readTexts = (row: Row, columns: Mapped<string>): Map<Element, string[]> => {
  const indexes = [...columns.values()].map(({ index }) => index).sort((a, b) => a - b);
  const cells = indexes.flatMap((it) => row.cells[it] ?? []);
  const runs = textRunsOf(cells);
  return new Map(cells.map((cell, at) => [cell, runs[at]!]));
};

export const makeCells = <F extends string>(
  row: Row,
  columns: Mapped<F>,
  dialect: Dialect,
  complaints: Complaints,
): Cells<F> => {
  const element = (field: F): Element | null => {
    const place = columns.get(field);
    return place === undefined ? null : (row.cells[place.index] ?? null);
  };
  let known: Map<Element, string[]> | null = null;
  const runs = (field: F): string[] => {
    const cell = element(field);
    if (cell === null) return [];
    known ??= readTexts(row, columns);
    return known.get(cell)!;
  };
  const text = (field: F): string => runs(field).join(' ');
  const take: Cells<F>['take'] = (field, read) => {
    const cell = element(field);
    if (cell === null) return null;
    const printed = text(field);
    return complaints.take(read(printed, cell), columns.get(field)!.caption, printed);
  };
  return {
    row: row.element,
    element,
    runs,
    text,
    take,
    id: (field) => take(field, readId),
    moment: (field) => {
      const zone = ZONE.exec(columns.get(field)?.caption ?? '')?.[1] ?? '';
      return take(field, (it) => {
        dialect.dates.see(it);
        return readMoment(/:\d\d/.test(it) ? `${it} ${zone}`.trim() : it, dialect.zone, dialect.dateOrder);
      });
    },
    hours: (field) => take(field, (it) => readHours(it, saysHours(columns.get(field)!.caption))),
  };
};
