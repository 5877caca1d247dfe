import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const BIN = join(ROOT, 'node_modules', '.bin');

/** An error that the user can fix: printed as one line, without a stack. */
export class Stop extends Error {}

/** @param {string} text */
export const say = (text) => process.stderr.write(`sps-ahead: ${text}\n`);

/** PATH without the project's own programs, which disappear while packages are installed. */
export const outerPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => resolve(entry) !== BIN)
    .join(delimiter);

/** @param {string} name of an installed package  @param {string} [bin] where it has several */
export const programOf = (name, bin = name) => {
  const folder = join(ROOT, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]);
};

/** The project's pinned Node, for machines with an older one. */
export const ownNode = () => {
  const path = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(path) ? path : null;
};

/**
 * Runs a command to its end; `capture` collects its output instead of showing it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ capture?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (command, args, { capture = false, cwd = ROOT, env = process.env, shell = false } = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    // A terminal sends Ctrl-C to the whole process group; other signals reach only this process.
    /** @type {(signal: NodeJS.Signals) => void} */
    const forward = (signal) => void (process.stdin.isTTY || child.kill(signal));
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    /** @type {(code: number, text?: string) => void} */
    const end = (code, text = '') => {
      for (const signal of signals) process.off(signal, forward);
      done({ code, output: output + text });
    };
    for (const signal of signals) process.on(signal, forward);
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code, signal) => end(code ?? SIGNAL_CODES[signal ?? ''] ?? 1));
  });

/** @type {Record<string, number>} exit codes that shells report for signals */
const SIGNAL_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** @param {string} program a script for Node  @param {string[]} args  @param {Parameters<typeof run>[2]} [options] */
export const runNode = (program, args, options) => run(process.execPath, [program, ...args], options);
