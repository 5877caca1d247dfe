import { inChromium } from './in-chromium';
import type { Measured } from './take-in.worker';

// One page of 50 changed orders, from its arrival in the worker to the new assessment in the database, on a shop with
// 100 000 orders and 2 000 problems, beside an assessment of all facts and the bare write of the same 50 rows. In Chromium,
// in a worker that was stopped before each page and in one that lives.

const SIZES = (process.argv[2] ?? '1000,100000').split(',').map(Number);
const PROBLEMS = 2000;
const ROUNDS = 40;

const ms = (it: number) => it.toFixed(0).padStart(6);
console.log(
  'orders  problems  worker  bare write  take in   books  assess    keep |  whole  ÷write   all anew  ÷anew   (ms)',
);
const questions = SIZES.flatMap((size) =>
  [true, false].map((isWoken) => ({ size, problems: PROBLEMS, rounds: ROUNDS, isWoken })),
);
await inChromium('test/bench/take-in.worker.ts', questions, (it: Measured, { isWoken }) => {
  console.log(
    `${String(it.size).padStart(6)} ${String(it.problems).padStart(9)}  ${isWoken ? 'woken ' : 'living'} ${ms(it.bareWrite)}      ${ms(it.takeIn)}  ${ms(it.books)}  ${ms(it.assess)}  ${ms(it.keep)} | ${ms(it.whole)}  ${(it.whole / it.bareWrite).toFixed(1).padStart(6)}    ${ms(it.anew)}  ${(it.anew / it.whole).toFixed(1).padStart(5)}`,
  );
});
