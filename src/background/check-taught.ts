import { type Instant, MS_PER_DAY } from '#core/model/day';
import { isHigherBetter } from '#core/model/metric';
import type { Order } from '#core/model/order';
import type { Reading } from '#core/model/reading';
import type { ShopHint } from '#core/model/shop';
import type { TaughtFinding } from '#messages/panel-protocol';
import type { Database } from '#storage/database';
import { listShops } from '#storage/queries';
import { findShop } from '#storage/shop-identity';

/** Unvalidated facts of a trial reading. */
type Drafts = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const DATES = ['placedAt', 'paidAt', 'shippedAt', 'deliverBy', 'deliveredAt', 'cancelledAt'] as const;
/** The portal rounds rates to a hundredth of a percent; hours are compared as closely. */
const ROUNDING = 0.0001;

const textIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
const sum = (about: TaughtFinding['about'], agreed: readonly boolean[]): TaughtFinding[] => {
  const agree = agreed.filter(Boolean).length;
  return agreed.length === 0 ? [] : [{ about, agree, differ: agreed.length - agree }];
};

/** A bare day of the shop's zone may differ from an instant on another page by up to a day. */
const isSameDay = (a: Instant, b: Instant): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= MS_PER_DAY;

/** Compares known dates of orders with those on the page. */
const datesAgree = (draft: Drafts[string][number], order: Order): boolean[] =>
  DATES.flatMap((field) => {
    const [printed] = textIn(draft[field]);
    const known = order[field];
    return printed === undefined || known === null ? [] : [isSameDay(printed, known)];
  });

/** Compares the page's figures with those of another page for the same day. */
const figuresAgree = (draft: Drafts[string][number], readings: readonly Reading[]): boolean[] => {
  const known = readings.find(({ day }) => day === draft.day);
  if (known === undefined) return [];
  const printed = { ...(draft.metrics as object) } as Record<string, Partial<Record<string, number | null>> | null>;
  return Object.entries(printed).flatMap(([metric, figures]) => {
    const before = known.metrics[metric as keyof typeof known.metrics] as typeof figures | undefined;
    return (['value', 'numerator', 'denominator'] as const).flatMap((part) => {
      const [a, b] = [figures?.[part], before?.[part]];
      return a == null || b == null ? [] : [Math.abs(a - b) <= ROUNDING * Math.max(1, b)];
    });
  });
};

/** A list of problems is at most as long as their newest count. */
const totalAgrees = (problems: Drafts[string], readings: readonly Reading[]): boolean[] => {
  const [first] = problems;
  const metric = first?.metric as keyof Reading['metrics'] | undefined;
  if (metric === undefined || metric === 'AHT' || isHigherBetter(metric)) return [];
  const newest = readings.findLast((reading) => reading.metrics[metric]?.numerator != null);
  const count = newest?.metrics[metric]?.numerator;
  return count == null ? [] : [problems.length <= count];
};

/**
 * Compares facts of a trial reading with untaught facts: order ids, dates, figures of the same day, and counts. Empty
 * if nothing is comparable.
 */
export const checkTaught = async (db: Database, hint: ShopHint, facts: Drafts): Promise<TaughtFinding[]> => {
  const shop = findShop(await listShops(db), hint);
  if (shop === undefined) return [];
  const { orders = [], problems = [], cases = [], tickets = [], readings = [] } = facts;
  const named = [
    ...orders.map(({ id }) => id),
    ...[...problems, ...cases].map(({ orderId }) => orderId),
    ...tickets.flatMap(({ orderIds }) => (Array.isArray(orderIds) ? orderIds : [])),
  ];
  const ids = [...new Set(named.flatMap(textIn))];
  const rows = await db.list('orders').bulkGet(ids.map((id): [string, string] => [shop.id, id]));
  const known = new Map(
    rows.flatMap((row) => {
      const record = row?.taught === undefined ? row?.record : row.taught.without;
      return record == null ? [] : [[record.id, record]];
    }),
  );
  const stored = (await db.factsOf('readings', shop.id).toArray()).flatMap(({ record, taught }) =>
    taught === undefined ? record : (taught.without ?? []),
  );
  const byDay = stored.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return [
    ...sum('orders', known.size === 0 ? [] : ids.map((id) => known.has(id))),
    ...sum(
      'dates',
      orders.flatMap((draft) =>
        textIn(draft.id).flatMap((id) => (known.has(id) ? datesAgree(draft, known.get(id)!) : [])),
      ),
    ),
    ...sum(
      'figures',
      readings.flatMap((draft) => figuresAgree(draft, byDay)),
    ),
    ...sum('total', totalAgrees(problems, byDay)),
  ];
};
