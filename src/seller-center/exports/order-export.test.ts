import { describe, expect, test } from 'vitest';
import { at, CAPTIONS, faultOf, ID, other, PERSONAL, ROW, read, write } from './sample-export';

describe('an export', () => {
  test('becomes orders and the days that it covers', () => {
    const { facts, ...counts } = read(write([ROW]));
    expect(counts).toEqual({ rows: 1, orders: 1, refused: [], from: '2026-05-12', to: '2026-05-12' });
    expect(facts.orders).toEqual([
      {
        id: ID,
        status: 'delivered',
        placedAt: '2026-05-13T05:26:17Z',
        paidAt: '2026-05-13T05:27:00Z',
        readyToShipAt: '2026-05-13T16:14:22Z',
        shippedAt: '2026-05-13T19:00:05Z',
        deliverBy: null,
        deliveredAt: '2026-05-16T07:30:00Z',
        cancelledAt: null,
        cancelledBy: null,
        cancelReason: null,
        kind: 'normal',
        fulfillment: 'seller',
        express: false,
        flags: null,
        amount: { value: 1022.25, currency: 'USD' },
        trackingId: '9400100000000000000001',
        lines: [
          {
            skuId: '1729000000000000001',
            sellerSku: 'MUG-BLUE',
            productId: '1729000000000000002',
            productName: 'Mug, blue',
            quantity: 2,
            returnedQuantity: 0,
          },
        ],
        readAt: at,
        firstSeen: null,
        lastSeen: null,
      },
    ]);
    const span = { from: '2026-05-12', to: '2026-05-12', readAt: at };
    expect(facts.coverage).toEqual([{ source: 'orders-export', ...span, rows: 1, expected: 1, complete: true }]);
  });

  test('has columns about people, and nothing of them comes out, not even when rows are refused', () => {
    expect(PERSONAL).toHaveLength(15);
    const text = write([ROW, other(5, { 'Created Time': 'secret' }), other(6, { 'Order ID': 'Buyer 0001' })]);
    const result = read(text);
    expect(result.refused).toHaveLength(2);
    expect(JSON.stringify(result)).not.toMatch(/secret|Buyer/);
  });

  test('has one row for each SKU, wherever they stand, and some twice', () => {
    const red = { ...ROW, 'SKU ID': '1729000000000000009\t', 'Seller SKU': 'MUG-RED', 'Sku Quantity of return': '1' };
    const early = other(5, { 'Created Time': '05/02/2026 12:00:00 AM\t' });
    const { facts, rows, from, to } = read(write([ROW, early, red, ROW]));
    expect(rows).toBe(4);
    expect(facts.orders.map((it) => it.lines!.map((line) => [line.sellerSku, line.returnedQuantity]))).toEqual([
      [
        ['MUG-BLUE', 0],
        ['MUG-RED', 1],
      ],
      [['MUG-BLUE', 0]],
    ]);
    expect([from, to]).toEqual(['2026-05-02', '2026-05-12']);
    expect(facts.coverage).toMatchObject([{ rows: 2, expected: 2, complete: true }]);
  });

  test('with no orders in it covers nothing', () => {
    expect(read(write([]))).toMatchObject({ rows: 0, orders: 0, from: null, to: null, facts: { coverage: [] } });
  });

  test.each([
    [
      'a row of descriptions',
      write([{ 'Order ID': 'Platform unique order ID.', Quantity: 'SKU sold quantity.' }, ROW]),
    ],
    [
      'the columns of older shops',
      write(
        [ROW],
        CAPTIONS.filter((it) => !/^(Order Channel|Creator Handle)$/.test(it)),
      ),
    ],
    ['columns that nobody knows, in another order', write([ROW], ['__proto__', 'New', ...CAPTIONS].reverse())],
    ['the separator of another country', write([ROW], CAPTIONS, ';')],
    ['bare line feeds, no byte order mark and empty lines', `${write([ROW]).slice(1).replaceAll('\r\n', '\n')}\n\n`],
    [
      'the other spelling',
      write([ROW]).replace('Cancelled Time', 'Canceled Time').replace('Cancel Reason', 'Cancelation Reason'),
    ],
    ['captions with spaces around', write([ROW]).replace('"Order Amount"', '" Order Amount "')],
  ])('is the same with %s', (_, text) => {
    expect(read(text)).toEqual(read(write([ROW])));
  });

  test('of older shops has no Product ID', () => {
    const { facts } = read(
      write(
        [ROW],
        CAPTIONS.filter((it) => it !== 'Product ID'),
      ),
    );
    expect(facts.orders[0]!.lines![0]).toMatchObject({ skuId: '1729000000000000001', productId: null });
  });
});

