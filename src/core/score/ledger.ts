import type { DayNumber } from '#core/model/day';
import { type ByMetric, byMetric, type Metric } from '#core/model/metric';
import type { Gap } from '#core/model/not-known';
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

/** Dates of orders, as the forecast needs them. */
export interface Shipment {
  placed: Moment | null;
  shipped: Moment | null;
  delivered: Moment | null;
  cancelled: Moment | null;
  /** deliver-by day, if known and relevant to on-time delivery */
  due: DayNumber | null;
  /** see `carrierOf` */
  carrier: string | null;
  /** number of orders with this carrier and these dates */
  count: number;
}

/** Counts by day, additive over partitions. */
export interface DayCounts {
  /** members that are good on every day, by membership day: most of them, kept as counts alone */
  goodMembers: ByMetric<Map<DayNumber, number>>;
  /** delivered orders that count towards eligibility, by day; those of them that are completed */
  eligible: Map<DayNumber, number>;
  completed: Map<DayNumber, number>;
  /** orders that arrived after their deliver-by day */
  late: Map<DayNumber, number>;
  /** requests not handled yet, by the day they were made */
  pending: Map<DayNumber, number>;
  /** records left out because a fact is missing: metric → gap → membership day, NaN if not known → count */
  gaps: ByMetric<Map<Gap, Map<DayNumber, number>>>;
  /** by hour of day, 0 … 23: when members enter a metric, and when they turn bad */
  hours: ByMetric<{ members: Float64Array; bads: Float64Array }>;
}

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
