import Dexie, { type Table } from 'dexie';
import type { Assessment } from '#core/model/assessment';
import type { Day, DayNumber, Instant } from '#core/model/day';
import type { ListName, RecordOf } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { Shop } from '#core/model/shop';
import type { TaughtText } from '#core/model/taught-text';
import { VERSIONS, type Version } from './versions';

/** A fact with its shop and natural key. */
export interface FactRow<T> {
  shopId: string;
  key: string;
  /** partition day, for orders, reviews, requests and chats: see `partitionDayOf` */
  day?: DayNumber;
  record: T;
  /** keys of the taught texts that the record depends on, and the record without them; null if there would be none */
  taught?: { by: string[]; without: T | null };
}

export interface ShopRow {
  id: string;
  shop: Shop;
  /** increases with every change of the shop's facts, so that results can name their inputs */
  revision: number;
  /** partition days of its orders and chats, each with the revision of its last change */
  days: { day: DayNumber; changedIn: number }[];
  /** when any scored fact was last read */
  lastRead: Instant | null;
}

/** Whether a result of a revision is of this shop: one deleted and read again begins its revisions anew. */
export const isOfThisShop = (row: ShopRow | undefined, revision: number): boolean =>
  row !== undefined && row.revision >= revision;

/** A page visit in the log, without its facts. */
export interface VisitRow extends Omit<PageVisit, 'facts'> {
  id: number;
  shopId: string | null;
}

/** An assessment with its inputs; it can be recomputed at any time. */
export interface AssessmentRow {
  shopId: string;
  revision: number;
  asOf: Day;
  /** version of the extension that computed it */
  computedBy: string;
  computedAt: Instant;
  assessment: Assessment;
  /** number of readings in its track record; undefined if that is due */
  readings?: number;
}

/** The partition and the work of one day, recomputable from the facts. */
export interface PartitionRow {
  shopId: string;
  day: DayNumber;
  /** version of the code and rules that counted it */
  basis: string;
  /** revision of the facts that it was made from */
  revision: number;
  /** a `Partition` of the core, unchecked; null if the market has no formula */
  partition: unknown;
  /** the `DayWork` of the same records, unchecked */
  work: unknown;
}

export interface SettingRow {
  key: 'shown' | 'alerts' | 'alerts-told' | 'retention';
  value: string;
}

/** A part of an imported file, split to fit messages; after the import only the result, with index −1. */
export interface InboxRow {
  ticket: string;
  index: number;
  text: string;
  /** when it arrived */
  at: Instant;
}

/** A taught text by its key. */
export interface TaughtRow {
  key: string;
  taught: TaughtText;
  /** a built-in caption now covers it, and it is no longer used */
  isOutdated?: boolean;
}

/** A malformed stored row, kept as it is outside the lists. */
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

  /** What was counted of one shop, from a day on. */
  partitionsOf(shopId: string, first: DayNumber | typeof Dexie.minKey = Dexie.minKey) {
    return this.partitions.where('[shopId+day]').between([shopId, first], [shopId, Dexie.maxKey]);
  }
}

export const DATABASE_NAME = 'sps-ahead';

/** The background writes; extension pages only read; content scripts have no access. */
export const openDatabase = (name = DATABASE_NAME, versions: readonly Version[] = VERSIONS): Database =>
  new Database(name, versions);

/** The browser's number for Dexie's version 1. */
const VERSION_UNIT = 10;

/** Whether the database was written by a later version of the extension, whose rows this one may misread. */
export const isOfNewerVersion = (db: Database, versions: readonly Version[] = VERSIONS): boolean =>
  db.backendDB().version > VERSION_UNIT * Math.max(...versions.map(({ number }) => number));

/** Whether the database itself failed, as one that is full, closing or stopped does, and not the work on what it holds. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof Dexie.DexieError && error.name !== Dexie.errnames.Data;

/** Whether a write failed because storage is full; its transaction changed nothing. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || ('inner' in error && isDiskFull(error.inner)));
