import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Removes the folder in its argument once its standard input ends; a closing browser may still write there. */
const REMOVER = `
  const { rmSync } = require('node:fs');
  const remove = () => rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  process.stdin.on('end', remove).on('error', remove).resume();`;

/**
 * Gives this run its own temporary folder, mainly for browser profiles. A child process notices the end of a pipe when
 * this one ends, even if killed, and removes the folder.
 */
export const useOwnTemporaryFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'sps-ahead-'));
  const remover = spawn(process.execPath, ['-e', REMOVER, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  remover.unref();
  /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (remover.stdin)).unref();
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
};
