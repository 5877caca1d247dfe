import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Removes the folder that it is given once its standard input ends. A browser that is ending may still write there. */
const REMOVER = `
  const { rmSync } = require('node:fs');
  const remove = () => rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  process.stdin.on('end', remove).on('error', remove).resume();`;

/**
 * Gives this run a temporary folder of its own, for the profiles of browsers above all. A process beside it, which notices
 * the end of this one by the end of a pipe, removes the folder, however this one ends: it may be killed.
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
