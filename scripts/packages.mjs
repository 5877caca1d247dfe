import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outerPath, ROOT, run, Stop, say } from './processes.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/** @param {string} path  @returns {Packages | null} */
const packagesOf = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null);

/** Why an install is due; npm records a completed install in `node_modules`. */
const reason = () => {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  if (wanted === null) throw new Stop('package-lock.json is missing: this folder is not a whole copy of the project');
  const installed = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'node_modules is missing or half installed';
  for (const [path, want] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    if (have === undefined && want.optional) continue;
    if (have?.version !== want.version || have?.integrity !== want.integrity) {
      return `${path.replace(/^.*node_modules\//, '')} is not as package-lock.json has it`;
    }
  }
  return null;
};

const UNREACHABLE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/;

/** Runs `npm ci` when it is due. */
export const installPackages = async () => {
  const due = reason();
  if (due === null) return;
  say(`installing packages (npm ci), because ${due}; this takes a minute`);
  const { code, output } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    capture: true,
    env: { ...process.env, PATH: outerPath() },
    shell: process.platform === 'win32',
  });
  if (code === 0) return;
  if (code === 127) throw new Stop('npm was not found: install Node 20 or newer together with npm');
  const offline = UNREACHABLE.exec(output);
  if (offline) throw new Stop(`npm could not reach its registry (${offline[1]}): connect to the network and try again`);
  process.stderr.write(`${output.split('\n').slice(0, 20).join('\n')}\n`);
  throw new Stop(`npm ci ended with code ${code}; its own words stand above`);
};
