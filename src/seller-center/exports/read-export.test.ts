import { describe, expect, test } from 'vitest';
import { at, CAPTIONS, faultOf, ID, other, PERSONAL, ROW, read, write } from '#test/fixtures/sample-export';

const NOTHING_REFUSED = { kind: 'order-export', refusedRows: 0, refused: [] };

/** Of another minute, so that a row without an id is not taken for one of the order beside it. */
const EARLIER = { 'Created Time': '05/11/2026 9:00:00 AM\t' };

describe('an export', () => {
  test('becomes orders and the days that it covers', async () => {
    const { facts, ...counts } = await read(write([ROW]));
    expect(counts).toEqual({
      ...NOTHING_REFUSED,
      rows: 1,
      records: 1,
      from: '2026-05-12',
      to: '2026-05-12',
    });
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
        securityAlert: null,
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

  test('yields nothing from columns about people, even when rows are refused', async () => {
    expect(PERSONAL).toHaveLength(15);
    const text = write([
      ROW,
      other(5, { 'Created Time': 'secret' }),
      other(6, { ...EARLIER, 'Order ID': 'Buyer 0001' }),
    ]);
    const result = await read(text);
    expect(result.refused).toHaveLength(2);
    expect(JSON.stringify(result)).not.toMatch(/secret|Buyer/);
  });

  test('may have the rows of an order apart, and some twice', async () => {
    const red = { ...ROW, 'SKU ID': '1729000000000000009\t', 'Seller SKU': 'MUG-RED', 'Sku Quantity of return': '1' };
    const early = other(5, { 'Created Time': '05/02/2026 12:00:00 AM\t' });
    const { facts, rows, from, to } = await read(write([ROW, early, red, ROW]));
    expect(rows).toBe(4);
    expect(facts.orders.map((order) => order.lines!.map((line) => [line.sellerSku, line.returnedQuantity]))).toEqual([
      [['MUG-BLUE', 0]],
      [
        ['MUG-BLUE', 0],
        ['MUG-RED', 1],
      ],
    ]);
    expect([from, to]).toEqual(['2026-05-02', '2026-05-12']);
    expect(facts.coverage).toMatchObject([{ rows: 2, expected: 2, complete: true }]);
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
        CAPTIONS.filter((caption) => !/^(Order Channel|Creator Handle)$/.test(caption)),
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
  ])('is the same with %s', async (_, text) => {
    expect(await read(text)).toEqual(await read(write([ROW])));
  });

  test('of older shops has no Product ID', async () => {
    const { facts } = await read(
      write(
        [ROW],
        CAPTIONS.filter((caption) => caption !== 'Product ID'),
      ),
    );
    expect(facts.orders[0]!.lines![0]).toMatchObject({ skuId: '1729000000000000001', productId: null });
  });
});

describe('a row is refused, and the file no longer called complete,', () => {
  test.each([
    [
      { 'Order ID': '5.91E+17' },
      'Order ID: a spreadsheet has rounded it to a number such as 5.76E+17; import the file as it was downloaded',
    ],
    [{ 'Order ID': '12345' }, 'Order ID: “9999…” is not 15 to 20 digits'],
    [{ 'Order ID': '\t' }, 'Order ID: there is none'],
    [{ 'Order Status': 'Somewhere', 'Order Substatus': '' }, 'Order Status: “Somewhere” cannot be read'],
    [{ 'Created Time': '\t' }, 'Created Time: there is none'],
    [{ 'Delivered Time': '02/30/2026 1:00:00 AM' }, 'Delivered Time: “99/99/9999 9:99:99 aa” cannot be read'],
    [{ 'Paid Time': '03/08/2026 2:30:00 AM' }, 'Paid Time: “99/99/9999 9:99:99 aa” cannot be read'],
    [{ 'Delivered Time': '05/01/2026 1:00:00 AM' }, 'Delivered Time: it is before Created Time'],
    [{ 'Created Time': '05/11/2018 1:00:00 AM' }, 'Created Time: it is before there was a TikTok Shop'],
    [
      { 'Cancel By': 'Somebody', 'Fulfillment Type': 'By none' },
      'Cancel By: “aaa…” cannot be read; Fulfillment Type: “aa aaa…” cannot be read',
    ],
  ])('with %j', async (cells, message) => {
    const { facts, refused, rows, records } = await read(write([ROW, other(5, { ...EARLIER, ...cells })]));
    expect(refused).toMatchObject([{ row: 3, message }]);
    expect({ rows, records }).toEqual({ rows: 2, records: 1 });
    expect(facts.orders.map((order) => order.id)).toEqual([ID]);
    expect(facts.coverage).toMatchObject([{ rows: 1, expected: null, complete: false }]);
  });

  test('with the other rows of its order, as an order with a line less would be wrong', async () => {
    const late = { ...ROW, 'Created Time': '05/11/2026 10:26:17 PM\t' };
    const { facts, refused } = await read(write([ROW, other(5), late]));
    expect(facts.orders.map((order) => order.id)).toEqual([`${ID.slice(0, -1)}5`]);
    expect(refused).toMatchObject([
      { row: 2, code: 'other-row', message: 'left out, because row 4 of the same order could not be read' },
      {
        row: 4,
        code: 'differs',
        column: 'Created Time',
        message: 'Created Time: differs from row 2 of the same order',
      },
    ]);
  });

  test('when its cells do not fit the captions', async () => {
    const [head, row] = write([{ ...ROW, ...Object.fromEntries(PERSONAL.map((caption) => [caption, ''])) }]).split(
      '\r\n',
    );
    const short = `${head}\r\n${row}\r\n${row!.split(',').slice(0, 20).join(',')}\r\n`.replace(
      `${ID}\t`,
      `${ID.slice(0, -1)}8\t`,
    );
    const { facts, refused } = await read(short);
    expect(facts.orders).toHaveLength(1);
    expect(refused).toMatchObject([
      { row: 3, message: 'it has 19 cells under 63 captions; the file may have been edited' },
    ]);
  });

  test('when required cells stand behind the one by which a shift shows, in a row of another length', async () => {
    const named = CAPTIONS.filter((caption) => !PERSONAL.includes(caption));
    const turned = write([ROW, other(5)], [...named].reverse());
    expect((await read(turned)).refused).toEqual([]);
    expect((await read(turned.replace('"MUG-BLUE",', ''))).refused[0]).toMatchObject({ row: 2, code: 'shifted' });
  });

  test('when the file ends in the middle of its last cell', async () => {
    const others = CAPTIONS.filter((caption) => caption !== 'Order ID' && !ROW[caption]?.includes(','));
    const text = write([ROW, other(5)], [...others, 'Order ID'])
      .replaceAll('"', '')
      .slice(0, -4);
    const { facts, refused } = await read(text);
    expect(facts.orders.map(({ id }) => id)).toEqual([ID]);
    expect(refused).toMatchObject([{ row: 3, code: 'cut-off' }]);
  });

  test('when its quotation marks are broken', async () => {
    const { refused } = await read(write([ROW, other(5)]).replace('"MUG-BLUE"', '"MUG"-BLUE"'));
    expect(refused).toMatchObject([{ row: 2, code: 'quotes', message: 'its quotation marks are broken' }]);
  });
});

describe('a file is refused in one sentence', () => {
  const without = (...gone: string[]) =>
    write(
      [ROW],
      CAPTIONS.filter((caption) => !gone.includes(caption)),
    );
  const UTF = 'it is not a text file; choose CSV or Excel when exporting';
  const EMPTY = 'it is empty, so export it again';
  const AGAIN = 'export it again with all its columns';
  const cases = [
    ['', 'empty', EMPTY],
    ['\uFEFF\r\n', 'empty', EMPTY],
    ['\u0000\u0001', 'not-an-export', UTF],
    [
      `PK\u0005\u0006${'\u0000'.repeat(18)}`,
      'not-an-export',
      'it is a ZIP without a file in it: import the exports themselves',
    ],
    ['%PDF-1.7', 'not-an-export', 'it is a PDF; choose CSV or Excel when exporting'],
    [
      '[1]',
      'not-an-export',
      'it is JSON, but neither a shop file nor answers of the Partner API: choose one as it was saved',
    ],
    [
      '<!doctype html><p>Order ID',
      'not-an-export',
      'it is a web page, perhaps the one to sign in on: sign in, and export once more',
    ],
    [
      'Order/adjustment ID  ,Type,Order created time\r\n1,2,3\r\n',
      'unsupported-export',
      'it is the statement of settled orders; export orders or returns instead',
    ],
    [without('Delivered Time'), 'missing-column', `the column “Delivered Time” is missing: ${AGAIN}`],
    [without('Order ID'), 'missing-column', `the column “Order ID” is missing: ${AGAIN}`],
    [without('Quantity', 'Paid Time'), 'missing-column', `the columns “Quantity”, “Paid Time” are missing: ${AGAIN}`],
    [
      write([ROW], [...CAPTIONS, 'Order status']),
      'doubled-column',
      'its column “Order status” stands there twice: import the file as it was downloaded',
    ],
  ] as const;
  test.each(cases.map(([text, code, message]) => [message, code, text] as const))(
    '“%s”',
    async (message, code, text) => {
      expect(await faultOf(text)).toEqual({ code, message });
    },
  );

  test('when it is no export', async () => {
    const message =
      'it is not an export of orders or returns: it has none of their columns; export those in Seller Center';
    for (const text of ['hello', 'a,b,c\r\n1,2,3', '__proto__,constructor,toString\r\n1,2,3\r\n'])
      expect(await faultOf(text)).toEqual({ code: 'not-an-export', message });
    expect('polluted' in {}).toBe(false);
  });

  test('when it ends in the middle of a row', async () => {
    const text = write([ROW, other(5)]);
    for (const end of ['of\r\n""Buyer', '$1,022.25', ID.slice(0, -3)])
      expect(await faultOf(text.slice(0, text.lastIndexOf(end)))).toEqual({
        code: 'cut-off',
        message: 'it ends in the middle of row 3: it was cut off, so export it again',
      });
    expect(await faultOf(text.slice(0, 200))).toMatchObject({
      code: 'cut-off',
      message: expect.stringMatching(/^it ends in the middle of row 1/),
    });
  });

  test('when a quotation mark is never closed', async () => {
    const text = `${write([ROW])}"${'x'.repeat(2_000_000)}`;
    expect(await faultOf(text)).toEqual({
      code: 'damaged',
      message: 'row 3 does not end: a quotation mark in it is never closed',
    });
  });

  test('when a spreadsheet has rounded all its order ids', async () => {
    const rounded = ['576812345678901000', '576812345678902000'].map((id) => ({ ...ROW, 'Order ID': id }));
    expect(await faultOf(write(rounded))).toMatchObject({ code: 'rounded-ids' });
    // one such id may be chance
    expect(await faultOf(write(rounded.slice(1)))).toBeNull();
    const powers = ['5.76812E+17', '5.76813E+17'].map((id) => ({ ...ROW, 'Order ID': id }));
    expect(await faultOf(write(powers))).toMatchObject({ code: 'rounded-ids' });
  });
});

describe('an order of which a row may be lost is left out, and says so,', () => {
  const second = { ...ROW, 'SKU ID': '1729000000000000009\t' };
  const why = 'another row that may be of it has no id that can be read';
  test.each([
    ['an id that is gone', { 'Order ID': '\t' }, why],
    ['an id rounded to a power', { 'Order ID': '5.76812345678901E+17' }, why],
    ['no id and no time', { 'Order ID': '', 'Created Time': '' }, why],
  ])('where another has %s', async (_, cells, message) => {
    const far = other(7, EARLIER);
    const { facts, refused } = await read(write([ROW, { ...second, ...cells }, far]));
    expect(refused).toContainEqual(expect.objectContaining({ row: 2, message }));
    expect(facts.orders.map(({ id }) => id)).not.toContain(ID);
  });

  test('if it is inside a cell of another row with broken quotation marks', async () => {
    const [captions, first, more, last] = write([other(5), ROW, second, other(7)]).split(/\r\n(?="5)/);
    const open = first!.replace(/"Mug, blue"/, '"Mug, blue" big');
    const { facts, refused } = await read([captions, open.replace(/"[^"]*"$/, '"TikTok'), more, last].join('\r\n'));
    expect(facts.orders.map(({ id }) => id.slice(-1))).not.toContain('4');
    expect(refused.length).toBeGreaterThan(0);
  });

  test('but not if the rounded id belongs to another order', async () => {
    const { facts } = await read(write([ROW, { ...second, 'Order ID': '5.81E+17' }]));
    expect(facts.orders.map(({ id }) => id)).toEqual([ID]);
  });

  test('and two indistinguishable lines are unknown', async () => {
    const bare = { ...ROW, 'SKU ID': '', 'Seller SKU': '' };
    expect((await read(write([bare, bare]))).facts.orders).toMatchObject([{ id: ID, lines: null }]);
    const parcel = { ...ROW, 'Tracking ID': '9400100000000000000099' };
    expect((await read(write([ROW, parcel]))).facts.orders[0]!.lines).toHaveLength(2);
  });
});
