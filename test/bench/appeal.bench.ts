import type { Measured } from './appeal.worker';
import { inChromium } from './in-chromium';

// What can be argued of long lists, in which tickets, worth what: beside one plain pass over the same list, which only
// counts it by metric. In a worker of Chromium.

const PROBLEMS = (process.argv[2] ?? '1000,10000').split(',').map(Number);

console.log('problems  proven  undecided  judged  tickets | one pass  candidates and tickets (ms)');
const questions = PROBLEMS.map((problems) => ({ size: 100_000, problems, rounds: 15 }));
await inChromium('test/bench/appeal.worker.ts', questions, (measured: Measured) => {
  const count = (number: number, length: number) => String(number).padStart(length);
  console.log(
    `${count(measured.problems, 8)}${count(measured.proven, 8)}${count(measured.undecided, 11)}${count(measured.judged, 8)}${count(measured.tickets, 9)} |${measured.pass.toFixed(2).padStart(9)}${measured.finder.toFixed(1).padStart(24)}`,
  );
});
