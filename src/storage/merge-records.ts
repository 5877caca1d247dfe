import type { Instant } from '#core/model/day';
import { LISTS, type ListName } from '#core/model/facts';
import type { RecordOf } from './database';
import { findPair, type NamedLater } from './duplicates';
import { merge } from './merge';

export const isNamedLater = (list: ListName): list is NamedLater => list === 'reviews' || list === 'cases';

export const recordKeyOf = <N extends ListName>(list: N, record: RecordOf<N>): string =>
  (LISTS[list].key as (record: RecordOf<N>) => string)(record);

/** Joins records of one order that turn out to be the same review or case. */
const joinPairs = (
  list: NamedLater,
  facts: Map<string, RecordOf<NamedLater>>,
  isStored: (key: string) => boolean,
  now: Instant | null,
): void => {
  for (let group of Map.groupBy(facts.values(), (record) => record.orderId).values()) {
    for (let pair = findPair(list, group); pair !== undefined; pair = findPair(list, group)) {
      const [a, b] =
        isStored(recordKeyOf(list, pair[1])) && !isStored(recordKeyOf(list, pair[0])) ? [pair[1], pair[0]] : pair;
      const joined = merge(list, a, b, now);
      for (const record of pair) facts.delete(recordKeyOf(list, record));
      facts.set(recordKeyOf(list, joined), joined);
      group = [...group.filter((record) => record !== a && record !== b), joined];
    }
  }
};

/**
 * Merges records into the known ones of a list, changing the map in place.
 * @param isStored on a tie between two matching records, the stored one wins
 * @param now records read later than this are overruled, as the clock was ahead then
 */
export const mergeRecords = <N extends ListName>(
  list: N,
  facts: Map<string, RecordOf<N>>,
  incoming: readonly RecordOf<N>[],
  isStored: (key: string) => boolean,
  now: Instant | null = null,
): void => {
  for (const record of incoming) {
    const key = recordKeyOf(list, record);
    const known = facts.get(key);
    facts.set(key, known === undefined ? record : merge(list, known, record, now));
  }
  if (isNamedLater(list)) joinPairs(list, facts as Map<string, RecordOf<NamedLater>>, isStored, now);
};
