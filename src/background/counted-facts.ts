import { ASSESSED_LISTS, type CountedFacts, firstPartitionDay } from '#core/assess';
import type { Day, DayNumber } from '#core/model/day';
import { SUBJECT_LISTS, subjectRecords } from '#core/model/subject-record';
import {
  isPartition,
  keysOfProblems,
  ledgerOf,
  type Partition,
  partitionOf,
  problemsSince,
} from '#core/score/partitions';
import { type CountingRules, rulesFor } from '#core/score/rules';
import { type DayWork, isDayWork, type WorkRules, workOf, workRulesFor } from '#core/today/day-work';
import { partitionDaysSince, partitionsSince, recordsOn, storePartitions } from '#storage/computed';
import type { Database, PartitionRow } from '#storage/database';
import { recordsIn } from '#storage/queries';

interface CountedRevision {
  counted: CountedFacts;
  revision: number;
}

const READ_LISTS = [...ASSESSED_LISTS, 'problems'] as const;

/** The shop and the facts outside partitions, read in one transaction. */
const readUncountedLists = (db: Database, shopId: string) =>
  db.transaction('r', [db.shops, ...READ_LISTS.map((list) => db.list(list))], async () => {
    const [row, facts] = await Promise.all([db.shops.get(shopId), recordsIn(db, shopId, READ_LISTS)]);
    return row && { row, facts };
  });

/** A partition with the revisions that it was made from. */
type StoredPartition = PartitionRow & { partition: Partition | null; work: DayWork };
type PartitionRows = Map<DayNumber, StoredPartition>;
/** In-memory partitions of a running worker; a restarted one reads them again. */
export type PartitionCache = Map<string, PartitionRows>;

const isWhole = (row: PartitionRow): row is StoredPartition =>
  (row.partition === null || isPartition(row.partition)) && isDayWork(row.work);

/** Stored partitions from a day on, using the in-memory copies that are still current. */
const readPartitions = async (
  db: Database,
  shopId: string,
  first: DayNumber,
  cached: PartitionRows | undefined,
): Promise<PartitionRows> => {
  if (cached !== undefined) {
    const days = new Set(await partitionDaysSince(db, shopId, first));
    return new Map([...cached].filter(([day]) => days.has(day)));
  }
  const rows = await partitionsSince(db, shopId, first);
  const whole = rows.filter(isWhole);
  if (whole.length < rows.length) console.error(`${rows.length - whole.length} stored days were damaged: counted anew`);
  return new Map(whole.map((row) => [row.day, row]));
};

/** Days read together: faster than one by one, and without all facts in memory. */
const DAYS_AT_ONCE = 8;

/** Makes the partitions of some days from their facts. */
const makePartitions = (
  db: Database,
  made: Pick<PartitionRow, 'shopId' | 'basis' | 'revision'>,
  days: readonly DayNumber[],
  named: ReadonlySet<string>,
  rules: CountingRules | null,
  workRules: WorkRules,
): Promise<StoredPartition[]> =>
  db.transaction('r', [...SUBJECT_LISTS], async () => {
    const rows: StoredPartition[] = [];
    for (let start = 0; start < days.length; start += DAYS_AT_ONCE) {
      const batch = days.slice(start, start + DAYS_AT_ONCE);
      const read = await Promise.all(batch.map((day) => recordsOn(db, made.shopId, day)));
      for (const [i, day] of batch.entries()) {
        const records = [...subjectRecords(read[i]!)];
        const partition = rules && partitionOf(records, named, rules);
        rows.push({ ...made, day, partition, work: workOf(records, workRules) });
      }
    }
    return rows;
  });

/**
 * The counted facts of a shop for an assessment; missing, damaged or outdated partitions are recomputed and stored.
 * Undefined for an unknown shop.
 */
export const countedFactsOf = async (
  { db, version, partitions }: { db: Database; version: string; partitions: PartitionCache },
  shopId: string,
  asOf: Day,
): Promise<CountedRevision | undefined> => {
  const known = await readUncountedLists(db, shopId);
  if (known === undefined) return undefined;
  const { shop, revision, days, lastRead } = known.row;
  const counted = { shop, ...known.facts, lastRead: lastRead ?? undefined };
  const rules = rulesFor(shop, asOf);
  const workRules = workRulesFor(shop);
  const { problems, readings, coverage } = known.facts;
  const first = firstPartitionDay(readings, asOf);
  const needed = days.filter(({ day }) => day >= first);
  const basis = `${version} ${rules?.policy.id ?? 'no formula'} ${workRules.zone.name}`;
  const isCurrent = (row: StoredPartition | undefined, changedIn: number) =>
    row !== undefined && row.basis === basis && row.revision >= changedIn && (rules === null || row.partition !== null);
  const rows = await readPartitions(db, shopId, first, partitions.get(shopId));
  const outdated = needed.filter(({ day, changedIn }) => !isCurrent(rows.get(day), changedIn)).map(({ day }) => day);
  const of = { shopId, basis, revision };
  const made = await makePartitions(db, of, outdated, keysOfProblems(problems), rules, workRules);
  await storePartitions(db, of, made);
  for (const row of made) rows.set(row.day, row);
  partitions.set(shopId, rows);
  const current = needed.map(({ day }) => rows.get(day)!);
  const parts = current.flatMap(({ partition }) => partition ?? []);
  const ledger = rules && ledgerOf(parts, problemsSince(problems, first), coverage, rules);
  const work = new Map(current.map(({ day, work }) => [day, work]));
  return { counted: { ...counted, ledger, work }, revision };
};
