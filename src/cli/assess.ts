import * as z from 'zod/mini';
import { assess, DEFAULT_HORIZON } from '#core/assess';
import { isDay, makeDay } from '#core/model/day';
import { isRegion, REGIONS } from '#core/model/region';
import { parseShopFile } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';
import { printAssessment } from './print-assessment';
import { readLines } from './read-lines';
import { exitRefused, parseJsonText, readArguments, readJson } from './refusal';

z.config(z.locales.en());

/** Twice the size of a shop file of 100 000 orders. */
const MAX_LINE_BYTES = 100_000_000;
const LONGEST_HORIZON = 365;
const LAST_DAY = '9998-12-31'; // years have four digits, and the horizon reaches into the next
const USAGE =
  'usage: npm run --silent assess -- SHOP-FILE [--as-of 2026-07-01] [--horizon 60] [--seed 1], or --ndjson < SHOP-FILES';

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most
    ? number
    : exitRefused(`--${name}: not a whole number from ${least} to ${most}: ${text}`);
};

const OPTIONS = {
  'as-of': { type: 'string' },
  horizon: { type: 'string' },
  seed: { type: 'string' },
  ndjson: { type: 'boolean' },
} as const;
const { values, positionals } = readArguments(OPTIONS, USAGE);
const [path, ...rest] = positionals;
const isStream = values.ndjson === true;
if ((path === undefined) !== isStream || rest.length > 0) exitRefused(USAGE);
const asked = values['as-of'];
if (asked !== undefined && !isDay(asked)) exitRefused(`--as-of: not a day from 1970 on, such as 2026-07-01: ${asked}`);
const horizon = wholeNumber('horizon', values.horizon ?? String(DEFAULT_HORIZON), 1, LONGEST_HORIZON);
const seed = wholeNumber('seed', values.seed ?? '1', 0, 2 ** 31 - 1);

/** The printed assessment of a shop file, or its first error with the path. */
const assessFile = (json: unknown): { assessment: object } | { error: string } => {
  const parsed = parseShopFile(json);
  if (!parsed.ok)
    return { error: `${parsed.fault.path === '' ? 'shop file' : parsed.fault.path}: ${parsed.fault.message}` };
  const file = parsed.value;
  const { timeZone, region } = file.shop;
  if (timeZone === null && !isRegion(region))
    return { error: 'shop.timeZone: not known, and the region has no usual one' };
  const zone = makeZone(timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC'));
  const asOf = asked ?? makeDay(zone.dayOf(file.exportedAt));
  if (asOf > LAST_DAY)
    return { error: `${asked === undefined ? 'exportedAt' : '--as-of'}: later than ${LAST_DAY}: ${asOf}` };
  return { assessment: printAssessment(assess(file, { asOf, horizon, seed })) };
};

// A reader such as `head` may close the pipe early.
process.stdout.on('error', () => process.exit());

/**
 * One shop file per line in, one assessment per line out, in order. A malformed line is answered with an error and the
 * rest goes on; empty lines are skipped.
 */
const assessLines = async (): Promise<void> => {
  for await (const { line, text } of readLines(process.stdin, MAX_LINE_BYTES)) {
    if (text?.trim() === '') continue;
    const json = text === null ? { error: `longer than ${MAX_LINE_BYTES / 1e6} MB` } : parseJsonText(text);
    const result = 'error' in json ? json : assessFile(json.value);
    if ('error' in result) process.exitCode = 2;
    const printed = JSON.stringify('error' in result ? { line, error: result.error } : result.assessment);
    if (!process.stdout.write(`${printed}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
};

if (isStream) void assessLines();
else {
  const result = assessFile(readJson(path!));
  if ('error' in result) exitRefused(result.error);
  else process.stdout.write(`${JSON.stringify(result.assessment, null, 2)}\n`);
}
