import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addresses, ROOMS, readSource, resolve, roomOf, type SourceFile, sourceFiles, WORDS } from './rooms';

const TEST_PACKAGES = /^(vitest|fast-check|jsdom|fake-indexeddb(\/auto)?|node:.*|react|react-dom\/.*|dexie|zod\/mini)$/;
const STYLES = /\.(css|svg|json)(\?.*)?$/;

const files = sourceFiles();
const known = new Set([...files.map(({ path }) => path), ...globSync('test/fixtures/*.ts')]);
const may = (room: string, other: string) =>
  ROOMS[room]!.may.some((allowed) => other === allowed || other.startsWith(`${allowed}/`));
/** A test of the core may ask the core's one question, at whose heart its rule lies. */
const mayAsk = (file: SourceFile, other: string) =>
  file.isTest && file.room.startsWith('core/') && other === 'core/assess';

describe('the rooms', () => {
  test('are the addresses of package.json, and the two that nobody imports', () => {
    const rooms = addresses().filter(([, target]) => target.startsWith('src/'));
    const addressed = rooms.map(([address, target]) => {
      expect(target.replace(/\.tsx?$/, ''), address).toBe(`src/${address.slice(1)}`);
      return address.slice(1).replace(/\/\*$/, '');
    });
    expect([...addressed, 'cli', 'entrypoints']).toEqual(Object.keys(ROOMS));
  });

  test('hold every file', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ room }) => room === 'no room').map(({ path }) => path)).toEqual([]);
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders)
      expect(
        Object.keys(ROOMS).some((room) => room.split('/')[0] === name),
        name,
      ).toBe(true);
  });

  test('stand in the README as they stand here', () => {
    const rows = Object.entries(ROOMS).map(([room, { charter, may }]) => [room, charter, may.join(', ') || '—']);
    const readme = readFileSync('README.md', 'utf8').split('\n');
    const head = readme.findIndex((line) => /^\| Room\s/.test(line));
    const end = readme.findIndex((line, index) => index > head && !line.startsWith('|'));
    const cells = (line: string) => line.split('|').slice(1, -1);
    expect(readme.slice(head + 2, end).map((line) => cells(line).map((cell) => cell.trim()))).toEqual(rows);
  });
});

test('the parser of sources finds imports, words and re-exports', () => {
  const { imports, words, isBarrel } = readSource(
    'src/core/model/x.ts',
    `import type { A } from './a'; export { b } from '#core/policy/b'; type C = import('./c').C;
     // new Date() in a comment, and in a string:
     const d = async () => ['Math.random', await import('./d'), new Date(0), new Date(), page?.['innerHTML']];`,
  );
  expect(imports).toEqual(['./a', '#core/policy/b', './c', './d']);
  expect([...words]).toEqual(expect.arrayContaining(['new Date(…)', 'new Date()', 'innerHTML']));
  expect(words).not.toContain('Math.random');
  expect(isBarrel).toBe(false);
  expect(readSource('src/ui/x.ts', `export * from './a'; export type { B } from './b';`).isBarrel).toBe(true);
});

describe('an import', () => {
  const all = files.flatMap((file) => file.imports.map((specifier) => ({ file, specifier })));
  const where = ({ file, specifier }: (typeof all)[number]) => `${file.path} imports ${specifier}`;

  test('crosses rooms by address only, and only where the table allows it', () => {
    const wrong = all.filter(({ file, specifier }) => {
      const target = resolve(file.path, specifier, known);
      if (target === null || ((file.room === 'texts' || file.isTest) && target.startsWith('assets/catalogs/')))
        return false;
      const other = roomOf(target);
      if (!specifier.startsWith('#')) return other !== file.room;
      if (file.isTest && target.startsWith('test/fixtures/')) return false;
      const isAllowed =
        other !== undefined && (may(file.room, other) || ROOMS[file.room]!.may.includes(specifier.slice(1)));
      return other === file.room || other === undefined || !(isAllowed || mayAsk(file, other));
    });
    expect(wrong.map(where)).toEqual([]);
  });

  test('finds a file, named without its ending', () => {
    const wrong = all.filter(({ file, specifier }) => {
      if (STYLES.test(specifier)) return false;
      const target = resolve(file.path, specifier, known);
      return target !== null && (!known.has(target) || /\.tsx?$/.test(specifier));
    });
    expect(wrong.map(where)).toEqual([]);
  });

  test('takes a package only into the room that has the need for it', () => {
    const wrong = all.filter(({ file, specifier }) => {
      if (resolve(file.path, specifier, known) !== null) return false;
      return !ROOMS[file.room]!.packages.test(specifier) && !(file.isTest && TEST_PACKAGES.test(specifier));
    });
    expect(wrong.map(where)).toEqual([]);
  });

  test('of storage by the ui is for looking only, but for the way out of a broken database: the background alone writes', () => {
    const ofStorage = all.filter(({ file, specifier }) => file.room === 'ui' && specifier.startsWith('#storage/'));
    expect(ofStorage.length).toBeGreaterThan(0);
    expect(ofStorage.filter(({ specifier }) => !/\/(database|queries|rescue)$/.test(specifier)).map(where)).toEqual([]);
  });

  test('never leads back to where it started', () => {
    const targets = new Map(
      files.map(({ path, imports }) => [
        path,
        imports.map((address) => resolve(path, address, known)).filter((target) => target !== null),
      ]),
    );
    const done = new Set<string>();
    const walk = (path: string, trail: string[]): string[] | null => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
      if (done.has(path)) return null;
      for (const next of targets.get(path) ?? []) {
        const circle = walk(next, [...trail, path]);
        if (circle !== null) return circle;
      }
      done.add(path);
      return null;
    };
    for (const path of targets.keys()) expect(walk(path, [])).toBeNull();
  });
});

describe('a file', () => {
  test('says only the words of its room', () => {
    const wrong = files
      .filter((file) => !file.isTest)
      .flatMap((file) =>
        WORDS.filter(({ rooms }) => !rooms.includes(file.room)).flatMap(({ word, why }) =>
          [...file.words].filter((spoken) => word.test(spoken)).map((word) => `${file.path} says ${word}: ${why}`),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('does more than pass on what others export', () => {
    expect(files.filter(({ isBarrel }) => isBarrel).map(({ path }) => path)).toEqual([]);
  });

  test('reads top-down in at most 400 lines, or says why it is longer', () => {
    const wrong = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1, text }))
      .filter(({ lines, text }) => lines > 400 && !/\bLong because\b/.test(text));
    expect(wrong.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  test('is named in kebab-case, a component in PascalCase, and never after nothing in particular', () => {
    const wrong = files
      .map(({ path }) => path)
      .filter((path) => {
        const name = path.split('/').at(-1)!;
        const fits = /^([a-z0-9]+(-[a-z0-9]+)*(\.(test|content))?\.tsx?|[A-Z][A-Za-z0-9]*(\.test)?\.tsx)$/.test(name);
        return !fits || /(^|\/)(utils?|helpers?|manager|types|common|misc)(\.|\/)/.test(path);
      });
    expect(wrong).toEqual([]);
  });
});
