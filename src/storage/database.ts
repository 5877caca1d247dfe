import Dexie, { type Table } from 'dexie';
import type { Assessment } from '#core/model/assessment';
import type { Day, DayNumber, Instant } from '#core/model/day';
import type { Facts, ListName } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { Shop } from '#core/model/shop';
import type { TaughtText } from '#core/model/taught-text';
import { VERSIONS, type Version } from './versions';

export type RecordOf<N extends ListName> = Facts[N][number];

/** A fact beside the shop it belongs to and its natural key. */
export interface FactRow<T> {
  shopId: string;
  key: string;
  /** of orders, reviews, requests and chats: the day under which they are counted, see `partitionDayOf` */
  day?: DayNumber;
  record: T;
  /** of a record that owes something to what the seller taught: the keys of that, and the record without it, null where there would be none */
  taught?: { by: string[]; without: T | null };
}

export interface ShopRow {
  id: string;
  shop: Shop;
  /** grows with every change of the shop's facts, so that what was computed from them can name them */
  revision: number;
  /** the partition days of its orders and chats, each with the revision in which it last changed */
  days: { day: DayNumber; changedIn: number }[];
  /** when any fact that the score counts was last read */
  lastRead: Instant | null;
}

/** A page visit in the log: all but its facts. */
export interface VisitRow extends Omit<PageVisit, 'facts'> {
  id: number;
  shopId: string | null;
}

/** An assessment and what it was computed from; it can be made anew at any time. */
export interface AssessmentRow {
  shopId: string;
  revision: number;
  asOf: Day;
  /** the version of the extension that computed it */
  computedBy: string;
  computedAt: Instant;
  assessment: Assessment;
  /** how many readings its track record was replayed on; undefined where that is due */
  readings?: number;
}

/** The counts of one day's orders and chats, and what they leave to do; they can be made anew from the facts at any time. */
export interface PartitionRow {
  shopId: string;
  day: DayNumber;
  /** the code and rules that counted it */
  basis: string;
  /** the revision of the facts that it was made of */
  revision: number;
  /** a `Partition` of the core, to be checked before it is used; null where the market has no formula */
  partition: unknown;
  /** the `DayWork` of the same records, to be checked too */
  work: unknown;
}

export interface SettingRow {
  key: 'shown' | 'alerts' | 'alerts-told' | 'retention';
  value: string;
}

/** A part of an imported file that is too long for one message; once it is imported, the result alone, with index −1. */
export interface InboxRow {
  ticket: string;
  index: number;
  text: string;
  /** when it came */
  at: Instant;
}

/** What the seller taught of a text of the portal, by its key. */
export interface TaughtRow {
  key: string;
  taught: TaughtText;
  /** a source tells it by now, and it is not used any more */
  isOutdated?: boolean;
}

/** A stored row that was not well formed, kept as it is, where nothing reads it. */
export interface SetAsideRow {
  shopId: string;
  list: ListName | 'shops';
  row: unknown;
  at: Instant;
}

export class Database extends Dexie {
  declare shops: Table<ShopRow, string>;
  declare visits: Table<VisitRow, number, Omit<VisitRow, 'id'>>;
  declare assessments: Table<AssessmentRow, string>;
  declare settings: Table<SettingRow, SettingRow['key']>;
  declare inbox: Table<InboxRow, [string, number]>;
  declare taught: Table<TaughtRow, string>;
  declare setAside: Table<SetAsideRow, number>;
  declare partitions: Table<PartitionRow, [string, DayNumber]>;

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

export const DATABASE_NAME = 'sps-ahead';

/** The background opens it to write; extension pages open it to read; content scripts have no access. */
export const openDatabase = (name = DATABASE_NAME, versions: readonly Version[] = VERSIONS): Database =>
  new Database(name, versions);

/** The browser's own number of Dexie's version 1. */
const VERSION_UNIT = 10;

/** Whether what is stored was written by a later version of the extension, whose rows this one may misread. */
export const isOfNewerVersion = (db: Database, versions: readonly Version[] = VERSIONS): boolean =>
  db.backendDB().version > VERSION_UNIT * Math.max(...versions.map(({ number }) => number));

/** Whether a write failed for want of room; the transaction it was in has then changed nothing. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || ('inner' in error && isDiskFull(error.inner)));
