import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import { findWrong, grid, read, requests, roundId, TIME, trueRequests, truth } from '../fixtures/damaged-export';
import { EXPORT_MARKETS } from '../fixtures/export-markets';
import { type Grid, writeCsv } from '../fixtures/order-export';
import { CAPTIONS, type Cells, faultOf, ID, other, ROW, read as readSample, write } from '../fixtures/sample-export';
import { writeWorkbook, writeZip } from '../fixtures/workbook';

// The kinds of damage that were seen in files of sellers, each with what becomes of it.

const isTime = (caption: string) => /Time/.test(caption);

describe('dates', () => {
  const [captions = [], ...rows] = grid;
  const dayFirst = EXPORT_MARKETS.VN.apply(grid);
  const serial = (text: string, swap: boolean): string => {
    const match = TIME.exec(text);
    if (match === null) return text;
    const [, first, second, year, hour, minute, seconds] = match;
    const [month, day] = swap ? [first, second] : [second, first];
    if (Number(month) > 12) return text;
    return String(
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(seconds)) /
        86_400_000 +
        25_569,
    );
  };
  const asNumbers = (of: Grid) => {
    const bytes = writeWorkbook(of);
    return bytes;
  };

  test('of which a spreadsheet made numbers in part, with day and month swapped, refuse the file', async () => {
    const swapped = dayFirst.map((cells) => cells.map((cell) => serial(cell, true)));
    const { facts, outcome } = await read(asNumbers(swapped), 'VN', 'VND');
    expect(facts).toEqual(noFacts());
    expect(outcome).toMatchObject({ ok: false, code: 'changed-dates' });
    const early = swapped.filter((row, index) => index === 0 || row.every((cell) => !/^\d\d\//.test(cell)));
    expect(early.length).toBeGreaterThan(1);
    expect((await read(asNumbers(early), 'VN', 'VND')).outcome).toMatchObject({ ok: false, code: 'changed-dates' });
  });

  test('that a spreadsheet wrote with the year first refuse the file where day and month may be swapped', async () => {
    // it takes what stands first for the month, and leaves a text what can be none
    const yearFirst = (of: Grid): Grid =>
      of.map((cells) =>
        cells.map((cell) => {
          const [, first, second, year, hour, minute] = TIME.exec(cell) ?? [];
          return Number(first) <= 12 ? `${year}/${Number(first)}/${Number(second)} ${hour}:${minute}` : cell;
        }),
      );
    const swapped = await read(writeCsv(yearFirst(dayFirst)), 'VN', 'VND');
    expect(swapped.facts).toEqual(noFacts());
    expect(swapped.outcome).toMatchObject({ ok: false, code: 'changed-dates' });
    const noClock = (of: Grid) => of.map((cells) => cells.map((cell) => cell.replace(/ \d{1,2}:\d\d$/, '')));
    const kept = await read(writeCsv(noClock(yearFirst(grid))));
    expect(kept.facts.orders.map(({ placedAt }) => placedAt)).toEqual(
      (await read(writeCsv(grid.map((cells) => cells.map((cell) => cell.replace(TIME, '$1/$2/$3')))))).facts.orders.map(
        ({ placedAt }) => placedAt,
      ),
    );
  });

  test.each([
    ['of neighbouring days', [['06-05', '06-06']], [['05-06', '06-06']]],
    ['of days without a delivery', [['06-01'], ['06-02']], [['01-06'], ['02-06']]],
    [
      'up to the 12th alone',
      [
        ['06-05', '06-13'],
        ['06-05', '06-08'],
      ],
      [
        ['05-06', '06-13'],
        ['05-06', '08-06'],
      ],
    ],
  ])('with the year first, %s, are refused where day and month were swapped', async (_, right, swapped) => {
    const of = (days: string[][]) =>
      write(
        days.map(([placed = '', delivered = ''], at) =>
          other(at, {
            ...Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, ''])),
            'Created Time': `2026-${placed} 10:00:00`,
            'Delivered Time': delivered && `2026-${delivered} 11:00:00`,
          }),
        ),
      );
    expect((await readSample(of(right))).facts.orders.map(({ placedAt }) => placedAt?.slice(5, 10))).toEqual(
      right.map(([placed]) => placed),
    );
    expect(await faultOf(of(swapped))).toMatchObject({ code: 'changed-dates' });
  });

  test('with the year first, of one day up to the 12th alone, are refused, as nothing tells whether it was swapped', async () => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const placed = (day: string) => write([{ ...ROW, ...none, 'Created Time': `2026-${day} 10:00:00` }]);
    expect(await faultOf(placed('05-06'))).toMatchObject({ code: 'changed-dates' });
    expect(await faultOf(placed('05-13'))).toBeNull();
    expect(await faultOf(placed('06-06'))).toBeNull(); // swapped or not, it is that day
  });

  test('of one row with the day first, beside a clock that goes with the month first, decide nothing', async () => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const placed = ['05/06/2026 10:00:00 AM', '06/06/2026 10:00:00 AM', '13/06/2026 10:00:00 AM'];
    const rows = placed.map((time, at) => other(at, { ...none, 'Created Time': time }));
    const { facts, refused } = await readSample(write(rows));
    expect(facts.orders.map(({ placedAt }) => placedAt?.slice(0, 10))).toEqual(['2026-06-06', '2026-06-13']);
    expect(refused).toMatchObject([{ row: 2, code: 'two-days' }]);
  });

  test.each([
    [2, 'changed-dates'],
    [3, undefined],
  ])('in words, of %d days with open orders alone, end with %s', async (days, code) => {
    const none = Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']));
    const rows = Array.from({ length: days }, (_, at) => other(at, { ...none, 'Created Time': `${at + 4} Jun 2026` }));
    expect((await faultOf(write(rows)))?.code).toBe(code);
  });

  test('with hyphens are read by the same evidence as with slashes', async () => {
    const hyphens = (of: Grid): Grid =>
      of.map((cells) => cells.map((cell) => cell.replace(TIME, (time) => time.replaceAll('/', '-'))));
    expect((await read(writeCsv(hyphens(grid)))).facts.orders).toEqual(truth.orders);
    expect((await read(writeCsv(hyphens(dayFirst)), 'VN', 'VND')).facts.orders).toEqual(
      (await read(writeCsv(dayFirst), 'VN', 'VND')).facts.orders,
    );
  });

  test('with the day first in a market that writes the month first are settled by what would be impossible', async () => {
    const of = (day: number, hour = 10): Cells => ({
      ...other(day, Object.fromEntries(CAPTIONS.filter(isTime).map((caption) => [caption, '']))),
      'Created Time': `0${day}/06/2026 ${hour}:00:00`,
    });
    const june = await readSample(write([1, 2, 3, 4, 7, 8, 9].map((day) => of(day))));
    expect(june.facts.orders.map(({ placedAt }) => placedAt?.slice(0, 7))).toEqual(Array(7).fill('2026-06'));
    const thin = await readSample(write([of(3)]));
    expect(thin.refused).toMatchObject([
      {
        row: 2,
        message:
          'Created Time: “99/99/9999 99:99:99” could be two days: export more days at once, as one after the 12th tells which',
      },
    ]);
  });

  test('go by the kind of export: US returns have the day first, BR orders the month', async () => {
    const times = requests[0]!.indexOf('Time Requested');
    const early = requests.filter((row, index) => index === 0 || Number(row[times]!.slice(0, 2)) <= 12);
    const us = (await read(writeCsv(early).replaceAll('R$ 1.062,90', '$1,062.90'))).facts.cases;
    expect(us.length).toBeGreaterThan(1);
    expect(findWrong(us, trueRequests)).toEqual([]);
    const placed = captions.indexOf('Created Time');
    const first = [captions, ...rows.filter((row) => Number(row[placed]!.slice(3, 5)) <= 12)];
    const br = (await read(writeCsv(first), 'BR', 'BRL')).facts.orders;
    expect(br.length).toBeGreaterThan(3);
    expect(
      findWrong(
        br.map((order) => ({ ...order, amount: null })),
        truth.orders,
      ),
    ).toEqual([]);
  });

  test('later than the reading leave their row out by its name', async () => {
    const { refused, facts } = await readSample(
      write([ROW, other(5, { 'Delivered Time': '05/16/2027 12:30:00 AM\t' })]),
    );
    expect(refused).toMatchObject([
      { row: 3, code: 'future', message: 'Delivered Time: it is later than the day on which the file was read' },
    ]);
    expect(facts.orders).toHaveLength(1);
  });

  test('of the Buddhist calendar are read', async () => {
    const thai = writeCsv(dayFirst).replaceAll('/2026 ', '/2569 ');
    expect((await read(thai, 'TH', 'VND')).facts.orders.map(({ placedAt }) => placedAt)).toEqual(
      truth.orders.map(({ placedAt }) => placedAt),
    );
  });
});

