import * as z from 'zod/mini';
import type { DayNumber } from '#core/model/day';
import { type ByMetric, byMetric, METRICS, type Metric } from '#core/model/metric';
import { GAPS } from '#core/model/not-known';
import type { SubjectIds } from '#core/model/problem';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { ListedProblem, ListedProblems } from './listed-problems';

/** A moment as days in the shop's time zone: 20_000.5 is noon of day 20 000. */
export type Moment = number;

export const NEVER = Number.POSITIVE_INFINITY;

/**
 * One member of a metric, dated so that it can be counted on any day: the score of day D uses what happened before D
 * began. It counts from `since` until `until` and is bad from `badSince`; while the platform lists it, it counts and is
 * bad.
 */
export interface Member {
  metric: Metric;
  /** membership day */
  day: DayNumber;
  since: Moment;
  until: Moment;
  badSince: Moment;
  listed: readonly ListedProblem[];
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
  /** NRR, NBFR: the order arrived after its deliver-by day */
  late: boolean;
  /** AHT: handling hours and review rounds of the request; elsewhere 0 and 1 */
  hours: number;
  rounds: number;
}

/** By hand, as there are many and a schema's time would show. */
export const member = z.custom<Member>((value) => {
  const { metric, day, since, until, badSince, hours, rounds } = Object(value) as Member;
  return (
    METRICS.includes(metric) && [day, since, until, badSince, hours, rounds].every((part) => typeof part === 'number')
  );
});

const dayOrNull = z.nullable(z.int());

/** Days of orders, as the forecast needs them. */
export const shipment = z.object({
  placed: dayOrNull,
  shipped: dayOrNull,
  delivered: dayOrNull,
  cancelled: dayOrNull,
  /** deliver-by day, if known and relevant to on-time delivery */
  due: dayOrNull,
  /** see `carrierOf` */
  carrier: z.nullable(z.string()),
  /** number of orders with this carrier and these dates */
  count: z.int(),
});
export type Shipment = z.infer<typeof shipment>;

/** Day → count; the day is NaN if not known. */
const counts = z.custom<Map<DayNumber, number>>(
  (value) =>
    value instanceof Map && [...value].every((pair) => typeof pair[0] === 'number' && Number.isInteger(pair[1])),
);
const hoursOfDay = z.custom<Float64Array>((value) => value instanceof Float64Array && value.length === 24);

/** Counts by day, additive over partitions. */
export const dayCounts = z.object({
  /** members that are good on every day, by membership day: most of them, kept as counts alone */
  goodMembers: z.object(byMetric(() => counts)),
  /** delivered orders that count towards eligibility, by day; those of them that are completed */
  eligible: counts,
  completed: counts,
  /** orders that arrived after their deliver-by day */
  late: counts,
  /** requests not handled yet, by the day they were made */
  pending: counts,
  /** records left out because a fact is missing: metric → gap → membership day → count */
  gaps: z.object(byMetric(() => z.map(z.enum(GAPS), counts))),
  /** by hour of day, 0 … 23: when members enter a metric, and when they turn bad */
  hours: z.object(byMetric(() => z.object({ members: hoursOfDay, bads: hoursOfDay }))),
});
export type DayCounts = z.infer<typeof dayCounts>;

/** Sums over several members. */
export interface MemberSums {
  denominator: number;
  bad: number;
  hours: number;
}

/**
 * Sums over the members of one membership day as functions of the scored day, so that sixty past scores do not scan
 * each member sixty times.
 */
export interface DaySums {
  /** ascending days on which the sums change, and the sums from each on */
  from: readonly DayNumber[];
  sums: readonly MemberSums[];
}

/** All facts of a shop, countable on any day at a cost that grows with days and problems, not orders. */
export interface Ledger extends DayCounts {
  zone: Zone;
  policy: Policy;
  listedProblems: ListedProblems;
  /** members that are or may turn bad, by day */
  members: ByMetric<readonly Member[]>;
  /** their sums by membership day */
  sumsByDay: ByMetric<ReadonlyMap<DayNumber, DaySums>>;
  shipments: readonly Shipment[];
  /** problems without a member: their record was not read, or its day is not known */
  unmatchedProblems: readonly ListedProblem[];
  /** orders and chats that problems name, by `order 1`, `case 2` and `chat 3` */
  namedRecords: ReadonlyMap<string, SubjectRecord>;
}

export const noDayCounts = (): DayCounts => ({
  goodMembers: byMetric(() => new Map()),
  eligible: new Map(),
  completed: new Map(),
  late: new Map(),
  pending: new Map(),
  gaps: byMetric(() => new Map()),
  hours: byMetric(() => ({ members: new Float64Array(24), bads: new Float64Array(24) })),
});

export const increment = <K>(counts: Map<K, number>, key: K, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

export const membersWithin = (ledger: Ledger, metric: Metric, first: DayNumber, last: DayNumber): readonly Member[] => {
  const members = ledger.members[metric];
  /** number of members before the day, by binary search */
  const before = (day: DayNumber): number => {
    let [low, high] = [0, members.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (members[middle]!.day < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return members.slice(before(first), before(last + 1));
};

/** The known orders and chats that a problem or member names: two if its request belongs to another order. */
export const recordsNamedBy = (
  { namedRecords: named }: Ledger,
  { orderId, caseId, chatId }: SubjectIds,
): SubjectRecord[] => {
  const records = [named.get(`order ${orderId}`), named.get(`case ${caseId}`), named.get(`chat ${chatId}`)];
  return [...new Set(records.filter((record) => record !== undefined))];
};
