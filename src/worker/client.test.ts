import { expect, test, vi } from 'vitest';
import { openWorkerClient } from './client';
import type { Basis, FromWorker, ToWorker } from './protocol';

const basis: Basis = { shopId: 'US:1', asOf: '2026-07-01', computedAt: '2026-07-01T16:00:00Z' };
const forever = new AbortController().signal;

/** A worker that answers on demand. */
const makeThread = () => {
  const heard: ToWorker[] = [];
  const thread = {
    onmessage: null as Worker['onmessage'],
    onerror: null as Worker['onerror'],
    postMessage: (message: ToWorker) => void heard.push(message),
  };
  const reply = (data: FromWorker) => thread.onmessage?.call(thread as unknown as Worker, { data } as MessageEvent);
  const idOf = (index: number) => (heard[index] as { id: number }).id;
  return { thread, heard, reply, idOf };
};

test('the worker is started by the first question, and once', () => {
  const { thread } = makeThread();
  const start = vi.fn(() => thread);
  const { ask } = openWorkerClient(start);
  expect(start).not.toHaveBeenCalled();
  void ask(basis, { kind: 'interpretations' }, forever);
  void ask(basis, { kind: 'what-if-cash' }, forever);
  expect(start).toHaveBeenCalledOnce();
});

test('each answer finds its question, in whatever order they come', async () => {
  const { thread, reply, idOf } = makeThread();
  const { ask } = openWorkerClient(() => thread);
  const path = ask(basis, { kind: 'what-if-path', change: {} }, forever);
  const cash = ask(basis, { kind: 'what-if-cash' }, forever);
  reply({ id: idOf(1), answer: 'cash' });
  reply({ id: idOf(0), answer: 'path' });
  expect([await path, await cash]).toEqual(['path', 'cash']);
});

test('an answer is cached until the facts change', async () => {
  const { thread, reply, idOf } = makeThread();
  const { ask, answered } = openWorkerClient(() => thread);
  const cash = ask(basis, { kind: 'what-if-cash' }, forever);
  expect(answered(basis, { kind: 'what-if-cash' })).toBeUndefined();
  reply({ id: idOf(0), answer: 'cash' });
  await cash;
  expect(answered(basis, { kind: 'what-if-cash' })).toBe('cash');
  expect(answered(basis, { kind: 'interpretations' })).toBeUndefined();
  expect(answered({ ...basis, computedAt: '2026-07-01T17:00:00Z' }, { kind: 'what-if-cash' })).toBeUndefined();
});

test('a failed question fails alone; a broken worker fails all, and the next question starts another', async () => {
  const { thread, reply, idOf } = makeThread();
  const start = vi.fn(() => thread);
  const { ask } = openWorkerClient(start);
  const [path, cash, overall] = (['calendar', 'what-if-cash', 'overall'] as const).map((kind) =>
    ask(basis, { kind }, forever),
  );
  reply({ id: idOf(0), failed: 'OTDR at 2' });
  await expect(path).rejects.toThrow('OTDR at 2');
  thread.onerror?.call(thread as unknown as Worker, { message: 'out of memory' } as ErrorEvent);
  await expect(cash).rejects.toThrow('out of memory');
  await expect(overall).rejects.toThrow('out of memory');
  void ask(basis, { kind: 'overall' }, forever);
  expect(start).toHaveBeenCalledTimes(2);
});

test('a cancelled question is reported to the worker, unless answered; what it had begun is answered still', async () => {
  const { thread, heard, reply, idOf } = makeThread();
  const { ask } = openWorkerClient(() => thread);
  const cancelling = new AbortController();
  const begun = ask(basis, { kind: 'overall' }, cancelling.signal);
  const settled = vi.fn();
  ask(basis, { kind: 'calendar' }, cancelling.signal).then(settled, settled);
  cancelling.abort();
  expect(heard.slice(2)).toEqual([{ cancel: idOf(0) }, { cancel: idOf(1) }]);
  reply({ id: idOf(1), cancelled: true });
  reply({ id: idOf(0), answer: 'late' });
  expect(await begun).toBe('late');
  expect(settled).not.toHaveBeenCalled();

  const answered = new AbortController();
  void ask(basis, { kind: 'overall' }, answered.signal);
  reply({ id: idOf(4), answer: 'in time' });
  answered.abort();
  expect(heard).toHaveLength(5);
});
