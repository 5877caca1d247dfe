import { readFileSync } from 'node:fs';
import { findJsonExcess } from '#core/model/json-bounds';

const LONGEST_LINE = 300;

/** Text on one line, without control characters that could steer the terminal. */
export const toLine = (message: string): string => {
  const line = message.replaceAll(/[\s\p{C}]+/gu, ' ');
  return `${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}\n`;
};

/** One line on standard error, nothing on standard output. */
export const exitRefused = (message: string): never => {
  process.stderr.write(toLine(message));
  process.exit(2);
};

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'unknown');
export const cannotRead = (path: string, error: unknown): string => `${path}: cannot be read (${codeOf(error)})`;

/** An excerpt of the file's text, which may name a person. */
const QUOTED = /, (?:\.{3})?".*$/s;

/** The JSON value of a text. Errors explain without quoting the text. */
export const parseJsonText = (text: string): { value: unknown } | { error: string } => {
  const excess = findJsonExcess(text);
  if (excess !== null) return { error: `not JSON: ${excess}` };
  try {
    return { value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message.replace(QUOTED, '') : ''}` };
  }
};

/** The JSON value of a file; ends the command if there is none. */
export const readJson = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return exitRefused(cannotRead(path, error));
  }
  const parsed = parseJsonText(text);
  return 'error' in parsed ? exitRefused(`${path}: ${parsed.error}`) : parsed.value;
};
