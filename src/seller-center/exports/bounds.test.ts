import { expect, test } from 'vitest';
import { CAPTIONS, other, write } from '#test/fixtures/sample-export';
import { readExport } from './read-export';

// Files that would keep a reader busy, or fill its memory. Each is refused after so many of its bytes, however long it is.

const context = { region: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', at: '2026-07-01T16:00:00Z' } as const;
const GIGABYTE = 1_000_000_000;
const MEGABYTE = 1_000_000;

/** A file of a gigabyte that is made where it is read, and counts how much that was. */
const makeFile = (head: string, rest: string) => {
  const counted = { bytes: 0 };
  const file = new Blob();
  const slice = (from = 0, to = GIGABYTE): Blob => {
    counted.bytes += to - from;
    const begin = head.slice(from, to);
    return new Blob([begin + rest.repeat(Math.ceil((to - from) / rest.length)).slice(0, to - from - begin.length)]);
  };
  Object.defineProperties(file, { size: { value: GIGABYTE }, slice: { value: slice } });
  return { file, counted };
};

const HEADER = write([]);
const ROW = write([other(1)]).slice(HEADER.length);
const SHOP_FILE =
  '{"format":"sps-ahead/shop","version":1,"exportedAt":"2026-07-01T16:00:00Z","shop":{"id":"US:1","region":"US"},';

test.each([
  ['JSON', '{"a":"', 'x', 'too-large', 0.1],
  ['lists in lists', '[', '[', 'too-large', 0.1],
  ['lines of JSON', '{"a":1}\n', '{"a":1}\n', 'too-large', 0.1],
  ['a shop file', SHOP_FILE, ' ', 'too-large', 0.1],
  ['a quotation mark that is never closed', `${HEADER}"`, 'x', 'damaged', 4],
  ['one line', 'Order ID', ',', 'damaged', 4],
  ['one line under a header', HEADER, 'x', 'damaged', 4],
  ['letters of another export', 'a,b,c\n', '1,2,3\n', 'not-an-export', 2],
  ['blank lines', '\n', '\n', 'empty', 2],
  ['markup', '<a>', '<a>', 'not-an-export', 0.1],
  ['zeros', 'a', '\0', 'not-an-export', 0.1],
])('a gigabyte of %s is refused after a few bytes', async (_, head, rest, code, megabytes) => {
  const { file, counted } = makeFile(head, rest);
  const outcome = await readExport(file, context, { onFacts: () => undefined });
  expect(outcome).toMatchObject({ ok: false, code });
  expect(counted.bytes).toBeLessThan(megabytes * MEGABYTE);
});

test('a row of another table far into a file refuses the file and names the row', async () => {
  const { file, counted } = makeFile(`${HEADER}${ROW.repeat(3000)}${CAPTIONS.toReversed().join(',')}\r\n`, ROW);
  const outcome = await readExport(file, context, { onFacts: () => undefined });
  expect(outcome).toMatchObject({
    ok: false,
    code: 'damaged',
    message: expect.stringMatching(/^row 3002 begins another table/),
  });
  expect(counted.bytes).toBeLessThan(10 * MEGABYTE);
});

test('a shop file of a million tickets is refused for their number, before any is validated', async () => {
  const text = `${SHOP_FILE}"tickets":[${'{"id":"576812345678901234"},'.repeat(MEGABYTE - 1)}{}]}`;
  const outcome = await readExport(new Blob([text]), context, { onFacts: () => undefined });
  expect(outcome).toMatchObject({ ok: false, code: 'damaged', message: 'tickets: more than 100000 rows' });
});

test('texts of JSON in texts of JSON are opened no deeper than tools wrap them', async () => {
  let packed: unknown = { sps_score: '4.1', sps_tier: 'GOOD' };
  for (let depth = 0; depth < 12; depth += 1) packed = [JSON.stringify(packed)];
  const outcome = await readExport(new Blob([JSON.stringify(packed)]), context, { onFacts: () => undefined });
  expect(outcome).toMatchObject({ ok: false, code: 'not-an-export' });
});