describe('a row is refused, and the file no longer called complete,', () => {
  test.each([
    [
      { 'Order ID': '5.76E+17' },
      'Order ID: a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded',
    ],
    [{ 'Order ID': '12345' }, 'Order ID: “9999…” is not 15 to 20 digits'],
    [{ 'Order ID': '\t' }, 'Order ID: there is none'],
    [{ 'Order Status': 'Somewhere', 'Order Substatus': '' }, 'Order Status: “aaa…” cannot be read'],
    [{ 'Order Substatus': 'In transit', 'Order Status': 'Completed' }, 'Order Status: “aaa…” cannot be read'],
    [{ 'Created Time': '\t' }, 'Created Time: there is none'],
    [{ 'Delivered Time': '02/30/2026 1:00:00 AM' }, 'Delivered Time: “99/99/9999 9:99:99 aa” cannot be read'],
    [{ 'Paid Time': '03/08/2026 2:30:00 AM' }, 'Paid Time: “99/99/9999 9:99:99 aa” cannot be read'],
    [{ Quantity: '1.5' }, 'Quantity: “9.9” cannot be read'],
    [{ 'Order Amount': '12 EUR' }, 'Order Amount: “99 aaa” cannot be read'],
    [{ 'SKU ID': '1.729E+18' }, 'SKU ID: “9.999a+99” cannot be read'],
    [
      { 'Cancel By': 'Somebody', 'Fulfillment Type': 'By none' },
      'Cancel By: “aaa…” cannot be read; Fulfillment Type: “aa aaa…” cannot be read',
    ],
  ])('with %j', (cells, message) => {
    const { facts, refused, rows, orders } = read(write([ROW, other(5, cells)]));
    expect(refused).toEqual([{ row: 3, message }]);
    expect({ rows, orders }).toEqual({ rows: 2, orders: 1 });
    expect(facts.orders.map((it) => it.id)).toEqual([ID]);
    expect(facts.coverage).toMatchObject([{ rows: 1, expected: null, complete: false }]);
  });

  test('with the others of its order: one line less would be another order', () => {
    const { facts, refused } = read(write([ROW, other(5), { ...ROW, 'Order Amount': '3.00' }]));
    expect(facts.orders.map((it) => it.id)).toEqual([`${ID.slice(0, -1)}5`]);
    expect(refused).toEqual([
      { row: 2, message: 'left out, because row 4 of the same order could not be read' },
      { row: 4, message: 'Order Amount: differs from row 2 of the same order' },
    ]);
  });

  test('when its cells do not fit the captions', () => {
    const [head, row] = write([{ ...ROW, ...Object.fromEntries(PERSONAL.map((it) => [it, ''])) }]).split('\r\n');
    const short = `${head}\r\n${row}\r\n${row!.split(',').slice(0, 20).join(',')}\r\n`.replace(
      `${ID}\t`,
      `${ID.slice(0, -1)}8\t`,
    );
    const { facts, refused } = read(short);
    expect(facts.orders).toHaveLength(1);
    expect(refused).toEqual([
      { row: 3, message: 'it has 19 cells under 63 captions; the file may have been cut off or edited' },
    ]);
  });

  test('when its quotation marks are broken', () => {
    const { refused } = read(write([ROW, other(5)]).replace('"MUG-BLUE"', '"MUG"-BLUE"'));
    expect(refused).toEqual([{ row: 2, message: 'its quotation marks are broken' }]);
  });
});

describe('a file is refused in one sentence', () => {
  const without = (...gone: string[]) =>
    write(
      [ROW],
      CAPTIONS.filter((it) => !gone.includes(it)),
    );
  test.each([
    ['', 'it is empty'],
    ['\uFEFF\r\n', 'it is empty'],
    ['PK\u0003\u0004\u0014\u0000', 'it is an Excel workbook; choose CSV when exporting the orders'],
    ['\u0000\u0001', 'it is not a text file; choose CSV when exporting the orders'],
    ['{"format":"sps-ahead/shop","version":1}', 'it is a shop file, not an order export'],
    ['[1]', 'it is JSON, not an order export'],
    ['<!doctype html><p>Order ID', 'it is a web page, not an order export'],
    ['Return Order ID,Order ID,Order Status\r\n', 'it is the export of returns, not of orders'],
    [without('Delivered Time'), 'the column “Delivered Time” is missing'],
    [without('Quantity', 'Paid Time'), 'the columns “Quantity”, “Paid Time” are missing'],
    [write([ROW], [...CAPTIONS, 'Order status']), 'its column “Order Status” stands there twice'],
  ])('%#', (text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  test('when it has nothing of an order export', () => {
    for (const text of ['hello', 'a,b,c\r\n1,2,3', '__proto__,constructor,toString\r\n1,2,3'])
      expect(faultOf(text)).toMatch(/^it is not an order export: the columns “Order ID”, .* are missing$/);
    expect(faultOf(without('Order ID'))).toBe('it is not an order export: the column “Order ID” is missing');
    expect('polluted' in {}).toBe(false);
  });

  test('when it ends in the middle of a quoted field', () => {
    const text = write([ROW, other(5)]);
    expect(faultOf(text.slice(0, text.lastIndexOf('of\r\n""Buyer')))).toBe(
      'it ends in the middle of row 3: it was cut off, so export the orders again',
    );
    expect(faultOf(text.slice(0, 20))).toMatch(/^it ends in the middle of row 1/);
  });

  test('when a spreadsheet has rounded all its order ids', () => {
    const rounded = ['576812345678901000', '576812345678902000'].map((id) => ({ ...ROW, 'Order ID': id }));
    expect(faultOf(write(rounded))).toMatch(/^its order ids were rounded by a spreadsheet/);
    // one such id may be chance
    expect(faultOf(write(rounded.slice(1)))).toBeNull();
  });
});
