import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportOptions } from '#core/model/export';
import { noFacts } from '#core/model/facts';
import type { Order } from '#core/model/order';
import { caseGrid } from '../fixtures/case-export';
import { EXPORT_MARKETS, type ExportMarket } from '../fixtures/export-markets';
import { type Grid, orderGrid, writeCsv } from '../fixtures/order-export';
import { readFacts } from '../fixtures/read-facts';
import { type WorkbookChoices, writeWorkbook } from '../fixtures/workbook';
import { simulateShop } from '../simulator/shop';

// One simulated shop, exported as every market and as a workbook: the same orders come out of all of them.

const AS_OF = '2026-07-01';
const at = '2026-07-01T16:00:00Z';
const shop = simulateShop({ ordersPerDay: 4 });
const grid = orderGrid(shop, AS_OF, { from: '2026-06-10' });

interface Market {
  region: ExportMarket['region'];
  currency: string;
}
const US: Market = { region: 'US', currency: 'USD' };

const read = (
  file: Blob | string | Uint8Array<ArrayBuffer>,
  market: Market = US,
  options: Partial<ExportOptions> = {},
) => readFacts(file, { ...market, timeZone: shop.life.clock.timeZone, at }, options);
const summaryOf = ({ outcome }: Awaited<ReturnType<typeof read>>) => {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
};

let usual: Awaited<ReturnType<typeof read>>;
beforeAll(async () => {
  usual = await read(writeCsv(grid));
});

/** The same orders, but for the currency, and the ids of products where the market prints none. */
const asIn = (orders: readonly Order[], { currency }: Market, change: (order: Order) => Partial<Order>): Order[] =>
  orders.map((order) => ({ ...order, amount: order.amount && { ...order.amount, currency }, ...change(order) }));
const withoutProducts = ({ lines }: Order) => ({ lines: lines!.map((line) => ({ ...line, productId: null })) });

describe('the order export', () => {
  test.each([
    ['older', withoutProducts],
    ['TH', withoutProducts],
    ['VN', withoutProducts],
    ['ID', () => ({})],
    ['DE', () => ({})],
    ['GB', () => ({})],
    ['SG', () => ({})],
    ['JP', (order: Order) => ({ ...withoutProducts(order), express: null })],
  ] as const)('of %s is read as what happened', async (name, change) => {
    const market = EXPORT_MARKETS[name];
    const exported = market.apply(grid);
    expect(exported[0]).toHaveLength(market.columns);
    const result = await read(writeCsv(exported, name === 'DE' ? ';' : ','), market);
    expect(summaryOf(result)).toMatchObject({ refusedRows: 0, records: usual.facts.orders.length });
    // amounts in money without cents are written in the smallest unit
    const factor = ['JPY', 'VND', 'IDR'].includes(market.currency) ? 100 : 1;
    const expected = asIn(usual.facts.orders, market, change).map((order) => ({
      ...order,
      amount: order.amount && { ...order.amount, value: Math.round(order.amount.value * factor * 100) / 100 },
    }));
    expect(result.facts.orders).toEqual(expected);
  });

  test('with a value that no source translates is refused by its column', async () => {
    const thai = EXPORT_MARKETS.TH;
    const other = writeCsv(thai.apply(grid)).replaceAll('เสร็จสมบูรณ์', 'สำเร็จแล้ว');
    const { value } = (await read(other, thai)).outcome as { value: { refused: { message: string }[] } };
    expect(value.refused.length).toBeGreaterThan(0);
    expect(new Set(value.refused.map(({ message }) => message.slice(0, 12)))).toEqual(new Set(['Order Status']));
  });

  test('names a missing column in the language of the file', async () => {
    const japan = EXPORT_MARKETS.JP;
    const { outcome } = await read(writeCsv(japan.apply(grid)).replace('配達日時', 'いつか'), japan);
    expect(outcome).toEqual({
      ok: false,
      code: 'missing-column',
      message: 'the column “配達日時” is missing: export it again with all its columns',
    });
  });

  test('of a market without a known order of dates is settled by its other dates, or by its clock', async () => {
    const gb = EXPORT_MARKETS.GB;
    const exported = gb.apply(grid);
    const placed = exported[0]!.indexOf('Created Time');
    const early = [
      exported[0]!,
      ...exported
        .slice(1)
        .map((row) => row.map((cell, at) => (at === placed ? cell : cell.replace(/^\d\d\/\d\d\/2026.*$/, '')))),
    ];
    const settled = await read(writeCsv(early), gb);
    expect(summaryOf(settled).records).toBe(usual.facts.orders.length);
    const open = early.filter((row, at) => at === 0 || Number(row[placed]!.slice(0, 2)) <= 12);
    expect(open.length).toBeGreaterThan(3);
    // the clock of 24 hours stands behind the day first
    expect((await read(writeCsv(open), gb)).facts.orders).toEqual(
      settled.facts.orders.filter(({ placedAt }) => placedAt! < '2026-06-13T07:00:00Z'),
    );
  });

  test('whose dates contradict the habit of the market is read by its dates', async () => {
    const result = await read(
      writeCsv(EXPORT_MARKETS.GB.apply(grid).map((row) => row.map((cell) => cell.replace('£', '$')))),
    );
    expect(result.facts.orders).toEqual(usual.facts.orders);
  });
});

