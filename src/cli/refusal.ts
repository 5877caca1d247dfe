import { readFileSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
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

/** The options and arguments of a command; ends it with its usage where that is asked for, and where one is unknown. */
export const readArguments = <T extends ParseArgsOptionsConfig>(options: T, usage: string) => {
  const help = { type: 'boolean', short: 'h' } as const;
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { ...options, help } });
    if (!('help' in values)) return { values, positionals };
  } catch (error) {
    return exitRefused(error instanceof Error ? error.message : 'unreadable arguments');
  }
  process.stdout.write(`${usage}\n`);
  return process.exit();
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

/** A text in UTF-8, or in UTF-16 with the mark by which a shell of Windows begins it. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);

/** The JSON value of a file; ends the command if there is none. */
export const readJson = (path: string): unknown => {
  let text: string;
  try {
    text = decodeText(readFileSync(path));
  } catch (error) {
    return exitRefused(cannotRead(path, error));
  }
  const parsed = parseJsonText(text);
  if (!('error' in parsed)) return parsed.value;
  const cure = /^\s*[{[]/.test(text) ? '' : '; npm run import makes a shop file of exports';
  return exitRefused(`${path}: ${parsed.error}${cure}`);
};
