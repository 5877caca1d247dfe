import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'assess-'));
const command = join(folder, 'assess.mjs');
beforeAll(async () => {
  const entryPoints = ['src/cli/assess.ts'];
  await build({ entryPoints, outfile: command, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  mkdirSync(join(folder, 'folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = join(folder, 'shop.json');
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};
const refusal = (...args: string[]): string => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 });
  return stderr.slice(0, -1);
};
const refusalOf = (document: string | Uint8Array): string => {
  writeFileSync(FILE, document);
  return refusal(FILE).replace(FILE, 'FILE');
};

const SHOP = { id: 'US:1', region: 'US', name: 'Acme Gifts', timeZone: 'America/Los_Angeles' };
const HEAD = { format: 'sps-ahead/shop', version: 1, exportedAt: '2026-07-01T06:30:00Z', shop: SHOP };
const make = (more: object): string => JSON.stringify({ ...HEAD, ...more });

test('the same bytes for the same file, day and seed', () => {
  const orders = Array.from({ length: 60 }, (_, i) => ({
    id: `57680000000000000${i}`,
    status: 'delivered',
    deliverBy: '2026-06-20',
    deliveredAt: i % 9 === 0 ? '2026-06-22' : '2026-06-19',
  }));
  const readings = [
    { at: '2026-06-30T12:00:00Z', day: '2026-06-30', metrics: { OTDR: { excellent: 0.95, poor: 0.8 } } },
  ];
  writeFileSync(FILE, make({ orders, readings }));
  const first = run(FILE);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  const answer = JSON.parse(first.stdout);
  // 23:30 of the day before, where the shop is
  expect([answer.asOf, answer.today.metrics.OTDR.numerator, answer.path.length]).toEqual(['2026-06-30', 53, 60]);
  expect(answer.path.at(-1).p05).toBeLessThan(answer.path.at(-1).p95);
  expect(run(FILE).stdout).toBe(first.stdout);
  expect(run(FILE, '--as-of', '2026-06-30', '--horizon', '60', '--seed=1').stdout).toBe(first.stdout);
  expect(run(FILE, '--seed', '2').stdout).not.toBe(first.stdout);
  const short = JSON.parse(run(FILE, '--horizon', '3').stdout);
  const within = answer.calendar.filter(({ day }: { day: string }) => day <= short.path.at(-1).day);
  expect(short).toEqual({ ...answer, path: answer.path.slice(0, 3), calendar: within });
});

test('a byte order mark, a deep unknown field and __proto__ do no harm', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const plain = make({});
  writeFileSync(FILE, plain);
  const { stdout } = run(FILE);
  writeFileSync(FILE, `\uFEFF${plain.replace('{', `{"later":${deep},"__proto__":{"orders":[{}],"region":"GB"},`)}`);
  expect(run(FILE)).toEqual({ status: 0, stdout, stderr: '' });
});

test.each([
  [/^FILE: not JSON: Unexpected end/, ''],
  [/^FILE: not JSON: /, 'hello'],
  [/^FILE: not JSON: /, make({}).slice(0, -1)],
  [
    /^FILE: not JSON: nested too deep$/,
    make({}).replace('{', `{"later":${'['.repeat(250_000)}${']'.repeat(250_000)},`),
  ],
  [/^FILE: not JSON: of too many values$/, make({}).replace('{', `{"later":[${'[],'.repeat(1_000_000)}0],`)],
  [/^FILE: not JSON: /, make({ orders: [{ id: '1', amount: { value: 0 } }] }).replace('0}', 'NaN}')],
  [/^FILE: not JSON: /, Uint8Array.of(0x1f, 0x8b, 8, 0, 0x1b)],
  [/^shop file: .*object.*array/, '[]'],
  [/^shop file: /, 'null'],
  [/^format: /, '{}'],
  [/^format: /, make({ format: 'sps-ahead/shops' })],
  [/^version: /, make({ version: 2, orders: 'in a way of its own' })],
  [/^orders: /, make({ orders: {} })],
  [/^orders\[1\]\.placedAt: /, make({ orders: [{ id: '1' }, { id: '2', placedAt: '2026-02-30T10:00:00Z' }] })],
  [/^orders\[1\]: the key 1 stands twice/, make({ orders: [{ id: '1' }, { id: '1' }] })],
  [
    /^cases\[0\]\.approveHours: .*Infinity/,
    make({ cases: [{ orderId: '1', approveHours: 7 }] }).replace(':7', ':1e999'),
  ],
  [/^orders\[0\]\.id: /, make({ orders: [{ x: { id: '1' } }] }).replace('"x"', '"__proto__"')],
  [/^shop\.timeZone: /, make({ shop: { ...SHOP, timeZone: 'Mars/Olympus' } })],
  [/^shop\.timeZone: not known/, make({ shop: { id: 'XX:1', region: 'XX' } })],
  [/^exportedAt: later than /, make({ exportedAt: '9999-12-31' })],
  [/the key a \[2J b stands twice$/, make({ orders: [{ id: 'a\n\u001b[2J\u2028b' }, { id: 'a\n\u001b[2J\u2028b' }] })],
  [/^orders\[1\]: the key x{250,299}…$/, make({ orders: [{ id: 'x'.repeat(5000) }, { id: 'x'.repeat(5000) }] })],
])('a file that is none is refused in one line: %s', (line, document) => {
  expect(refusalOf(document)).toMatch(line);
});

type Wrong = [line: RegExp, args: string[]];
test.each<Wrong>([
  [/^usage: /, []],
  [/^usage: /, [FILE, FILE]],
  [/none\.json: cannot be read \(ENOENT\)$/, [join(folder, 'none.json')]],
  [/folder: cannot be read \(EISDIR\)$/, [join(folder, 'folder')]],
  [/--fast/, [FILE, '--fast']],
  [/--as-of/, [FILE, '--as-of']],
  ...['', 'today', '2026-02-30', '2026-7-1', '9999-01-01'].map(
    (text): Wrong => [/^--as-of: /, [FILE, `--as-of=${text}`]],
  ),
  ...['', '0', '-1', '1.5', '1e2', '0x10', ' 7', '366'].map(
    (text): Wrong => [/^--horizon: not a whole number from 1 to 365: /, [FILE, `--horizon=${text}`]],
  ),
  ...['', '-1', '1.5', '2147483648'].map((text): Wrong => [/^--seed: not a whole number /, [FILE, `--seed=${text}`]]),
])('what cannot be read, or is asked for in the wrong way, is refused in one line: %s', (line, args) => {
  writeFileSync(FILE, make({}));
  expect(refusal(...args)).toMatch(line);
});