describe('a workbook', () => {
  const BANNER: Grid = [
    ['Disclaimer: reference only.'],
    ['Download time', '2026-07-01'],
    ['Total Transactions', '3'],
    [],
  ];
  const choices: [string, WorkbookChoices][] = [
    ['with texts in the cells', {}],
    ['with texts in one list', { strings: 'shared' }],
    ['with each cell in a row of its own', { scattered: true }],
    ['with a banner above the header', { banner: BANNER }],
    ['behind other sheets', { before: { Guide: [['How to read this']], 'Notes & more': [['Order ID', 'nothing']] } }],
    ['with dates as numbers', { serials: 1900 }],
    ['with dates as numbers since 1904', { serials: 1904, strings: 'shared' }],
  ];
  test.each(choices)('%s is read as the CSV', async (_, how) => {
    const { facts, outcome } = await read(writeWorkbook(grid, how));
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'order-export', refusedRows: 0 } });
    expect(facts).toEqual(usual.facts);
  });

  test('with descriptions below the header is read without them', async () => {
    const { facts } = await read(writeWorkbook(orderGrid(shop, AS_OF, { from: '2026-06-10', descriptions: true })));
    expect(facts).toEqual(usual.facts);
  });

  test('in which a spreadsheet made numbers of ids is refused', async () => {
    const { facts, outcome } = await read(writeWorkbook(grid, { numbers: true }));
    expect(facts).toEqual(noFacts());
    expect(outcome).toMatchObject({ ok: false, code: 'rounded-ids' });
  });

  test('whose two sheets could both be meant is refused', async () => {
    const { outcome } = await read(writeWorkbook(grid, { before: { June: grid } }));
    expect(outcome).toEqual({
      ok: false,
      code: 'several-sheets',
      message: 'its sheets “June” and “OrderSKUList” both hold rows; keep one',
    });
  });

  test('of something else is refused with the names of its sheets', async () => {
    const { outcome } = await read(writeWorkbook([['a', 'b']], { sheet: 'Plan', before: { Notes: [['c']] } }));
    const message =
      'it is not an export of orders or returns: none of its sheets “Notes”, “Plan” has any of their columns; export those in Seller Center';
    expect(outcome).toEqual({ ok: false, code: 'not-an-export', message });
    const onhold = await read(
      writeWorkbook([['Disclaimer'], ['Total estimated settlement amount', 'unsettled reasons']]),
    );
    expect(onhold.outcome).toMatchObject({ ok: false, code: 'unsupported-export' });
  });

  test('that is a bomb is given up, whatever it claims, unless it was confirmed', async () => {
    const filler = ' '.repeat(100_000);
    const wide = grid.map((row, at) => (at > 600 ? row : [...row, at === 0 ? 'New' : filler]));
    const huge = writeWorkbook([
      ...wide,
      ...wide.slice(1),
      ...wide.slice(1),
      ...wide.slice(1),
      ...wide.slice(1),
      ...wide.slice(1),
    ]);
    expect(huge.length).toBeLessThan(5_000_000);
    const message = 'it unpacks to more than 50 MB';
    expect((await read(huge)).outcome).toEqual({ ok: false, code: 'too-large', message });
    expect((await read(writeWorkbook(grid, { claimed: 60_000_000 }))).outcome).toMatchObject({ code: 'too-large' });
    const { facts } = await read(huge, US, { confirmLarge: true });
    expect(facts.orders).toEqual(usual.facts.orders);
  });

  test('is known by what it begins with', async () => {
    const zip = writeWorkbook(grid);
    expect((await read(zip.slice(0, zip.length - 100))).outcome).toMatchObject({ code: 'cut-off' });
    expect((await read(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).outcome).toMatchObject({ code: 'locked' });
    expect((await read(new Uint8Array([0x50, 0x4b, 3, 4]))).outcome).toMatchObject({ code: 'cut-off' });
  });
});

