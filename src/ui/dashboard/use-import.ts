import { createContext, useContext, useRef, useState } from 'react';
import type { ExportContext, ExportErrorCode, ExportOptions, ExportOutcome, ExportProgress } from '#core/model/export';
import { isRegion, REGIONS, type Region } from '#core/model/region';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { HEAD_BYTES, kindOfFile } from '#core/model/shop-file';
import { makeUpload } from '#messages/page-request';
import type { ImportResult } from '#messages/protocol';
import { t } from '#texts/translate';
import { reasonOf } from '../components/reason';

/** Reads a file in a worker and passes on its facts in batches. */
export type ExportReader = (
  file: File | readonly File[],
  context: ExportContext,
  options: ExportOptions,
  signal: AbortSignal,
) => Promise<ExportOutcome>;

/** External tools of imports. */
interface ImportTools {
  readExport: ExportReader;
  clock(): Date;
}
export const ImportContext = createContext<ImportTools | null>(null);

/** Imports of this dashboard, which continue on all its pages. */
export const ImportsContext = createContext<ReturnType<typeof useImport> | null>(null);

type ImportOutcome =
  | { state: 'waiting' }
  | { state: 'reading'; progress?: ExportProgress }
  /** read together with the first file of its kind */
  | { state: 'joined'; with: string }
  | { state: 'cancelled' }
  | { state: 'done'; done: Extract<ImportResult, { ok: true }> }
  /** `code` of a refused file, explained by the message; `isLarge` if the seller may confirm reading it */
  | { state: 'failed'; message: string; code?: Exclude<ExportErrorCode, 'cancelled'>; isLarge?: boolean };

export type ImportLine = ImportOutcome & {
  /** index in the chosen files, as two may have the same name */
  place: number;
  file: File;
};

interface ImportRequest {
  file: File;
  /** further answers of the Partner API, which are read together as they determine each other */
  others: readonly File[];
  /** the shown shop, or else the chosen market */
  owner: Shop | Region;
  confirmLarge: boolean;
  onProgress(progress: ExportProgress): void;
  signal: AbortSignal;
}

const kindOf = async (file: File): Promise<ReturnType<typeof kindOfFile>> =>
  kindOfFile(await file.slice(0, HEAD_BYTES).text());

/** Null for a market without known exports. */
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
 * Imports one file; no facts are stored before all of it has been read. A shop file names its shop; an export is
 * assigned to the shop in whose market and time zone it was read.
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
      ? { state: 'cancelled' }
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
    if (request.signal.aborted) return { state: 'cancelled' };
    return { state: 'failed', message: reasonOf(error) };
  }
};

/**
 * Imports several files in turn, each with its own outcome; a refused file does not stop the others.
 * @param onEnd called with the numbers of imported and refused files, and the shop of the last imported one
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
    let [good, bad] = [0, 0];
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
      } else if (outcome.state === 'failed') bad += 1 + others.length;
      change(place, outcome);
    }
    onEnd(good, bad, shopId);
  };
  return {
    lines,
    busy: lines.some(({ state }) => state === 'waiting' || state === 'reading'),
    start: (files: readonly File[], owner: Shop | Region) => {
      const chosen = files.map((file, place) => ({ file, place }));
      setLines(chosen.map((line) => ({ ...line, state: 'waiting' })));
      return run(chosen, owner, false);
    },
    /** reads a large file after confirmation */
    confirm: ({ file, place }: ImportLine, owner: Shop | Region) => {
      const joined = lines.filter((line) => line.state === 'joined' && line.with === file.name);
      return run([{ file, place }, ...joined], owner, true);
    },
    cancel: () => abort.current.abort(),
  };
};
