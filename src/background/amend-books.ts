import { rulesFor } from '#core/books';
import { type Facts, lastLook, noFacts } from '#core/model/facts';
import { type Problem, problemKey } from '#core/model/problem';
import { requestKey } from '#core/model/request';
import { reviewKey } from '#core/model/review';
import { type Amendment, amendSheets, shelvesOf } from '#core/score/amend';
import { chatDossier, type Dossier } from '#core/score/dossier';
import type { Database, RecordOf } from '#storage/database';
import { dropSheets, putSheets, sheetTextsOn } from '#storage/sheets';
import type { Change, Changes, TakenIn } from '#storage/take-in';
import { basisOf, later, todayIn } from './books';
import { type Held, readSheets, SHARED_SHELVES, type Sheets, writeSheets } from './held-sheets';
import type { World } from './world';

/** Beyond so many changes, as an import brings them, posting all facts anew costs no more. */
const MOST = 1000;

const both = <T>(changes: readonly Change<T>[]): T[] =>
  changes.flatMap((it) => [it.before, it.after].filter((one) => one !== undefined));

const subjectOf = ({ metric, orderId, caseId, chatId }: Problem): string => `${metric} ${orderId} ${caseId} ${chatId}`;

/** Problems that began to name a record, or ceased to; one that was only seen again moves no count. */
const renamed = (problems: readonly Change<Problem>[]): Change<Problem>[] =>
  problems.filter(
    ({ before, after }) => before === undefined || after === undefined || subjectOf(before) !== subjectOf(after),
  );

/** The orders and chats whose counting may have changed. */
const concerned = async (db: Database, shopId: string, changes: Changes) => {
  const problems = both(renamed(changes.problems));
  const caseIds = problems.flatMap((it) => it.caseId ?? []);
  const cases = await db.list('cases').bulkGet(caseIds.map((id): [string, string] => [shopId, id]));
  const orderIds = new Set([
    ...both(changes.orders).map((it) => it.id),
    ...both(changes.reviews).map((it) => it.orderId),
    ...both(changes.cases).map((it) => it.orderId),
    ...problems.flatMap((it) => it.orderId ?? []),
    ...cases.flatMap((row) => row?.record.orderId ?? []),
  ]);
  const chatIds = new Set([...both(changes.chats).map((it) => it.id), ...problems.flatMap((it) => it.chatId ?? [])]);
  return { orderIds: [...orderIds], chatIds: [...chatIds] };
};

type Attached = 'reviews' | 'cases';
const ATTACHED_KEY = { reviews: reviewKey, cases: requestKey } as const;

/** What belongs to orders, in as many requests as orders: they wait for each other nowhere, as the steps of a cursor do. */
const attachedTo = async <N extends Attached>(
  db: Database,
  list: N,
  shopId: string,
  orderIds: readonly string[],
): Promise<Map<string, RecordOf<N>[]>> => {
  const index = db.list(list).where('[shopId+record.orderId]');
  const rows = await Promise.all(orderIds.map((id) => index.equals([shopId, id]).toArray()));
  return new Map(orderIds.map((id, i) => [id, rows[i]!.map((row) => row.record)]));
};

/** Records of one order as they were: those of now, with what has changed put back. */
const rewind = <N extends Attached>(
  list: N,
  orderId: string,
  now: readonly RecordOf<N>[],
  changes: readonly Change<RecordOf<N>>[],
): RecordOf<N>[] => {
  const keyOf = ATTACHED_KEY[list] as (it: RecordOf<N>) => string;
  const changed = new Set(changes.flatMap((it) => (it.after === undefined ? [] : keyOf(it.after))));
  const before = changes.flatMap((it) => (it.before?.orderId === orderId ? it.before : []));
  return [...now.filter((it) => !changed.has(keyOf(it))), ...before];
};

const orNull = (dossier: Dossier): Dossier | null =>
  dossier.order === null && dossier.reviews.length === 0 && dossier.cases.length === 0 ? null : dossier;

/** Rows of now: those that have just changed are at hand. */
const rowsNow = async <N extends 'orders' | 'chats'>(
  db: Database,
  list: N,
  shopId: string,
  ids: readonly string[],
  changes: ReadonlyMap<string, Change<RecordOf<N>>>,
): Promise<Map<string, RecordOf<N> | undefined>> => {
  const others = ids.filter((id) => !changes.has(id));
  const rows = await db.list(list).bulkGet(others.map((id): [string, string] => [shopId, id]));
  return new Map([
    ...others.map((id, i) => [id, rows[i]?.record] as const),
    ...[...changes].map(([id, it]) => [id, it.after] as const),
  ]);
};

const byId = <T extends { id: string }>(changes: readonly Change<T>[]): Map<string, Change<T>> =>
  new Map(changes.map((it) => [(it.after ?? it.before)!.id, it]));

