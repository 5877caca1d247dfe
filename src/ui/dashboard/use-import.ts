import { createContext, useContext, useRef, useState } from 'react';
import type { ExportContext, ExportErrorCode, ExportOptions, ExportOutcome, ExportProgress } from '#core/model/export';
import { isRegion, REGIONS, type Region } from '#core/model/region';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { HEAD_BYTES, kindOfFile } from '#core/model/shop-file';
import { makeUpload } from '#messages/page-request';
import type { ImportResult } from '#messages/protocol';
import { t } from '#texts/translate';
import { reasonOf } from '../components/reason';

/** Reads a file on a thread of its own and hands out its facts in batches. */
export type ExportReader = (
  file: File | readonly File[],
  context: ExportContext,
  options: ExportOptions,
  signal: AbortSignal,
) => Promise<ExportOutcome>;

/** What importing needs from outside. */
interface ImportTools {
  readExport: ExportReader;
  clock(): Date;
}
export const ImportContext = createContext<ImportTools | null>(null);

/** The imports of this dashboard, which go on whatever page of it is shown. */
export const ImportsContext = createContext<ReturnType<typeof useImport> | null>(null);

type ImportOutcome =
  | { state: 'waiting' }
  | { state: 'reading'; progress?: ExportProgress }
  /** read together with the first of its kind */
  | { state: 'joined'; with: string }
  | { state: 'done'; done: Extract<ImportResult, { ok: true }> }
  /** `code` where the file is refused, of which the message then tells more; `isLarge`: it may be read all the same, if it is meant */
  | { state: 'failed'; message: string; code?: Exclude<ExportErrorCode, 'cancelled'>; isLarge?: boolean };

export type ImportLine = ImportOutcome & {
  /** its place in the choice: two files may have the same name */
  place: number;
  file: File;
};

interface ImportRequest {
  file: File;
  /** more answers of the Partner API, which are read together with it, because they tell of each other */
  others: readonly File[];
  /** the shop shown, else the market that was chosen */
  owner: Shop | Region;
  confirmLarge: boolean;
  onProgress(progress: ExportProgress): void;
  signal: AbortSignal;
}

const kindOf = async (file: File): Promise<ReturnType<typeof kindOfFile>> =>
  kindOfFile(await file.slice(0, HEAD_BYTES).text());

/** Null where the market is none that exports are known of. */
const contextOf = (owner: Shop | Region, at: Date): ExportContext | null => {
  const region = typeof owner === 'string' ? owner : owner.region;
  if (!isRegion(region)) return null;
  const timeZone = typeof owner === 'string' ? REGIONS[region].timeZone : timeZoneOf(owner);
  return { region, timeZone, currency: REGIONS[region].currency, at: at.toISOString() };
};

const toOutcome = (imported: ImportResult): ImportOutcome =>
  imported.ok
    ? { state: 'done', done: imported }
    : { state: 'failed', message: t(`dashboard.import.refusals.${imported.code}`) };

/**
 * Imports one file; nothing of it is kept before all of it has been read. A shop file says whose it is; an export does
 * not, and goes to the shop by whose market and clock it was read.
 */
const importFile = async ({ readExport, clock }: ImportTools, request: ImportRequest): Promise<ImportOutcome> => {
  const { file, others, owner, confirmLarge, onProgress, signal } = request;
  const market = (await kindOf(file)) === 'shop-file' && contextOf(owner, clock()) === null ? 'US' : owner;
  const context = contextOf(market, clock());
  if (context === null) return { state: 'failed', message: t('dashboard.import.refusals.unknown-market') };
  const upload = makeUpload();
  try {
    const read = await readExport(
      others.length === 0 ? file : [file, ...others],
      context,
      { onFacts: upload.addBatch, onProgress, confirmLarge },
      signal,
    );
    signal.throwIfAborted();
    if (read.ok) {
      const { shopFile } = read.value;
      const exported = typeof owner === 'string' ? { region: owner } : { shopId: owner.id };
      return toOutcome(await upload.finish(shopFile === undefined ? exported : { owner: shopFile.shop }, read.value));
    }
    await upload.cancel();
    const { code, message } = read;
    return code === 'cancelled'
      ? { state: 'failed', message: t('dashboard.import.cancelled') }
      : { state: 'failed', message, code, isLarge: code === 'too-large' && !confirmLarge };
  } catch (error) {
    await upload.cancel();
    throw error;
  }
};

const importOne = async (tools: ImportTools, request: ImportRequest): Promise<ImportOutcome> => {
  try {
    return await importFile(tools, request);
  } catch (error) {
    if (request.signal.aborted) return { state: 'failed', message: t('dashboard.import.cancelled') };
    return { state: 'failed', message: reasonOf(error) };
  }
};

/**
 * Several files one after the other, each with its own outcome: one that is refused does not stop the next.
 * @param onEnd told how many were good and bad, and which shop the last good one belongs to
 */
export const useImport = (onEnd: (good: number, bad: number, shopId: string | null) => void) => {
  const tools = useContext(ImportContext);
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  const abort = useRef(new AbortController());
  const change = (place: number, outcome: ImportOutcome) =>
    setLines((all) => all.map((line) => (line.place === place ? { place, file: line.file, ...outcome } : line)));

  const run = async (files: readonly { place: number; file: File }[], owner: Shop | Region, confirmLarge: boolean) => {
    if (tools === null) return;
    abort.current = new AbortController();
    const { signal } = abort.current;
    let good = 0;
    let shopId: string | null = null;
    const kinds = await Promise.all(files.map(({ file }) => kindOf(file).catch(() => 'other' as const)));
    const [first, ...more] = files.filter((_, index) => kinds[index] === 'json');
    for (const { place, file } of files) {
      if (more.some((other) => other.file === file)) {
        change(place, { state: 'joined', with: first!.file.name });
        continue;
      }
      change(place, { state: 'reading' });
      const others = file === first?.file ? more.map((other) => other.file) : [];
      const onProgress = (progress: ExportProgress) => change(place, { state: 'reading', progress });
      const outcome = await importOne(tools, { file, others, owner, confirmLarge, onProgress, signal });
      if (outcome.state === 'done') {
        good += 1 + others.length;
        shopId = outcome.done.shopId;
      }
      change(place, outcome);
    }
    onEnd(good, files.length - good, shopId);
  };
  return {
    lines,
    busy: lines.some(({ state }) => state === 'waiting' || state === 'reading'),
    start: (files: readonly File[], owner: Shop | Region) => {
      const chosen = files.map((file, place) => ({ file, place }));
      setLines(chosen.map((line) => ({ ...line, state: 'waiting' })));
      return run(chosen, owner, false);
    },
    /** once more, though it is large */
    confirm: ({ file, place }: ImportLine, owner: Shop | Region) => {
      const joined = lines.filter((line) => line.state === 'joined' && line.with === file.name);
      return run([{ file, place }, ...joined], owner, true);
    },
    cancel: () => abort.current.abort(),
  };
};
