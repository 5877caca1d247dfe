import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ExportOptions } from '#core/model/export';
import type { Facts } from '#core/model/facts';
import { at, other, write } from '#test/fixtures/sample-export';
import { serveExportReader, type WorkerScope } from './export-worker';
import { type ExportWorker, readExportInWorker } from './export-worker-client';
import { readExport } from './read-export';

const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at } as const;
const ids = Array.from({ length: 1200 }, (_, index) => String(576812345678900000n + BigInt(index)));
const file = new Blob([write(ids.map((id) => other(1, { 'Order ID': `${id}\t` })))]);

let channel: MessageChannel;
const terminate = vi.fn();
beforeEach(() => {
  channel = new MessageChannel();
  terminate.mockReset();
  serveExportReader(channel.port2 as unknown as WorkerScope);
});
afterEach(() => channel.port1.close());

const read = (options: ExportOptions, of: Blob = file, signal = new AbortController().signal) => {
  const worker = Object.assign(channel.port1, { terminate, onerror: null }) as unknown as ExportWorker;
  return readExportInWorker(worker, of, context, options, signal);
};

test('a worker posts the same facts as readExport, one batch at a time, and ends', async () => {
  const direct: Facts[] = [];
  const fromWorker: Facts[] = [];
  let busy = 0;
  const progress: number[] = [];
  const outcome = await read({
    onFacts: async (facts) => {
      busy += 1;
      expect(busy).toBe(1);
      // the next batch could come meanwhile
      await new Promise(setImmediate);
      fromWorker.push(facts);
      busy -= 1;
    },
    onProgress: ({ bytes }) => progress.push(bytes),
  });
  expect(outcome).toEqual(await readExport(file, context, { onFacts: (facts) => void direct.push(facts) }));
  expect(fromWorker).toEqual(direct);
  expect(fromWorker.map(({ orders }) => orders.length)).toEqual([500, 500, 200, 0]);
  expect(progress.at(-1)).toBe(file.size);
  expect(terminate).toHaveBeenCalledOnce();
});

test('a worker posts the reason why it refused a file', async () => {
  const outcome = await read({ onFacts: () => undefined }, new Blob(['%PDF-1.7']));
  expect(outcome).toMatchObject({ ok: false, code: 'not-an-export' });
});

test.each([
  ['before the worker has said anything', {}],
  ['while a batch is taken', { onFacts: () => new Promise<void>(() => undefined) }],
])('a worker that is aborted %s ends at once', async (_, options) => {
  const abort = new AbortController();
  const reading = read({ onFacts: () => undefined, ...options }, file, abort.signal);
  abort.abort();
  expect(await reading).toMatchObject({ ok: false, code: 'cancelled' });
  expect(terminate).toHaveBeenCalledOnce();
});

test('a batch that cannot be processed ends the worker', async () => {
  const onFacts = () => Promise.reject(new Error('the disk is full'));
  await expect(read({ onFacts })).rejects.toThrow('the disk is full');
  expect(terminate).toHaveBeenCalledOnce();
});
