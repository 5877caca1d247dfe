import { inChromium } from './in-chromium';
import type { Measured } from './ingest.worker';

// One page of 50 changed orders, from its arrival in the worker to the new assessment in the database, beside the bare write
// of the same 50 rows: in a worker that lives, and in one that was stopped before each page. And an assessment of which
// nothing is stored but the facts. In Chromium; medians in milliseconds.

const SIZES = (process.argv[2] ?? '1000,3000,100000').split(',').map(Number);
const PROBLEMS = 2000;
const ROUNDS = 40;

const ms = (time: number) => time.toFixed(0).padStart(7);
console.log('orders  problems  worker  bare write  ingest   count  assess   store |  whole  ÷write   all anew');
const questions = SIZES.flatMap((size) =>
  [true, false].map((isWoken) => ({ size, problems: PROBLEMS, rounds: ROUNDS, isWoken })),
);
await inChromium('test/bench/ingest.worker.ts', questions, (it: Measured, { isWoken }) => {
  const parts = [it.ingest, it.count, it.assess, it.store].map(ms).join(' ');
  console.log(
    `${String(it.size).padStart(6)} ${String(it.problems).padStart(9)}  ${isWoken ? 'woken ' : 'living'}    ${ms(it.bareWrite)} ${parts} |${ms(it.whole)}  ${(it.whole / it.bareWrite).toFixed(1).padStart(6)}    ${ms(it.anew)}`,
  );
});
