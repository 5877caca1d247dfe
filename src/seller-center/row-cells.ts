import { attribute, isBlank, makeTextReader, rawTextOf, type TextReader } from './dom/access';
import { holdsBusy } from './dom/busy';
import { saysHours } from './dom/caption';
import type { Mapped } from './dom/columns';
import type { Row } from './dom/grid';
import type { IssueLog } from './issues';
import type { PageLocale } from './locale';
import { knownWord } from './status-labels';
import { isId, ORDER_MARK, readId } from './values/identity';
import { readMoment } from './values/moment';
import { readHours } from './values/number';
import type { Value } from './values/value';

/** One row of a table, seen through the columns of a sheet: nothing but the named cells can be reached. */
export interface Cells<F extends string> {
  /** for what the portal marks on the row itself; its texts are not to be read */
  row: Element;
  /** the order that it is marked with */
  mark: string | null;
  element(field: F): Element | null;
  runs(field: F): readonly string[];
  /** of a part of one of its cells */
  listen: TextReader;
  text(field: F): string;
  /** its texts as they stand in the markup, one after the other */
  raw(field: F): string;
  /** The value of a cell, null with a issue where it was refused; null too where the page has no such column. */
  take<T>(field: F, read: (text: string, cell: Element, runs: readonly string[]) => Value<T>): T | null;
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

const joined = (runs: readonly string[]): string => (runs.length === 1 ? runs[0]! : runs.join(' '));

export const makeCells = <F extends string>(
  page: Node,
  columns: Mapped<F>,
  { zone, dateOrder, dates }: PageLocale,
  issues: IssueLog,
): Window<F> => {
  const listen = makeTextReader(page);
  const places = [...columns.values()];
  const placeOf = new Map([...columns.keys()].map((field, at) => [field, at]));
  const readMomentIn = (printed: string) => (text: string) => {
    dates.see(text);
    return readMoment(printed !== '' && /:\d\d/.test(text) ? `${text} ${printed}` : text, zone, dateOrder);
  };
  const moments = new Map([...columns].map(([field, it]) => [field, readMomentIn(ZONE.exec(it.caption)?.[1] ?? '')]));
  const elements: (Element | null)[] = places.map(() => null);
  const texts: string[] = places.map(() => '');
  // Some ask for the element alone: its texts are parted when they are asked for.
  const said: (readonly string[] | null)[] = places.map(() => null);
  const runsAt = (at: number): readonly string[] => {
    const known = said[at];
    if (known != null) return known;
    const text = texts[at]!;
    const cell = elements[at]!;
    // No cut could change what these mean.
    const whole = text === own.mark && isId(text) ? [text] : knownWord(text);
    const heard = whole ?? (cell === null ? [] : listen(cell, text));
    said[at] = heard;
    return heard;
  };
  const runs = (field: F): readonly string[] => {
    const at = placeOf.get(field);
    return at === undefined ? [] : runsAt(at);
  };
  const element = (field: F): Element | null => {
    const at = placeOf.get(field);
    return at === undefined ? null : elements[at]!;
  };
  const take: Cells<F>['take'] = (field, read) => {
    const at = placeOf.get(field);
    if (at === undefined) return null;
    const cell = elements[at]!;
    if (cell === null) return null;
    const heard = runsAt(at);
    const printed = joined(heard);
    return issues.take(read(printed, cell, heard), places[at]!.caption, printed);
  };
  const own: Window<F> = {
    row: page as Element,
    mark: null,
    show: (row) => {
      own.row = row.element;
      own.mark = attribute(row.element, ORDER_MARK);
      let isEmpty = true;
      for (let at = 0; at < places.length; at += 1) {
        const cell = row.cells[places[at]!.index] ?? null;
        elements[at] = cell;
        const text = cell === null ? '' : rawTextOf(cell);
        texts[at] = text;
        said[at] = null;
        isEmpty &&= isBlank(text);
      }
      return isEmpty;
    },
    element,
    runs,
    listen,
    text: (field) => joined(runs(field)),
    raw: (field) => texts[placeOf.get(field) ?? -1] ?? '',
    take,
    id: (field) => take(field, readId),
    moment: (field) => {
      const read = moments.get(field);
      return read === undefined ? null : take(field, read);
    },
    hours: (field) => take(field, (it) => readHours(it, saysHours(columns.get(field)!.caption))),
    key: () => places.map((_, at) => joined(runsAt(at))).join('\n'),
    isLoading: () =>
      attribute(own.row, 'aria-busy') === 'true' ||
      texts.some((it, at) => isBlank(it) && elements[at] != null && holdsBusy(elements[at])),
  };
  return own;
};
