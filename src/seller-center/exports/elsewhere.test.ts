import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Facts } from '#core/model/facts';
import { at, other, write } from '#test/fixtures/sample-export';
import { answerReading, readElsewhere } from './elsewhere';
import { type ExportOptions, readExport } from './read-export';

const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at } as const;
const ids = Array.from({ length: 1200 }, (_, index) => String(576812345678900000n + BigInt(index)));
const file = new Blob([write(ids.map((id) => other(1, { 'Order ID': `${id}\t` })))]);

let channel: MessageChannel;
beforeEach(() => {
  channel = new MessageChannel();
  answerReading(channel.port2);
});
afterEach(() => channel.port1.close());

const read = (options: ExportOptions, of: Blob = file) => readElsewhere(channel.port1, of, context, options);

test('what is read elsewhere is what is read here, a batch at a time', async () => {
  const [here, there]: [Facts[], Facts[]] = [[], []];
  let busy = 0;
  const progress: number[] = [];
  const outcome = await read({
    onFacts: async (facts) => {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      there.push(facts);
      busy -= 1;
    },
    onProgress: ({ bytes }) => progress.push(bytes),
  });
  expect(outcome).toEqual(await readExport(file, context, { onFacts: (facts) => void here.push(facts) }));
  expect(there).toEqual(here);
  expect(there.map((it) => it.orders.length)).toEqual([500, 500, 200, 0]);
  expect(progress.at(-1)).toBe(file.size);
});

test('a refusal crosses too', async () => {
  const outcome = await read({ onFacts: () => undefined }, new Blob(['%PDF-1.7']));
  expect(outcome).toMatchObject({ ok: false, code: 'not-an-export' });
});

test('it can be cancelled from here', async () => {
  const abort = new AbortController();
  const outcome = await read({ onFacts: () => abort.abort(), signal: abort.signal });
  expect(outcome).toMatchObject({ ok: false, code: 'cancelled' });
});

test('a batch that nobody could take ends it', async () => {
  const onFacts = () => Promise.reject(new Error('the disk is full'));
  await expect(read({ onFacts })).rejects.toThrow('the disk is full');
});