/** @param attached orders that have reviews or requests */
const amendmentsOf = async (
  db: Database,
  shopId: string,
  changes: Changes,
  attached: ReadonlySet<string>,
): Promise<Amendment[]> => {
  const { orderIds, chatIds } = await concerned(db, shopId, changes);
  const asked = orderIds.filter((id) => attached.has(id));
  const [changedOrders, changedChats] = [byId(changes.orders), byId(changes.chats)];
  const [orders, reviews, cases, chats] = await Promise.all([
    rowsNow(db, 'orders', shopId, orderIds, changedOrders),
    attachedTo(db, 'reviews', shopId, asked),
    attachedTo(db, 'cases', shopId, asked),
    rowsNow(db, 'chats', shopId, chatIds, changedChats),
  ]);
  return [
    ...orderIds.map((id): Amendment => {
      const [order, ours, requests] = [orders.get(id) ?? null, reviews.get(id) ?? [], cases.get(id) ?? []];
      const changed = changedOrders.get(id);
      return {
        after: orNull({ id, order, reviews: ours, cases: requests, chat: null }),
        before: orNull({
          id,
          order: changed === undefined ? order : (changed.before ?? null),
          reviews: rewind('reviews', id, ours, changes.reviews),
          cases: rewind('cases', id, requests, changes.cases),
          chat: null,
        }),
      };
    }),
    ...chatIds.map((id): Amendment => {
      const chat = chats.get(id);
      const changed = changedChats.get(id);
      const before = changed === undefined ? chat : changed.before;
      return { after: chat ? chatDossier(chat) : null, before: before ? chatDossier(before) : null };
    }),
  ];
};

/** The problems that name any of what is amended. */
const namingAny = (problems: Iterable<Problem>, amendments: readonly Amendment[]): Problem[] => {
  const [orderIds, caseIds, chatIds] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { before, after } of amendments)
    for (const it of [before, after]) {
      if (it === null) continue;
      (it.chat === null ? orderIds : chatIds).add(it.id);
      for (const { id } of it.cases) if (id !== null) caseIds.add(id);
    }
  return [...problems].filter(
    ({ orderId, caseId, chatId }) =>
      (orderId !== null && orderIds.has(orderId)) ||
      (caseId !== null && caseIds.has(caseId)) ||
      (chatId !== null && chatIds.has(chatId)),
  );
};

const withAll = (problems: Sheets['problems'], changes: readonly Change<Problem>[]): Sheets['problems'] =>
  new Map([
    ...problems,
    ...changes.flatMap(({ after }) => (after === undefined ? [] : [[problemKey(after), after] as const])),
  ]);

const aliveAfter = (changes: Changes): Facts => ({
  ...noFacts(),
  ...Object.fromEntries(Object.entries(changes).map(([list, its]) => [list, its.flatMap((it) => it.after ?? [])])),
});

/**
 * Brings a shop's sheets up to date with what a take-in changed, in the take-in's own transaction. Sheets that are of
 * something else are dropped, to be made anew from the facts.
 * @returns all sheets, where they were in hand, to be laid back once the transaction has ended well
 */
export const amendBooks = async (
  { db, held, now, version }: Pick<World, 'db' | 'held' | 'now' | 'version'>,
  { shop, changes, size, revision }: TakenIn,
): Promise<Held | undefined> => {
  const kept = await db.books.get(shop.id);
  if (kept === undefined || kept.revision === revision) return undefined;
  const rules = rulesFor(shop, todayIn(shop, now()));
  if (rules === null || kept.basis !== basisOf(rules, version) || kept.revision !== revision - 1 || size > MOST) {
    await dropSheets(db, shop.id);
    return undefined;
  }
  const inHand = held.take(shop.id, kept);
  const sheets = inHand ?? readSheets(await sheetTextsOn(db, shop.id, SHARED_SHELVES));
  const { days, attached } = sheets;
  const known = attached.size;
  for (const it of [...both(changes.reviews), ...both(changes.cases)]) attached.add(it.orderId);
  const amendments = await amendmentsOf(db, shop.id, changes, attached);
  const shelves = [...new Set(amendments.flatMap((it) => shelvesOf(it, rules)))];
  if (inHand === undefined)
    for (const [shelf, sheet] of readSheets(await sheetTextsOn(db, shop.id, shelves)).days) days.set(shelf, sheet);
  const before = namingAny(sheets.problems.values(), amendments);
  if (changes.problems.length > 0) sheets.problems = withAll(sheets.problems, changes.problems);
  const after = changes.problems.length > 0 ? namingAny(sheets.problems.values(), amendments) : before;
  amendSheets(days, rules, amendments, { before, after });
  await putSheets(
    db,
    { ...kept, revision, lastLook: later(kept.lastLook, lastLook(aliveAfter(changes))) },
    writeSheets(sheets, shelves, { problems: changes.problems.length > 0, attached: attached.size > known }),
  );
  return inHand && { basis: kept.basis, revision, sheets };
};
