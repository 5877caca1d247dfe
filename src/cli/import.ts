import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { ExportContext } from '#core/model/export';
import { type Facts, LIST_NAMES, type ListName, noFacts } from '#core/model/facts';
import { instant } from '#core/model/field';
import { isRegion, REGIONS } from '#core/model/region';
import { type Shop, shopIdOf, timeZoneOf } from '#core/model/shop';
import { makeShopFile, parseShopFile, type ShopFile } from '#core/model/shop-file';
import { readExport } from '#seller-center/exports/read-export';
import { mergeRecords } from '#storage/merge-records';
import { withSeenTimes } from '#storage/seen-times';
import { findShop, hintOf } from '#storage/shop-identity';
import { cannotRead, exitRefused, parseJsonText, readJson, toLine } from './refusal';

z.config(z.locales.en());

const USAGE =
  'usage: npm run --silent import -- [--region US] [--shop-name NAME] [--read-at INSTANT] [--into SHOP-FILE] FILE… > shop.json';

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        region: { type: 'string' },
        'shop-name': { type: 'string' },
        'read-at': { type: 'string' },
        into: { type: 'string' },
      },
    });
  } catch (error) {
    return exitRefused(error instanceof Error ? error.message : 'unreadable arguments');
  }
};

const { values, positionals } = readArguments();
const paths = positionals;
if (paths.length === 0) exitRefused(USAGE);
const region = values.region;
if (region !== undefined && !isRegion(region))
  exitRefused(`--region: none of ${Object.keys(REGIONS).join(', ')}: ${region}`);
const name = values['shop-name']?.trim() || null;
const readAt = values['read-at'] ?? new Date().toISOString();
if (!z.safeParse(instant, readAt).success || !readAt.includes('T'))
  exitRefused(`--read-at: not an instant such as 2026-07-01T16:00:00Z: ${readAt}`);

const faultOf = (parsed: ReturnType<typeof parseShopFile>): string =>
  parsed.ok ? '' : `${parsed.fault.path || 'shop file'}: ${parsed.fault.message}`;

/** What is known of the shop, as the extension would have it stored. */
const known = {
  shop: null as Shop | null,
  /** the latest of what was taken in: shop files alone bring no new reading with them */
  exportedAt: values['read-at'] ?? '',
  lists: Object.fromEntries(LIST_NAMES.map((list) => [list, new Map()])) as {
    [N in ListName]: Map<string, Facts[N][number]>;
  },
};

const mergeFacts = (facts: Facts): void => {
  const mergeInto = <N extends ListName>(list: N) => {
    const stored = new Set(known.lists[list].keys());
    mergeRecords(list, known.lists[list], facts[list] as Facts[N][number][], (key) => stored.has(key));
  };
  for (const list of LIST_NAMES) mergeInto(list);
};

const shopOfOptions = (): Shop => {
  const owner = { region: region ?? 'US', sellerId: null, name };
  return { id: shopIdOf(owner), ...owner, timeZone: null, openedOn: null, category: null };
};

/** Two shops never mix: a shop file of another shop is refused. */
const takeShopFile = ({ format: _, version: __, exportedAt, shop, ...facts }: ShopFile): string | null => {
  if (known.shop === null) {
    if (region !== undefined && region !== shop.region)
      return `it is of a shop of ${shop.region}, and --region is ${region}`;
    known.shop = { ...shop, name: name ?? shop.name };
  } else {
    const found = findShop([known.shop], hintOf(shop));
    if (found === undefined) return 'it is of another shop than the one imported into';
    const isNamed = hintOf(known.shop).sellerId === null;
    const filled = { ...known.shop };
    for (const field of ['name', 'timeZone', 'openedOn', 'category'] as const) filled[field] ??= shop[field];
    known.shop = isNamed ? { ...filled, id: shop.id, sellerId: shop.sellerId ?? null } : filled;
  }
  if (exportedAt > known.exportedAt) known.exportedAt = exportedAt;
  mergeFacts(facts);
  return null;
};

const PEEK_BYTES = 4096;
/** Of a larger one the head has to tell whether it is a shop file, as it does where no tool has sorted its fields. */
const MAX_SEARCHED_BYTES = 50_000_000;

