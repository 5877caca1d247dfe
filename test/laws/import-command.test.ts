import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseGrid } from '#test/fixtures/case-export';
import { type Grid, orderGrid, writeCsv } from '#test/fixtures/order-export';
import { answersOf } from '#test/fixtures/partner-api';
import { at, ID, other, ROW, write } from '#test/fixtures/sample-export';
import { writeWorkbook, writeZip } from '#test/fixtures/workbook';
import { simulateShop } from '../simulator/shop';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
beforeAll(async () => {
  for (const name of ['assess', 'import'])
    await build({
      entryPoints: [`src/cli/${name}.ts`],
      outfile: join(folder, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (command: 'assess' | 'import', args: string[], input = '') => {
  const options = { encoding: 'utf8', input, maxBuffer: 1e8 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, `${command}.mjs`), ...args], options);
  return { status, stdout, stderr };
};
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const importFiles = (...args: string[]) => run('import', ['--region', 'US', '--read-at', at, ...args]);
const order = (last: number): string => `${ID.slice(0, -1)}${last}`;

const shop = simulateShop({ ordersPerDay: 6 });
const SIMULATED = shop.facts('2026-07-01');
const SHOP = { id: 'US:7495', region: 'US', name: 'Acme Gifts' };
const shopFile = (more: object): string =>
  JSON.stringify({ format: 'sps-ahead/shop', version: 1, exportedAt: '2026-07-01T06:30:00Z', shop: SHOP, ...more });

test('import makes one shop file of a CSV, a workbook and a shop file, the same twice', () => {
  const csv = put('orders.csv', write([ROW]));
  const [captions = [], ...rows] = write([other(5)])
    .slice(1)
    .split('\r\n')
    .slice(0, 1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  expect(rows).toEqual([]);
  const cells = captions.map((caption) => other(5)[caption] ?? '');
  const xlsx = put('orders.xlsx', writeWorkbook([captions, cells]));
  const shop = put('shop.json', shopFile({ orders: [{ id: order(6), status: 'completed' }] }));
  const first = importFiles(shop, csv, xlsx);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  const file = JSON.parse(first.stdout);
  expect(file).toMatchObject({ format: 'sps-ahead/shop', version: 1, exportedAt: at, shop: SHOP });
  expect(file.orders.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    [ID, 'delivered'],
    [order(5), 'delivered'],
    [order(6), 'completed'],
  ]);
  expect(importFiles(shop, csv, xlsx, csv).stdout).toBe(first.stdout);
  expect(importFiles('--into', put('first.json', first.stdout), csv).stdout).toBe(first.stdout);
  expect(run('assess', [put('first.json', first.stdout)]).status).toBe(0);
});

test('shop files alone keep the day of the latest of them, and taken in again they change nothing', () => {
  const [early, late] = ['2026-07-01T06:30:00Z', '2026-07-03T06:30:00Z'].map((exportedAt, i) =>
    put(`day${i}.json`, JSON.stringify({ ...JSON.parse(shopFile({ orders: [{ id: order(i) }] })), exportedAt })),
  );
  const merged = run('import', [late!, early!]);
  expect(JSON.parse(merged.stdout)).toMatchObject({ exportedAt: '2026-07-03T06:30:00Z', orders: [{}, {}] });
  expect(run('import', ['--into', put('merged.json', merged.stdout), early!]).stdout).toBe(merged.stdout);
});

test('import names what was left out, a line each, and goes on behind a refused file', () => {
  const csv = put('some.csv', write([ROW, other(5, { 'Created Time': 'secret' })]));
  const result = importFiles(put('picture.csv', '%PDF-1.7'), csv);
  expect(result.status).toBe(2);
  expect(result.stderr.split('\n')).toEqual([
    expect.stringMatching(/^picture\.csv: it is a PDF/),
    'some.csv: row 3: Created Time: “aaa…” cannot be read',
    '',
  ]);
  expect(JSON.parse(result.stdout).orders).toHaveLength(1);
});

test('import takes saved answers of the Partner API, and names what they are refused for', () => {
  const overview = { sps_score: '4.1', sps_tier: 'GOOD', update_time: 1_782_230_400, dimensions: [] };
  const good = put('overview.json', JSON.stringify({ code: 0, message: 'Success', data: overview, request_id: 'x' }));
  const bad = put('metrics.json', JSON.stringify({ code: 105_005, message: 'access denied', request_id: 'x' }));
  const first = importFiles(good, bad);
  expect(first).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^metrics\.json: TikTok answered with the error 105005/),
  });
  const { shop, readings } = JSON.parse(first.stdout);
  expect(shop.region).toBe('US');
  expect(readings).toMatchObject([{ day: '2026-06-23', overall: 4.1, state: 'scored' }]);
  expect(run('assess', [put('api.json', first.stdout), '--as-of', '2026-06-23']).status).toBe(0);
  // the pages of one list, each in a file of its own, are the list
  const page = (index: number, token: string) => ({
    metric_code: 'OTDR',
    otdr_problem_order_items: [{ order_id: `${ID.slice(0, -1)}${index}`, sku_id: '1729592969712207014' }],
    next_page_token: token,
    total_count: 2,
  });
  const pages = [page(1, 'x'), page(2, '')].map((one, index) => put(`page-${index}.json`, JSON.stringify(one)));
  const both = importFiles(...pages, bad);
  expect(both).toMatchObject({ status: 2, stderr: expect.stringMatching(/^metrics\.json: TikTok answered/) });
  expect(JSON.parse(both.stdout)).toMatchObject({
    problems: [{ metric: 'OTDR' }, { metric: 'OTDR' }],
    coverage: [{ source: 'diagnosis:OTDR', rows: 2, expected: 2, complete: true }],
  });
  expect(JSON.parse(importFiles(pages[0]!).stdout).coverage).toMatchObject([{ rows: 1, expected: 2, complete: false }]);
  // a shop file whose fields a tool has sorted is one all the same
  const sorted = put(
    'sorted.json',
    `{"coverage":[],${shopFile({}).slice(1)}`.replace(/^\{/, `{"a":"${' '.repeat(5000)}",`),
  );
  expect(importFiles(sorted)).toMatchObject({ status: 0, stderr: '' });
});

test('of people nothing is printed, whatever the files hold, and however they are broken', () => {
  const person = 'Secret Person, +1 555 0100 200, 1 Secret Street';
  const populate = ([captions = [], ...rows]: Grid): Grid => [
    captions,
    ...rows.map((row) =>
      row.map((cell, at) => (/Buyer|Recipient|Phone|Address|Note/.test(captions[at]!) ? person : cell)),
    ),
    captions.map(() => person),
    captions.map((_, at) => (at === 0 ? ID : person)),
  ];
  const { overview, metrics, problemPages } = answersOf(SIMULATED, SIMULATED.readings.slice(-3));
  const answers = JSON.stringify([overview, metrics, ...problemPages('IM_DSAT'), { customer_name: person }]);
  const secret = { buyer: person, note: { phone: person } };
  const files = [
    put('orders-of-people.csv', writeCsv(populate(orderGrid(shop, '2026-07-01', { from: '2026-06-20' })))),
    put('orders-of-people.xlsx', writeWorkbook(populate(orderGrid(shop, '2026-07-01', { from: '2026-06-20' })))),
    put('returns-of-people.csv', writeCsv(populate(caseGrid(shop, '2026-07-01')))),
    put('answers-of-people.json', answers),
    put(
      'shop-of-people.json',
      shopFile({ ...secret, orders: [{ id: order(7), ...secret, lines: [{ skuId: '1', ...secret }] }] }),
    ),
    put('broken-of-people.json', `${person}{"a"`),
    put('cut-of-people.json', answers.slice(0, answers.lastIndexOf('Secret') + 9)),
    put('cut-shop-of-people.json', shopFile(secret).slice(0, -30)),
    put('people.csv', `${person}\n`.repeat(9)),
    put(
      'people.zip',
      writeZip([
        { name: 'a.csv', text: person },
        { name: 'b.json', text: `{"a":"${person}"` },
      ]),
    ),
  ];
  const { status, stdout, stderr } = importFiles(...files);
  expect(status).toBe(2);
  expect(stderr.split('\n').length).toBeGreaterThan(8);
  expect(JSON.parse(stdout).orders.length).toBeGreaterThan(20);
  expect(`${stdout}${stderr}`.match(/secret|person,|0100 200/i)).toBeNull();
  for (const text of [`${person}`, `{"a":"${person}"`, shopFile({ orders: [{ id: 7, ...secret }] })]) {
    const assessed = run('assess', ['--ndjson'], `${text}\n`);
    expect(assessed.status).toBe(2);
    expect(`${assessed.stdout}${assessed.stderr}`.match(/secret|person,|0100 200/i)).toBeNull();
  }
});

test('import keeps shops apart and names what it was asked in the wrong way', () => {
  const mine = put('mine.json', shopFile({}));
  const theirs = put('theirs.json', shopFile({ shop: { ...SHOP, id: 'US:7496', name: 'Other' } }));
  expect(importFiles('--into', mine, theirs)).toMatchObject({
    status: 2,
    stderr: 'theirs.json: it is of another shop than the one imported into\n',
  });
  for (const [args, line] of [
    [[], /^usage: /],
    [['--region', 'UK', mine], /^--region: /],
    [['--read-at', 'yesterday', mine], /^--read-at: /],
    [[join(folder, 'none.csv')], /^none\.csv: cannot be read \(ENOENT\)/],
  ] as const) {
    const { status, stdout, stderr } = run('import', [...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(line);
  }
});

test('import reads shop files first, by whose market exports are read, whatever their order', () => {
  const owner = { ...SHOP, id: 'VN:7495', region: 'VN' };
  const vn = put('vn.json', shopFile({ shop: owner }));
  const time = (caption: string) => (/Time/.test(caption) && ROW[caption]!.trim() ? '05/06/2026 10:00:00' : '');
  const times = Object.fromEntries(
    Object.keys(ROW).flatMap((caption) => (time(caption) ? [[caption, time(caption)]] : [])),
  );
  const csv = put('vn.csv', write([{ ...ROW, ...times, 'Order Amount': '' }]));
  const first = run('import', ['--read-at', at, vn, csv]);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(first.stdout)).toMatchObject({ shop: owner, orders: [{ placedAt: '2026-06-05T03:00:00Z' }] });
  expect(run('import', ['--read-at', at, csv, vn])).toEqual(first);
  // by a name the shop without an id of its own is known
  const unnamed = put('unnamed.json', shopFile({ shop: { ...SHOP, id: 'US:default', name: null } }));
  const named = importFiles('--shop-name', 'Acme', unnamed);
  expect(JSON.parse(named.stdout).shop).toMatchObject({ id: 'US:Acme', name: 'Acme' });
  expect(importFiles('--shop-name', 'Other', '--into', put('named.json', named.stdout), unnamed)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/another name than --shop-name/),
  });
});

