import type { Measured } from './appeal.worker';
import { inChromium } from './in-chromium';

// What can be argued of long lists, in which tickets, worth what: beside one plain pass over the same list, which only
// counts it by metric. In a worker of Chromium.

const PROBLEMS = (process.argv[2] ?? '1000,10000').split(',').map(Number);

console.log('problems  proven  undecided  judged  tickets | one pass  candidates and tickets (ms)');
const questions = PROBLEMS.map((problems) => ({ size: 100_000, problems, rounds: 15 }));
await inChromium('test/bench/appeal.worker.ts', questions, (it: Measured) => {
  const count = (number: number, length: number) => String(number).padStart(length);
  console.log(
    `${count(it.problems, 8)}${count(it.proven, 8)}${count(it.undecided, 11)}${count(it.judged, 8)}${count(it.tickets, 9)} |${it.pass.toFixed(2).padStart(9)}${it.finder.toFixed(1).padStart(24)}`,
  );
});
