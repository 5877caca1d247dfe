import { expect, test } from 'vitest';
import { REGIONS, type Region } from '#core/model/region';
import { findWrong, grid, read, TIME, truth } from '../fixtures/damaged-export';
import { EXPORT_MARKETS } from '../fixtures/export-markets';
import { type Grid, writeCsv } from '../fixtures/order-export';
import { writeWorkbook, writeZip } from '../fixtures/workbook';

// What spreadsheets, scripts and people make of an export, each with what becomes of it: all of it is read, or less and the
// rest is named, or the file is refused by a sentence that says what to do. Never is anything read that was not there.

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** With the day first, and with Thai words. */
const dayFirst = EXPORT_MARKETS.VN.apply(grid);
const thai = EXPORT_MARKETS.TH.apply(grid);
type Part = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;

const each = (of: Grid, change: (text: string, caption: string, row: number) => string): Grid =>
  of.map((row, index) => (index === 0 ? row : row.map((text, column) => change(text, of[0]![column]!, index))));
const column = (of: Grid, caption: string, change: (text: string, row: number) => string): Grid =>
  each(of, (text, named, row) => (named === caption ? change(text, row) : text));
const emptyAs = (word: string) => each(grid, (text, caption) => (text.trim() === '' && caption !== '' ? word : text));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

/** A spreadsheet that takes what stands first for the day or the month writes anew what is a date for it. */
const resaved = (of: Grid, first: 'day' | 'month', print: (part: Part) => string): Grid =>
  each(of, (text) => {
    const [, one = '', two = '', year = '', hour = '', minute = '', second = '', half] = TIME.exec(text) ?? [];
    const [month, day] = first === 'day' ? [two, one] : [one, two];
    if (month === '' || Number(month) > 12) return text.trim();
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.includes('P') ? 12 : 0);
    return print({ year, month, day, hour: String(hours).padStart(2, '0'), minute, second });
  });
/** The rows whose dates could all be two days. */
const early = (of: Grid): Grid =>
  of.filter(
    (row, index) =>
      index === 0 || row.every((text) => !TIME.test(text) || Number(text.slice(0, 2)) + Number(text.slice(3, 5)) < 19),
  );
const dotted = ({ day, month, year, hour, minute }: Part) => `${day}.${month}.${year} ${hour}:${minute}`;
const named = ({ day, month, year, hour, minute }: Part) =>
  `${day}-${MONTHS[Number(month) - 1]}-${year} ${hour}:${minute}`;
const iso = ({ day, month, year, hour, minute, second }: Part) => `${year}-${month}-${day} ${hour}:${minute}:${second}`;
const short = ({ day, month, year, hour, minute }: Part) =>
  `${Number(month)}/${Number(day)}/${year.slice(2)} ${hour}:${minute}`;

const CHANGED = /^a spreadsheet has changed some of its dates/;
const WORKBOOK = /save it as \.xlsx or CSV/;
const zip = writeZip([{ name: 'a.csv', text: writeCsv(grid) }]);
const split = new Uint8Array(zip);
split.set([1, 0, 1], split.length - 18);

