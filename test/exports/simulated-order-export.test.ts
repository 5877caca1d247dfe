import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeOrderExport } from '../fixtures/order-export';
import { simulateShop } from '../simulator/shop';

const shop = simulateShop({ ordersPerDay: 6 });
const text = writeOrderExport(shop);
const { data, meta } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
const fields = meta.fields ?? [];

describe('the order export', () => {
  it('begins with a byte order mark and 63 captions, one of them with a space in front', () => {
    expect(new TextEncoder().encode(text).slice(0, 11)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Order ID')]),
    );
    expect(fields).toHaveLength(63);
    expect(fields).toContain(' Virtual Bundle Seller SKU');
    expect(fields.filter((field) => /Cancell?ed|Cancelation/.test(field))).toEqual([
      'Cancelation/Return Type',
      'Cancelled Time',
    ]);
  });

  it('ends every row with CRLF', () => {
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.match(/\r(?!\n)/)).toBeNull();
    // the only bare line feeds stand inside quoted addresses
    const outside = text.replace(/"(?:[^"]|"")*"/g, '');
    expect(outside.match(/(?<!\r)\n/)).toBeNull();
  });

  it('ends ids and times with a TAB inside the quotes, also empty times', () => {
    const first = text.split('\r\n')[1]!;
    expect(first).toMatch(/^"\d{18}\t",/);
    expect(first).toContain('"\t"');
    for (const field of [
      ...fields.filter((field) => field.endsWith('Time')),
      'Order ID',
      'SKU ID',
      'Product ID',
      'Package ID',
      'Zipcode',
    ])
      expect(data.every((row) => row[field]!.endsWith('\t'))).toBe(true);
    expect(data.every((row) => !row['Tracking ID']!.includes('\t'))).toBe(true);
  });

  it('has one row per SKU line, with the order’s amount on each', () => {
    const order = shop.life.orders.findLast(
      (candidate) => candidate.lines.length > 1 && candidate.placed < Date.parse('2026-07-01T16:00:00Z'),
    )!;
    const rows = data.filter((row) => row['Order ID'] === `${order.id}\t`);
    expect(rows.map((row) => row['Seller SKU'])).toEqual(order.lines.map(({ sellerSku }) => sellerSku));
    expect(new Set(rows.map((row) => row['Order Amount'])).size).toBe(1);
  });

  it('writes California time on a 12-hour clock without leading zero, newest first', () => {
    const times = data.map((row) => row['Created Time']!.trim());
    expect(times.every((time) => /^\d\d\/\d\d\/\d{4} (?:[1-9]|1[0-2]):\d\d:\d\d [AP]M$/.test(time))).toBe(true);
    const order = shop.life.orders.find((candidate) => candidate.id === data[0]!['Order ID']!.trim())!;
    expect(Math.abs(Date.parse(`${times[0]} GMT-0700`) - order.placed)).toBeLessThan(1000);
    const ids = data.map((row) => row['Order ID']!);
    const placed = new Map(shop.life.orders.map((placedOrder) => [`${placedOrder.id}\t`, placedOrder.placed]));
    expect(ids.every((id, i) => i === 0 || placed.get(ids[i - 1]!)! >= placed.get(id)!)).toBe(true);
  });

  it('can write dollars, a description row, and a range of days', () => {
    const other = writeOrderExport(shop, '2026-07-01', {
      money: 'dollars',
      descriptions: true,
      from: '2026-06-20',
      to: '2026-06-21',
    });
    const rows = Papa.parse<Record<string, string>>(other.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(rows[0]!['Order ID']).toBe('Platform unique order ID.');
    expect(rows[1]!['Order Amount']).toMatch(/^\$\d+\.\d\d$/);
    expect(new Set(rows.slice(1).map((row) => row['Created Time']!.slice(0, 10)))).toEqual(
      new Set(['06/20/2026', '06/21/2026']),
    );
  });
});
