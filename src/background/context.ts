import type { CountedFacts } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { Broadcast } from '#messages/broadcast';
import type { Database } from '#storage/database';
import type { PartitionCache } from './counted-facts';

/** What the handlers depend on, so that they run the same under a test. */
export interface BackgroundContext {
  db: Database;
  /** a cache: a worker that was stopped reads the partitions again */
  partitions: PartitionCache;
  now(): Date;
  /** of the extension: its policy rows and code decide what an assessment says */
  version: string;
  assess(counted: CountedFacts, options: { asOf: Day }): Assessment;
  replayTrackRecord(file: { shop: Shop } & Facts, options: { asOf: Day }): Assessment['trackRecord'];
  /** wakes the background again, should it be stopped before it cancels the retry */
  scheduleRetry(): Promise<void>;
  cancelRetry(): Promise<void>;
  /** tells open pages of the portal what has changed */
  announce(message: Broadcast): Promise<void>;
}
