import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { PageVisit } from '#core/model/page';

// What the reader makes of each rendered page, kept beside the capture: `UPDATE=1` writes it, and its diff is what a
// change of captions or of a reader, or a page rendered anew, does to the facts.

const RENDERED_FOLDER = 'test/pages/rendered/';
const fileOf = (name: string): string => `${RENDERED_FOLDER}${name}.json`;

export const expectationNames = (): string[] =>
  readdirSync(RENDERED_FOLDER)
    .filter((text) => text.endsWith('.json'))
    .map((text) => text.replace('.json', ''));

/** What is not known is left out, as in the records themselves. */
const line = (value: unknown): string => JSON.stringify(value, (_, text) => text ?? undefined);

/** A list has a line for each record, so that a diff shows which ones differ, and in what. */
const block = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((text) => `\n    ${line(text)}`).join(',')}\n  ]` : line(value);

export const printVisit = (visit: PageVisit | null): string => {
  if (visit === null) return 'null\n';
  const { facts, ...head } = visit;
  const entries = Object.entries({ ...head, ...facts }).filter(([, it]) => it !== null && line(it) !== '[]');
  return `{\n${entries.map(([name, it]) => `  ${line(name)}: ${block(it)}`).join(',\n')}\n}\n`;
};

/** What is kept of it; where that is asked for, what is printed now is kept first. */
export const expected = (name: string, printed: string): string => {
  if (process.env.UPDATE === '1') writeFileSync(fileOf(name), printed);
  if (!existsSync(fileOf(name))) throw new Error(`nothing is expected of the capture “${name}”: run with UPDATE=1`);
  return readFileSync(fileOf(name), 'utf8');
};
