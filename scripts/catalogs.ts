import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStructurallySame, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

// Text catalogs are checked against the English one and compiled, so that no page needs a message parser.

const FOLDER = join(import.meta.dirname, '..', 'assets', 'catalogs');
const IN_FOLDER = /[\\/]assets[\\/]catalogs[\\/]([\w-]+)\.json(?:\?(.*))?$/;

export type Source = Readonly<Record<string, string>>;
export type Compiled = Record<string, string | MessageFormatElement[]>;

export const localesOf = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();

export const readCatalog = (locale: string): Source =>
  JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8')) as Source;

const parseMessage = (message: string): MessageFormatElement[] =>
  parse(message, { ignoreTag: true, captureLocation: false, requiresOtherClause: true });

/** @throws {SyntaxError} naming the key of a message that is not ICU MessageFormat */
export const compileCatalog = (source: Source): Compiled =>
  Object.fromEntries(
    Object.entries(source).map(([key, message]) => {
      try {
        const parts = parseMessage(message);
        if (parts.length === 0) return [key, ''];
        const [first] = parts;
        return [key, parts.length === 1 && first?.type === TYPE.literal ? first.value : parts];
      } catch (error) {
        throw new SyntaxError(`${key}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );

/** The options of each choice in a message, and the plural forms of each number in its language. */
const optionsOf = (parts: readonly MessageFormatElement[], forms: ReadonlySet<string>): string[] =>
  parts.flatMap((part) => {
    if (part.type !== TYPE.select && part.type !== TYPE.plural) return [];
    const names = Object.keys(part.options).filter((name) => part.type === TYPE.select || forms.has(name));
    const inner = Object.values(part.options).flatMap(({ value }) => optionsOf(value, forms));
    return [...names.map((name) => `{${part.value}} without ${name}`), ...inner];
  });

/**
 * Faults of a translation: missing or unknown keys, and messages whose arguments differ from the English ones.
 * @param locale of the translation
 */
export const findFaults = (english: Source, translated: Source, locale: string): string[] => {
  const forms = new Set<string>(new Intl.PluralRules(locale).resolvedOptions().pluralCategories);
  const missing = Object.keys(english).filter((key) => !(key in translated));
  const unknown = Object.keys(translated).filter((key) => !(key in english));
  const different = Object.entries(translated).flatMap(([key, message]) => {
    if (english[key] === undefined) return [];
    try {
      const [original, other] = [parseMessage(english[key]), parseMessage(message)];
      const { error } = isStructurallySame(original, other);
      if (error !== undefined) return [`${key}: ${error.message}`];
      const has = new Set(optionsOf(other, forms));
      return [...new Set(optionsOf(original, forms))]
        .filter((option) => !has.has(option))
        .map((option) => `${key}: ${option}`);
    } catch (error) {
      return [`${key}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  return [
    ...missing.map((key) => `${key} is missing`),
    ...unknown.map((key) => `${key} is not in en.json`),
    ...different,
  ];
};

/** The messages of a catalog for some rooms. */
export const only = (compiled: Compiled, rooms: readonly string[]): Compiled =>
  Object.fromEntries(Object.entries(compiled).filter(([key]) => rooms.includes(key.split('.')[0]!)));

/** Rooms whose messages the panel and the marks use; a law compares them with the keys in their code. */
export const PANEL_ROOMS = [
  'checklist',
  'components',
  'count',
  'evidence',
  'figures',
  'glance',
  'panel',
  'teach',
  'words',
];

/** As a script: browsers parse long JSON text in half the time of an equal object literal. */
const parsed = (value: object): string => `JSON.parse('${JSON.stringify(value).replaceAll(/[\\']/g, '\\$&')}')`;

interface PublicFile {
  relativeDest: string;
}

/** Translations of the policy's own sentences, which are its English: a law compares them with the policy. */
const sentencesIn = (translated: Source): Source =>
  Object.fromEntries(Object.entries(translated).filter(([key]) => /^(?:rules|evidence|checks)\./.test(key)));

/** Build plugin: compiled catalogs for pages and one panel file per language; a faulty catalog fails the build. */
export const catalogs = {
  plugin: {
    name: 'catalogs',
    enforce: 'pre' as const,
    buildStart(): void {
      const english = readCatalog('en');
      for (const locale of localesOf()) {
        const translated = readCatalog(locale);
        const faults = findFaults({ ...sentencesIn(translated), ...english }, translated, locale);
        if (faults.length > 0) throw new Error(`assets/catalogs/${locale}.json:\n  ${faults.join('\n  ')}`);
      }
    },
    /** `?compiled` compiles for pages, `?rooms=a,b` keeps only keys of these rooms; without either the file stays JSON */
    transform(code: string, id: string): string | { code: string; moduleType: 'js' } | undefined {
      const [, , query = ''] = IN_FOLDER.exec(id) ?? [];
      if (!IN_FOLDER.test(id)) return undefined;
      const source = JSON.parse(code) as Source;
      const compiled = compileCatalog(source);
      if (query === '') return JSON.stringify(compiled);
      const rooms = /(?:^|&)rooms=([^&]*)/.exec(query)?.[1];
      const asked = rooms === undefined ? compiled : only(compiled, rooms.split(','));
      return { code: `export default ${parsed(asked)}`, moduleType: 'js' };
    },
  },
  /** Adds the panel's and the manifest's texts to the package, and removes the source catalogs. */
  publish: (files: (PublicFile & ({ absoluteSrc: string } | { contents: string }))[]): void => {
    const written = files.filter(({ relativeDest }) => !/^catalogs[\\/]/.test(relativeDest));
    files.splice(0, files.length, ...written);
    for (const locale of localesOf()) {
      const catalog = readCatalog(locale);
      const said = Object.entries(catalog).filter(([key]) => key.startsWith('manifest.'));
      files.push({
        relativeDest: `_locales/${locale.replace('-', '_')}/messages.json`,
        contents: JSON.stringify(Object.fromEntries(said.map(([key, message]) => [key.slice(9), { message }]))),
      });
      const messages = only(compileCatalog(catalog), PANEL_ROOMS);
      files.push({
        relativeDest: `catalogs/panel-${locale}.js`,
        contents: `globalThis.panelTexts=${parsed({ locale, messages })};`,
      });
    }
  },
};
