import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, runNode } from './processes.mjs';

/**
 * @typedef {object} Result of one step
 * @property {number} code
 * @property {string} output shown only when the step fails
 * @property {number} [passed] tests
 * @property {number} [failed] tests
 * @property {string} [note] a few words for the line of the step
 *
 * @typedef {{ name: string, work: () => Promise<Result> }} Step
 */

/** @param {string} name  @param {string} program  @param {string[]} args  @returns {Step} */
export const step = (name, program, args) => ({ name, work: () => runNode(program, args, { capture: true }) });

/**
 * A step that runs tests and reads their count from the JSON report that the runner writes.
 * @template Report
 * @param {string} name
 * @param {string} program
 * @param {(path: string) => { args: string[], env?: NodeJS.ProcessEnv }} call
 * @param {(report: Report) => { passed: number, failed: number }} count
 * @returns {Step}
 */
export const testStep = (name, program, call, count) => ({
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
      // without a report the tests did not run, whatever the code says
      return { ...result, code: result.code || 1 };
    }
  },
});

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);

/**
 * Runs steps in turn, a line for each, up to the first that fails. The last line is the sum of tests, alone.
 * @param {Step[]} steps
 * @returns {Promise<number>} the exit code
 */
export const runSuite = async (steps) => {
  const width = Math.max(...steps.map(({ name }) => name.length));
  let passed = 0;
  let failed = 0;
  const start = performance.now();
  for (const [index, { name, work }] of steps.entries()) {
    process.stdout.write(`${name.padEnd(width)}  `);
    const began = performance.now();
    const result = await work();
    passed += result.passed ?? 0;
    failed += result.failed ?? 0;
    const outcome = result.code === 0 ? 'ok    ' : 'FAILED';
    process.stdout.write(`${outcome}${seconds(performance.now() - began)}${result.note ? `  ${result.note}` : ''}\n`);
    if (result.code === 0) continue;
    process.stdout.write(`\n${result.output.trimEnd()}\n\nStopped at: ${name}.`);
    const rest = steps.slice(index + 1).map((later) => later.name);
    process.stdout.write(`${rest.length > 0 ? ` Not run: ${rest.join(', ')}.` : ''}\n`);
    // a step that is no test, or broke before its tests, is one failure, so that a failed run never says 0 failed
    process.stdout.write(`${passed} passed, ${Math.max(failed, 1)} failed\n`);
    return result.code;
  }
  process.stdout.write(`${'all'.padEnd(width)}  ok    ${seconds(performance.now() - start)}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return 0;
};
