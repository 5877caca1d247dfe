import type { Books } from '#core/books';
import type { Assessment } from '#core/model/assessment';
import type { Day, Instant } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Region } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';

/** What bare values in an export mean: it prints no zone, no currency and no market. */
export interface ExportContext {
  region: Region;
  timeZone: string;
  currency: string;
  at: Instant;
}

/** What the readers of exports say of a file that they have read. */
export interface ExportRead {
  kind: 'order-export' | 'cases-export';
  rows: number;
  refused: { row: number; message: string }[];
  from: Day | null;
  to: Day | null;
}
export type ExportOutcome = { ok: true; value: ExportRead } | { ok: false; message: string };

/** What the duties need from outside: handed in, so that they run the same under a test. */
export interface World {
  db: Database;
  now(): Date;
  /** of the extension: its policy rows and code decide what an assessment says */
  version: string;
  assess(books: Books, options: { asOf: Day }): Assessment;
  replay(file: { shop: Shop } & Facts, options: { asOf: Day }): Assessment['trackRecord'];
  /** hands out facts in batches, once the whole file has been checked */
  readExport(file: Blob, context: ExportContext, options: { onFacts(facts: Facts): void }): Promise<ExportOutcome>;
  /** wakes the background again, should it be stopped before it has told that it is done */
  remind(): Promise<void>;
  done(): Promise<void>;
  /** a new assessment is kept */
  tell(shopId: string): Promise<void>;
}
