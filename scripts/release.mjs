import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { findVulnerable, keepBundled } from './bill-of-materials.mjs';
import { programOf, ROOT, run, runNode, Stop, say } from './processes.mjs';

const OUTPUT = '.output';
const BROWSERS = /** @type {const} */ (['chrome', 'firefox']);

/**
 * @param {string} root
 * @returns {Promise<Record<string, string>>} SHA-256 of each package built in a copy of the project
 */
const pack = async (root) => {
  const folder = join(root, OUTPUT);
  const packages = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : []);
  for (const name of packages()) rmSync(join(folder, name));
  for (const browser of BROWSERS) {
    const { code, output } = await runNode(programOf('wxt'), ['zip', '-b', browser], { capture: true, cwd: root });
    if (code !== 0) throw new Stop(`packing for ${browser} failed:\n${output}`);
  }
  return Object.fromEntries(
    packages().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
};

/**
 * Unpacks the sources package as a reviewer would, with the packages installed here.
 * @param {string} folder
 * @param {string} zip
 */
const unpackSources = async (folder, zip) => {
  for (const entry of await new ZipReader(new BlobReader(await openAsBlob(zip))).getEntries()) {
    const path = join(folder, entry.filename);
    mkdirSync(dirname(path), { recursive: true });
    if (!entry.directory) writeFileSync(path, await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false }));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
};

/**
 * Builds the packages from the sources package, in a folder of another name.
 * @param {string} sources
 */
const packFromSources = async (sources) => {
  const folder = mkdtempSync(join(tmpdir(), 'sps-ahead-'));
  try {
    await unpackSources(folder, sources);
    return await pack(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The bill of materials of what both packages bundle. @param {string} licences */
const makeBill = async (licences) => {
  const sbom = await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--loglevel=error'], { capture: true });
  if (sbom.code !== 0) throw new Stop(`no bill of materials:\n${sbom.output}`);
  const { bill, missing } = keepBundled(JSON.parse(sbom.output), licences);
  if (missing.length > 0) throw new Stop(`bundled, and not in the bill of materials: ${missing.join(', ')}`);
  return `${JSON.stringify(bill, null, 2)}\n`;
};

/** Stops where a vulnerability of a bundled package is known. @param {string} licences */
const audit = async (licences) => {
  const { output } = await run('npm', ['audit', '--json', '--loglevel=silent'], { capture: true });
  const vulnerable = findVulnerable(output, licences);
  if (vulnerable === null) say('not audited, since the registry in use offers no audit');
  else if (vulnerable.length > 0)
    throw new Stop(`vulnerabilities are known of ${vulnerable.join(', ')}: see npm audit`);
};

/**
 * Builds packages for the stores with hashes and a bill of materials (CycloneDX). Requires a committed tree, a
 * changelog entry, a passing test suite, identical bytes from the sources package, and no known vulnerability of what is
 * bundled.
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
  const hashes = await pack(ROOT);
  const again = await packFromSources(join(ROOT, OUTPUT, `sps-ahead-${version}-sources.zip`));
  const unequal = Object.keys(hashes).filter((name) => hashes[name] !== again[name]);
  if (unequal.length > 0) throw new Stop(`two builds gave different bytes: ${unequal.join(', ')}`);
  const licences = readFileSync(join(ROOT, OUTPUT, 'chrome-mv3', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  await audit(licences);
  const sums = Object.entries(hashes).map(([name, hash]) => `${hash}  ${name}`);
  writeFileSync(join(ROOT, OUTPUT, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  writeFileSync(join(ROOT, OUTPUT, `sps-ahead-${version}.cdx.json`), await makeBill(licences));
  say(`packed in .output/:\n${sums.join('\n')}`);
  return 0;
};