/** Saved answers, which are read together, because they tell of each other. */
const answers: File[] = [];

const kindOf = async (file: File): Promise<'shop-file' | 'json' | 'export'> => {
  const head = (await file.slice(0, PEEK_BYTES).text()).replace(/^\uFEFF/, '').trimStart();
  if (!/^[{[]/.test(head)) return 'export';
  const text = file.size > MAX_SEARCHED_BYTES ? head : await file.text();
  return text.includes('"sps-ahead/shop"') ? 'shop-file' : 'json';
};

const printLeftOut = (file: string, message: string): void => {
  process.stderr.write(toLine(`${file}: ${message}`));
};

/**
 * Takes in what was exported or saved of a shop, and prints what was left out. Returns why all of it is refused, or null.
 * @param file one, or several that are read together
 */
const takeExport = async (file: File | readonly File[]): Promise<string | null> => {
  const shop = known.shop ?? shopOfOptions();
  if (!isRegion(shop.region)) return `what an export of the region ${shop.region} means is not known`;
  const context: ExportContext = {
    region: shop.region,
    timeZone: timeZoneOf(shop),
    currency: REGIONS[shop.region].currency,
    at: new Date(readAt).toISOString(),
  };
  const batches: Facts[] = [];
  const outcome = await readExport(file, context, { onFacts: (facts) => void batches.push(facts), confirmLarge: true });
  if (!outcome.ok) return outcome.message;
  known.shop = shop;
  if (readAt > known.exportedAt) known.exportedAt = readAt;
  for (const batch of batches) mergeFacts(withSeenTimes(batch, context.at));
  const { refused, refusedRows, refusedFiles = [] } = outcome.value;
  if (refusedFiles.length > 0) process.exitCode = 2;
  for (const { file: packed, row, message } of refused) {
    const names = [file instanceof File ? file.name : undefined, packed].filter((part) => part !== undefined);
    printLeftOut(names.join(': ') || 'answers', row === null ? message : `row ${row}: ${message}`);
  }
  if (refusedRows > refused.length)
    printLeftOut(file instanceof File ? file.name : 'answers', `and ${refusedRows - refused.length} more`);
  return null;
};

const takeFile = async (path: string): Promise<string | null> => {
  let file: File;
  try {
    const { mtimeMs } = statSync(path);
    file = new File([await openAsBlob(path)], basename(path), { lastModified: mtimeMs });
    const kind = await kindOf(file);
    if (kind === 'json') answers.push(file);
    if (kind !== 'shop-file') return kind === 'json' ? null : await takeExport(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return cannotRead(path, error).slice(path.length + 2);
    throw error;
  }
  const json = parseJsonText(await file.text());
  if ('error' in json) return json.error;
  const parsed = parseShopFile(json.value);
  return parsed.ok ? takeShopFile(parsed.value) : faultOf(parsed);
};

const run = async (): Promise<void> => {
  if (values.into !== undefined) {
    const parsed = parseShopFile(readJson(values.into));
    const fault = parsed.ok ? takeShopFile(parsed.value) : faultOf(parsed);
    if (fault !== null) exitRefused(`${values.into}: ${fault}`);
  }
  for (const path of paths) {
    const reason = await takeFile(path);
    if (reason === null) continue;
    printLeftOut(basename(path), reason);
    process.exitCode = 2;
  }
  const [first] = answers;
  const reason = first === undefined ? null : await takeExport(answers.length === 1 ? first : answers);
  if (reason !== null) {
    process.stderr.write(toLine(answers.length === 1 ? `${first!.name}: ${reason}` : reason));
    process.exitCode = 2;
  }
  if (known.shop === null) return;
  const facts = {
    ...noFacts(),
    ...Object.fromEntries(LIST_NAMES.map((list) => [list, [...known.lists[list].values()]])),
  };
  // in one order of fields, whichever file the shop came from, so that equal shops make equal files
  const { id, region: market, sellerId = null, name: shopName, ...rest } = known.shop;
  const owner = { id, region: market, sellerId, name: shopName, ...rest };
  process.stdout.on('error', () => process.exit());
  process.stdout.write(`${JSON.stringify(makeShopFile(owner, facts as Facts, known.exportedAt), null, 2)}\n`);
};

void run();
