import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import initSqlJs from 'sql.js';
import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import type { ShopFile } from '#core/model/shop-file';
import { ledgerOfFacts } from '#core/score/partitions';
import { rulesFor } from '#core/score/rules';
import { sumTally, tallyOn } from '#core/score/tally';
import { timeOf } from './core-time';
import { makeUpShop } from './made-up-shop';

// The decayed windows of the last 30 days, from the same orders and reviews: counted by the core, which does all metrics, and by
// two databases in WebAssembly, which do two of them. Loading the rows counts; starting a database does not. The sums must be
// equal. In milliseconds of a core, which other work on the machine hardly changes.

const AS_OF = '2026-07-01';
const SIZES = (process.argv[2] ?? '10000,100000').split(',').map(Number);
const DAYS = 30;
const ROUNDS = 3;
const METRICS = ['OTDR', 'NRR'] as const;
const today = dayNumber(AS_OF);
const days = Array.from({ length: DAYS }, (_, back) => today - back);

/** Weighted numerator and denominator by metric and day. */
type Sums = Map<string, readonly [numerator: number, denominator: number]>;
const keyOf = (metric: string, day: DayNumber | string) => `${metric} ${typeof day === 'string' ? day : makeDay(day)}`;

const countInCore = (file: ShopFile): Sums => {
  const ledger = ledgerOfFacts(file, rulesFor(file.shop, AS_OF)!);
  const sums: Sums = new Map();
  for (const day of days)
    for (const metric of METRICS) {
      const { weighted } = sumTally(tallyOn(ledger, metric, day));
      sums.set(keyOf(metric, day), [weighted.numerator, weighted.denominator]);
    }
  return sums;
};

const ORDER_COLUMNS = ['id', 'deliverBy', 'deliveredAt', 'fulfillment', 'express'] as const;
const REVIEW_COLUMNS = ['orderId', 'firstStars', 'reviewedAt'] as const;

/** @param date what makes a day of the shop of an instant, @param age what counts days between two */
const queryOf = (date: (column: string) => string, age: (day: string, since: string) => string): string => `
  WITH due AS (
    SELECT deliverBy AS day, count(*) AS members,
      sum(CASE WHEN ${date('deliveredAt')} <= deliverBy THEN 1 ELSE 0 END) AS counted
    FROM orders WHERE fulfillment <> 'tiktok' AND express = 0 GROUP BY deliverBy),
  delivered AS (
    SELECT ${date('deliveredAt')} AS day, ${date('reviewedAt')} AS known, count(*) AS members
    FROM orders LEFT JOIN reviews ON orderId = id AND firstStars <= 2
    WHERE deliveredAt <> '' GROUP BY 1, 2),
  ages AS (
    SELECT 'OTDR' AS metric, days.day, ${age('days.day', 'due.day')} AS age, 30 AS width, members, counted
    FROM days CROSS JOIN due
    UNION ALL
    SELECT 'NRR', days.day, ${age('days.day', 'delivered.day')}, 60, members, CASE WHEN known < days.day THEN members ELSE 0 END
    FROM days CROSS JOIN delivered)
  SELECT metric, day, sum(weight * counted), sum(weight * members)
  FROM ages JOIN weights ON weights.age = ages.age WHERE ages.age BETWEEN 1 AND width GROUP BY metric, day`;

type Row = Readonly<Record<string, unknown>>;
const DAY_ROWS: Row[] = days.map((day) => ({ day: makeDay(day) }));
const WEIGHT_ROWS: Row[] = Array.from({ length: 60 }, (_, at) => ({ age: at + 1, weight: 0.7 ** Math.floor(at / 15) }));

const cell = (row: Row, column: string): string | number => {
  const value = row[column];
  return typeof value === 'boolean' ? Number(value) : ((value as string | number | null) ?? '');
};

