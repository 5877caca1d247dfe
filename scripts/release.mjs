import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf, ROOT, run, runNode, Stop, say } from './processes.mjs';

const OUTPUT = join(ROOT, '.output');
const BROWSERS = /** @type {const} */ (['chrome', 'firefox']);

/** @returns {Promise<Record<string, string>>} the SHA-256 of each package in `.output/` by its name, made anew */
const packAnew = async () => {
  for (const name of readdirSync(OUTPUT)) if (name.endsWith('.zip')) rmSync(join(OUTPUT, name));
  for (const browser of BROWSERS) {
    const { code, output } = await runNode(programOf('wxt'), ['zip', '-b', browser], { capture: true });
    if (code !== 0) throw new Stop(`packing for ${browser} failed:\n${output}`);
  }
  const names = readdirSync(OUTPUT).filter((name) => name.endsWith('.zip'));
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(OUTPUT, name)))
        .digest('hex'),
    ]),
  );
};

/**
 * Packages for the stores: only from a committed tree whose version the changelog tells, after the whole test suite, and only
 * if a second build gives the same bytes. Beside them lie their hashes and a bill of materials (CycloneDX).
 * @param {() => Promise<number>} test the whole suite, giving its exit code
 */
export const release = async (test) => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (!readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').includes(`\n## ${version}`))
    throw new Stop(`CHANGELOG.md has no heading "## ${version}": say what this version changes`);
  if ((await run('git', ['status', '--porcelain'], { capture: true })).output !== '')
    throw new Stop('a release is made of what is committed: commit or stash your changes first');
  const code = await test();
  if (code !== 0) return code;
  const hashes = await packAnew();
  const again = await packAnew();
  const unequal = Object.keys(hashes).filter((name) => hashes[name] !== again[name]);
  if (unequal.length > 0) throw new Stop(`two builds gave different bytes: ${unequal.join(', ')}`);
  const sums = Object.entries(hashes).map(([name, hash]) => `${hash}  ${name}`);
  writeFileSync(join(OUTPUT, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  const sbom = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], { capture: true });
  if (sbom.code !== 0) throw new Stop(`no bill of materials:\n${sbom.output}`);
  writeFileSync(join(OUTPUT, `sps-ahead-${version}.cdx.json`), sbom.output);
  say(`packed in .output/:\n${sums.join('\n')}`);
  return 0;
};
