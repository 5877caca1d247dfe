import * as z from 'zod/mini';
import { ALERTS_OFF, type AlertSettings, alertSettings } from '#core/model/alert-settings';
import { type Assessment, assessment } from '#core/model/assessment';
import type { Coverage, CoverageSource } from '#core/model/coverage';
import type { Day } from '#core/model/day';
import {
  type Facts,
  LIST_NAMES,
  type ListName,
  type RecordOf,
  USER_INPUT_LISTS,
  type UserInputList,
} from '#core/model/facts';
import { day, instant } from '#core/model/field';
import { DEFAULT_RETENTION, type RetentionDays, retentionDays, type Shop, type ShopHint } from '#core/model/shop';
import type { AccountHealth } from '#core/model/shop-figures';
import { type TaughtText, taughtText } from '#core/model/taught-text';
import type { AssessmentRow, Database, SettingRow, TaughtRow, VisitRow } from './database';
import { findShop } from './shop-identity';

// Read-only queries, for extension pages too.

export const listShops = async (db: Database): Promise<Shop[]> => (await db.shops.toArray()).map((row) => row.shop);

/** The shop last visited or chosen; if that is damaged, the one last read. */
export const shopShown = async (db: Database): Promise<Shop | undefined> => {
  const shown = await db.settings.get('shown');
  if (shown === undefined) return undefined;
  const row = await db.shops.get(shown.value);
  if (row !== undefined) return row.shop;
  const rows = await db.shops.toArray();
  return rows.toSorted((a, b) => (b.lastRead ?? '').localeCompare(a.lastRead ?? ''))[0]?.shop;
};

/** As stored with the inputs that it was computed from. */
export const assessmentRow = z.object({
  shopId: z.string(),
  revision: z.number(),
  asOf: day,
  computedBy: z.string(),
  computedAt: instant,
  assessment,
  readings: z.optional(z.number()),
});

/** The stored assessment of a shop; undefined if missing or damaged. */
export const readAssessmentRow = async (db: Database, shopId: string): Promise<AssessmentRow | undefined> => {
  const row = await db.assessments.get(shopId);
  return z.safeParse(assessmentRow, row).success ? row : undefined;
};

const scoreInRow = z.object({
  assessment: z.object({
    today: z.object({ overall: z.object({ value: z.nullable(z.number()) }) }),
    crossings: assessment.shape.crossings,
  }),
});

/** The overall score of the stored assessment and the thresholds around it, parsed alone; null if missing. */
export const readStoredScore = async (
  db: Database,
  shopId: string,
): Promise<(Pick<Assessment, 'crossings'> & { overall: number | null }) | null> => {
  const parsed = z.safeParse(scoreInRow, await db.assessments.get(shopId));
  if (!parsed.success) return null;
  const { today, crossings } = parsed.data.assessment;
  return { overall: today.overall.value, crossings };
};

/** All records of some lists of a shop, read in one transaction. */
export const recordsIn = <N extends ListName>(
  db: Database,
  shopId: string,
  lists: readonly N[],
): Promise<Pick<Facts, N>> => {
  const read = async (list: N) =>
    [list, (await db.factsOf(list, shopId).toArray()).map(({ record }) => record)] as const;
  return db.transaction('r', [...lists], async () =>
    Object.fromEntries(await Promise.all(lists.map(read))),
  ) as Promise<unknown> as Promise<Pick<Facts, N>>;
};

export const factsOfShop = (db: Database, shopId: string): Promise<Facts> => recordsIn(db, shopId, LIST_NAMES);

export const recordsById = async <N extends ListName>(
  db: Database,
  shopId: string,
  list: N,
  ids: readonly string[],
): Promise<RecordOf<N>[]> => {
  const rows = await db.list(list).bulkGet(ids.map((id): [string, string] => [shopId, id]));
  return rows.flatMap((row) => row?.record ?? []);
};

export const recordsOfOrders = async <N extends 'reviews' | 'cases'>(
  db: Database,
  shopId: string,
  list: N,
  orderIds: readonly string[],
): Promise<RecordOf<N>[]> => {
  const keys = orderIds.map((orderId) => [shopId, orderId]);
  const rows = await db.list(list).where('[shopId+record.orderId]').anyOf(keys).toArray();
  return rows.map(({ record }) => record);
};

/** A shop with all its facts, read in one transaction. */
export const shopFacts = async (db: Database, shopId: string): Promise<({ shop: Shop } & Facts) | undefined> =>
  db.transaction('r', ['shops', ...LIST_NAMES], async () => {
    const row = await db.shops.get(shopId);
    return row && { shop: row.shop, ...(await factsOfShop(db, shopId)) };
  });

/** The taught texts, without damaged rows. */
export const listTaughtRows = async (db: Database): Promise<TaughtRow[]> =>
  (await db.taught.toArray()).flatMap((row) => {
    const parsed = z.safeParse(taughtText, row.taught);
    return parsed.success ? [{ ...row, taught: parsed.data }] : [];
  });
