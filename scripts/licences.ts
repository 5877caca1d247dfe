import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'THIRD-PARTY-LICENSES.txt';

/** Licences that ask for their text and nothing more; another one needs a person's look before it ships. */
const ALLOWED: ReadonlySet<string> = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** The package folder of a bundled module; null for the product's own code. */
const packageFolder = (id: string): string | null =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replace(/^\0/, ''))?.[0] ?? null;

/** Name, version and licence with its full text. Throws where the licence is not allowed. */
const readLicence = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.has(license)) throw new Error(`${name} is bundled, and its licence is ${license}`);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
};

/**
 * Bundled packages' licences require their texts in every shipped package. The bundles of one build share a list, which
 * `write` adds to the output.
 */
export const collectLicences = () => {
  const folders = new Set<string>();
  return {
    plugin: {
      name: 'collect-licences',
      generateBundle(_options: unknown, bundle: Record<string, { modules?: object }>) {
        for (const { modules = {} } of Object.values(bundle))
          for (const id of Object.keys(modules)) {
            const folder = packageFolder(id);
            if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
          }
      },
    },
    write: (outDir: string): void => {
      const rule = `\n\n${'-'.repeat(80)}\n\n`;
      writeFileSync(join(outDir, FILE), `${[...folders].map(readLicence).sort().join(rule)}\n`);
    },
  };
};
