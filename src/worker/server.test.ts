import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { assess } from '#core/assess';
import type { Question } from '#core/explain/question';
import { dayNumber, makeDay } from '#core/model/day';
import { storeAssessment } from '#storage/computed';
import { type Database, openDatabase } from '#storage/database';
import { readShopFile } from '#test/fixtures/shop-file';
import type { Basis, FromWorker, ToWorker } from './protocol';
import { serveQuestions } from './server';

const asOf = '2026-07-01';
const basis: Basis = { shopId: 'US:1', asOf, computedAt: '2026-07-01T16:00:00Z' };
const ANCHORS = { OTDR: { excellent: 0.95, poor: 0.8 } };

/** Four orders a day, every tenth late. */
const file = (() => {
  const today = dayNumber(asOf);
  const orders = Array.from({ length: 320 }, (_, n) => {
    const day = today - 85 + Math.floor(n / 4);
    const at = (when: number) => `${makeDay(when)}T19:00:00Z`;
    const arrives = day + (n % 10 === 0 ? 9 : 4);
    return {
      id: `5760000000000${1000 + n}`,
      status: 'completed',
      placedAt: at(day),
      paidAt: at(day),
      deliverBy: makeDay(day + 7),
      deliveredAt: arrives < today ? at(arrives) : null,
    };
  });
  return readShopFile({
    orders,
    readings: [{ at: '2026-06-30T12:00:00Z', day: '2026-06-30', metrics: ANCHORS }],
  });
})();

const assessment = assess(file, { asOf, replay: false, futures: 8 });

let db: Database;
let opened = 0;
beforeEach(async () => {
  db = openDatabase(`asked-${++opened}`);
  await db.shops.put({ id: 'US:1', shop: file.shop, revision: 1, days: [], lastRead: null });
  for (const name of ['orders', 'readings'] as const)
    await db
      .list(name)
      .bulkPut(file[name].map((record, index) => ({ shopId: 'US:1', key: String(index), record })) as never);
  await storeAssessment(db, { ...basis, revision: 1, computedBy: '1', assessment });
});
afterEach(() => db.delete());

const open = () => {
  const replies: FromWorker[] = [];
  let send: (message: ToWorker) => void = () => {};
  serveQuestions({ onMessage: (listen) => (send = listen), reply: (answer) => replies.push(answer) }, db);
  const ask = (id: number, question: Question, of = basis) => send({ id, basis: of, question });
  return { replies, ask, cancel: (id: number) => send({ cancel: id }) };
};

test('the worker answers from stored facts, read once for all questions of a basis', async () => {
  const read = vi.spyOn(db, 'factsOf');
  const { replies, ask } = open();
  ask(1, { kind: 'metric', metric: 'OTDR' });
  ask(2, { kind: 'what-if-needed', threshold: 5, by: '2026-07-20' });
  await vi.waitFor(() => expect(replies.map(({ id }) => id)).toEqual([1, 2]), 10_000);
  const [metric, needed] = replies as { answer: { step: string; value?: number }[] }[];
  expect(metric!.answer.find(({ step }) => step === 'divide')!.value).toBeCloseTo(0.9, 1);
  expect(needed).toEqual({ id: 2, answer: { state: 'beyond' } });
  const calls = read.mock.calls.length;
  ask(3, { kind: 'interpretations' }, { ...basis, computedAt: '2026-07-01T17:00:00Z' });
  await vi.waitFor(() => expect(replies).toHaveLength(3), 10_000);
  expect(read.mock.calls.length).toBe(2 * calls);
});

test('a question cancelled while another is answered is never begun', async () => {
  const { replies, ask, cancel } = open();
  ask(1, { kind: 'what-if-path', change: {} });
  ask(2, { kind: 'what-if-path', change: { goodOrders: { perDay: 3 } } });
  ask(3, { kind: 'what-if-cash' });
  cancel(2);
  await vi.waitFor(() => expect(replies.map(({ id }) => id)).toEqual([2, 1, 3]), 10_000);
  expect(replies[0]).toEqual({ id: 2, cancelled: true });
});

test('a question that cannot be answered says why, and the next one is answered', async () => {
  const { replies, ask } = open();
  ask(1, { kind: 'what-if-path', change: { rates: { OTDR: 2 } } });
  ask(2, { kind: 'what-if-cash' });
  ask(3, { kind: 'overall' }, { ...basis, shopId: 'US:2' });
  await vi.waitFor(() => expect(replies).toHaveLength(3), 10_000);
  expect(replies[0]).toEqual({ id: 1, failed: 'OTDR at 2' });
  expect(replies[1]).toMatchObject({ answer: { sales: null } });
  expect(replies[2]).toEqual({ id: 3, failed: 'the shop is no longer stored' });
});
