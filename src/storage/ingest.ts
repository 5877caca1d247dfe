import type { Chat } from '#core/model/chat';
import type { DayNumber, Instant } from '#core/model/day';
import { type Facts, LIST_NAMES, type ListName, lastReadAt, type RecordOf, recordKeyOf } from '#core/model/facts';
import type { Order } from '#core/model/order';
import type { Problem } from '#core/model/problem';
import type { Shop } from '#core/model/shop';
import { partitionDayOf } from '#core/model/subject-record';
import type { Database, FactRow } from './database';
import { areEqualJson, fillUnknown } from './json-values';
import { isNamedLater, latest, mergeRecords, type NamedLater } from './merge';

/** A row before and after a merge; undefined if absent. */
interface Change<T> {
  before: FactRow<T> | undefined;
  after: FactRow<T> | undefined;
}
type Changes = { [N in ListName]: Change<RecordOf<N>>[] };

interface Ingested {
  /** number of facts added, changed or removed */
  changed: number;
  /** how many of them say only how far a list was read */
  changedCoverage: number;
}

/** Up to this many keys are looked up one by one without counting rows, which costs as many steps. */
const FEW_KEYS = 1000;

/**
 * The rows of these keys; a sweep if their range holds no more rows than keys, which is far cheaper than single
 * lookups.
 */
const fetchRows = async <N extends ListName>(db: Database, list: N, shopId: string, keys: readonly string[]) => {
  if (keys.length > FEW_KEYS) {
    const sorted = keys.toSorted();
    const between = db
      .list(list)
      .where('[shopId+key]')
      .between([shopId, sorted[0]], [shopId, sorted.at(-1)], true, true);
    if ((await between.count()) <= keys.length) return between.toArray();
  }
  const rows = await db.list(list).bulkGet(keys.map((key): [string, string] => [shopId, key]));
  return rows.filter((row) => row !== undefined);
};

/** The stored rows of some orders; one sweep over all rows if there are many orders. */
const rowsOfOrders = async <N extends NamedLater>(
  db: Database,
  list: N,
  shopId: string,
  orderIds: ReadonlySet<string>,
): Promise<FactRow<RecordOf<N>>[]> => {
  if (orderIds.size > FEW_KEYS)
    return db
      .factsOf(list, shopId)
      .filter(({ record }) => orderIds.has(record.orderId))
      .toArray();
  const index = db.list(list).where('[shopId+record.orderId]');
  return (await Promise.all([...orderIds].map((orderId) => index.equals([shopId, orderId]).toArray()))).flat();
};

/** The stored rows that incoming facts may affect, by key. */
const fetchTouched = async <N extends ListName>(
  db: Database,
  list: N,
  shopId: string,
  incoming: readonly RecordOf<N>[],
): Promise<Map<string, FactRow<RecordOf<N>>>> => {
  const rows: FactRow<RecordOf<N>>[] = await fetchRows(
    db,
    list,
    shopId,
    incoming.map((record) => recordKeyOf(list, record)),
  );
  if (isNamedLater(list)) {
    const orderIds = new Set((incoming as readonly RecordOf<NamedLater>[]).map(({ orderId }) => orderId));
    rows.push(...((await rowsOfOrders(db, list, shopId, orderIds)) as typeof rows));
  }
  return new Map(rows.map((row) => [row.key, row]));
};

const NO_RECORDS = { order: null, reviews: [], cases: [], chat: null };

/** The partition day of a record that has its own. */
const ownDay = <N extends ListName>(list: N, record: RecordOf<N>): { day?: DayNumber } => {
  if (list === 'orders') return { day: partitionDayOf({ ...NO_RECORDS, order: record as Order }) };
  if (list === 'chats') return { day: partitionDayOf({ ...NO_RECORDS, chat: record as Chat }) };
  return {};
};

