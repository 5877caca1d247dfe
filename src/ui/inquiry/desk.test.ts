import { expect, test, vi } from 'vitest';
import { type Basis, type FromDesk, openDesk, type Reply } from './desk';

const basis: Basis = { shopId: 'US:1', asOf: '2026-07-01', computedAt: '2026-07-01T16:00:00Z' };

/** A thread that answers when it is told to. */
const makeThread = () => {
  const heard: FromDesk[] = [];
  const thread = {
    onmessage: null as Worker['onmessage'],
    onerror: null as Worker['onerror'],
    postMessage: (question: unknown) => heard.push(question as FromDesk),
  };
  const reply = (data: Reply) => thread.onmessage?.call(thread as unknown as Worker, { data } as MessageEvent);
  return { thread, heard, reply };
};

test('the thread is started by the first question, and once', () => {
  const { thread } = makeThread();
  const start = vi.fn(() => thread);
  const desk = openDesk(start);
  expect(start).not.toHaveBeenCalled();
  desk.ask(basis, 'conventions', null);
  desk.ask(basis, 'cash', null);
  expect(start).toHaveBeenCalledOnce();
});

test('each answer finds its question, in whatever order they come', async () => {
  const { thread, heard, reply } = makeThread();
  const desk = openDesk(() => thread);
  const path = desk.ask(basis, 'path', {});
  const cash = desk.ask(basis, 'cash', null);
  const [first, second] = heard as { id: number }[];
  reply({ id: second!.id, answer: 'cash' });
  reply({ id: first!.id, answer: 'path' });
  expect([await path.answer, await cash.answer]).toEqual(['path', 'cash']);
});

test('a question that failed fails alone; where the thread breaks, all do', async () => {
  const { thread, heard, reply } = makeThread();
  const desk = openDesk(() => thread);
  const asked = [desk.ask(basis, 'path', {}), desk.ask(basis, 'cash', null), desk.ask(basis, 'score', null)];
  reply({ id: (heard[0] as { id: number }).id, failed: 'OTDR at 2' });
  await expect(asked[0]!.answer).rejects.toThrow('OTDR at 2');
  thread.onerror?.call(thread as unknown as Worker, { message: 'out of memory' } as ErrorEvent);
  await expect(asked[1]!.answer).rejects.toThrow('out of memory');
  await expect(asked[2]!.answer).rejects.toThrow('out of memory');
});

test('what is forgotten is said to the thread, so that it is never begun', () => {
  const { thread, heard, reply } = makeThread();
  const desk = openDesk(() => thread);
  const { forget } = desk.ask(basis, 'path', {});
  forget();
  const { id } = heard[0] as { id: number };
  expect(heard[1]).toEqual({ forget: id });
  reply({ id, answer: 'too late' });
  forget();
  expect(heard).toHaveLength(2);
});
