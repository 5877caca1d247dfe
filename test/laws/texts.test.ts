import { readFileSync } from 'node:fs';
import { TYPE } from '@formatjs/icu-messageformat-parser';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { compileCatalog, findFaults, localesOf, PANEL_ROOMS, readCatalog } from '../../scripts/catalogs';
import { pseudoCatalog } from '../pseudo-catalog';
import { policyCatalog } from './policy-sentences';
import { type Node, resolve, sourceFiles, walk } from './rooms';

const policy = await policyCatalog();
/** The policy speaks English itself. */
const english = { ...readCatalog('en'), ...policy };
const compiled = compileCatalog(english);
const keys = Object.keys(english);

/** Names of the places of a message. */
const placesOf = (key: string): string[] => {
  const names = new Set<string>();
  const see = (parts: Exclude<(typeof compiled)[string], string>): void => {
    for (const part of parts) {
      if (part.type !== TYPE.literal && part.type !== TYPE.pound) names.add(part.value);
      if (part.type === TYPE.plural || part.type === TYPE.select)
        for (const { value } of Object.values(part.options)) see(value);
    }
  };
  const message = compiled[key]!;
  if (typeof message !== 'string') see(message);
  return [...names].sort();
};

/** The keys that an argument may come to: those of a text, of a choice between texts, or of a text with codes in it. */
const keysOf = (argument: Node): { keys: string[]; isOpen: boolean } | null => {
  if (argument.type === 'Literal') return { keys: [String(argument.value)], isOpen: false };
  if (argument.type === 'ConditionalExpression') {
    const [a, b] = [keysOf(argument.consequent as Node), keysOf(argument.alternate as Node)];
    return a && b && { keys: [...a.keys, ...b.keys], isOpen: a.isOpen || b.isOpen };
  }
  if (argument.type !== 'TemplateLiteral') return null;
  const quasis = (argument.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const pattern = new RegExp(`^${quasis.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+')}$`);
  return { keys: keys.filter((key) => pattern.test(key)), isOpen: true };
};

interface Call {
  where: string;
  path: string;
  keys: string[] | null;
  isOpen: boolean;
  given: string[] | null;
  isEarly: boolean;
}

const isFunction = ({ type }: Node): boolean => /Function|ClassBody/.test(type);

const callsIn = (path: string, text: string): Call[] => {
  const calls: Call[] = [];
  const late = new Set<Node>();
  const { program } = parseSync(path, text);
  walk(program.body, (node) => {
    if (isFunction(node)) walk(node.body, (inner) => late.add(inner));
  });
  walk(program.body, (node) => {
    if (node.type !== 'CallExpression') return;
    const name = (node.callee as Node).name;
    if (name !== 't' && name !== 'tIfKnown') return;
    const [argument, values] = node.arguments as Node[];
    const found = keysOf(argument!);
    const given = ((values?.properties ?? []) as Node[]).map(({ key }) => String((key as Node)?.name));
    calls.push({
      where: `${path}: ${text.slice(Number(node.start), Number(node.end)).replaceAll(/\s+/g, ' ')}`,
      path,
      keys: found?.keys ?? null,
      isOpen: found?.isOpen ?? false,
      given: values === undefined || values.type === 'ObjectExpression' ? given.sort() : null,
      isEarly: !late.has(node),
    });
  });
  return calls;
};

const files = sourceFiles();
const said = files.filter(({ isTest, room }) => !isTest && room !== 'texts');
const calls = said.flatMap(({ path, text }) => callsIn(path, text));

describe('a text', () => {
  test('is named where it is said, so that this law can read it', () => {
    expect(calls.length).toBeGreaterThan(500);
    expect(calls.filter((call) => call.keys === null || call.given === null).map(({ where }) => where)).toEqual([]);
  });

  test('is given exactly what its places ask for', () => {
    const wrong = calls.filter(
      ({ keys: named, given, isOpen }) =>
        named?.length === 0 ||
        named?.some((key) => {
          if (!(key in english)) return true;
          const places = placesOf(key);
          return isOpen ? places.some((place) => !given!.includes(place)) : given!.join() !== places.join();
        }),
    );
    expect(
      wrong.map(({ where, keys: named }) => `${where} asks for ${named?.map((key) => placesOf(key).join())}`),
    ).toEqual([]);
  });

  test('is not taken before the catalog of the language is there', () => {
    expect(calls.filter(({ isEarly }) => isEarly).map(({ where }) => where)).toEqual([]);
  });

  test('is in the catalog only while somebody says it', () => {
    const used = new Set(calls.flatMap((call) => call.keys ?? []));
    for (const [, name] of readFileSync('wxt.config.ts', 'utf8').matchAll(/__MSG_(\w+)__/g))
      used.add(`manifest.${name}`);
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  test('of the panel is among those that a page of the portal is given', () => {
    const known = new Set(files.map(({ path }) => path));
    const imports = new Map(files.map(({ path, imports: specifiers }) => [path, specifiers]));
    const reached = new Set<string>();
    const follow = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const specifier of imports.get(path) ?? []) {
        const target = resolve(path, specifier, known);
        if (target !== null) follow(target);
      }
    };
    follow('entrypoints/panels.content/index.ts');
    const rooms = new Set(
      calls
        .filter(({ path }) => reached.has(path))
        .flatMap((call) => (call.keys ?? []).map((key) => key.split('.')[0]!)),
    );
    expect([...rooms].sort()).toEqual(PANEL_ROOMS);
  });
});

const TRANSLATED = localesOf().filter((locale) => locale !== 'en');

describe('a catalog', () => {
  test.each(TRANSLATED)(
    '%s has every key of the English one and every sentence of the policy, with the same places',
    (locale) => {
      expect(findFaults(english, readCatalog(locale), locale)).toEqual([]);
    },
  );

  test.each(localesOf())('%s has a description that stores take', (locale) => {
    expect(readCatalog(locale)['manifest.description']!.length).toBeLessThanOrEqual(132);
  });

  test('with a key or a place too few is refused', () => {
    const [key, message] = Object.entries(english).find(([name]) => placesOf(name).length === 1)!;
    const { [key]: _, ...fewer } = english;
    expect(findFaults(english, fewer, 'en')).toEqual([`${key} is missing`]);
    expect(findFaults(english, { ...english, [key]: 'nothing' }, 'en')).toHaveLength(1);
    expect(findFaults(english, { ...english, [key]: `${message} {other}` }, 'en')).toHaveLength(1);
    expect(findFaults(english, { ...english, [key]: '{' }, 'en')).toHaveLength(1);
    const choice = { a: '{from, select, none {now} other {from {from}}}', b: '{count, plural, one {#} other {# all}}' };
    expect(findFaults(choice, { ...choice, a: '{from, select, other {de {from}}}' }, 'es')).toEqual([
      'a: {from} without none',
    ]);
    const few = { ...choice, b: '{count, plural, other {#}}' };
    expect([findFaults(choice, few, 'es'), findFaults(choice, few, 'th')]).toEqual([['b: {count} without one'], []]);
  });

  test('is kept in the order of the English one, with what the policy says', () => {
    expect(Object.keys(policy).length).toBeGreaterThan(200);
    const order = Object.keys(readCatalog('en'));
    for (const locale of TRANSLATED)
      expect(Object.keys(readCatalog(locale)).filter((key) => !(key in policy))).toEqual(order);
  });

  test('made strange is longer, accented and in brackets, and keeps its places', () => {
    expect(pseudoCatalog({ a: 'Appeals' })).toEqual({ a: '⟦Áppéálš~~~⟧' });
  });
});
