import type { CountedFacts } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { Broadcast } from '#messages/broadcast';
import type { Database } from '#storage/database';
import type { PartitionCache } from './counted-facts';

/** Dependencies of the handlers, replaced in tests. */
export interface BackgroundContext {
  db: Database;
  /** a cache: a restarted worker reads the partitions again */
  partitions: PartitionCache;
  now(): Date;
  /** version of the extension, as its policy and code determine assessments */
  version: string;
  assess(counted: CountedFacts, options: { asOf: Day }): Assessment;
  /** @param between more urgent work, done before each day that is replayed */
  replayTrackRecord(
    file: { shop: Shop } & Facts,
    options: { asOf: Day },
    between: () => Promise<void>,
  ): Promise<Assessment['trackRecord']>;
  /** wakes the background again if it is stopped before it cancels the retry */
  scheduleRetry(): Promise<void>;
  cancelRetry(): Promise<void>;
  /** tells open portal pages what changed */
  announce(message: Broadcast): Promise<void>;
}