describe('ids', () => {
  test('that were rounded in part leave their rows out', async () => {
    const ids = ['576812345678901234', ...[2, 3, 4, 5].map((digit) => `57681234567890${digit}000`)];
    const { facts, refused } = await readSample(
      write(ids.map((id, n) => ({ ...ROW, 'Order ID': id, 'Created Time': `05/12/2026 10:1${n}:17 PM\t` }))),
    );
    expect(facts.orders.map(({ id }) => id)).toEqual([ids[0]]);
    expect(refused.map(({ message }) => message)).toEqual(
      Array(4).fill('Order ID: a spreadsheet has rounded it; import the file as it was downloaded'),
    );
  });

  test('of which the only one was rounded leave its row out', async () => {
    const { facts, refused } = await readSample(write([{ ...ROW, 'Order ID': '576812345678901000' }]));
    expect(facts.orders).toEqual([]);
    expect(refused).toMatchObject([{ row: 2, code: 'rounded-id' }]);
  });

  test('that end in 000 by nature are known by the TAB behind them, which no number keeps', async () => {
    const ids = ['576812345678901000', '576812345678902000'];
    for (const some of [ids.slice(1), ids]) {
      const { facts, refused } = await readSample(write(some.map((id) => ({ ...ROW, 'Order ID': `${id}\t` }))));
      expect(refused).toEqual([]);
      expect(facts.orders.map(({ id }) => id)).toEqual(some);
    }
    const half = ids.map((id, at) => ({ ...ROW, 'Order ID': at === 0 ? `${id}\t` : id }));
    expect((await readSample(write(half))).facts.orders.map(({ id }) => id)).not.toContain(ids[1]);
  });

  test('that were rounded in one row of many leave it out, by the other ids of the row', async () => {
    const rounded = { 'Order ID': '576812345678905000', 'SKU ID': '1729000000000010000' };
    const { facts, refused } = await readSample(
      write([ROW, ...[1, 2, 3].map((n) => other(n)), { ...ROW, ...rounded }]),
    );
    expect(facts.orders).toHaveLength(4);
    expect(refused).toMatchObject([{ row: 6, code: 'rounded-id' }]);
  });

  test('of SKUs, products and parcels that were rounded are not known, and cost no order', async () => {
    const rounded = {
      'SKU ID': '1729000000000010000',
      'Product ID': '1729000000000020000',
      'Tracking ID': '9400100000000010000000',
    };
    const { facts, refused } = await readSample(write([{ ...ROW, ...rounded }]));
    expect(refused).toEqual([]);
    expect(facts.orders).toMatchObject([{ trackingId: null, lines: [{ skuId: null, productId: null, quantity: 2 }] }]);
  });

  test('of orders that were rounded in an export of returns refuse it', async () => {
    const column = requests[0]!.indexOf('Order ID');
    const rounded = requests.map((row, index) => (index === 0 ? row : row.with(column, roundId(row[column]!))));
    const { facts, outcome } = await read(writeCsv(rounded), 'BR', 'BRL');
    expect(facts).toEqual(noFacts());
    expect(outcome).toMatchObject({ ok: false, code: 'rounded-ids' });
  });

  test.each([
    ['an apostrophe', `'${ID}`],
    ['a formula', `="${ID}"`],
    ['a mark of no width', `\u200b${ID}`],
    ['marks of direction', `\u202a${ID}\u202c`],
  ])('behind %s are read', async (_, text) => {
    expect((await readSample(write([{ ...ROW, 'Order ID': text }]))).facts.orders[0]!.id).toBe(ID);
  });
});

