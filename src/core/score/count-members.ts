import type { DayNumber } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Gap } from '#core/model/not-known';
import type { SubjectRecord } from '#core/model/subject-record';
import { type DayCounts, increment, type Member, type Moment, NEVER, type Shipment } from './ledger';
import type { ListedProblem, ListedProblems } from './listed-problems';
import type { CountingRules } from './rules';

/** Accumulates the counts of facts about orders and chats. */
export interface Counted extends DayCounts {
  members: Member[];
  shipments: Map<string, Shipment>;
}

/** One order or chat while it is being counted. */
export interface Counting extends CountingRules {
  into: Counted;
  record: SubjectRecord;
  /** problems of this record, and possibly of others */
  listedProblems: ListedProblems;
  /** problems explained by this record: by a member or a noted gap */
  matched: Set<ListedProblem>;
}

/** Counts the hour of a moment; a bare day, which counts as its last moment, has none. */
export const noteHour = (hours: Float64Array, moment: Moment, isBare: boolean): void => {
  if (!isBare) hours[Math.floor((moment - Math.floor(moment)) * 24)]! += 1;
};

export const noteGap = ({ into }: Counting, metric: Metric, gap: Gap, day: DayNumber | null): void => {
  const ofMetric = into.gaps[metric];
  const days = ofMetric.get(gap) ?? new Map<DayNumber, number>();
  ofMetric.set(gap, days);
  increment(days, day ?? Number.NaN);
};

type Draft = Pick<Member, 'day' | 'orderId' | 'listed'> & Partial<Member>;

/** Adds a member that is good on every day. */
export const addGoodMember = ({ into }: Counting, metric: Metric, day: DayNumber): void =>
  increment(into.goodMembers[metric], day);

/** Adds a member: to a count if it is good on every day, else as an object. */
export const addMember = (counting: Counting, metric: Metric, draft: Draft): void => {
  const { day, listed, since = day } = draft;
  const isPlain = metric !== 'AHT' && draft.badSince === undefined && draft.until === undefined && since < day + 1;
  if (listed.length === 0 && isPlain) {
    addGoodMember(counting, metric, day);
    return;
  }
  if (listed.length === 0 && since === NEVER) return;
  for (const problem of listed) counting.matched.add(problem);
  counting.into.members.push({
    metric,
    day,
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
