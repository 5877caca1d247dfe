import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type Facts, facts, LIST_NAMES, type ListName } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { openDatabase } from './database';
import { shopShown, shopSnapshot } from './look';
import { VERSIONS } from './versions';

const SHOP: Shop = { id: 'US:1', region: 'US', name: 'A shop', timeZone: null, openedOn: null, category: null };
const at = '2026-06-01T10:00:00Z';
const seen = { readAt: at, firstSeen: at, lastSeen: at };

/** One record in every list: what the rows of every version must come to. */
const KNOWN: Facts = z.parse(facts, {
  orders: [{ id: 'o1', status: 'delivered', lines: [{ skuId: 's1', quantity: 1 }] }],
  reviews: [{ orderId: 'o1', skuId: 's1', stars: 1 }],
  cases: [{ orderId: 'o1', reason: 'Damaged' }],
  chats: [{ id: 'h1', rating: 2 }],
  problems: [{ metric: 'NRR', orderId: 'o1' }],
  readings: [{ at, day: '2026-06-01', overall: 3.8 }],
  tickets: [{ id: 't1', orderIds: ['o1'] }],
  coverage: [{ source: 'orders', from: '2026-05-01', to: '2026-06-01', readAt: at }],
  appealMarks: [
    {
      ...{ metric: 'NRR', orderId: 'o1', excluded: true, attempts: 1, readAt: at },
      answers: [{ ground: 'first-rating-not-negative', holds: true }],
    },
  ],
  preparedTickets: [
    {
      id: 'p1',
      metric: 'NRR',
      ground: 'first-rating-not-negative',
      orderIds: ['o1'],
      preparedOn: '2026-06-01',
      expected: { points: 0.1, probability: 0.6, on: '2026-06-05' },
      evidence: [{ id: 'o1', ticked: ['Order ID'] }],
      language: 'zh',
      readAt: at,
    },
  ],
  offeredReasons: [{ metric: 'NRR', language: 'en', reasons: ['The review was edited'], ...seen }],
  accountHealth: [{ day: '2026-06-01', rating: 200, ...seen }],
  serviceRates: [{ day: '2026-06-01', satisfaction: 0.9, response24: 0.97, ...seen }],
  stock: [{ productId: 'p1', productName: 'A mug', statusText: 'Live', quantity: 0, ...seen }],
  sales: [
    { from: '2026-05-31', to: '2026-05-31', gmv: { value: 12.5, currency: 'USD' }, orders: 1, buyers: 1, ...seen },
  ],
});

/** The version that a list came with, where it was not there from the first. */
const SINCE: Partial<Record<ListName, number>> = {
  ...{ appealMarks: 4, preparedTickets: 4 },
  ...{ offeredReasons: 6, accountHealth: 5, serviceRates: 5, stock: 5, sales: 5 },
};
/** What a field is to versions before the one that it came with. */
const before6 = (known: Facts): Facts => ({
  ...known,
  appealMarks: known.appealMarks.map((it) => ({ ...it, answers: [] })),
  preparedTickets: known.preparedTickets.map((it) => ({ ...it, language: null })),
});
const knownTo = (version: number): Facts => ({
  ...(version < 6 ? before6(KNOWN) : KNOWN),
  ...Object.fromEntries(LIST_NAMES.flatMap((it) => ((SINCE[it] ?? 1) > version ? [[it, []]] : []))),
});

/** Rows exactly as a version wrote them. They are history and never edited, also when a record grows a field. */
const rowsOf = (version: number): Record<string, object[]> =>
  JSON.parse(readFileSync(new URL(`./version-${version}.rows.json`, import.meta.url), 'utf8')) as Record<
    string,
    object[]
  >;

test('versions count up from one, without a gap', () => {
  expect(VERSIONS.map((it) => it.number)).toEqual(VERSIONS.map((_, index) => index + 1));
});

test.each(VERSIONS)('what version $number wrote is read by the newest', async ({ number }) => {
  const old = openDatabase('versions', VERSIONS.slice(0, number));
  for (const [table, written] of Object.entries(rowsOf(number))) await old.table(table).bulkPut(written);
  old.close();

  const db = openDatabase('versions');
  expect(await shopShown(db)).toEqual(SHOP);
  const read = await shopSnapshot(db, 'US:1');
  expect(read?.facts).toEqual({ shop: SHOP, ...knownTo(number) });
  for (const list of LIST_NAMES) expect(z.safeParse(facts.shape[list], read?.facts[list]).success, list).toBe(true);
  await db.delete();
});