describe('an order whose rows differ is kept', () => {
  test('where a part of it was cancelled', async () => {
    const cancelled = {
      ...ROW,
      'SKU ID': '1729000000000000009\t',
      'Order Status': 'Canceled',
      'Order Substatus': 'Canceled',
      'Delivered Time': '\t',
      'Cancelled Time': '05/13/2026 1:02:03 AM\t',
      'Cancel By': 'User',
      'Cancel Reason': 'No longer needed',
    };
    for (const rows of [
      [ROW, cancelled],
      [cancelled, ROW],
    ]) {
      const { facts, refused } = await readSample(write(rows));
      expect(refused).toEqual([]);
      expect(facts.orders).toMatchObject([
        {
          status: 'delivered',
          deliveredAt: '2026-05-16T07:30:00Z',
          cancelledAt: null,
          cancelledBy: null,
          cancelReason: null,
        },
      ]);
      expect(facts.orders[0]!.lines).toHaveLength(2);
    }
  });

  test('where exports of two days were joined, and nobody knows which is the later', async () => {
    const early = {
      ...{ 'Order Status': 'To ship', 'Order Substatus': 'Awaiting shipment' },
      ...{ 'RTS Time': '', 'Shipped Time': '', 'Delivered Time': '' },
    };
    const cancelled = {
      ...early,
      ...{ 'Order Status': 'Canceled', 'Order Substatus': 'Canceled', 'Cancelled Time': '05/14/2026 1:00:00 PM' },
    };
    const one = async (...rows: Cells[]) =>
      (await readSample(write(rows.map((row) => ({ ...ROW, ...row }))))).facts.orders[0]!;
    expect(await one(early, cancelled)).toMatchObject({ status: null, cancelledAt: null, lines: [{ quantity: 2 }] });
    expect(await one(early, {})).toMatchObject({ status: null, deliveredAt: null, lines: [{ quantity: 2 }] });
    // two and none of them back is no order of four
    expect((await one({}, { 'Sku Quantity of return': '2' })).lines).toBeNull();
  });

  test('where two parcels, kinds or amounts differ, which are not known then', async () => {
    const second = {
      ...ROW,
      'SKU ID': '1729000000000000009\t',
      'Delivered Time': '05/18/2026 12:30:00 AM\t',
      'Normal or Pre-order': 'Pre-order',
      'Fulfillment Type': 'Fulfillment by TikTok Shop',
      'Order Amount': '3.00',
    };
    const { facts } = await readSample(write([ROW, second]));
    expect(facts.orders).toMatchObject([
      { status: 'delivered', deliveredAt: null, kind: null, fulfillment: null, amount: null },
    ]);
  });
});

