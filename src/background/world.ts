import type { CountedFacts } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { Database } from '#storage/database';
import type { PartitionCache } from './counted-facts';

/** What the duties need from outside: handed in, so that they run the same under a test. */
export interface World {
  db: Database;
  partitions: PartitionCache;
  now(): Date;
  /** of the extension: its policy rows and code decide what an assessment says */
  version: string;
  assess(counted: CountedFacts, options: { asOf: Day }): Assessment;
  replay(file: { shop: Shop } & Facts, options: { asOf: Day }): Assessment['trackRecord'];
  /** wakes the background again, should it be stopped before it has told that it is done */
  remind(): Promise<void>;
  done(): Promise<void>;
  /** a new assessment is kept */
  tell(shopId: string): Promise<void>;
}
