import { describe, expect, test } from 'vitest';
import { writeZip } from '#test/fixtures/workbook';
import { makeLimits, readEntries } from './archive';
import type { RawRow } from './raw-file';
import { openWorkbook } from './workbook';

const LIMIT = 3_000_000;

const links = ['worksheets/sheet1.xml', 'sharedStrings.xml']
  .map((target, at) => `<Relationship Id="rId${at}" Target="${target}"/>`)
  .join('');
const writeParts = (sheet: string, sharedTexts = '<sst/>', tabs = 1) =>
  writeZip([
    { name: 'xl/workbook.xml', text: `<workbook>${'<sheet name="Sheet" r:id="rId0"/>'.repeat(tabs)}</workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${links}</Relationships>` },
    { name: 'xl/sharedStrings.xml', text: sharedTexts },
    { name: 'xl/worksheets/sheet1.xml', text: sheet },
  ]);
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

const readRows = async (bytes: Uint8Array<ArrayBuffer>, onBytes: (bytes: number) => void = () => undefined) => {
  const rows: RawRow[] = [];
  const limits = { ...makeLimits(false), part: LIMIT, total: 4 * LIMIT };
  const opened = await openWorkbook(await readEntries(new Blob([bytes])), limits);
  const tables = opened?.tables ?? [];
  for (const table of tables)
    for await (const some of table.walk({ onBytes, onRows: () => undefined })) rows.push(...some);
  return rows;
};

/** Adds to the bytes at an offset of each header, of the entry itself and of the directory. */
const change = (bytes: Uint8Array<ArrayBuffer>, offset: number, by: number): Uint8Array<ArrayBuffer> => {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 46; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) changed[at + offset]! += by;
    if (signature === 0x02014b50) changed[at + offset + 2]! += by;
  }
  return changed;
};

const ROW = '<row r="1"><c r="A1" t="str"><v>a</v></c></row>';

test('a sheet is read, with progress in bytes', async () => {
  const bytes = writeParts(sheetOf(ROW));
  let packed = 0;
  const rows = await readRows(bytes, (some) => {
    packed += some;
  });
  expect(rows).toEqual([{ row: 1, cells: ['a'], hasBadQuotes: false, isUnended: false }]);
  expect(packed).toBeGreaterThan(0);
  expect(packed).toBeLessThan(bytes.length);
});

test('a sheet without rows, such as one of a chart, has none', async () => {
  expect(await readRows(writeParts('<chartsheet/>'))).toEqual([]);
});

describe('a workbook is refused', () => {
  const long = LIMIT - 1000;
  const manyAttributes = Array.from({ length: 150_000 }, (_, at) => `a${at}=">"`).join(' ');
  test.each([
    ['that is locked by a password', change(writeParts(sheetOf(ROW)), 6, 1), 'locked'],
    ['whose checksum is wrong', change(writeParts(sheetOf(ROW)), 14, 1), 'cut-off'],
    ['whose compression is not known', change(writeParts(sheetOf(ROW)), 8, 4), 'cut-off'],
    ['that unpacks to more than it may', writeParts(sheetOf('<row/>'.repeat(LIMIT / 6))), 'too-large'],
    ['whose shared texts unpack to more than they may', writeParts('<a/>', `<sst>${' '.repeat(LIMIT)}`), 'too-large'],
    ['whose many sheets are one', writeParts(sheetOf('<row/>'.repeat(300_000)), '<sst/>', 40), 'too-large'],
    ['with a small sheet a thousand times', writeParts(sheetOf(ROW), '<sst/>', 1001), 'damaged'],
    ['with a long comment', writeParts(sheetOf(`<!--${'-a'.repeat(long / 2)}-->`)), 'damaged'],
    ['with blanks between its elements', writeParts(sheetOf(' '.repeat(long))), 'damaged'],
    ['with blanks in a tag', writeParts(sheetOf(`<row${' '.repeat(long)}/>`)), 'damaged'],
    ['with blanks in an attribute', writeParts(sheetOf(`<row r="${' '.repeat(long)}"/>`)), 'damaged'],
    ['with blanks in a cell', writeParts(sheetOf(`<row><c><v>${' '.repeat(long)}</v></c></row>`)), 'damaged'],
    ['with blanks in a shared text', writeParts('<a/>', `<sst><si><t>${' '.repeat(long)}</t></si></sst>`), 'damaged'],
    ['with quoted > in one attribute', writeParts(sheetOf(`<row a="${'>'.repeat(long)}"/>`)), 'damaged'],
    ['with quoted > in many attributes', writeParts(sheetOf(`<row ${manyAttributes}/>`)), 'damaged'],
    ['with an instruction that is long', writeParts(`<?a ${'?'.repeat(long)}?><a/>`), 'damaged'],
    ['with a literal text that is long', writeParts(sheetOf(`<![CDATA[${']'.repeat(long)}]]>`)), 'damaged'],
    ['with elements in each other', writeParts(sheetOf('<a>'.repeat(long / 3))), 'damaged'],
  ])('%s', async (_, bytes, code) => {
    await expect(readRows(bytes)).rejects.toMatchObject({ code });
  });
});

test('a cell far to the right is not read, so that few bytes do not make many cells', async () => {
  const rows = Array.from(
    { length: 500 },
    (_, at) => `<row><c r="A${at + 1}"><v>1</v></c><c r="XFD${at + 1}"><v>1</v></c></row>`,
  );
  expect((await readRows(writeParts(sheetOf(rows.join(''))))).every(({ cells }) => cells.length === 1)).toBe(true);
});

test('a column named __proto__ is a column like any other', async () => {
  const [row] = await readRows(writeParts(sheetOf('<row __proto__="x"><c t="str"><v>__proto__</v></c></row>')));
  expect(row?.cells).toEqual(['__proto__']);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
