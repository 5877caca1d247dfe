import Dexie, { type Table } from 'dexie';
import type { Assessment } from '#core/model/assessment';
import type { Day, Instant } from '#core/model/day';
import type { Facts, ListName } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { Shop } from '#core/model/shop';
import { VERSIONS, type Version } from './versions';

export type RecordOf<N extends ListName> = Facts[N][number];

/** A fact beside the shop it belongs to and its natural key. */
export interface FactRow<T> {
  shopId: string;
  key: string;
  record: T;
}

/** `revision` grows with every change of the shop's facts, so that what was computed from them can name them. */
export interface ShopRow {
  id: string;
  shop: Shop;
  revision: number;
}

/** A look at a page, as the log keeps it: everything but the facts. */
export interface VisitRow extends Omit<PageVisit, 'facts'> {
  id: number;
  shopId: string | null;
}

/** An opinion and what it was computed from; thrown away freely. */
export interface AssessmentRow {
  shopId: string;
  revision: number;
  asOf: Day;
  /** the version of the extension, whose policy rows and code it is the work of */
  computedBy: string;
  computedAt: Instant;
  /** the assessment as text, all but its track record, which comes later */
  text: string;
  trackRecord: Assessment['trackRecord'];
  /** how many readings its track record was replayed on */
  readings?: number;
}

/** Facts of one day as the core counted them, or what is said of all days: what an assessment reads in place of the facts. */
export interface SheetRow {
  shopId: string;
  shelf: string;
  text: string;
}

/** What the sheets of a shop are of: they stand for its facts at that revision, counted by that code and those rules. */
export interface BooksRow {
  shopId: string;
  basis: string;
  revision: number;
  /** when any fact was last read */
  lastLook: Instant | null;
}

export interface SettingRow {
  key: 'shown';
  value: string;
}

/** A part of a file on its way in, too long for one message. */
export interface InboxRow {
  ticket: string;
  index: number;
  text: string;
}

export class Database extends Dexie {
  declare shops: Table<ShopRow, string>;
  declare visits: Table<VisitRow, number, Omit<VisitRow, 'id'>>;
  declare assessments: Table<AssessmentRow, string>;
  declare settings: Table<SettingRow, SettingRow['key']>;
  declare inbox: Table<InboxRow, [string, number]>;
  declare sheets: Table<SheetRow, [string, string]>;
  declare books: Table<BooksRow, string>;

  constructor(name: string, versions: readonly Version[]) {
    super(name);
    for (const { number, stores, upgrade } of versions) {
      const version = this.version(number).stores({ ...stores });
      if (upgrade !== undefined) version.upgrade(upgrade);
    }
  }

  list<N extends ListName>(name: N): Table<FactRow<RecordOf<N>>, [string, string]> {
    return this.table(name);
  }

  /** All facts of one shop in one list, by key. */
  factsOf<N extends ListName>(name: N, shopId: string) {
    return this.list(name).where('[shopId+key]').between([shopId, Dexie.minKey], [shopId, Dexie.maxKey]);
  }
}

/** The background opens it to write; extension pages open it to read; content scripts have no access. */
export const openDatabase = (name = 'sps-ahead', versions: readonly Version[] = VERSIONS): Database =>
  new Database(name, versions);
