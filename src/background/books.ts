import { type Books, rulesFor, zoneOf } from '#core/books';
import type { Coverage } from '#core/model/coverage';
import { type Day, type Instant, makeDay } from '#core/model/day';
import { type Facts, lastLook, noFacts, USER_INPUT_LISTS } from '#core/model/facts';
import { problemKey } from '#core/model/problem';
import type { Shop } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { keepSheets } from '#core/score/keep-ledger';
import { type Listing, makeListing } from '#core/score/listing';
import type { Rules } from '#core/score/post';
import type { BooksRow, Database } from '#storage/database';
import { equal } from '#storage/equal';
import { shopSnapshot } from '#storage/look';
import { dropSheets, putSheets, sheetTexts } from '#storage/sheets';
import { makeSheets, readSheets, type Sheets, writeSheets } from './held-sheets';
import type { World } from './world';

export const todayIn = (shop: Shop, now: Date): Day => makeDay(makeZone(zoneOf(shop)).dayOf(now.toISOString()));

/** What a shop's sheets depend on besides its facts. */
export const basisOf = ({ policy, zone }: Rules, version: string): string => `${version} ${policy.id} ${zone.name}`;

export const later = (a: Instant | null, b: Instant | undefined): Instant | null =>
  a === null || (b !== undefined && b > a) ? (b ?? null) : a;

/** Books and the revision of the facts that they are of. */
export interface Opened {
  books: Books;
  revision: number;
}

const ONE_BY_ONE = ['readings', 'tickets', 'coverage', 'offeredReasons', ...USER_INPUT_LISTS] as const;

/** The facts that are looked at one by one, as the books row's moment saw them. */
const readFew = async (db: Database, shopId: string): Promise<Pick<Facts, (typeof ONE_BY_ONE)[number]>> => {
  const read = async (list: (typeof ONE_BY_ONE)[number]) =>
    [list, (await db.factsOf(list, shopId).toArray()).map((row) => row.record)] as const;
  return { ...noFacts(), ...Object.fromEntries(await Promise.all(ONE_BY_ONE.map(read))) };
};

/** What the sheets are drawn from and kept in, of a worker that may have them in hand already. */
type Shelves = Pick<World, 'db' | 'held'>;

const readKept = ({ db, held }: Shelves, shopId: string, basis: string) =>
  db.transaction('r', [db.shops, db.books, db.sheets, ...ONE_BY_ONE.map((it) => db.list(it))], async () => {
    const [row, kept] = await Promise.all([db.shops.get(shopId), db.books.get(shopId)]);
    if (row === undefined || kept?.revision !== row.revision || kept.basis !== basis) return undefined;
    const inHand = held.take(shopId, kept);
    const [texts, few] = await Promise.all([inHand ? undefined : sheetTexts(db, shopId), readFew(db, shopId)]);
    return { shop: row.shop, kept, sheets: inHand ?? readSheets(texts!), few };
  });

/** What the platform lists: made anew only where the lists have changed, so that what was bound with it still stands. */
const listingOf = (sheets: Sheets, coverage: readonly Coverage[], { zone }: Rules): Listing => {
  const { problems, listed } = sheets;
  if (listed?.problems === problems && equal(listed.coverage, coverage)) return listed.listing;
  const listing = makeListing([...problems.values()], coverage, zone);
  sheets.listed = { problems, coverage, listing };
  return listing;
};

const openKept = async (from: Shelves, shopId: string, rules: Rules, basis: string): Promise<Opened | undefined> => {
  const found = await readKept(from, shopId, basis);
  if (found === undefined) return undefined;
  const { shop, kept, sheets, few } = found;
  const { policy, zone } = rules;
  const ledger = sheets.bind(sheets.days.values(), policy, zone, listingOf(sheets, few.coverage, rules));
  const { revision } = kept;
  from.held.lay(shopId, { basis, revision, sheets });
  return { books: { shop, ...few, lastLook: kept.lastLook ?? undefined, ledger }, revision };
};

/** Posts all facts anew and keeps the sheets, unless the facts have moved on meanwhile. */
const makeAnew = async ({ db, held }: Shelves, shopId: string, rules: Rules | null, basis: string) => {
  const known = await shopSnapshot(db, shopId);
  if (known === undefined) return undefined;
  const { facts, revision } = known;
  const books: Books = { ...facts, lastLook: lastLook(facts), ledger: null };
  if (rules === null) return { books, revision };
  const { policy, zone } = rules;
  const listing = makeListing(facts.problems, facts.coverage, zone);
  const sheets = makeSheets({
    days: keepSheets(facts, rules, listing),
    problems: new Map(facts.problems.map((it) => [problemKey(it), it])),
    attached: new Set([...facts.reviews, ...facts.cases].map((it) => it.orderId)),
  });
  sheets.listed = { problems: sheets.problems, coverage: facts.coverage, listing };
  const row: BooksRow = { shopId, basis, revision, lastLook: books.lastLook ?? null };
  const texts = writeSheets(sheets, sheets.days.keys(), { problems: true, attached: true });
  await db.transaction('rw', [db.shops, db.books, db.sheets], async () => {
    if ((await db.shops.get(shopId))?.revision !== revision) return;
    await dropSheets(db, shopId);
    await putSheets(db, row, texts);
  });
  held.lay(shopId, { basis, revision, sheets });
  return { books: { ...books, ledger: sheets.bind(sheets.days.values(), policy, zone, listing) }, revision };
};

/**
 * What an assessment of a shop is drawn from: its sheets where they are of the facts as they are, which costs the same
 * however many facts there are; else all facts, once. Undefined for a shop that is not known.
 */
export const openBooks = async (
  world: Shelves & Pick<World, 'version'>,
  shop: Shop,
  asOf: Day,
): Promise<Opened | undefined> => {
  const rules = rulesFor(shop, asOf);
  const basis = rules === null ? '' : basisOf(rules, world.version);
  const kept = rules && (await openKept(world, shop.id, rules, basis));
  return kept ?? makeAnew(world, shop.id, rules, basis);
};