export const listTaught = async (db: Database): Promise<TaughtText[]> =>
  (await listTaughtRows(db)).map(({ taught }) => taught);

/** Number of stored facts in each list of a shop. The browser counts row by row, so no page may wait for this to open. */
export const countLists = async (db: Database, shopId: string): Promise<Record<ListName, number>> => {
  const count = async (list: ListName): Promise<[ListName, number]> => [list, await db.factsOf(list, shopId).count()];
  return Object.fromEntries(await Promise.all(LIST_NAMES.map(count))) as Record<ListName, number>;
};

export const countFacts = async (db: Database, shopId: string): Promise<number> =>
  Object.values(await countLists(db, shopId)).reduce((sum, count) => sum + count);

export interface ShopSummary {
  /** lists of which anything is stored */
  has: Record<'orders' | 'problems' | 'tickets', boolean>;
  /** newest coverage of each source, the most complete of several at one time */
  sources: Coverage[];
  /** as last read */
  health: AccountHealth | null;
  /** number of damaged facts that were set aside */
  setAside: number;
}

const MAX_SCORES_SHOWN = 90;
/** Printed scores of the newest days, oldest first. */
export const printedScores = async (db: Database, shopId: string): Promise<{ day: Day; score: number }[]> => {
  const rows = await db.factsOf('readings', shopId).reverse().limit(MAX_SCORES_SHOWN).toArray();
  return rows.reverse().flatMap(({ record: { day, overall } }) => (overall === null ? [] : [{ day, score: overall }]));
};

/** The seller's marks and prepared tickets. */
export type UserInput = Pick<Facts, UserInputList>;

export const userInputOfShop = (db: Database, shopId: string): Promise<UserInput> =>
  recordsIn(db, shopId, USER_INPUT_LISTS);

const isNewer = (a: Coverage, b: Coverage): boolean => {
  const [timeA, timeB] = [Date.parse(a.readAt), Date.parse(b.readAt)];
  return timeA > timeB || (timeA === timeB && a.complete && !b.complete);
};

export const shopSummary = async (db: Database, shopId: string): Promise<ShopSummary> =>
  db.transaction('r', ['orders', 'problems', 'tickets', 'coverage', 'accountHealth', 'setAside'], async () => {
    const hasAny = async (list: ListName) => (await db.factsOf(list, shopId).first()) !== undefined;
    const has = {
      orders: await hasAny('orders'),
      problems: await hasAny('problems'),
      tickets: await hasAny('tickets'),
    };
    const newest = new Map<CoverageSource, Coverage>();
    await db.factsOf('coverage', shopId).each(({ record }) => {
      // Damaged rows may be read here before they are set aside.
      if (typeof record?.source !== 'string') return;
      const known = newest.get(record.source);
      if (known === undefined || isNewer(record, known)) newest.set(record.source, record);
    });
    const health = (await db.factsOf('accountHealth', shopId).last())?.record ?? null;
    const setAside = await db.setAside.where({ shopId }).count();
    return { has, sources: [...newest.values()], health, setAside };
  });

const MAX_VISITS_SHOWN = 50;
/** The log of page visits, newest first: of one shop, including visits without a known shop; null: of all shops. */
export const recentVisits = async (db: Database, shopId: string | null): Promise<VisitRow[]> => {
  const isOfShop = (row: VisitRow): boolean => shopId === null || row.shopId === null || row.shopId === shopId;
  return db.visits.orderBy('id').reverse().filter(isOfShop).limit(MAX_VISITS_SHOWN).toArray();
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A setting that is stored as JSON; undefined if there is none, or it is damaged. */
export const readSetting = async <T>(
  db: Database,
  key: SettingRow['key'],
  schema: z.ZodMiniType<T>,
): Promise<T | undefined> => z.safeParse(schema, parseJson((await db.settings.get(key))?.value ?? '')).data;

export const readAlertSettings = async (db: Database): Promise<AlertSettings> =>
  (await readSetting(db, 'alerts', alertSettings)) ?? ALERTS_OFF;

/** Days for which facts are kept. */
export const readRetention = async (db: Database): Promise<RetentionDays> =>
  (await readSetting(db, 'retention', retentionDays)) ?? DEFAULT_RETENTION;

/** Pages whose newest visit was refused: earlier facts remain, new ones are missing. */
export const refusedPages = (visits: readonly VisitRow[]): VisitRow[] => {
  const newest = new Map<string, VisitRow>();
  for (const visit of visits) {
    const key = `${visit.page}+${visit.metric ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || known.at < visit.at) newest.set(key, visit);
  }
  return [...newest.values()].filter((visit) => visit.outcome === 'refused');
};

/** A shop by its id, as on extension pages, or by a hint from a portal page. */
export type NamedShop = { shopId: string } | ShopHint;

/** @throws RangeError if no such shop is known */
export const namedShop = async (db: Database, named: NamedShop): Promise<Shop> => {
  const shop = 'shopId' in named ? (await db.shops.get(named.shopId))?.shop : findShop(await listShops(db), named);
  if (shop === undefined) throw new RangeError('no such shop is known');
  return shop;
};
