import { expect, test } from 'vitest';
import { readFacts } from '../fixtures/read-facts';

// JSON that is no saved answer and no shop file, or claims more than its bytes can mean.

const read = (file: Blob | string) =>
  readFacts(file, { region: 'US', currency: 'USD', timeZone: 'America/Los_Angeles', at: '2026-07-01T16:00:00.000Z' });

test.each([
  ['cut off', '{"code":0,"data":{"sps_score":"4', 'damaged'],
  ['nested without end', '['.repeat(300_000), 'damaged'],
  ['nested and closed', `${'['.repeat(300_000)}${']'.repeat(300_000)}`, 'damaged'],
  [
    'a shop file nested too deep',
    `{"format":"sps-ahead/shop","a":${'['.repeat(250_000)}${']'.repeat(250_000)}}`,
    'damaged',
  ],
  ['of millions of empty lists', `[${'[],'.repeat(1_000_000)}[]]`, 'damaged'],
  ['of millions of empty objects, one a line', '{}\n'.repeat(1_000_000), 'damaged'],
  ['of millions of lines that are none', '{\n1\n'.repeat(600_000), 'damaged'],
  ['of something else', '{"a":1}', 'not-an-export'],
  ['a damaged shop file', '{"coverage":[],"format":"sps-ahead/shop"}', 'damaged'],
])('JSON that is %s is refused', async (_, text, code) => {
  expect((await read(text)).outcome).toMatchObject({ ok: false, code });
});

test('JSON of a gigabyte is refused before any of it is read', async () => {
  let isRead = false;
  const large = Object.assign(new Blob(['{']), {
    slice: (from: number, to: number) => {
      isRead ||= to > 4096;
      return new Blob(['{"a":"'.padEnd(Math.min(to, 4096) - from, 'x')]);
    },
  });
  Object.defineProperty(large, 'size', { value: 1_000_000_000 });
  expect((await read(large)).outcome).toMatchObject({ ok: false, code: 'too-large' });
  expect(isRead).toBe(false);
});
