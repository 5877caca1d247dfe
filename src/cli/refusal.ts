import { readFileSync } from 'node:fs';
import { isNestedTooDeep } from '#core/model/json-depth';

const LONGEST_LINE = 300;

/** One line; what a file holds must not steer the terminal. */
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

/** A part of the text itself, which may be of a person. */
const QUOTED = /, (?:\.{3})?".*$/s;

/** The JSON value of a text. Errors: a message that says why it is none, and nothing that stands in it. */
export const parseJsonText = (text: string): { value: unknown } | { error: string } => {
  if (isNestedTooDeep(text)) return { error: 'not JSON: nested too deep' };
  try {
    return { value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message.replace(QUOTED, '') : ''}` };
  }
};

/** The JSON value of a file, or the end of the command. */
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
