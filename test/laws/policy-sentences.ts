import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Source } from '../../scripts/catalogs';
import { slugOf } from '../../src/ui/components/policy-text';

/** The rooms of the catalogs that hold what the policy says, and the fields of its rows that they come from. */
const ROOM_OF: Record<string, 'rules' | 'evidence' | 'checks'> = {
  says: 'rules',
  rule: 'rules',
  definition: 'rules',
  evidence: 'evidence',
  refutedBy: 'checks',
  fact: 'checks',
};

/** Every sentence in the policy that a screen may show, by room. @param modules what the files of the policy export */
const policySentences = (modules: readonly unknown[]): { room: string; sentence: string }[] => {
  const found = new Map<string, { room: string; sentence: string }>();
  const seen = new Set<unknown>();
  const see = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const room = ROOM_OF[field];
      if (room !== undefined && value !== '') found.set(`${room} ${value}`, { room, sentence: value });
      return;
    }
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value) || value instanceof Map) for (const item of value.values()) see(item, field);
    // what nobody published has a name of our own
    else if ('where' in value && value.where === null && 'title' in value) see(value.title, 'rule');
    // a definition is a rule, whose value is the sentence
    else for (const [name, item] of Object.entries(value)) see(item, name === 'value' ? field : name);
  };
  for (const module of modules) see(module, '');
  return [...found.values()];
};

const FOLDER = join(import.meta.dirname, '../../src/core/policy');

/** What the policy says in English, each sentence by the key under which the other languages hold it. */
export const policyCatalog = async (): Promise<Source> => {
  const files = readdirSync(FOLDER).filter((file) => !file.includes('.test.'));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(FOLDER, file)).href)));
  const keyed = policySentences(modules.map((module) => ({ ...module }))).map(
    ({ room, sentence }) => [`${room}.${slugOf(sentence)}`, sentence] as const,
  );
  const catalog = Object.fromEntries(keyed);
  if (Object.keys(catalog).length < keyed.length) throw new Error('two sentences of the policy share a key');
  return catalog;
};
