import type { DayNumber } from '#core/model/day';
import { type ByMetric, byMetric, type Metric } from '#core/model/metric';
import type { Gap } from '#core/model/not-known';
import type { SubjectIds } from '#core/model/problem';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { ListedProblem, ListedProblems } from './listed-problems';

/** A moment in the shop's time zone, in days: 20_000.5 is noon of day 20 000. */
export type Moment = number;

export const NEVER = Number.POSITIVE_INFINITY;

/**
 * One member of a metric, dated so that it can be counted as of any day: the score of day D knows what happened before D
 * began. It stands in the denominator once `since` has passed and until `until` has, and is a bad one once `badSince`
 * has; while the platform lists it, it is both.
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

/** How far orders have come: what the forecast needs of them. */
export interface Shipment {
  placed: Moment | null;
  shipped: Moment | null;
  delivered: Moment | null;
  cancelled: Moment | null;
  /** the day it has to arrive by, where that is known and counts for on-time delivery */
  due: DayNumber | null;
  /** see `carrierOf` */
  carrier: string | null;
  /** how many orders of this carrier share these days */
  count: number;
}

/** Counts by day; those of several partitions are added up. */
export interface DayCounts {
  /** members that are good on every day they count, by membership day: most of them, and never looked at one by one */
  goodMembers: ByMetric<Map<DayNumber, number>>;
  /** orders delivered on a day that count towards eligibility; those among all that are completed */
  eligible: Map<DayNumber, number>;
  completed: Map<DayNumber, number>;
  /** those that arrived after their deliver-by day */
  late: Map<DayNumber, number>;
  /** requests that nobody has handled yet, by the day they were made */
  pending: Map<DayNumber, number>;
  /** what was left out for want of a fact: metric → gap → membership day where known, else NaN → count */
  gaps: ByMetric<Map<Gap, Map<DayNumber, number>>>;
  /** at which hours of the day members join a metric, and at which they turn bad: counts by hour, 0 … 23 */
  hours: ByMetric<{ members: Float64Array; bads: Float64Array }>;
}

/** What many members come to together. */
export interface MemberSums {
  denominator: number;
  bad: number;
  hours: number;
}

/**
 * Sums over the members of one membership day, by the day whose score counts them, so that sixty past scores do not look at
 * each member sixty times.
 */
export interface DaySums {
  /** days from which other sums hold, ascending, and those sums */
  from: readonly DayNumber[];
  sums: readonly MemberSums[];
}

/** All facts of a shop, to be counted as of any day. Work on it is proportional to days and problems, not to orders. */
export interface Ledger extends DayCounts {
  zone: Zone;
  policy: Policy;
  listedProblems: ListedProblems;
  /** members that are or may be bad, by day */
  members: ByMetric<readonly Member[]>;
  /** the same, summed up by their day */
  sumsByDay: ByMetric<ReadonlyMap<DayNumber, DaySums>>;
  shipments: readonly Shipment[];
  /** problems that match no member: what they name was not read, or its day is not known */
  unmatchedProblems: readonly ListedProblem[];
  /** the orders and chats that problems name, by `order 1`, `case 2` and `chat 3` */
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
  /** how many members lie before the day, by binary search */
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

/** The orders and chats that a problem or member names, as far as they were read: two where it names a request of another order. */
export const recordsNamedBy = (
  { namedRecords: named }: Ledger,
  { orderId, caseId, chatId }: SubjectIds,
): SubjectRecord[] => {
  const records = [named.get(`order ${orderId}`), named.get(`case ${caseId}`), named.get(`chat ${chatId}`)];
  return [...new Set(records.filter((record) => record !== undefined))];
};
