import { createContext } from 'react';
import type { Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { isRegion, REGIONS, type Region } from '#core/model/region';
import { type Shop, timeZoneOf } from '#core/model/shop';
import { importFile } from '#messages/import-file';
import { makeOutbox } from '#messages/import-read';
import type { Imported } from '#messages/protocol';

type Done = Extract<Imported, { ok: true }>;
export type ExportRead = Parameters<ReturnType<typeof makeOutbox>['send']>[1];

/** What a file of the portal's own means: which market, clock and money it is of. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}
export interface Progress {
  stage: 'checking' | 'reading';
  bytes: number;
  of: number;
  rows: number;
}
/** Reads an export on a thread of its own and hands out its facts in batches. */
export type ReadExport = (
  file: File,
  context: ExportContext,
  options: {
    onFacts(facts: Facts): Promise<void>;
    onProgress(progress: Progress): void;
    signal: AbortSignal;
    confirmLarge: boolean;
  },
) => Promise<{ ok: true; value: ExportRead } | { ok: false; code: string; message: string }>;

/** Whose file it is, where the file does not say, and who reads it. */
export interface ImportDesk {
  readExport: ReadExport;
  clock(): Date;
}
export const ImportContext = createContext<ImportDesk | null>(null);

export type Outcome =
  | { state: 'waiting' }
  | { state: 'reading'; progress?: Progress }
  | { state: 'done'; done: Done }
  /** `isLarge`: it may be read all the same, if it is meant */
  | { state: 'failed'; message: string; isLarge?: boolean };

export interface Wanted {
  file: File;
  /** the shop shown, else the market that was chosen */
  owner: Shop | Region;
  confirmLarge: boolean;
}

const isShopFile = async (file: File): Promise<boolean> =>
  (await file.slice(0, 64).text())
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{');

const contextOf = (owner: Shop | Region, at: Date): ExportContext | null => {
  const region = typeof owner === 'string' ? owner : owner.region;
  if (!isRegion(region)) return null;
  const timeZone = typeof owner === 'string' ? REGIONS[region].timeZone : timeZoneOf(owner);
  return { region, timeZone, currency: REGIONS[region].currency, at: at.toISOString() };
};

/** Imports one file. Nothing of it is kept before all of it has been read. */
export const importOne = async (
  { readExport, clock }: ImportDesk,
  { file, owner, confirmLarge }: Wanted,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Outcome> => {
  try {
    const ends = (answer: Imported): Outcome =>
      answer.ok ? { state: 'done', done: answer } : { state: 'failed', message: answer.message };
    // A shop file says whose it is; an export does not, and goes to whose market and clock it was read by.
    if (await isShopFile(file)) return ends(await importFile(file.name, await file.text(), null));
    const context = contextOf(owner, clock());
    if (context === null) return { state: 'failed', message: 'What an export of this market means is not known.' };
    const outbox = makeOutbox();
    const read = await readExport(file, context, { onFacts: outbox.put, onProgress, signal, confirmLarge });
    if (!read.ok) return { state: 'failed', message: read.message, isLarge: read.code === 'too-large' };
    return ends(await outbox.send(typeof owner === 'string' ? `${owner}:default` : owner.id, read.value));
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
};
