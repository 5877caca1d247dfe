import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('./app/', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../../.demo/portal/', import.meta.url));
const STAMP = join(OUTPUT, 'built-from');

export interface PortalFiles {
  page: string;
  assets: ReadonlyMap<string, { contentType: string; body: string }>;
}

const CONTENT_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Names, sizes and times of everything that the build depends on in this folder. */
const fingerprint = async (): Promise<string> => {
  const names = (await readdir(SOURCE, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const lines = await Promise.all(
    names.map(async (name) => {
      const path = join(name.parentPath, name.name);
      const { mtimeMs, size } = await stat(path);
      return `${path.slice(SOURCE.length)} ${size} ${mtimeMs}`;
    }),
  );
  return lines.sort().join('\n');
};

const read = async (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** The portal's static files, built when their sources have changed. */
export const buildPortal = async (): Promise<PortalFiles> => {
  const wanted = await fingerprint();
  if ((await read(STAMP)) !== wanted) {
    await build({ configFile: join(SOURCE, 'vite.config.ts') });
    await writeFile(STAMP, wanted);
  }
  const folder = join(OUTPUT, 'portal-assets');
  const assets = new Map<string, { contentType: string; body: string }>();
  for (const name of await readdir(folder)) {
    const contentType = CONTENT_TYPES[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream';
    assets.set(`/portal-assets/${name}`, { contentType, body: await readFile(join(folder, name), 'utf8') });
  }
  return { page: await readFile(join(OUTPUT, 'index.html'), 'utf8'), assets };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPortal();