const startSqlite = async () => {
  const sql = await initSqlJs();
  return (file: ShopFile): Sums => {
    const db = new sql.Database();
    const load = (table: string, columns: readonly string[], rows: readonly Row[]) => {
      db.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
      db.run('BEGIN');
      const insert = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(columns.map((column) => cell(row, column)));
      insert.free();
      db.run('COMMIT');
    };
    load('orders', ORDER_COLUMNS, file.orders);
    load('reviews', REVIEW_COLUMNS, file.reviews);
    db.run('CREATE INDEX of_order ON reviews (orderId)');
    load('days', ['day'], DAY_ROWS);
    load('weights', ['age', 'weight'], WEIGHT_ROWS);
    const query = queryOf(
      (column) => `date(${column}, '-7 hours')`,
      (a, b) => `CAST(julianday(${a}) - julianday(${b}) AS INTEGER)`,
    );
    const [result] = db.exec(query);
    db.close();
    return new Map(
      result!.values.map(([metric, day, ...sums]) => [keyOf(String(metric), String(day)), sums as [number, number]]),
    );
  };
};

const startDuckDb = async () => {
  const require = createRequire(import.meta.url);
  const pathOf = (name: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${name}`);
  const bundles = {
    mvp: { mainModule: pathOf('duckdb-mvp.wasm'), mainWorker: pathOf('duckdb-node-mvp.worker.cjs') },
    eh: { mainModule: pathOf('duckdb-eh.wasm'), mainWorker: pathOf('duckdb-node-eh.worker.cjs') },
  };
  const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => undefined);
  return (file: ShopFile): Sums => {
    const connection = db.connect();
    const load = (table: string, columns: readonly string[], rows: readonly Row[]) => {
      const lines = rows.map((row) => columns.map((column) => cell(row, column)).join(','));
      db.registerFileText(`${table}.csv`, `${columns.join(',')}\n${lines.join('\n')}\n`);
      connection.query(
        `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv('${table}.csv', header = true, all_varchar = true, nullstr = '-', delim = ',')`,
      );
      db.dropFile(`${table}.csv`);
    };
    load('orders', ORDER_COLUMNS, file.orders);
    load('reviews', REVIEW_COLUMNS, file.reviews);
    load('days', ['day'], DAY_ROWS);
    load('weights', ['age', 'weight'], WEIGHT_ROWS);
    const query = queryOf(
      (column) =>
        `CAST(CAST(CAST(nullif(replace(${column}, 'Z', ''), '') AS TIMESTAMP) - INTERVAL 7 HOUR AS DATE) AS VARCHAR)`,
      (a, b) => `(CAST(${a} AS DATE) - CAST(${b} AS DATE))`,
    )
      .replace('express = 0', "express = '0'")
      .replace('firstStars <= 2', 'CAST(firstStars AS INTEGER) <= 2')
      .replace('weights.age =', 'CAST(weights.age AS INTEGER) =')
      .replaceAll('weight *', 'CAST(weight AS DOUBLE) *');
    const found = connection
      .query(query)
      .toArray()
      .map((row) => Object.values(row.toJSON()));
    connection.close();
    return new Map(
      found.map(([metric, day, ...sums]) => [keyOf(String(metric), String(day)), sums.map(Number) as [number, number]]),
    );
  };
};

const compare = (name: string, sums: Sums, right: Sums): void => {
  for (const [key, [numerator, denominator]] of right) {
    const found = sums.get(key) ?? [Number.NaN, Number.NaN];
    if (!(Math.abs(found[0] - numerator) < 1e-6 && Math.abs(found[1] - denominator) < 1e-6))
      throw new Error(`${name}, ${key}: ${found.join(' of ')}, not ${numerator} of ${denominator}`);
  }
};

const engines = { 'sql.js': await startSqlite(), 'DuckDB-Wasm': await startDuckDb() };
for (const size of SIZES) {
  const file = makeUpShop(AS_OF, size, 0);
  const right = countInCore(file);
  const core = timeOf(() => countInCore(file), ROUNDS);
  console.log(`${size} orders   core ${core.toFixed(0)} ms, all metrics   load ${loadavg()[0]!.toFixed(1)}`);
  for (const [name, count] of Object.entries(engines)) {
    compare(name, count(file), right);
    const time = timeOf(() => count(file), ROUNDS);
    console.log(
      `${size} orders   ${name} ${time.toFixed(0)} ms, two of them; the core is ${(time / core).toFixed(1)} x as fast`,
    );
  }
}
