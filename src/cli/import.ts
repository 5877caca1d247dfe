import { fstatSync, openAsBlob, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { ExportContext } from '#core/model/export';
import { type Facts, LIST_NAMES, type ListName, noFacts } from '#core/model/facts';
import { instant } from '#core/model/field';
import { isRegion, REGIONS } from '#core/model/region';
import { type Shop, shopIdOf, timeZoneOf } from '#core/model/shop';
import { HEAD_BYTES, kindOfFile, makeShopFile, namesShopFile } from '#core/model/shop-file';
import { readExport } from '#seller-center/exports/read-export';
import { mergeRecords, withSeenTimes } from '#storage/merge';
import { findShop, hintOf, shopOf } from '#storage/shop-identity';
import { cannotRead, decodeText, exitRefused, readArguments, toLine } from './refusal';

z.config(z.locales.en());

const USAGE =
  'usage: npm run --silent import -- [--region US] [--shop-name NAME] [--read-at INSTANT] [--into SHOP-FILE] FILE… > shop.json, where - is standard input';

const OPTIONS = {
  region: { type: 'string' },
  'shop-name': { type: 'string' },
  'read-at': { type: 'string' },
  into: { type: 'string' },
} as const;
const { values, positionals: paths } = readArguments(OPTIONS, USAGE);
if (paths.length === 0) exitRefused(USAGE);
const region = values.region;
if (region !== undefined && !isRegion(region))
  exitRefused(`--region: none of ${Object.keys(REGIONS).join(', ')}: ${region}`);
const name = values['shop-name']?.trim() || null;
const readAt = values['read-at'] ?? new Date().toISOString();
if (!z.safeParse(instant, readAt).success || !readAt.includes('T'))
  exitRefused(`--read-at: not an instant such as 2026-07-01T16:00:00Z: ${readAt}`);

/** The head of a larger file must show whether it is a shop file. */
const MAX_SEARCHED_BYTES = 50_000_000;

/** The shop as the extension would store it. */
const known = {
  shop: null as Shop | null,
  /** latest export time of the imported files, as importing a shop file reads nothing anew */
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

/** Adopts the owner of imported facts; a shop file of another shop is refused, as two shops never mix. */
const adoptOwner = (owner: Shop, exportedAt: string): string | null => {
  if (known.shop === null) {
    if (region !== undefined && region !== owner.region)
      return `it is of a shop of ${owner.region}, and --region is ${region}`;
    if (name !== null && owner.name !== null && name !== owner.name)
      return 'it is of a shop of another name than --shop-name';
    const named = { ...owner, name: owner.name ?? name };
    known.shop = hintOf(owner).sellerId === null ? { ...named, id: shopIdOf(hintOf(named)) } : named;
  } else {
    const found = findShop([known.shop], hintOf(owner));
    if (found === undefined) return 'it is of another shop than the one imported into';
    const isNamed = hintOf(known.shop).sellerId === null;
    const filled = { ...known.shop };
    for (const field of ['name', 'timeZone', 'openedOn', 'category'] as const) filled[field] ??= owner[field];
    known.shop = isNamed ? { ...filled, id: owner.id, sellerId: owner.sellerId ?? null } : filled;
  }
  if (exportedAt > known.exportedAt) known.exportedAt = exportedAt;
  return null;
};

const textOf = async (file: Blob): Promise<string> => decodeText(new Uint8Array(await file.arrayBuffer()));
const kindOf = async (file: File): Promise<ReturnType<typeof kindOfFile>> => {
  const kind = kindOfFile(await textOf(file.slice(0, HEAD_BYTES)));
  return kind === 'json' && file.size <= MAX_SEARCHED_BYTES && namesShopFile(await textOf(file)) ? 'shop-file' : kind;
};

const printLeftOut = (file: string, message: string): void => {
  process.stderr.write(toLine(`${file}: ${message}`));
};

/**
 * Imports exported or saved files of a shop and prints what was left out. Returns why all of it is refused, or null.
 * @param file one, or several that are read together
 */
const importFiles = async (file: File | readonly File[]): Promise<string | null> => {
  const shop = known.shop ?? shopOf({ region: region ?? 'US', sellerId: null, name });
  const market = isRegion(shop.region) ? shop.region : null;
  const context: ExportContext = {
    region: market ?? 'US',
    timeZone: timeZoneOf(shop),
    currency: REGIONS[market ?? 'US'].currency,
    at: new Date(readAt).toISOString(),
  };
  const batches: Facts[] = [];
  const outcome = await readExport(file, context, { onFacts: (facts) => void batches.push(facts), confirmLarge: true });
  if (!outcome.ok) return outcome.message;
  const { refused, refusedRows, shopFile, refusedFiles = [] } = outcome.value;
  if (shopFile === undefined && market === null)
    return `what an export of the region ${shop.region} means is not known`;
  const fault = shopFile === undefined ? null : adoptOwner(shopFile.shop, shopFile.exportedAt);
  if (fault !== null) return fault;
  known.shop ??= shop;
  if (shopFile === undefined && readAt > known.exportedAt) known.exportedAt = readAt;
  for (const batch of batches) mergeFacts(shopFile === undefined ? withSeenTimes(batch, context.at) : batch);
  if (refusedFiles.length > 0) process.exitCode = 2;
  const source = file instanceof File ? [file.name] : [];
  for (const { file: packed, row, message } of refused)
    printLeftOut(
      [...source, ...(packed === undefined ? [] : [packed])].join(': ') || 'answers',
      row === null ? message : `row ${row}: ${message}`,
    );
  if (refusedRows > refused.length) printLeftOut(source[0] ?? 'answers', `and ${refusedRows - refused.length} more`);
  return null;
};

const refuseFile = (file: string | null, reason: string): void => {
  process.stderr.write(toLine(file === null ? reason : `${file}: ${reason}`));
  process.exitCode = 2;
};

/** A file with its kind; the reason if it cannot be opened. */
const openFile = async (path: string): Promise<{ file: File; kind: Awaited<ReturnType<typeof kindOf>> } | string> => {
  try {
    const about = path === '-' ? fstatSync(0) : statSync(path);
    if (about.isDirectory()) return 'it is a folder: name the files in it';
    // What a pipe holds has no size.
    const content = path === '-' ? readFileSync(0) : about.isFile() ? await openAsBlob(path) : readFileSync(path);
    const file = new File([content], basename(path), { lastModified: about.mtimeMs });
    return { file, kind: await kindOf(file) };
  } catch (error) {
    return cannotRead(path, error).slice(path.length + 2);
  }
};

const run = async (): Promise<void> => {
  if (values.into !== undefined) {
    const opened = await openFile(values.into);
    const isShopFile = typeof opened === 'object' && opened.kind === 'shop-file';
    const fault = isShopFile
      ? await importFiles(opened.file)
      : typeof opened === 'string'
        ? opened
        : 'it is no shop file: name it without --into';
    if (fault !== null) exitRefused(`${values.into}: ${fault}`);
  }
  const files = { 'shop-file': [] as File[], other: [] as File[], json: [] as File[] };
  for (const path of paths) {
    const opened = await openFile(path);
    if (typeof opened === 'string') refuseFile(basename(path), opened);
    else files[opened.kind].push(opened.file);
  }
  // Shop files tell the market by which exports are read.
  for (const file of [...files['shop-file'], ...files.other]) {
    const reason = await importFiles(file);
    if (reason !== null) refuseFile(file.name, reason);
  }
  // Saved Partner API answers are read together because they refer to each other.
  const [first, another] = files.json;
  const reason = first === undefined ? null : await importFiles(another === undefined ? first : files.json);
  if (reason !== null) refuseFile(another === undefined ? first!.name : null, reason);
  if (known.shop === null) return;
  const facts = {
    ...noFacts(),
    ...Object.fromEntries(LIST_NAMES.map((list) => [list, [...known.lists[list].values()]])),
  };
  // In a fixed order of fields, so that equal shops make equal files.
  const { id, region: market, sellerId = null, name: shopName, ...rest } = known.shop;
  const owner = { id, region: market, sellerId, name: shopName, ...rest };
  process.stdout.on('error', () => process.exit());
  process.stdout.write(`${JSON.stringify(makeShopFile(owner, facts as Facts, known.exportedAt), null, 2)}\n`);
};

void run();
