import type { DayNumber, Instant } from '#core/model/day';
import { type ByMetric, byMetric, type Metric } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import type { Gap } from './gap';
import { type Listed, type Listing, NOT_LISTED } from './listing';

/** A moment in the shop's time zone, in days: 20_000.5 is noon of day 20 000. */
export type Moment = number;

/**
 * One member of a metric, dated so that it can be counted as of any day: the score of day D knows what happened before D
 * began. It stands in the denominator once `since` has passed and until `until` has, and is a bad one once `badSince`
 * has; while the platform lists it, it is both.
 */
export interface Entry {
  metric: Metric;
  /** membership day */
  day: DayNumber;
  since: Moment;
  until: Moment;
  badSince: Moment;
  listed: readonly Listed[];
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
  /** NRR, NBFR: the order arrived after its deliver-by day */
  late: boolean;
  /** AHT: handling hours and review rounds of the request; elsewhere 0 and 1 */
  hours: number;
  rounds: number;
}

export const NEVER = Number.POSITIVE_INFINITY;

/** How far an order has come: what the forecast needs of it. */
export interface Trip {
  placed: Moment | null;
  shipped: Moment | null;
  delivered: Moment | null;
  cancelled: Moment | null;
  /** the day it has to arrive by, where that is known and counts for on-time delivery */
  due: DayNumber | null;
}

/**
 * Facts bucketed by day: members that are good on every day they count (`plain`, most of them) as numbers, the others
 * one by one. Work on it is proportional to days and problems, not to orders.
 */
export interface Ledger {
  zone: Zone;
  policy: Policy;
  plain: ByMetric<Map<DayNumber, number>>;
  entries: ByMetric<Entry[]>;
  /** orders delivered on a day that count towards eligibility; those among all that are completed */
  eligible: Map<DayNumber, number>;
  completed: Map<DayNumber, number>;
  /** those that arrived after their deliver-by day */
  late: Map<DayNumber, number>;
  /** what was left out for want of a fact: metric → gap → membership day where known, else NaN → count */
  gaps: ByMetric<Map<Gap, Map<DayNumber, number>>>;
  trips: Trip[];
  /** at which hours of the day members join a metric, and at which they turn bad: counts by hour, 0 … 23 */
  hours: ByMetric<{ members: Float64Array; bads: Float64Array }>;
  listing: Listing;
}

export const openLedger = (policy: Policy, zone: Zone, listing: Listing): Ledger => ({
  zone,
  policy,
  plain: byMetric(() => new Map()),
  entries: byMetric(() => []),
  eligible: new Map(),
  completed: new Map(),
  late: new Map(),
  gaps: byMetric(() => new Map()),
  trips: [],
  hours: byMetric(() => ({ members: new Float64Array(24), bads: new Float64Array(24) })),
  listing,
});

export const addOne = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Notes the hour of an instant; a bare day has none. */
export const noteHour = ({ zone }: Ledger, hours: Float64Array, instant: Instant): void => {
  if (instant.length === 10) return;
  const moment = zone.timeOf(instant);
  hours[Math.floor((moment - Math.floor(moment)) * 24)]! += 1;
};

export const noteGap = (ledger: Ledger, metric: Metric, gap: Gap, day: DayNumber | null): void => {
  const ours = ledger.gaps[metric];
  let days = ours.get(gap);
  if (days === undefined) {
    days = new Map();
    ours.set(gap, days);
  }
  addOne(days, day ?? Number.NaN);
};

type Draft = Pick<Entry, 'day' | 'orderId'> & Partial<Entry>;

/** Puts a member in: as a number where it is plain, else as an entry. */
export const enter = (ledger: Ledger, metric: Metric, draft: Draft): void => {
  const listed = draft.listed ?? NOT_LISTED;
  const since = draft.since ?? draft.day;
  if (
    listed.length === 0 &&
    metric !== 'AHT' &&
    draft.badSince === undefined &&
    draft.until === undefined &&
    since < draft.day + 1
  ) {
    addOne(ledger.plain[metric], draft.day);
    return;
  }
  for (const it of listed) it.joined = true;
  if (listed.length === 0 && since === NEVER) return;
  ledger.entries[metric].push({
    metric,
    day: draft.day,
    since,
    until: draft.until ?? NEVER,
    badSince: draft.badSince ?? NEVER,
    listed,
    orderId: draft.orderId,
    caseId: draft.caseId ?? null,
    chatId: draft.chatId ?? null,
    late: draft.late ?? false,
    hours: draft.hours ?? 0,
    rounds: draft.rounds ?? 1,
  });
};