describe('a file', () => {
  const few = grid.slice(0, 8);
  const [captions = [], ...rows] = few;
  const expected = rows.length;
  const recordsOf = async (file: string | Uint8Array<ArrayBuffer> | File) => {
    const { outcome } = await read(file);
    return outcome.ok ? { rows: outcome.value.rows, refused: outcome.value.refused } : outcome;
  };

  test('in Windows-1252 is read but for the names that lost letters', async () => {
    const text = write([{ ...ROW, 'Product Name': 'Café cup', City: 'Orléans' }]).slice(1);
    const { facts } = await readSample(new Blob([Buffer.from(text, 'latin1')]));
    expect(facts.orders).toMatchObject([{ id: ID, lines: [{ productName: null, sellerSku: 'MUG-BLUE' }] }]);
    const status = await readSample(
      new Blob([Buffer.from(write([{ ...ROW, 'Order Status': 'Café', 'Order Substatus': '' }]).slice(1), 'latin1')]),
    );
    expect(status.refused).toMatchObject([{ row: 2, message: expect.stringMatching(/^Order Status: .*“CSV UTF-8”/) }]);
  });

  test('in GBK is read but for its letters, of which some look like others of UTF-8', async () => {
    const names = { 'Product Name': '\u00b1\u00a3\u00ce\u00c2', 'Seller SKU': '\u00c3\u00a8-1' };
    const { facts } = await readSample(new Blob([Buffer.from(write([{ ...ROW, ...names }]).slice(1), 'latin1')]));
    expect(facts.orders).toMatchObject([{ id: ID, lines: [{ productName: null, sellerSku: null }] }]);
  });

  test('with question marks for letters that could not be saved is read but for these', async () => {
    const { facts } = await readSample(write([{ ...ROW, 'Product Name': '???' }]));
    expect(facts.orders).toMatchObject([{ id: ID, lines: [{ productName: null, sellerSku: 'MUG-BLUE' }] }]);
  });

  test('in UTF-16, marked or not, is read', async () => {
    const little = Buffer.from(writeCsv(few), 'utf16le');
    for (const bytes of [little, little.subarray(2), Buffer.from(little).swap16()])
      expect(await recordsOf(new Uint8Array(bytes))).toEqual({ rows: expected, refused: [] });
  });

  test('whose captions lost their letters is told how to be saved', async () => {
    const { outcome } = await read(new Uint8Array(Buffer.from('n\u00famero,cr\u00e9\u00e9,c\n1,2,3\n', 'latin1')));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/“CSV UTF-8”/) });
  });

  test('in a ZIP is read, and another in it that is none is named', async () => {
    const entry = { name: 'All order-2026-06-30-10_30.csv', text: writeCsv(few) };
    expect(await recordsOf(writeZip([{ name: '__MACOSX/._a.csv', text: 'x' }, entry]))).toEqual({
      rows: expected,
      refused: [],
    });
    expect(await recordsOf(writeZip([entry, { name: 'b.csv', text: 'x' }]))).toMatchObject({
      rows: expected,
      refused: [{ file: 'b.csv', row: null, message: expect.stringMatching(/^it is not an export of orders/) }],
    });
    expect(await recordsOf(writeZip([{ name: 'a.zip', text: 'PK\u0003\u0004' }]))).toMatchObject({ ok: false });
    expect(await recordsOf(writeZip([{ name: 'a.txt', text: 'x' }]))).toMatchObject({
      ok: false,
      code: 'not-an-export',
    });
  });

  test('with a zero and a lost letter in cells that nobody reads is whole', async () => {
    const { facts, refused } = await readSample(write([{ ...ROW, City: 'A\u0000', 'Buyer Message': 'B\ufffd' }]));
    expect([facts.orders.length, refused]).toEqual([1, []]);
  });

  test('with a second sheet that has a header and no rows is read', async () => {
    expect(await recordsOf(writeWorkbook(few, { before: { Old: [captions] } }))).toEqual({
      rows: expected,
      refused: [],
    });
  });

  test('joined of two has its header twice, and other columns below are refused', async () => {
    expect(await recordsOf(writeCsv([...few, captions, ...rows]))).toEqual({ rows: 2 * expected, refused: [] });
    expect(
      await recordsOf(writeCsv([...few, captions.toReversed(), ...rows.map((row) => row.toReversed())])),
    ).toMatchObject({ ok: false, code: 'damaged' });
  });

  test('is as old as its name says, whenever it was saved anew', async () => {
    const named = (name: string) =>
      new File([writeCsv(few)], name, { lastModified: Date.parse('2026-07-01T15:00:00Z') });
    const readAt = async (name: string) => (await read(named(name))).facts.coverage[0]!.readAt;
    expect(await readAt('orders.csv')).toBe('2026-07-01T15:00:00.000Z');
    for (const name of [
      'All order-2026-06-30-09_30.csv',
      'export_20260630093000.csv',
      'a_2026_06_01-2026_06_30(UTC-7).csv',
      'orders 30.06.2026.csv',
      '6-30-2026.csv',
      'Orders June 30, 2026.csv',
      '2026年6月30日 (1).csv',
    ])
      expect(await readAt(name)).toBe('2026-07-01T06:59:59.000Z');
    // the other of two days is still to come
    const { facts } = await readSample(new File([write([ROW])], 'orders 12.05.2026.csv'));
    expect(facts.coverage[0]!.readAt).toBe('2026-05-13T06:59:59.000Z');
  });

  test('names a status word that is not known', async () => {
    const { refused } = await readSample(
      write([ROW, other(5, { 'Order Status': 'Perlu apa', 'Order Substatus': '' })]),
    );
    expect(refused).toMatchObject([{ row: 3, message: 'Order Status: “Perlu apa” cannot be read' }]);
  });

  test.each([
    ['Belum dibayar', 'Belum dibayar', 'unpaid'],
    ['Perlu dikirim', 'Menunggu pengiriman', 'awaiting-shipment'],
    ['Dikirim', 'Terkirim', 'delivered'],
    ['Đã vận chuyển', 'Đã giao', 'delivered'],
    ['Đã hủy', '', 'cancelled'],
  ])('with the status %s / %s is read', async (status, substatus, expectedStatus) => {
    const { facts } = await readSample(write([{ ...ROW, 'Order Status': status, 'Order Substatus': substatus }]));
    expect(facts.orders[0]!.status).toBe(expectedStatus);
  });
});
