import { describe, expect, test } from 'vitest';
import { readFacts } from '#test/fixtures/read-facts';
import { at, CAPTIONS, type Cells, other, ROW, read, readOne, write } from '#test/fixtures/sample-export';

const US = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at } as const;
const times = (text: string): Cells =>
  Object.fromEntries(CAPTIONS.filter((caption) => caption.endsWith(' Time')).map((caption) => [caption, text]));

describe('a cell', () => {
  test.each([
    ['Unpaid', 'Unpaid', 'unpaid'],
    ['On hold', 'On hold', 'on-hold'],
    ['To ship', 'Awaiting shipment', 'awaiting-shipment'],
    ['To ship', 'Awaiting collection', 'awaiting-collection'],
    ['Shipped', 'In transit', 'in-transit'],
    ['Shipped', 'Delivered', 'delivered'],
    ['Completed', 'Completed', 'completed'],
    ['Canceled', 'Canceled', 'cancelled'],
    ['Cancelled', 'Canceled', 'cancelled'],
    ['Cancelled', '', 'cancelled'],
    ['To ship', '', null],
  ])('of status %s / %s', async (status, substatus, expected) => {
    const printed = { 'Order Status': status, 'Order Substatus': substatus };
    expect((await readOne(printed)).status).toBe(expected);
  });

  test.each([
    ['User', 'buyer'],
    ['Seller', 'seller'],
    ['System', 'system'],
    ['', null],
  ])('of canceller %s', async (by, expected) => {
    const printed = { 'Cancel By': by, 'Cancel Reason': 'Out of stock', 'Cancelled Time': '05/13/2026 1:02:03 AM\t' };
    expect(await readOne(printed)).toMatchObject({
      cancelledBy: expected,
      cancelReason: 'Out of stock',
      cancelledAt: '2026-05-13T08:02:03Z',
    });
  });

  test.each([
    ['Fulfillment by seller', 'seller'],
    ['Fulfilled by seller', 'seller'],
    ['Fulfillment by TikTok Shop', 'tiktok'],
    ['Fulfilled by TikTok', 'tiktok'],
    ['FULFILLMENT_BY_SELLER', 'seller'],
    ['FULFILLMENT_BY_TIKTOK', 'tiktok'],
    ['', null],
  ])('of fulfillment “%s”', async (printed, expected) => {
    expect((await readOne({ 'Fulfillment Type': printed })).fulfillment).toBe(expected);
  });

  test.each([
    ['Standard shipping', false],
    ['Express shipping', true],
    ['', null],
    ['Doorstep, somehow', null],
  ])('of delivery option “%s”', async (printed, expected) => {
    expect((await readOne({ 'Delivery Option': printed })).express).toBe(expected);
  });

  test('may be empty, which is neither zero nor a default', async () => {
    const none = {
      'Normal or Pre-order': '',
      Quantity: '',
      'Sku Quantity of return': '',
      'Order Amount': '',
      'SKU ID': '\t',
    };
    expect(await readOne(none)).toMatchObject({
      kind: null,
      flags: null,
      amount: null,
      lines: [{ skuId: null, quantity: null, returnedQuantity: null }],
    });
    expect((await readOne({ 'Normal or Pre-order': 'Pre-order' })).kind).toBe('pre-order');
    expect(await readOne({ 'Normal or Pre-order': 'Free sample' })).toMatchObject({ kind: null, flags: ['sample'] });
  });

  test('that cannot be true, and decides nothing alone, is not known, and the order is kept', async () => {
    expect(await readOne({ 'Order Status': 'Completed', 'Order Substatus': 'In transit' })).toMatchObject({
      status: null,
      deliveredAt: '2026-05-16T07:30:00Z',
    });
    expect((await readOne({ 'Product Name': 'x'.repeat(50_000) })).lines![0]!.productName).toHaveLength(300);
    const huge = { 'Order Amount': '9'.repeat(30), Quantity: '9'.repeat(20), 'Sku Quantity of return': '9'.repeat(20) };
    expect(await readOne(huge)).toMatchObject({ amount: null, lines: [{ quantity: null, returnedQuantity: null }] });
  });

  test('of money is bare or in dollars', async () => {
    expect((await readOne({ 'Order Amount': '1022.25' })).amount).toEqual({ value: 1022.25, currency: 'USD' });
  });

  test.each([
    ['01/15/2026 12:00:00 AM', '2026-01-15T08:00:00Z'],
    ['03/08/2026 1:59:59 AM', '2026-03-08T09:59:59Z'],
    ['03/08/2026 3:00:00 AM', '2026-03-08T10:00:00Z'],
    // the hour that clocks repeat: only the day is certain
    ['11/01/2026 1:30:00 AM', '2026-11-01'],
    ['11/01/2026 2:00:00 AM', '2026-11-01T10:00:00Z'],
  ])('of time %s is in the shop’s zone', async (printed, expected) => {
    const order = { ...ROW, ...times(''), 'Created Time': `${printed}\t` };
    const { facts } = await read(write([order]), { at: '2026-12-01T12:00:00Z' });
    expect(facts.orders[0]!.placedAt).toBe(expected);
  });

  test('of time in a market without a known date order is read by the evidence of the whole file', async () => {
    const market = { region: 'GB', timeZone: 'Europe/London', currency: 'GBP' } as const;
    const row = (last: number, day: string) =>
      other(last, { ...times(''), 'Created Time': `${day} 10:00:00\t`, 'Order Amount': '£3' });
    const settled = await read(write([row(1, '03/04/2026'), row(2, '25/04/2026')]), market);
    expect(settled.facts.orders.map((order) => order.placedAt)).toEqual([
      '2026-04-03T09:00:00Z',
      '2026-04-25T09:00:00Z',
    ]);
    const noClock = { ...times(''), 'Created Time': '03/04/2026\t', 'Order Amount': '£3' };
    const open = await read(write([other(1, noClock)]), market);
    expect(open.refused).toMatchObject([
      {
        row: 2,
        message:
          'Created Time: “99/99/9999” could be two days: export more days at once, as one after the 12th tells which',
      },
    ]);
  });

  test('of time is in the zone that its caption says, and of money in the currency', async () => {
    const readAs = async (caption: string, named: string) =>
      (await read(write([{ ...ROW, 'Order Amount': '12.5' }]).replace(`"${caption}"`, `"${named}"`))).facts.orders[0]!;
    expect((await readAs('Created Time', 'Created Time')).placedAt).toBe('2026-05-13T05:26:17Z');
    expect((await readAs('Created Time', 'Created Time (PT)')).placedAt).toBe('2026-05-13T05:26:17Z');
    expect((await readAs('Created Time', 'Created Time (UTC+8)')).placedAt).toBe('2026-05-12T14:26:17Z');
    expect((await readAs('Created Time', 'Created Time(JST)')).placedAt).toBe('2026-05-12T13:26:17Z');
    expect((await readAs('Order Amount', 'Order Amount (USD)')).amount).toEqual({ value: 12.5, currency: 'USD' });
    expect((await readAs('Order Amount', 'Order Amount (EUR)')).amount).toBeNull();
    const { outcome } = await readFacts(write([ROW]).replace('"Created Time"', '"Created Time (XYZ)"'), US);
    expect(outcome).toMatchObject({ value: { records: 0, refused: [{ row: 2 }] } });
    // an estimate is no delivery
    const { outcome: estimated } = await readFacts(
      write([ROW]).replace('"Delivered Time"', '"Delivered Time (est)"'),
      US,
    );
    expect(estimated).toMatchObject({ code: 'missing-column' });
  });

  test('behind the type of fulfillment is not known in a row with a cell more, which may have moved it', async () => {
    const rows = write([{ ...ROW, 'Warehouse Name': 'WH-1' }]).replace('"WH-1","', '"WH-1","45402","');
    expect((await read(rows)).facts.orders).toMatchObject([{ fulfillment: 'seller', trackingId: null }]);
  });

  test('with a rounded tracking number, or those of two parcels, has none', async () => {
    expect((await readOne({ 'Tracking ID': '9.4001E+21' })).trackingId).toBeNull();
    const { facts } = await read(
      write([ROW, { ...ROW, 'SKU ID': '1729000000000000009\t', 'Tracking ID': '9400100000000000000002' }]),
    );
    expect(facts.orders).toMatchObject([{ trackingId: null, lines: [{}, {}] }]);
  });
});
