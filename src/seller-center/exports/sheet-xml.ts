import { ExportFault } from './export-fault';
import type { RawRow } from './raw-rows';
import { attributeOf, decodeXml, makeXmlWalker, type XmlListener } from './xml';

const MOST_COLUMNS = 16_384;
const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;

const damaged = () => new ExportFault('damaged', 'the workbook is damaged, so export it again');

/** Workbooks write what XML can't hold, a TAB among it, as `_x0009_`. */
const unfold = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
const decode = (text: string): string => unfold(decodeXml(text));

/**
 * A number as a person would see it. It has 15 digits that can be trusted: longer ones are shown as the power that
 * they are, so that nobody takes them for the id that stood there once.
 */
const printNumber = (text: string): string => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(Number(value.toPrecision(15)));
};

const columns = new Map<string, number>();
const columnOf = (letters: string): number => {
  const known = columns.get(letters);
  if (known !== undefined) return known;
  const column = [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  if (columns.size < MOST_COLUMNS) columns.set(letters, column);
  return column;
};

/** Texts that cells share, by their number. Readings of Japanese names (`rPh`) are no part of them. */
export const makeSharedWalker = (texts: string[]) => {
  let parts: string[] = [];
  let isText = false;
  let aside = 0;
  return makeXmlWalker({
    open: (name) => {
      if (name === 'si') parts = [];
      if (name === 'rPh') aside += 1;
      isText = name === 't' && aside === 0;
    },
    close: (name) => {
      if (name === 'si') texts.push(decode(parts.join('')));
      if (name === 'rPh') aside -= 1;
      isText = false;
    },
    text: (text) => {
      if (isText) parts.push(text);
    },
  });
};

/**
 * The rows of a sheet. Where a cell stands is told by its own reference and by nothing else: some exports understate
 * the dimension of the sheet, and some put every cell into a row element of its own.
 */
export const makeSheetListener = (shared: readonly string[], emit: (row: RawRow) => void): XmlListener => {
  let cells: string[] = [];
  let row = 0;
  let column = -1;
  let type = '';
  let parts: string[] = [];
  let isValue = false;
  let aside = 0;

  const goTo = (number: number): void => {
    if (number === row) return;
    if (!(number > row)) throw damaged();
    flush();
    row = number;
    column = -1;
  };
  const flush = (): void => {
    if (cells.length > 0) emit({ row, cells: Array.from(cells, (it) => it ?? ''), isBroken: false, isOpen: false });
    cells = [];
  };
  const openCell = (attributes: string): void => {
    const reference = attributeOf(attributes, 'r');
    const match = reference === null ? null : REFERENCE.exec(reference);
    if (reference !== null && match === null) throw damaged();
    if (match !== null) goTo(Number(match[2]));
    column = match === null ? column + 1 : columnOf(match[1]!);
    if (column >= MOST_COLUMNS || cells[column] !== undefined) throw damaged();
    type = attributeOf(attributes, 't') ?? 'n';
    parts = [];
  };
  const closeCell = (): void => {
    const text = parts.length === 1 ? parts[0]! : parts.join('');
    if (type === 's' && text !== '') {
      const known = shared[Number(text)];
      if (known === undefined) throw damaged();
      cells[column] = known;
    } else cells[column] = type === 'n' ? printNumber(decode(text)) : decode(text);
  };
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        const number = attributeOf(attributes, 'r');
        // a row of the same number goes on with the cells of the one before
        goTo(number === null ? row + 1 : Number(number));
      } else if (name === 'c') openCell(attributes);
      else if (name === 'rPh') aside += 1;
      isValue = aside === 0 && (name === 'v' || name === 't');
    },
    close: (name) => {
      if (name === 'c') closeCell();
      else if (name === 'rPh') aside -= 1;
      else if (name === 'sheetData') flush();
      isValue = false;
    },
    text: (text) => {
      if (isValue) parts.push(text);
    },
  };
};
