import type { Complaints } from './complaints';
import type { Dialect } from './dialect';
import { attribute, makeListener, rawTextOf, runsIn } from './dom/access';
import { holdsBusy } from './dom/busy';
import { saysHours } from './dom/caption';
import type { Mapped } from './dom/columns';
import type { Row } from './dom/grid';
import { readId } from './values/identity';
import { readMoment } from './values/moment';
import { readHours } from './values/number';
import type { Value } from './values/value';
import { isKnownWord } from './words';

/** One row of a table, seen through the columns of a sheet: nothing but the named cells can be reached. */
export interface Cells<F extends string> {
  /** for what the portal marks on the row itself; its texts are not to be read */
  row: Element;
  element(field: F): Element | null;
  runs(field: F): string[];
  text(field: F): string;
  /** how many letters its texts have in all, blanks and all */
  letters(field: F): number;
  /** The value of a cell, null with a complaint where it was refused; null too where the page has no such column. */
  take<T>(field: F, read: (text: string, cell: Element) => Value<T>): T | null;
  id(field: F): string | null;
  moment(field: F): string | null;
  hours(field: F): number | null;
  /** all that is read of the row: the same for the same row whenever it is seen */
  key(): string;
  /** something of it is still to come */
  isLoading(): boolean;
}

/** Shows row after row through the same cells: they are those of the row that was shown last. */
export interface Window<F extends string> extends Cells<F> {
  /** @returns whether they are all empty */
  show(row: Row): boolean;
}

/** A caption may say in which zone its times are: `Created time (UTC)`. */
const ZONE = /[([]\s*((?:UTC|GMT)[^)\]]*|P[SD]T)\s*[)\]]/i;

const joined = (said: string | string[]): string => (typeof said === 'string' ? said : said.join(' '));

export const makeCells = <F extends string>(
  page: Node,
  columns: Mapped<F>,
  { zone, dateOrder, dates }: Dialect,
  complaints: Complaints,
): Window<F> => {
  const listen = makeListener(page, isKnownWord);
  const places = [...columns.values()];
  const placeOf = new Map([...columns.keys()].map((field, at) => [field, at]));
  const zones = places.map(({ caption }) => ZONE.exec(caption)?.[1] ?? '');
  const elements: (Element | null)[] = places.map(() => null);
  const texts: string[] = places.map(() => '');
  const said: (string | string[])[] = places.map(() => '');
  const element = (field: F): Element | null => {
    const at = placeOf.get(field);
    return at === undefined ? null : elements[at]!;
  };
  const take: Cells<F>['take'] = (field, read) => {
    const at = placeOf.get(field);
    const cell = at === undefined ? null : elements[at]!;
    if (cell === null) return null;
    const printed = joined(said[at!]!);
    return complaints.take(read(printed, cell), places[at!]!.caption, printed);
  };
  const own: Window<F> = {
    row: page as Element,
    show: (row) => {
      own.row = row.element;
      let isEmpty = true;
      for (let at = 0; at < places.length; at += 1) {
        const cell = row.cells[places[at]!.index] ?? null;
        elements[at] = cell;
        const text = cell === null ? '' : rawTextOf(cell);
        texts[at] = text;
        const heard = cell === null || text === '' ? '' : listen(cell, text);
        said[at] = heard;
        isEmpty &&= heard === '';
      }
      return isEmpty;
    },
    element,
    runs: (field) => runsIn(said[placeOf.get(field) ?? -1] ?? ''),
    text: (field) => joined(said[placeOf.get(field) ?? -1] ?? ''),
    letters: (field) => texts[placeOf.get(field) ?? -1]?.length ?? 0,
    take,
    id: (field) => take(field, readId),
    moment: (field) => {
      const printed = zones[placeOf.get(field) ?? -1] ?? '';
      return take(field, (it) => {
        dates.see(it);
        return readMoment(printed !== '' && /:\d\d/.test(it) ? `${it} ${printed}` : it, zone, dateOrder);
      });
    },
    hours: (field) => take(field, (it) => readHours(it, saysHours(columns.get(field)!.caption))),
    key: () => said.map(joined).join('\n'),
    isLoading: () =>
      attribute(own.row, 'aria-busy') === 'true' ||
      said.some((it, at) => it === '' && elements[at] != null && holdsBusy(elements[at])),
  };
  return own;
};
