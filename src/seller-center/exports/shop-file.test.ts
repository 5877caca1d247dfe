import { describe, expect, test } from 'vitest';
import type { ExportProgress } from '#core/model/export';
import { type Facts, LIST_NAMES, noFacts, parseFacts } from '#core/model/facts';
import { makeShopFile } from '#core/model/shop-file';
import { readExport } from './read-export';

const context = { region: 'GB', timeZone: 'Europe/London', currency: 'GBP', at: '2026-07-01T16:00:00Z' } as const;
const SHOP = { id: 'US:7495', region: 'US', name: 'Acme Gifts', timeZone: null, openedOn: null, category: null };
const EXPORTED_AT = '2026-06-30T16:00:00Z';
const FACTS = parseFacts({
  orders: Array.from({ length: 1200 }, (_, index) => ({ id: `o${1000 + index}`, status: 'delivered' })),
  cases: [{ orderId: 'o1000', reason: 'Damaged' }],
});
const FILE = makeShopFile(SHOP, FACTS, EXPORTED_AT);
const TEXT = JSON.stringify(FILE);

const read = async (file: Blob | readonly File[]) => {
  const batches: Facts[] = [];
  const progress: ExportProgress[] = [];
  const outcome = await readExport(file, context, {
    onFacts: (facts) => void batches.push(facts),
    onProgress: (one) => progress.push(one),
  });
  const facts = noFacts();
  for (const batch of batches) for (const list of LIST_NAMES) (facts[list] as unknown[]).push(...batch[list]);
  return { outcome, batches, facts, progress };
};

describe('a shop file', () => {
  test('is read in batches with its own shop, whatever shop is shown, and with progress', async () => {
    const { outcome, batches, facts, progress } = await read(new Blob(['\uFEFF', TEXT]));
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: 'shop-file',
        rows: 1201,
        shopFile: { exportedAt: EXPORTED_AT, shop: { ...SHOP, sellerId: '7495' } },
      },
    });
    expect(batches.map(({ orders, cases }) => orders.length + cases.length)).toEqual([500, 500, 200, 1]);
    expect(facts).toEqual(FACTS);
    const last = progress.at(-1)!;
    expect(last).toMatchObject({ stage: 'reading', rows: 1201 });
    expect(last.bytes).toBeCloseTo(last.of);
  });

  test('with sorted fields is still recognised', async () => {
    const sorted = Object.fromEntries(Object.entries(FILE).toSorted(([a], [b]) => (a < b ? 1 : -1)));
    const text = JSON.stringify(sorted, null, 2);
    expect(text.indexOf('sps-ahead/shop')).toBeGreaterThan(5000);
    expect((await read(new Blob([text]))).facts).toEqual(FACTS);
  });

  test('without facts still names its shop', async () => {
    const { outcome, batches } = await read(new Blob([JSON.stringify(makeShopFile(SHOP, noFacts(), EXPORTED_AT))]));
    expect(outcome).toMatchObject({ ok: true, value: { rows: 0, shopFile: { shop: { id: 'US:7495' } } } });
    expect(batches).toEqual([noFacts()]);
  });

  test.each([
    ['cut off', TEXT.slice(0, -1), /cut off/],
    ['of another version', TEXT.replace('"version":1', '"version":2'), /^version: /],
    ['with a fault far inside', TEXT.replace('"Damaged"', '7'), /^cases\[0\]\.reason: /],
    ['that says one thing twice', TEXT.replace('"o1001"', '"o1000"'), /^orders\[1\]: .*o1000/],
  ])('%s hands out nothing, and its fault is named', async (_, text, message) => {
    const { outcome, batches } = await read(new Blob([text]));
    expect(outcome).toMatchObject({ ok: false, code: 'damaged', message: expect.stringMatching(message) });
    expect(batches).toEqual([]);
  });

  test('among answers of the Partner API is refused, to be imported alone', async () => {
    const { outcome } = await read([new File([TEXT], 'a.json'), new File(['{}'], 'b.json')]);
    expect(outcome).toMatchObject({ ok: false, code: 'shop-file' });
  });
});