/** The stored records without taught texts, by key; null if none depends on any. */
const recordsWithoutTaught = <T>(
  stored: ReadonlyMap<string, FactRow<T>>,
  taughtBy: readonly string[],
): Map<string, T> | null =>
  taughtBy.length > 0 || [...stored.values()].some(({ taught }) => taught !== undefined)
    ? new Map(
        [...stored].flatMap(([key, { record, taught }]) => {
          const without = taught === undefined ? record : taught.without;
          return without === null ? [] : [[key, without]];
        }),
      )
    : null;

const ingestList = async <N extends ListName>(
  db: Database,
  list: N,
  shopId: string,
  incoming: readonly RecordOf<N>[],
  now: Instant | null,
  taughtBy: readonly string[],
): Promise<Change<RecordOf<N>>[]> => {
  if (incoming.length === 0) return [];
  const stored = await fetchTouched(db, list, shopId, incoming);
  const facts = new Map([...stored].map(([key, { record }]) => [key, record]));
  const isStored = (key: string) => stored.has(key);
  mergeRecords(list, facts, incoming, isStored, now);
  const without = recordsWithoutTaught(stored, taughtBy);
  if (taughtBy.length === 0 && without !== null) mergeRecords(list, without, incoming, isStored, now);
  /** How a record depends on taught texts. */
  const taughtFieldOf = (key: string, before: string[] = [], isChanged: boolean) => {
    if (without === null) return {};
    const by = [...new Set([...before, ...(isChanged ? taughtBy : [])])];
    return by.length === 0 ? {} : { taught: { by, without: without.get(key) ?? null } };
  };
  const gone = [...stored].filter(([key]) => !facts.has(key)).map(([, before]) => ({ before, after: undefined }));
  const changed = [...facts].flatMap(([key, record]) => {
    const before = stored.get(key);
    const isSame = areEqualJson(before?.record, record);
    const taughtField = taughtFieldOf(key, before?.taught?.by, !isSame);
    return isSame && areEqualJson(before?.taught, taughtField.taught)
      ? []
      : { before, after: { ...before, shopId, key, record, ...ownDay(list, record), ...taughtField } };
  });
  await db.list(list).bulkDelete(gone.map(({ before }): [string, string] => [shopId, before.key]));
  await db.list(list).bulkPut(changed.map(({ after }) => after));
  return [...gone, ...changed];
};

const sidesOf = <T>(changes: readonly Change<T>[]): FactRow<T>[] =>
  changes.flatMap(({ before, after }) => [before, after].filter((row) => row !== undefined));

/**
 * Moves reviews and requests to the partition day of their order.
 * @returns the days on which these records are or were counted
 */
const placeAttached = async (db: Database, shopId: string, orderIds: ReadonlySet<string>): Promise<DayNumber[]> => {
  const [reviews, cases] = await Promise.all([
    rowsOfOrders(db, 'reviews', shopId, orderIds),
    rowsOfOrders(db, 'cases', shopId, orderIds),
  ]);
  // Other orders have no such records, and their own days are known.
  const attachedTo = new Set([...reviews, ...cases].map(({ record }) => record.orderId));
  const orders = await fetchRows(db, 'orders', shopId, [...attachedTo]);
  const orderOf = new Map(orders.map(({ key, record }) => [key, record]));
  const reviewsOf = Map.groupBy(reviews, ({ record }) => record.orderId);
  const casesOf = Map.groupBy(cases, ({ record }) => record.orderId);
  const dayOf = new Map(
    [...attachedTo].map((id) => {
      const ofOrder = {
        order: orderOf.get(id) ?? null,
        reviews: (reviewsOf.get(id) ?? []).map(({ record }) => record),
        cases: (casesOf.get(id) ?? []).map(({ record }) => record),
        chat: null,
      };
      return [id, partitionDayOf(ofOrder)];
    }),
  );
  const isAway = ({ day, record }: FactRow<RecordOf<NamedLater>>) => day !== dayOf.get(record.orderId);
  const placed = <T extends RecordOf<NamedLater>>(row: FactRow<T>) => ({ ...row, day: dayOf.get(row.record.orderId)! });
  await db.list('reviews').bulkPut(reviews.filter(isAway).map(placed));
  await db.list('cases').bulkPut(cases.filter(isAway).map(placed));
  return [...dayOf.values(), ...[...reviews, ...cases].flatMap(({ day }) => day ?? [])];
};

