// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { TaughtColumn } from '#core/model/taught-column';
import { parsePage, SAMPLE_AT, sampleTable, visitPage } from '#test/fixtures/sample-page';
import { makeReaders } from './read-page';

const IDS = ['576812345678900001', '576812345678900002', '576812345678900003'];
const ADDRESS = new URL('https://seller-us.tiktok.com/order?tab=all');
const SHOP = { region: 'US', sellerId: '7495', name: null };

/** An order list whose captions no source tells. */
const STRANGE = {
  'Bestell-Nr.': IDS,
  Kunde: ['Ada L.', 'Bo M.', 'Cy N.'],
  Zustand: ['Delivered', 'In transit', 'Completed'],
  'Erstellt am': ['Jun 20, 2026', 'Jun 21, 2026', 'Jun 22, 2026'],
};
const pageOf = (columns: Readonly<Record<string, readonly string[]>>, lang = 'de') =>
  parsePage(`<html lang="${lang}"><body>${sampleTable(columns)}</body></html>`);

const column = (caption: string, field: string): TaughtColumn => ({
  ...{ page: 'order-list', metric: null, region: 'US', language: 'de', taughtAt: SAMPLE_AT },
  caption,
  field,
});
const TAUGHT = [column('Bestell-Nr.', 'orderId'), column('Zustand', 'status'), column('Erstellt am', 'placedAt')];
const visit = (page: Document, taught: readonly TaughtColumn[]) =>
  visitPage(page, ADDRESS, SAMPLE_AT, undefined, makeReaders(taught));

test('a list of unknown captions is described with two values of each column and what they can be', async () => {
  expect(await visit(pageOf(STRANGE), [])).toMatchObject({ outcome: 'refused' });
  const list = await makeReaders([]).describeList(pageOf(STRANGE), ADDRESS, SHOP);
  expect(list).toMatchObject({ page: 'order-list', metric: null, region: 'US', language: 'de' });
  expect(list!.columns[0]).toEqual({ caption: 'Bestell-Nr.', examples: IDS.slice(0, 2), field: null });
  const fields = list!.fields.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['orderId', 'status', 'placedAt', 'deliverBy']));
  // nothing about a person can be taught
  expect(fields.filter((field) => /buyer|name|phone|address|message|recipient/i.test(field))).toEqual(['productName']);
});

test('a trial says what would be read, and what is still missing', async () => {
  const readers = makeReaders([]);
  const tryOut = (taught: readonly TaughtColumn[]) => readers.tryOut(pageOf(STRANGE), ADDRESS, SHOP, SAMPLE_AT, taught);
  expect(await tryOut(TAUGHT.slice(0, 1))).toMatchObject({
    isRead: false,
    issues: [expect.stringContaining('status')],
  });
  const trial = await tryOut(TAUGHT);
  expect(trial).toMatchObject({ isRead: true, rows: 3, issues: [] });
  expect(trial.samples[0]).toMatchObject({ id: IDS[0], status: 'delivered' });
  expect(trial.samples).toHaveLength(3);
});

test('what was taught is read on the next visit, and the visit says by which captions', async () => {
  const read = (await visit(pageOf(STRANGE), TAUGHT))!;
  expect(read).toMatchObject({ outcome: 'read', rows: 3, taught: TAUGHT.map(({ caption }) => caption) });
  expect(read.facts.orders).toMatchObject([
    { id: IDS[0], status: 'delivered' },
    { id: IDS[1], status: 'in-transit' },
    { id: IDS[2], status: 'completed' },
  ]);
  expect(JSON.stringify(read)).not.toMatch(/Ada|Bo M|Cy N/);
});

test('what was taught in one market or language says nothing of another', async () => {
  const german = pageOf(STRANGE);
  for (const other of [{ language: 'fr' }, { region: 'DE' }, { page: 'returns' as const }])
    expect(
      await visit(
        german,
        TAUGHT.map((one) => ({ ...one, ...other })),
      ),
    ).toMatchObject({ outcome: 'refused' });
});

test('columns that changed places after teaching are read by their captions; values of another kind are refused', async () => {
  const turned = Object.fromEntries(Object.entries(STRANGE).reverse());
  expect((await visit(pageOf(turned), TAUGHT))!.facts.orders).toMatchObject(IDS.map((id) => ({ id })));
  const swapped = { ...STRANGE, 'Bestell-Nr.': STRANGE['Erstellt am'], 'Erstellt am': IDS };
  expect(await visit(pageOf(swapped), TAUGHT)).toMatchObject({ outcome: 'refused', facts: { orders: [] } });
});

test('a caption that a source tells is never overruled by what was taught', async () => {
  const page = pageOf(
    { 'Order ID': IDS, Status: ['Delivered', 'Shipped', 'Completed'], 'Created time': STRANGE['Erstellt am'] },
    'en',
  );
  const wrong = [column('Created time', 'deliveredAt'), column('Order ID', 'trackingId')].map((one) => ({
    ...one,
    language: 'en',
  }));
  const read = (await visit(page, wrong))!;
  expect(read.facts.orders[0]).toMatchObject({ id: IDS[0], deliveredAt: null, trackingId: null });
  expect(read.taught).toBeUndefined();
});
