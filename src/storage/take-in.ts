import { type Facts, LIST_NAMES, LISTS, type ListName } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import type { Database, FactRow, RecordOf } from './database';
import { equal } from './equal';
import { fill } from './fill';
import { merge } from './merge';
import { findPair, type NamedLater } from './same';

/** A fact that a take-in added (no `before`), changed or removed (no `after`). */
export interface Change<T> {
  before: T | undefined;
  after: T | undefined;
}
/** By list, so that work can follow what changed. */
export type Changes = { [N in ListName]: Change<RecordOf<N>>[] };
export interface TakenIn {
  shop: Shop;
  changes: Changes;
  /** how many facts in all */
  size: number;
  revision: number;
}

const isNamedLater = (list: ListName): list is NamedLater => list === 'reviews' || list === 'cases';

const keyOf = <N extends ListName>(list: N, record: RecordOf<N>): string =>
  (LISTS[list].key as (it: RecordOf<N>) => string)(record);

/** Up to so many keys are looked up one by one without asking how many rows there are: counting costs as many steps. */
const FEW_KEYS = 1000;

/** The rows of these keys; where there are more keys than rows, one sweep is far cheaper than a lookup for each. */
const fetchRows = async <N extends ListName>(db: Database, list: N, shopId: string, keys: readonly string[]) => {
  if (keys.length > FEW_KEYS && (await db.factsOf(list, shopId).count()) <= keys.length)
    return db.factsOf(list, shopId).toArray();
  const rows = await db.list(list).bulkGet(keys.map((key): [string, string] => [shopId, key]));
  return rows.filter((row) => row !== undefined);
};

/** The stored facts that the incoming ones may touch. */
const fetchTouched = async <N extends ListName>(
  db: Database,
  list: N,
  shopId: string,
  incoming: readonly RecordOf<N>[],
): Promise<Map<string, RecordOf<N>>> => {
  const keys = incoming.map((it) => keyOf(list, it));
  const rows = await fetchRows(db, list, shopId, keys);
  if (isNamedLater(list)) {
    const orderIds = new Set(incoming.map((it) => (it as RecordOf<NamedLater>).orderId));
    const ofOrders = [...orderIds].map((orderId) => [shopId, orderId]);
    rows.push(...(await db.list(list).where('[shopId+record.orderId]').anyOf(ofOrders).toArray()));
  }
  return new Map(rows.map((row) => [row.key, row.record]));
};

/** Makes one of the records of an order that turn out to be the same review or case. */
const joinPairs = (
  list: NamedLater,
  facts: Map<string, RecordOf<NamedLater>>,
  isStored: (it: RecordOf<NamedLater>) => boolean,
): void => {
  for (let group of Map.groupBy(facts.values(), (it) => it.orderId).values()) {
    for (let pair = findPair(list, group); pair !== undefined; pair = findPair(list, group)) {
      const [a, b] = isStored(pair[1]) && !isStored(pair[0]) ? [pair[1], pair[0]] : pair;
      const joined = merge(list, a, b);
      for (const it of pair) facts.delete(keyOf(list, it));
      facts.set(keyOf(list, joined), joined);
      group = [...group.filter((it) => it !== a && it !== b), joined];
    }
  }
};

const takeInList = async <N extends ListName>(
  db: Database,
  list: N,
  shopId: string,
  incoming: readonly RecordOf<N>[],
): Promise<Change<RecordOf<N>>[]> => {
  if (incoming.length === 0) return [];
  const stored = await fetchTouched(db, list, shopId, incoming);
  const facts = new Map(stored);
  for (const it of incoming) {
    const key = keyOf(list, it);
    const known = facts.get(key);
    facts.set(key, known === undefined ? it : merge(list, known, it));
  }
  if (isNamedLater(list)) {
    joinPairs(list, facts as Map<string, RecordOf<NamedLater>>, (it) => stored.has(keyOf<NamedLater>(list, it)));
  }
  const gone = [...stored.keys()].filter((key) => !facts.has(key));
  const rows: FactRow<RecordOf<N>>[] = [];
  for (const [key, record] of facts) if (!equal(stored.get(key), record)) rows.push({ shopId, key, record });
  await db.list(list).bulkDelete(gone.map((key): [string, string] => [shopId, key]));
  await db.list(list).bulkPut(rows);
  return [
    ...gone.map((key) => ({ before: stored.get(key), after: undefined })),
    ...rows.map(({ key, record }) => ({ before: stored.get(key), after: record })),
  ];
};

/**
 * Merges facts into what is known of a shop, in one transaction: all or nothing, and a second time changes nothing.
 * Joins the transaction of the caller where there is one.
 */
export const takeIn = (db: Database, shop: Shop, facts: Facts): Promise<TakenIn> =>
  db.transaction('rw', [db.shops, ...LIST_NAMES.map((list) => db.list(list))], async () => {
    const row = await db.shops.get(shop.id);
    const merged = row === undefined ? shop : fill(row.shop, shop);
    const changes = {} as Changes;
    const take = async <N extends ListName>(list: N) => {
      changes[list] = (await takeInList(db, list, shop.id, facts[list])) as Changes[N];
    };
    for (const list of LIST_NAMES) await take(list);
    const size = LIST_NAMES.reduce((sum, list) => sum + changes[list].length, 0);
    const isChanged = size > 0 || !equal(row?.shop, merged);
    const revision = (row?.revision ?? 0) + (isChanged ? 1 : 0);
    if (isChanged) await db.shops.put({ id: shop.id, shop: merged, revision });
    return { shop: merged, changes, size, revision };
  });