const subjectOf = ({ metric, orderId, caseId, chatId }: Problem): string => `${metric} ${orderId} ${caseId} ${chatId}`;

/** Days of records whose problems were added or removed; a problem that was only seen again changes no partition. */
const daysNamed = async (db: Database, shopId: string, changes: Changes['problems']): Promise<DayNumber[]> => {
  const problems = changes.flatMap(({ before, after }) =>
    before !== undefined && after !== undefined && subjectOf(before.record) === subjectOf(after.record)
      ? []
      : sidesOf([{ before, after }]).map(({ record }) => record),
  );
  const idsOf = (name: 'orderId' | 'caseId' | 'chatId') => problems.flatMap((problem) => problem[name] ?? []);
  const orders = await fetchRows(db, 'orders', shopId, idsOf('orderId'));
  const unread = new Set(idsOf('orderId'));
  for (const { key } of orders) unread.delete(key);
  const others = await Promise.all([
    rowsOfOrders(db, 'reviews', shopId, unread),
    rowsOfOrders(db, 'cases', shopId, unread),
    fetchRows(db, 'cases', shopId, idsOf('caseId')),
    fetchRows(db, 'chats', shopId, idsOf('chatId')),
  ]);
  return [orders, ...others].flat().flatMap(({ day }) => day ?? []);
};

/** Days whose partitions are outdated. */
const daysTouched = async (db: Database, shopId: string, changes: Changes): Promise<Set<DayNumber>> => {
  const moved = new Set([...sidesOf(changes.reviews), ...sidesOf(changes.cases)].map(({ record }) => record.orderId));
  for (const { before, after } of changes.orders)
    if (after !== undefined && after.day !== before?.day) moved.add(after.key);
  const own = [...sidesOf(changes.orders), ...sidesOf(changes.chats)].flatMap(({ day }) => day ?? []);
  const gone = [...changes.reviews, ...changes.cases].flatMap(({ before }) => before?.day ?? []);
  const placed = moved.size === 0 ? [] : await placeAttached(db, shopId, moved);
  return new Set([...own, ...gone, ...placed, ...(await daysNamed(db, shopId, changes.problems))]);
};

/**
 * Merges facts into those of a shop, atomically and idempotently, and marks their days' partitions as outdated. Joins
 * the caller's transaction, if any.
 * @param now stored records read later than this are overruled, as the clock was ahead then; null if nothing is being
 * read
 * @param taughtBy keys of the taught texts used to read the facts: each record also keeps its state without them
 */
export const ingestFacts = (
  db: Database,
  shop: Shop,
  facts: Facts,
  now: Instant | null = null,
  taughtBy: readonly string[] = [],
): Promise<Ingested> =>
  db.transaction('rw', [db.shops, ...LIST_NAMES.map((list) => db.list(list))], async () => {
    const row = await db.shops.get(shop.id);
    const merged = row === undefined ? shop : fillUnknown(row.shop, shop);
    const changes = {} as Changes;
    const ingestInto = async <N extends ListName>(list: N) => {
      changes[list] = (await ingestList(db, list, shop.id, facts[list], now, taughtBy)) as Changes[N];
    };
    for (const list of LIST_NAMES) await ingestInto(list);
    const changed = LIST_NAMES.reduce((sum, list) => sum + changes[list].length, 0);
    const isChanged = changed > 0 || !areEqualJson(row?.shop, merged);
    if (isChanged) {
      const revision = (row?.revision ?? 0) + 1;
      const touched = await daysTouched(db, shop.id, changes);
      const days = (row?.days ?? []).filter(({ day }) => !touched.has(day));
      for (const day of touched) days.push({ day, changedIn: revision });
      const lastRead = latest(row?.lastRead ?? null, lastReadAt(facts) ?? null);
      await db.shops.put({ id: shop.id, shop: merged, revision, days, lastRead });
    }
    return { changed, changedCoverage: changes.coverage.length };
  });
