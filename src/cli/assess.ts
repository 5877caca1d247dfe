import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { assess, DEFAULT_HORIZON } from '#core/assess';
import { isDay, makeDay } from '#core/model/day';
import { isRegion, REGIONS } from '#core/model/region';
import { parseShopFile } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';

z.config(z.locales.en());

const LONGEST_HORIZON = 365;
const LAST_DAY = '9998-12-31'; // years have four digits, and the horizon reaches into the next
const LONGEST_LINE = 300;

/** One line on standard error, nothing on standard output; what a file holds must not steer the terminal. */
const refuse = (message: string): never => {
  const line = message.replaceAll(/[\s\p{C}]+/gu, ' ');
  process.stderr.write(`${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}\n`);
  process.exit(2);
};

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, horizon: { type: 'string' }, seed: { type: 'string' } },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'unreadable arguments');
  }
};

const readJson = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refuse(`${path}: cannot be read (${error instanceof Error && 'code' in error ? error.code : 'unknown'})`);
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return refuse(`${path}: not JSON: ${error instanceof Error ? error.message : ''}`);
  }
};

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most
    ? number
    : refuse(`--${name}: not a whole number from ${least} to ${most}: ${text}`);
};

const { values, positionals } = readArguments();
const [path, ...rest] = positionals;
if (path === undefined || rest.length > 0)
  refuse('usage: npm run --silent assess -- SHOP-FILE [--as-of 2026-07-01] [--horizon 60] [--seed 1]');
const asked = values['as-of'];
if (asked !== undefined && !isDay(asked)) refuse(`--as-of: not a day that exists: ${asked}`);
const horizon = wholeNumber('horizon', values.horizon ?? String(DEFAULT_HORIZON), 1, LONGEST_HORIZON);
const seed = wholeNumber('seed', values.seed ?? '1', 0, 2 ** 31 - 1);

const parsed = parseShopFile(readJson(path!));
if (!parsed.ok) refuse(`${parsed.fault.path === '' ? 'shop file' : parsed.fault.path}: ${parsed.fault.message}`);
else {
  const file = parsed.value;
  const { timeZone, region } = file.shop;
  if (timeZone === null && !isRegion(region)) refuse('shop.timeZone: not known, and the region has no usual one');
  const zone = makeZone(timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC'));
  const asOf = asked ?? makeDay(zone.dayOf(file.exportedAt));
  if (asOf > LAST_DAY) refuse(`${asked === undefined ? 'exportedAt' : '--as-of'}: later than ${LAST_DAY}: ${asOf}`);
  // The printed document is a public format: what only the screens use is left out.
  const { appealDetails: _, ...assessment } = assess(file, { asOf, horizon, seed });
  // Whoever reads only the beginning, as `head` does, has had what they asked for.
  process.stdout.on('error', () => process.exit());
  process.stdout.write(`${JSON.stringify(assessment, null, 2)}\n`);
}
