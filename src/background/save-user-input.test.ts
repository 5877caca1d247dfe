import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { appealMark } from '#core/model/appeal-mark';
import { noFacts, type UserInputList } from '#core/model/facts';
import { preparedTicket } from '#core/model/prepared-ticket';
import { makeShopFile } from '#core/model/shop-file';
import { ingestFacts } from '#storage/ingest';
import { factsOfShop } from '#storage/queries';
import { type FakeContext, makeFakeContext } from '#test/fixtures/fake-context';
import { importShopFile } from '#test/fixtures/import-shop-file';
import { ingestVisit } from './ingest-visit';
import { saveUserInput } from './save-user-input';

const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
const markOf = (fields: object) => z.parse(appealMark, { metric: 'OTDR', orderId: 'o1', ...fields });
const ticketOf = (fields: object) =>
  z.parse(preparedTicket, {
    id: 'p1',
    metric: 'OTDR',
    ground: 'express-order-counted',
    orderIds: ['o1'],
    preparedOn: '2026-07-01',
    ...fields,
  });

let context: FakeContext;
beforeEach(async () => {
  context = makeFakeContext('save-user-input');
  await ingestFacts(context.db, shop, noFacts());
});
afterEach(() => context.db.delete());

const say = (said: { appealMarks?: unknown[]; preparedTickets?: unknown[] }, whose: object = { shopId: 'US:1' }) =>
  saveUserInput(context, { shop: whose, appealMarks: [], preparedTickets: [], ...said } as Parameters<
    typeof saveUserInput
  >[1]);
const kept = async (list: UserInputList) => (await factsOfShop(context.db, 'US:1'))[list];
const revision = async () => (await context.db.shops.get('US:1'))!.revision;

test('marks and tickets are stored with their time, and raise the revision of the facts', async () => {
  const before = await revision();
  await say({ appealMarks: [markOf({ excluded: true })], preparedTickets: [ticketOf({})] });
  const readAt = '2026-07-01T20:00:00.000Z';
  expect(await kept('appealMarks')).toEqual([markOf({ excluded: true, readAt })]);
  expect(await kept('preparedTickets')).toEqual([ticketOf({ readAt })]);
  expect(await revision()).toBe(before + 1);
});

test('saving the answer undoes the save of new and of changed records', async () => {
  await say({ preparedTickets: [ticketOf({ notes: 'ask the carrier' })] });
  const { before } = await say({
    appealMarks: [markOf({ filedAt: context.time, attempts: 2 })],
    preparedTickets: [ticketOf({ notes: '', state: 'filed', filedAt: context.time })],
  });
  await say(before);
  expect(await kept('appealMarks')).toMatchObject([{ excluded: false, attempts: 0, filedAt: null }]);
  expect(await kept('preparedTickets')).toMatchObject([{ notes: 'ask the carrier', state: 'open', filedAt: null }]);
});

test('a new ticket whose save is undone is stored as dropped', async () => {
  const { before } = await say({ preparedTickets: [ticketOf({})] });
  await say(before);
  expect(await kept('preparedTickets')).toMatchObject([{ state: 'dropped', orderIds: ['o1'] }]);
});

test('the later of two saves wins, also within one millisecond or after the clock was set back', async () => {
  await say({ appealMarks: [markOf({ excluded: true, done: true, note: 'called the carrier' })] });
  await say({ appealMarks: [markOf({ excluded: false })] });
  expect(await kept('appealMarks')).toMatchObject([{ excluded: false, done: false, note: '' }]);
  context.time = '2026-06-01T00:00:00Z';
  await say({ appealMarks: [markOf({ excluded: true })] });
  expect(await kept('appealMarks')).toMatchObject([{ excluded: true }]);
});

test('a panel may name its shop by a hint; nothing is stored for an unknown shop', async () => {
  await say({ appealMarks: [markOf({})] }, { region: 'US', sellerId: '1', name: null });
  expect(await kept('appealMarks')).toHaveLength(1);
  await expect(say({ appealMarks: [markOf({})] }, { shopId: 'US:2' })).rejects.toThrow(RangeError);
});

test('a page visit cannot bring marks or tickets', async () => {
  const facts = { ...noFacts(), orders: [], appealMarks: [markOf({ excluded: true })] };
  const visit = { page: 'order-list', metric: null, address: '/order', at: context.time, strategy: null } as const;
  const read = { outcome: 'read', rows: 0, issues: [], shop: { region: 'US', sellerId: '1', name: null } } as const;
  await ingestVisit(context, { ...visit, ...read, issues: [], facts });
  expect(await kept('appealMarks')).toEqual([]);
});

test('a shop file holds marks and tickets, and an older file does not undo later changes', async () => {
  const { before } = await say({ appealMarks: [markOf({ excluded: true })], preparedTickets: [ticketOf({})] });
  const old = makeShopFile(shop, await factsOfShop(context.db, 'US:1'), '2026-07-01T20:00:00Z');
  await say(before);
  const bring = () => importShopFile(context, old);
  expect(await bring()).toMatchObject({ ok: true, rows: 2, changed: 0 });
  expect(await kept('appealMarks')).toMatchObject([{ excluded: false }]);
  await context.db.list('appealMarks').clear();
  await context.db.list('preparedTickets').clear();
  expect(await bring()).toMatchObject({ ok: true, rows: 2, changed: 2 });
  expect(await kept('preparedTickets')).toMatchObject([{ id: 'p1', state: 'open' }]);
});
