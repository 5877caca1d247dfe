import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'THIRD-PARTY-LICENSES.txt';

/** The folder of the package that a bundled module lies in; null for the product's own. */
const packageFolder = (id: string): string | null =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replace(/^\0/, ''))?.[0] ?? null;

/** Name, version, licence and its whole text. */
const readLicence = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
};

/**
 * What the licences of bundled packages ask for: their texts go with every package that is shipped. The bundles of one
 * build share one list; `write` puts it into the finished output.
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