test('both commands take UTF-16 as a shell of Windows writes it, tell their use, and name what they cannot open', () => {
  const text = shopFile({ orders: [{ id: order(6), status: 'completed' }] });
  const wide = put('wide.json', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const plain = put('plain.json', text);
  expect(run('assess', [wide])).toEqual(run('assess', [plain]));
  expect(importFiles('--into', wide, plain)).toEqual(importFiles('--into', plain, plain));
  for (const command of ['assess', 'import'] as const)
    for (const help of ['--help', '-h'])
      expect(run(command, [help])).toEqual({ status: 0, stdout: expect.stringMatching(/^usage: .*\n$/), stderr: '' });
  expect(importFiles(folder)).toMatchObject({ status: 2, stderr: expect.stringMatching(/it is a folder/) });
  const csv = put('into.csv', write([ROW]));
  expect(importFiles('--into', csv, plain)).toMatchObject({ status: 2, stdout: '' });
  const piped = run('import', ['--region', 'US', '--read-at', at, '-'], write([ROW]));
  expect(JSON.parse(piped.stdout).orders).toMatchObject([{ id: ID }]);
});

test('assess --ndjson answers each line on its own, and a bad one with its fault', () => {
  const lines = [shopFile({}), '{"format":1}', shopFile({ orders: [{ id: '1' }] })];
  const { status, stdout } = run('assess', ['--ndjson'], `${lines.join('\n')}\n`);
  expect(status).toBe(2);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toHaveLength(3);
  expect(answers[1]).toEqual({ line: 2, error: expect.stringMatching(/^format: /) });
  const alone = run('assess', [put('alone.json', lines[2]!)]);
  expect(answers[2]).toEqual(JSON.parse(alone.stdout));
  expect(run('assess', ['--ndjson'], `${lines[0]}\n`).status).toBe(0);
});

test('assess --ndjson takes lines as tools write them: CRLF, a byte order mark, empty lines, no line end behind the last', () => {
  const separated = shopFile({ shop: { ...SHOP, name: 'two\u2028lines' } });
  const input = `\uFEFF${shopFile({})}\r\n\r\n  \n${separated}\n${shopFile({})}`;
  const { status, stdout, stderr } = run('assess', ['--ndjson'], input);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const answers = stdout.split('\n').slice(0, -1);
  expect(answers).toHaveLength(3);
  expect(new Set(answers).size).toBe(1);
  const bad = run('assess', ['--ndjson'], `\n${'x'.repeat(20)}\r\n${shopFile({})}`);
  expect(JSON.parse(bad.stdout.split('\n')[0]!)).toMatchObject({ line: 2, error: expect.stringMatching(/^not JSON/) });
});

test('assess --ndjson answers a line before it needs the next, and a line of more than 100 MB by its fault', async () => {
  const child = spawn(process.execPath, [join(folder, 'assess.mjs'), '--ndjson']);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (let line = 0; line < 3; line += 1) {
    child.stdin.write(`${shopFile({})}\n`);
    expect(JSON.parse((await answers.next()).value ?? '').region).toBe('US');
  }
  const piece = Buffer.alloc(1 << 20, 'x');
  for (let sent = 0; sent < 101; sent += 1) if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
  child.stdin.end(`\n${shopFile({})}\n`);
  expect(JSON.parse((await answers.next()).value ?? '')).toEqual({ line: 4, error: 'longer than 100 MB' });
  expect(JSON.parse((await answers.next()).value ?? '').region).toBe('US');
  child.stdout.resume();
  expect((await once(child, 'close'))[0]).toBe(2);
});
