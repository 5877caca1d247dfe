import { crc32, deflateRawSync } from 'node:zlib';
import type { Grid } from './order-export';

// Workbooks as the portal writes them, and as spreadsheets save them.

export interface WorkbookChoices {
  /** texts in the cells, or in one list that the cells point into */
  strings?: 'inline' | 'shared';
  /** each cell in a row element of its own, all of the same number */
  scattered?: boolean;
  /** what stands above the header */
  banner?: Grid;
  sheet?: string;
  /** sheets before it, with other things */
  before?: Record<string, Grid>;
  /** times as the number that a spreadsheet keeps for them */
  serials?: 1900 | 1904;
  /** ids as the numbers that a spreadsheet makes of them */
  numbers?: boolean;
  /** the archive claims this size for the sheet */
  claimed?: number;
}

interface Part {
  name: string;
  text: string;
  claimed?: number;
}

const u16 = (...values: number[]) => Buffer.from(new Uint16Array(values).buffer);
const u32 = (...values: number[]) => Buffer.from(new Uint32Array(values).buffer);

export const writeZip = (parts: readonly Part[]): Uint8Array<ArrayBuffer> => {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claimed } of parts) {
    const packed = deflateRawSync(text);
    const names = Buffer.from(name);
    const size = claimed ?? Buffer.byteLength(text);
    const facts = Buffer.concat([u16(20, 0x800, 8, 0, 0), u32(crc32(text), packed.length, size), u16(names.length, 0)]);
    const body = Buffer.concat([u32(0x04034b50), facts, names, packed]);
    entries.push(Buffer.concat([u32(0x02014b50), u16(20), facts, u16(0, 0, 0), u32(0, offset), names]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0, 0, parts.length, parts.length),
    u32(directory.length, offset),
    u16(0),
  ]);
  return new Uint8Array(Buffer.concat([...bodies, directory, end]));
};

const toXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\t', '_x0009_')
    .replaceAll('\n', '&#10;');

const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

const TIME = /^(\d\d)\/(\d\d)\/(\d{4}) (\d{1,2}):(\d\d):(\d\d) ([AP])M\t$/;
const DAY = 86_400_000;
const serialOf = (text: string, base: 1900 | 1904): string | null => {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, month, day, year, hour, minute, second, half] = match;
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
  return String(ms / DAY + (base === 1900 ? 25_569 : 24_107));
};

const writeSheet = (grid: Grid, choices: WorkbookChoices, share: (text: string) => number): string => {
  const cell = (text: string, row: number, column: number): string => {
    const at = `r="${lettersOf(column)}${row}"`;
    const serial = choices.serials === undefined ? null : serialOf(text, choices.serials);
    if (serial !== null) return `<c ${at} s="3"><v>${serial}</v></c>`;
    if (text === '') return '';
    if (choices.numbers === true && /^\d{15,}\t$/.test(text))
      return `<c ${at}><v>${BigInt(Number(Number(text.trim()).toPrecision(15)))}</v></c>`;
    if (choices.strings === 'shared') return `<c ${at} t="s"><v>${share(text)}</v></c>`;
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`;
  };
  const rows = grid.map((cells, index) => {
    const written = cells.map((text, column) => cell(text, index + 1, column));
    const wrap = (inner: string) => `<row r="${index + 1}">${inner}</row>`;
    return choices.scattered === true ? written.map(wrap).join('') : wrap(written.join(''));
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><dimension ref="A1:A1"/><sheetData>${rows.join('')}</sheetData></worksheet>`;
};

export const writeWorkbook = (grid: Grid, choices: WorkbookChoices = {}): Uint8Array<ArrayBuffer> => {
  const shared = new Map<string, number>();
  const share = (text: string): number => {
    const known = shared.get(text) ?? shared.size;
    shared.set(text, known);
    return known;
  };
  const { sheet = 'OrderSKUList', before = {}, banner = [], claimed } = choices;
  const sheets = { ...before, [sheet]: [...banner, ...grid] };
  const names = Object.keys(sheets);
  const parts: Part[] = names.map((name, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    text: writeSheet(sheets[name]!, choices, share),
    ...(name === sheet && claimed !== undefined && { claimed }),
  }));
  const strings = [...shared.keys()].map((it) => `<si><t>${toXml(it)}</t><rPh><t>reading</t></rPh></si>`).join('');
  const links = names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('');
  const tabs = names
    .map((name, at) => `<sheet name="${toXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const epoch = choices.serials === 1904 ? '<workbookPr date1904="1"/>' : '';
  return writeZip([
    { name: 'xl/workbook.xml', text: `<workbook>${epoch}<sheets>${tabs}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${links}<Relationship Id="rId0" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', text: `<sst>${strings}</sst>` },
    ...parts,
  ]);
};
