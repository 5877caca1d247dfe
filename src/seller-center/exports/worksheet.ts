import { SaxesParser } from 'saxes';
import { ExportError, MAX_CELL_CHARS, type RawRow } from './raw-file';

const MAX_COLUMNS = 16_384;
/** Number of columns read, as a wide sheet of few bytes could be expensive; the widest known export has 68. */
const MAX_COLUMNS_READ = 1_000;
/** Bound on open elements, which are held in memory; sheets nest 8 deep. */
const MAX_DEPTH = 100;
/** Bound on text without a tag; a cell holds 32 767 letters, each of at most 10 characters. */
const MAX_CHARS_WITHOUT_TAG = 1_000_000;
const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;

export const damagedWorkbookError = () => new ExportError('damaged', 'the workbook is damaged, so export it again');

interface XmlHandlers {
  /** @param attributes by name, including any prefix */
  onOpen?(name: string, attributes: Record<string, string>): void;
  onClose?(name: string): void;
  onText?(text: string): void;
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** @param name without prefix */
export const attributeOf = (attributes: Record<string, string>, name: string): string | null =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => withoutPrefix(key) === name)?.[1] ?? null;

/**
 * Parser of the XML of workbooks: well formed, without a document type and so without entities, and with bounded text
 * between tags, so that memory and time for a chunk are bounded.
 */
export const makeXmlParser = ({ onOpen, onClose, onText }: XmlHandlers) => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const refuse = (): never => {
    throw damagedWorkbookError();
  };
  let depth = 0;
  let charsSinceTag = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    charsSinceTag = 0;
    depth += 1;
    if (depth > MAX_DEPTH) refuse();
    onOpen?.(withoutPrefix(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    charsSinceTag = 0;
    depth -= 1;
    onClose?.(withoutPrefix(name));
  });
  if (onText !== undefined) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  return {
    write: (text: string): void => {
      charsSinceTag += text.length;
      parser.write(text);
      if (charsSinceTag > MAX_CHARS_WITHOUT_TAG) refuse();
    },
    close: (): void => {
      parser.close();
    },
  };
};

/** Decodes `_x0009_`, by which workbooks write characters that XML excludes, such as TAB. */
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/**
 * Formats a number as a spreadsheet shows it. 15 digits are reliable; a longer one is written with an exponent, so that
 * it is not taken for the original id.
 */
const printNumber = (text: string): string => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(Number(value.toPrecision(15)));
};

const columnNumbers = new Map<string, number>();
/** Index of a column: `A` is 0, `AA` is 26. */
const columnOf = (letters: string): number => {
  const known = columnNumbers.get(letters);
  if (known !== undefined) return known;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (columnNumbers.size < MAX_COLUMNS) columnNumbers.set(letters, column);
  return column;
};

/** Collects the text of elements `v` and `t`, except phonetic readings of Japanese (`rPh`). */
const makeTextCollector = () => {
  let parts: string[] = [];
  let readings = 0;
  let isText = false;
  return {
    restart: (): void => {
      parts = [];
    },
    get text(): string {
      return parts.length === 1 ? parts[0]! : parts.join('');
    },
    onOpen: (name: string): void => {
      if (name === 'rPh') readings += 1;
      isText = readings === 0 && (name === 'v' || name === 't');
    },
    onClose: (name: string): void => {
      if (name === 'rPh') readings -= 1;
      isText = false;
    },
    onText: (text: string): void => {
      if (isText) parts.push(text);
    },
  };
};

/** Appends the shared strings, which cells refer to by index, to `texts`. */
export const makeSharedTextsParser = (texts: string[]) => {
  const collector = makeTextCollector();
  return makeXmlParser({
    onOpen: (name) => {
      if (name === 'si') collector.restart();
      collector.onOpen(name);
    },
    onClose: (name) => {
      if (name === 'si') texts.push(unescapeText(collector.text));
      collector.onClose(name);
    },
    onText: collector.onText,
  });
};

/**
 * Parses the rows of a sheet. A cell's position is given by its own reference alone, as some exports understate the
 * dimension of the sheet, and some put every cell into its own row element.
 */
export const makeSheetParser = (sharedTexts: readonly string[], onRow: (row: RawRow) => void) => {
  const collector = makeTextCollector();
  let cells: string[] = [];
  let row = 0;
  let column = -1;
  let type = '';

  const endRow = (): void => {
    if (cells.length === 0) return;
    for (let at = 0; at < cells.length; at += 1) cells[at] ??= '';
    onRow({ row, cells, hasBadQuotes: false, isUnended: false });
    cells = [];
  };
  /** A row element with the same number continues the cells of the one before. */
  const goToRow = (number: number): void => {
    if (number === row) return;
    if (!(number > row)) throw damagedWorkbookError();
    endRow();
    row = number;
    column = -1;
  };
  const openCell = (attributes: Record<string, string>): void => {
    const reference = attributeOf(attributes, 'r');
    const match = reference === null ? null : REFERENCE.exec(reference);
    if (reference !== null && match === null) throw damagedWorkbookError();
    if (match !== null) goToRow(Number(match[2]));
    column = match === null ? column + 1 : columnOf(match[1]!);
    if (column >= MAX_COLUMNS || cells[column] !== undefined) throw damagedWorkbookError();
    type = attributeOf(attributes, 't') ?? 'n';
    collector.restart();
  };
  const cellText = (text: string): string => {
    if (type !== 's' || text === '') return type === 'n' ? printNumber(text) : unescapeText(text);
    const shared = sharedTexts[Number(text)];
    if (shared === undefined) throw damagedWorkbookError();
    return shared;
  };
  return makeXmlParser({
    onOpen: (name, attributes) => {
      if (name === 'row') {
        const number = attributeOf(attributes, 'r');
        goToRow(number === null ? row + 1 : Number(number));
      } else if (name === 'c') openCell(attributes);
      collector.onOpen(name);
    },
    onClose: (name) => {
      // A shared string costs its length in every cell that refers to it, so long ones are cut.
      if (name === 'c' && column < MAX_COLUMNS_READ) cells[column] = cellText(collector.text).slice(0, MAX_CELL_CHARS);
      else if (name === 'sheetData') endRow();
      collector.onClose(name);
    },
    onText: collector.onText,
  });
};
