import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, runNode } from './processes.mjs';

/**
 * @typedef {object} Result of one step
 * @property {number} code
 * @property {string} output shown only if the step fails
 * @property {number} [passed] tests
 * @property {number} [failed] tests
 * @property {string} [note] a few words for the step's line
 * @typedef {{ name: string, work: () => Promise<Result> }} Step
 */

/** @param {string} name  @param {string} program  @param {string[]} args  @returns {Step} */
export const makeStep = (name, program, args) => ({ name, work: () => runNode(program, args, { capture: true }) });

/**
 * A step that runs tests and counts them by the runner's JSON report.
 * @template Report
 * @param {string} name
 * @param {string} program
 * @param {(path: string) => { args: string[], env?: NodeJS.ProcessEnv }} call
 * @param {(report: Report) => { passed: number, failed: number }} count
 * @returns {Step}
 */
export const makeTestStep = (name, program, call, count) => ({
  name,
  work: async () => {
    const report = join(ROOT, 'node_modules', '.cache', 'sps-ahead', `${name.replaceAll(' ', '-')}.json`);
    mkdirSync(dirname(report), { recursive: true });
    rmSync(report, { force: true });
    const { args, env } = call(report);
    const result = await runNode(program, args, { capture: true, env: { ...process.env, ...env } });
    try {
      const counted = count(JSON.parse(readFileSync(report, 'utf8')));
      return { ...result, ...counted, note: `${counted.passed} passed` };
    } catch {
      // Without a report the tests did not run, whatever the exit code.
      return { ...result, code: result.code || 1 };
    }
  },
});

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);

/**
 * Runs stages in turn and their steps in parallel, up to the first failed stage. Prints a line per step, and the sum of
 * tests last.
 * @param {Step[][]} stages
 * @returns {Promise<number>} the exit code
 */
export const runSuite = async (stages) => {
  const width = Math.max(...stages.flat().map(({ name }) => name.length));
  let passed = 0;
  let failed = 0;
  const start = performance.now();
  for (const [index, stage] of stages.entries()) {
    const results = await Promise.all(
      stage.map(async ({ name, work }) => {
        const began = performance.now();
        const result = await work();
        passed += result.passed ?? 0;
        failed += result.failed ?? 0;
        const outcome = result.code === 0 ? 'ok    ' : 'FAILED';
        const note = result.note ? `  ${result.note}` : '';
        process.stdout.write(`${name.padEnd(width)}  ${outcome}${seconds(performance.now() - began)}${note}\n`);
        return { name, ...result };
      }),
    );
    const broken = results.filter(({ code }) => code !== 0);
    if (broken.length === 0) continue;
    for (const { name, output } of broken) process.stdout.write(`\n${name}:\n${output.trimEnd()}\n`);
    const rest = stages.slice(index + 1).flatMap((later) => later.map(({ name }) => name));
    process.stdout.write(`\nStopped at: ${broken.map(({ name }) => name).join(', ')}.`);
    process.stdout.write(`${rest.length > 0 ? ` Not run: ${rest.join(', ')}.` : ''}\n`);
    // A failed step without test counts is one failure, so that a failed run never reports 0.
    process.stdout.write(`${passed} passed, ${Math.max(failed, 1)} failed\n`);
    return broken[0]?.code ?? 1;
  }
  process.stdout.write(`${'all'.padEnd(width)}  ok    ${seconds(performance.now() - start)}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return 0;
};
