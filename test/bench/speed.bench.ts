import { loadavg } from 'node:os';
import { assess } from '#core/assess';
import { noFacts } from '#core/model/facts';
import { parseShopFile } from '#core/model/shop-file';
import { timeOf } from './core-time';
import { makeUpShop } from './made-up-shop';

// What a person waits for: reading a shop file and assessing it, beside what its JSON alone takes, from 1 000 orders to a million.
// In milliseconds of a core, which other work on the machine hardly changes. The replay of the past is
// left out: it comes once a day, and costs more than all the rest. `slope` is how fast the time grows between two sizes, less what
// an empty shop takes: 1 is in proportion to the orders.

const AS_OF = '2026-07-01';
const SIZES = (process.argv[2] ?? '0,1000,10000,100000,1000000').split(',').map(Number);
const PROBLEMS = 2000;
/** What is longer is no text that JSON comes in. */
const MAX_JSON_ORDERS = 200_000;
const ROUNDS = 5;

const ms = (time: number): string => `${time.toFixed(0)} ms`;

let empty = { whole: 0, assessing: 0 };
let before: { size: number; time: number } | null = null;
for (const size of SIZES) {
  const made = makeUpShop(AS_OF, Math.max(size, 1), PROBLEMS);
  const file = size === 0 ? { ...made, ...noFacts(), readings: made.readings } : made;
  const assessing = timeOf(() => assess(file, { asOf: AS_OF, replay: false }), size > MAX_JSON_ORDERS ? 2 : ROUNDS);
  const parts = [`${String(size).padStart(8)} orders   assess ${ms(assessing).padStart(8)}`];
  if (size <= MAX_JSON_ORDERS) {
    const text = JSON.stringify(file);
    const json = timeOf(() => JSON.parse(text), ROUNDS);
    const reading = timeOf(() => parseShopFile(JSON.parse(text)), ROUNDS);
    if (size === 0) empty = { whole: reading + assessing, assessing };
    const beyond = (reading + assessing - empty.whole) / json;
    parts.push(`${(text.length / 1e6).toFixed(1)} MB: JSON alone ${ms(json)}, read ${ms(reading)}`);
    if (size > 0) parts.push(`both, beyond an empty shop, ${beyond.toFixed(1)} x JSON`);
  }
  const time = Math.max(assessing - empty.assessing, 1);
  if (before !== null) parts.push(`slope ${(Math.log(time / before.time) / Math.log(size / before.size)).toFixed(2)}`);
  if (size > 0) before = { size, time };
  const { heapUsed } = process.memoryUsage();
  parts.push(`heap ${Math.round(heapUsed / 1e6)} MB`, `load ${loadavg()[0]!.toFixed(1)}`);
  console.log(parts.join('   '));
}
