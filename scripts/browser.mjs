import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { programOf, run, runNode, Stop, say } from './processes.mjs';

/** Without branded Chrome and Edge, which no longer load an unpacked extension from the command line. */
const NAMES = ['chromium', 'chromium-browser'];
const ELSEWHERE = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * Whether a browser starts: some systems have a stub that asks to install a package, or lack its libraries.
 * @param {string} path
 */
export const starts = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

/** @param {string[]} names  @param {string[]} elsewhere */
export const onSystem = (names, elsewhere) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .concat(elsewhere)
    .find(starts);

const systemBrowser = () => onSystem(NAMES, ELSEWHERE);

const playwrightBrowser = async () => {
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath()].find(starts);
};

export const isRoot = process.getuid?.() === 0;
export const isDebian = () =>
  existsSync('/etc/debian_version') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** @param {string[]} packages */
export const installDebian = async (...packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { capture: true, env });
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  return update.code === 0 ? run('apt-get', install, { capture: true, env }) : update;
};

/** Debian's package comes first, as Playwright's download lacks system libraries on a bare machine. */
const WAYS = [
  {
    name: 'apt-get install chromium',
    fits: () => isRoot && isDebian(),
    work: () => installDebian('chromium', 'fonts-liberation'),
    find: systemBrowser,
  },
  {
    name: 'playwright install chromium',
    fits: () => true,
    work: () => {
      const libraries = isRoot && process.platform === 'linux' && !isDebian() ? ['--with-deps'] : [];
      return runNode(programOf('playwright'), ['install', '--no-shell', ...libraries, 'chromium'], { capture: true });
    },
    find: playwrightBrowser,
  },
];

/** The path of a Chromium that loads unpacked extensions; installs one if there is none. */
export const findBrowser = async () => {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (starts(asked)) return asked;
    throw new Stop(`CHROMIUM_PATH names ${asked}, which does not start`);
  }
  const found = systemBrowser() ?? (await playwrightBrowser());
  if (found !== undefined) return found;
  for (const { name, fits, work, find } of WAYS) {
    if (!fits()) continue;
    say(`installing Chromium (${name}), because none was found and Chrome does not load unpacked extensions`);
    const { code, output } = await work();
    const path = await find();
    if (path !== undefined) return path;
    const lines = output.trim().split('\n');
    const cause = lines.find((line) => /\berror\b|^E:/i.test(line)) ?? lines.at(-1);
    say(`${name} brought no browser that starts${code === 0 ? '' : ` (code ${code}: ${cause?.trim()})`}`);
  }
  throw new Stop('no Chromium: install one (Debian: apt install chromium), or set CHROMIUM_PATH to its path');
};
