import type { Measured, Question } from './import.worker';
import { inChromium } from './in-chromium';

// An export of 50 000 orders, from its file to the last fact in the database, beside bare IndexedDB: the same rows put one by
// one, each in a transaction of its own, and all in one. In Chromium.

const ORDERS = Number(process.argv[2] ?? 50_000);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(6)} s`;
const questions: Question[] = [{ orders: ORDERS }];
await inChromium('test/bench/import.worker.ts', questions, ({ bytes, read, stored, whole, single, bulk }: Measured) => {
  console.log(`${ORDERS} orders, CSV of ${Math.round(bytes / 1e6)} MB`);
  console.log(`read, and handed out in batches     ${seconds(read)}`);
  console.log(`batches parsed, merged and stored   ${seconds(stored)}`);
  console.log(`import, from file to database       ${seconds(whole)}`);
  console.log(
    `bare puts, a transaction each       ${seconds(single)}   the import is ${(single / whole).toFixed(1)} x as fast`,
  );
  console.log(
    `bare puts, one transaction for all  ${seconds(bulk)}   the import takes ${(whole / bulk).toFixed(1)} x as long`,
  );
});