type Outcome = 'read' | { refused: RegExp } | { less: RegExp };
type Odd = [name: string, file: string | Uint8Array<ArrayBuffer>, outcome: Outcome, region?: Region];
const ODD: Odd[] = [
  [
    'dates that a German spreadsheet took for days first',
    writeCsv(resaved(grid, 'day', dotted), ';'),
    { refused: CHANGED },
  ],
  ['the same of the first days of months', writeCsv(resaved(early(grid), 'day', dotted), ';'), { refused: CHANGED }],
  ['dates with the names of swapped months', writeCsv(resaved(grid, 'day', named)), { refused: CHANGED }],
  ['the same of the first days of months alone', writeCsv(resaved(early(grid), 'day', named)), { refused: CHANGED }],
  ['swapped dates with the year first', writeCsv(resaved(early(grid), 'day', iso)), { refused: CHANGED }],
  ['right dates with the year first', writeCsv(resaved(grid, 'month', iso)), 'read'],
  ['right dates of the first days of months', writeCsv(resaved(early(grid), 'month', iso)), 'read'],
  ['one order with the year first', writeCsv(resaved(early(grid).slice(0, 2), 'month', iso)), 'read'],
  ['right dates that a spreadsheet named the months of', writeCsv(resaved(early(grid), 'month', named)), 'read'],
  ['right dates with points', writeCsv(resaved(grid, 'month', dotted)), 'read'],
  ['years of two digits', writeCsv(resaved(grid, 'month', short)), 'read'],
  ['years of two digits in the first days of months', writeCsv(resaved(early(grid), 'month', short)), 'read'],
  [
    'minutes alone',
    writeCsv(resaved(grid, 'month', ({ minute, second }) => `${minute}:${second}.0`)),
    { less: /^Created Time: .* cannot be read/ },
  ],
  [
    'columns too narrow for dates',
    writeCsv(resaved(grid, 'month', () => '########')),
    { less: /^Created Time: .* cannot be read/ },
  ],
  [
    'one row typed with the day first',
    writeCsv([
      ...early(grid),
      each(grid.slice(0, 2), (text) => text.replace(TIME, '22/06/2026 15:04:05'))
        .at(-1)!
        .with(0, '576812345678901234'),
    ]),
    { less: /could be two days/ },
  ],
  [
    'Buddhist years behind points',
    writeCsv(resaved(dayFirst, 'day', dotted)).replaceAll('.2026 ', '.2569 '),
    'read',
    'TH',
  ],
  [
    'Buddhist years before slashes',
    writeCsv(resaved(dayFirst, 'day', ({ day, month, hour, minute }) => `2569/${month}/${day} ${hour}:${minute}`)),
    'read',
    'TH',
  ],
  [
    'Buddhist years of two digits',
    writeCsv(resaved(dayFirst, 'day', ({ day, month, hour, minute }) => `${day}/${month}/69 ${hour}:${minute}`)),
    { less: /later than the day/ },
    'TH',
  ],
  [
    'one column sorted without the others',
    writeCsv(
      grid.map((row, index) =>
        index === 0
          ? row
          : row.with(
              28,
              grid
                .slice(1)
                .map((cells) => cells[28]!)
                .toSorted()[index - 1]!,
            ),
      ),
    ),
    { refused: /sorted without the others/ },
  ],
  [
    'ids as scripts print numbers',
    writeCsv(column(grid, 'Order ID', (text) => String(Number(text)))),
    { refused: /^its ids under “Order ID” were rounded by another program/ },
  ],
  [
    'ids as all digits of a number',
    writeCsv(column(grid, 'Order ID', (text) => String(BigInt(Number(text))))),
    { refused: /were rounded by another program/ },
  ],
  [
    'half of the ids so',
    writeCsv(column(grid, 'Order ID', (text, row) => (row % 2 ? String(Number(text)) : text))),
    { less: /another program has rounded it/ },
  ],
  ['ids of SKUs so', writeCsv(column(grid, 'SKU ID', (text) => String(Number(text)))), 'read'],
  [
    'ids with a fraction',
    writeCsv(column(grid, 'Order ID', (text) => `${BigInt(Number(text))}.0`)),
    { less: /is not 15 to 20 digits/ },
  ],
  [
    'ids in groups of three',
    writeCsv(column(grid, 'Order ID', (text) => text.trim().replace(/\B(?=(\d{3})+$)/g, ','))),
    { less: /is not 15 to 20 digits/ },
  ],
  [
    'ids in full-width digits',
    writeCsv(
      column(grid, 'Order ID', (text) =>
        text.trim().replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      ),
    ),
    'read',
  ],
  ['ids as formulas', writeCsv(column(grid, 'Order ID', (text) => `=${text.trim()}`)), 'read'],
  ['ids behind a typed apostrophe', writeCsv(column(grid, 'Order ID', (text) => `’${text.trim()}`)), 'read'],
  [
    'ids between marks that nobody sees',
    writeCsv(column(grid, 'Order ID', (text) => `\u00ad\u061c${text.trim()}\u180e`)),
    'read',
  ],
  [
    'ids of merged cells',
    writeCsv(grid.map((row, index) => (index > 1 && row[0] === grid[index - 1]![0] ? row.with(0, '') : row))),
    { less: /has no id that can be read|there is none/ },
  ],
  ['cells that hold nan', writeCsv(emptyAs('nan')), 'read'],
  ['cells that hold None', writeCsv(emptyAs('None')), 'read'],
  ['cells that hold NULL', writeCsv(emptyAs('NULL')), 'read'],
  [
    'looked-up cells that were not found',
    writeCsv(column(grid, 'Delivered Time', (text) => (text.trim() === '' ? '#N/A' : text))),
    { less: /^Delivered Time: .* cannot be read/ },
  ],
  [
    'reasons that are errors of the spreadsheet',
    writeCsv(column(grid, 'Cancel Reason', (text) => (text === '' ? '' : '#NAME?'))),
    { less: /^Cancel Reason: .* cannot be read/ },
  ],
  ['SKUs that are errors of the spreadsheet', writeCsv(column(grid, 'Seller SKU', () => '#NAME?')), 'read'],
  [
    'a row of totals',
    writeCsv([
      ...grid,
      grid[0]!.map((caption, at) => (at === 0 ? 'Grand Total' : caption === 'Order Amount' ? '12.6' : '')),
    ]),
    'read',
  ],
  ['a line that names the separator', `sep=;\r\n${writeCsv(grid, ';').slice(1)}`, 'read'],
  ['bars between its cells', writeCsv(grid, '|'), 'read'],
  ['the line ends of old Macs', writeCsv(grid).replaceAll('\r\n', '\r'), 'read'],
  ['two byte order marks', `\ufeff\ufeff${writeCsv(grid)}`, 'read'],
  ['letters that were read as Windows-1252', Buffer.from(utf8(writeCsv(thai))).toString('latin1'), 'read', 'TH'],
  ['tabs in UTF-16 without a mark', new Uint8Array(Buffer.from(writeCsv(grid, '\t').slice(1), 'utf16le')), 'read'],
  [
    'the XML of Excel 2003',
    '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    { refused: WORKBOOK },
  ],
  [
    'a workbook of LibreOffice',
    writeZip([
      { name: 'mimetype', text: 'application/vnd.oasis' },
      { name: 'content.xml', text: '<x/>' },
    ]),
    { refused: WORKBOOK },
  ],
  [
    'a workbook of Numbers',
    writeZip([
      { name: 'Index/Document.iwa', text: 'x\0' },
      { name: 'preview.jpg', text: 'x' },
    ]),
    { refused: WORKBOOK },
  ],
  ['a binary workbook', writeZip([{ name: 'xl/workbook.bin', text: 'x\0' }]), { refused: WORKBOOK }],
  ['the last part of a split ZIP', split, { refused: /split ZIP: unpack all parts/ }],
  [
    'the first part of a split ZIP',
    new Uint8Array([0x50, 0x4b, 7, 8, ...zip.subarray(0, 3000)]),
    { refused: /split ZIP: unpack all parts/ },
  ],
  ['the first half of a ZIP', zip.slice(0, zip.length / 2), { refused: /cut off or damaged/ }],
  ['the bytes of gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), { refused: /unpack it/ }],
  ['the bytes of RAR', utf8('Rar!\u001a\u0007'), { refused: /unpack it/ }],
  [
    'all of each row in one cell, as a spreadsheet opens other separators',
    writeWorkbook(grid.map((row) => [row.join(',')])),
    { refused: /^all its columns stand in one/ },
  ],
  [
    'all of each row in one quoted cell',
    writeCsv(grid.map((row) => [row.join(','), ''])),
    { refused: /^all its columns stand in one/ },
  ],
  ...['^', '~', '::'].flatMap((separator): Odd[] => [
    [`${separator} between its cells`, writeCsv(grid, separator), { refused: /^all its columns stand in one/ }],
    [
      `${separator} between cells in quotation marks`,
      grid.map((row) => `"${row.join(`"${separator}"`)}"`).join('\r\n'),
      { refused: /^all its columns stand in one/ },
    ],
  ]),
  [
    'a table of a web page under the name of a workbook',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>Order ID</td></tr></table></body></html>',
    { refused: WORKBOOK },
  ],
  [
    'a page to sign in on',
    '<!doctype html><html><title>Log in</title><form></form></html>',
    { refused: /^it is a web page, perhaps the one to sign in on/ },
  ],
  [
    'the amounts of another market, and bare zeros',
    writeCsv(column(grid, 'Order Amount', (text, row) => (row % 5 === 0 ? '0.00' : `THB ${text}`))),
    { refused: /^its amounts are in THB, and this shop sells in USD/ },
  ],
  [
    'a few amounts of another market',
    writeCsv(column(grid, 'Order Amount', (text, row) => (row < 4 ? `THB ${text}` : text))),
    'read',
  ],
  [
    'Japanese captions in UTF-16 without a mark',
    new Uint8Array(Buffer.from(writeCsv(EXPORT_MARKETS.JP.apply(grid)).slice(1), 'utf16le')),
    'read',
    'JP',
  ],
  [
    'an empty sheet before the orders and one behind',
    writeWorkbook(grid, { before: { Empty: [], Blank: [['', '']] } }),
    'read',
  ],
];

test.each(ODD)('a file with %s', async (_, file, expected, region = 'US') => {
  const { facts, outcome } = await read(file, region, REGIONS[region].currency);
  const known = region === 'US' ? truth.orders : truth.orders.map((order) => ({ ...order, amount: null }));
  const orders = region === 'US' ? facts.orders : facts.orders.map((order) => ({ ...order, amount: null }));
  const typed = orders.filter(({ id }) => id !== '576812345678901234');
  expect(findWrong(typed, known)).toEqual([]);
  if (expected === 'read') {
    expect(outcome).toMatchObject({ ok: true, value: { refusedRows: 0 } });
    expect(facts.orders.length).toBeGreaterThan(0);
  } else if ('refused' in expected) {
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(expected.refused) });
    expect(facts.orders).toEqual([]);
  } else {
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.value.refusedRows).toBeGreaterThan(0);
    expect(
      outcome.value.refused.map(({ message }) => message).find((message) => expected.less.test(message)),
    ).toBeDefined();
  }
});
