import { describe, expect, test } from 'vitest';
import { noFacts } from '#core/model/facts';
import { grid, read, requests, roundId } from '../fixtures/damaged-export';
import { writeCsv } from '../fixtures/order-export';
import { type Cells, ID, other, ROW, read as readSample, write } from '../fixtures/sample-export';
import { writeWorkbook, writeZip } from '../fixtures/workbook';

// The kinds of damage that were seen in files of sellers, each with what becomes of it.

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