describe('the export of returns', () => {
  const BR: Market = { region: 'BR', currency: 'BRL' };
  const truth = shop.facts(AS_OF).cases.filter(({ type }) => type !== 'cancellation');

  test.each([
    [25, false],
    [19, true],
  ])('of %i columns is read as the requests that were made', async (columns, isOlder) => {
    const exported = caseGrid(shop, AS_OF, isOlder);
    expect(exported[0]).toHaveLength(columns);
    const { facts, outcome } = await read(writeCsv(exported), BR);
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'cases-export', refusedRows: 0, records: truth.length } });
    expect(facts.orders).toEqual([]);
    expect(facts.cases).toEqual(
      truth.toReversed().map((request) => ({
        ...request,
        // the words do not say whether it was approved
        status: request.statusText === 'In process' ? 'open' : request.status,
        approveHours: null,
        inspectHours: null,
        rounds: null,
        approvedBy: null,
        respondBy: null,
        readAt: at,
      })),
    );
    expect(facts.coverage).toMatchObject([{ source: 'cases-export', rows: truth.length, complete: true }]);
  });

  test('as a workbook is the same', async () => {
    const exported = caseGrid(shop, AS_OF);
    const { facts } = await read(writeWorkbook(exported, { strings: 'shared' }), BR);
    expect(facts).toEqual((await read(writeCsv(exported), BR)).facts);
  });

  test.each([
    ['Return Type', 'Something', 'Return Type: “Something” cannot be read'],
    ['Return Type', '', 'Return Type: there is none'],
    ['Time Requested', '31/02/2026 10:00:00', 'Time Requested: “99/99/9999 99:99:99” cannot be read'],
    ['Time Requested', '', 'Time Requested: there is none'],
    ['Return Order ID', '4.03E+17', /^Return Order ID: a spreadsheet has rounded it/],
    ['Order ID', '', 'Order ID: there is none'],
    ['Return Reason', 'call me at +1 555 0100 200', /^Return Reason: “.*” cannot be read$/],
    ['Refund Time', '01/01/2020 10:00:00', 'Refund Time: it is before Time Requested'],
  ])('leaves a request out whose %s is “%s”', async (caption, text, message) => {
    const [captions = [], row = []] = caseGrid(shop, AS_OF);
    const cells = row.map((cell, at) => (captions[at] === caption ? text : cell));
    const { facts, outcome } = await read(writeCsv([captions, cells]), BR);
    expect(facts).toEqual(noFacts());
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(outcome).toMatchObject({ value: { refused: [{ row: 2, message: expected }] } });
  });
});
