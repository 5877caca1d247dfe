import * as z from 'zod/mini';
import type { Coverage } from '#core/model/coverage';
import { type DayNumber, dayNumber } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { byMetric, isMetric, METRICS } from '#core/model/metric';
import type { Problem } from '#core/model/problem';
import { type SubjectRecord, subjectRecord, subjectRecords } from '#core/model/subject-record';
import type { Counted, Counting } from './count-members';
import {
  type DayCounts,
  dayCounts,
  increment,
  type Ledger,
  type Member,
  member,
  noDayCounts,
  type Shipment,
  shipment,
} from './ledger';
import { type ListedProblem, type ListedProblems, listedProblemsOf } from './listed-problems';
import { countOrder } from './order-members';
import type { CountingRules } from './rules';
import { countCases, countChat } from './service-members';
import { byDays } from './shipments';
import { sumMembersOfDay } from './tally';

/**
 * The counts of a day's or all orders and chats, storable and recomputed whole from the records. Orders and chats that
 * a problem names are kept as records, because they count by the lists of the day asked about.
 */
export type Partition = z.infer<typeof partition>;
const partition = z.object({
  ...dayCounts.shape,
  members: z.array(member),
  shipments: z.array(shipment),
  named: z.array(subjectRecord),
});

/** Whether a stored value is a partition; a damaged one is recomputed. */
export const isPartition = (value: unknown): value is Partition => z.safeParse(partition, value).success;

const namesOf = ({ orderId, caseId, chatId }: Pick<Problem, 'orderId' | 'caseId' | 'chatId'>): string[] => [
  ...(orderId === null ? [] : [`order ${orderId}`]),
  ...(caseId === null ? [] : [`case ${caseId}`]),
  ...(chatId === null ? [] : [`chat ${chatId}`]),
];

const namesIn = ({ id, cases, chat }: SubjectRecord): string[] =>
  chat !== null
    ? [`chat ${id}`]
    : [`order ${id}`, ...cases.flatMap(({ id: caseId }) => (caseId === null ? [] : `case ${caseId}`))];

/** Keys of records that problems name: `order 1`, `case 2`, `chat 3`. */
export const keysOfProblems = (problems: readonly Problem[]): ReadonlySet<string> => new Set(problems.flatMap(namesOf));

const nothingCounted = (): Counted => ({ ...noDayCounts(), members: [], shipments: new Map() });

const countRecord = (counting: Counting): void => {
  const { order, cases, chat } = counting.record;
  if (order !== null) countOrder(counting, order);
  if (cases.length > 0) countCases(counting, cases);
  if (chat !== null) countChat(counting, chat);
};

/** Counts records by the platform's lists. */
const countRecords = (records: readonly SubjectRecord[], listedProblems: ListedProblems, rules: CountingRules) => {
  const into = nothingCounted();
  const matched = new Set<ListedProblem>();
  for (const record of records) countRecord({ ...rules, into, record, listedProblems, matched });
  return { into, matched };
};

/**
 * Counts the records of a partition and keeps those that problems name apart.
 * @param names see `keysOfProblems`
 */
export const partitionOf = (
  records: readonly SubjectRecord[],
  names: ReadonlySet<string>,
  rules: CountingRules,
): Partition => {
  const named = new Set(names.size === 0 ? [] : records.filter((it) => namesIn(it).some((name) => names.has(name))));
  const others = named.size === 0 ? records : records.filter((record) => !named.has(record));
  const { into } = countRecords(others, listedProblemsOf([], [], rules.zone), rules);
  return { ...into, shipments: [...into.shipments.values()].sort(byDays), named: [...named] };
};

const addCounts = <K>(sums: Map<K, number>, counts: ReadonlyMap<K, number>): void => {
  for (const [key, by] of counts) increment(sums, key, by);
};

const addHours = (sums: Float64Array, hours: Float64Array): void => {
  for (let hour = 0; hour < sums.length; hour++) sums[hour]! += hours[hour]!;
};

const sumCounts = (parts: readonly DayCounts[]): DayCounts => {
  const sums = noDayCounts();
  for (const part of parts) {
    for (const metric of METRICS) {
      addCounts(sums.goodMembers[metric], part.goodMembers[metric]);
      addHours(sums.hours[metric].members, part.hours[metric].members);
      addHours(sums.hours[metric].bads, part.hours[metric].bads);
      for (const [gap, days] of part.gaps[metric]) {
        const known = sums.gaps[metric].get(gap) ?? new Map<DayNumber, number>();
        sums.gaps[metric].set(gap, known);
        addCounts(known, days);
      }
    }
    for (const list of ['eligible', 'completed', 'late', 'pending'] as const) addCounts(sums[list], part[list]);
  }
  return sums;
};

const inOrder = (a: string | null, b: string | null): number => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1);
/** Hours are fractions, so they are summed in a fixed order to be independent of the order of facts. */
const byDayAndId = (a: Member, b: Member): number =>
  a.day - b.day || inOrder(a.orderId, b.orderId) || inOrder(a.caseId, b.caseId) || inOrder(a.chatId, b.chatId);

/** Merges shipments of the same carrier and dates. */
const joinAlike = (sorted: readonly Shipment[]): Shipment[] => {
  const joined: Shipment[] = [];
  for (const shipment of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && byDays(last, shipment) === 0) last.count += shipment.count;
    else joined.push({ ...shipment });
  }
  return joined;
};

const sumDays = (members: readonly Member[]) =>
  new Map([...Map.groupBy(members, ({ day }) => day)].map(([day, ofDay]) => [day, sumMembersOfDay(ofDay)]));

/** The ledger of a shop: the sum of its partitions, plus the records that problems name, counted by today's lists. */
export const ledgerOf = (
  partitions: readonly Partition[],
  problems: readonly Problem[],
  coverage: readonly Coverage[],
  rules: CountingRules,
): Ledger => {
  // Problems of metrics outside this market's score are left out.
  const own = problems.filter(({ metric }) => isMetric(metric) && rules.policy.metrics[metric] !== undefined);
  const listedProblems = listedProblemsOf(own, coverage, rules.zone);
  const named = partitions.flatMap((partition) => partition.named);
  const { into, matched } = countRecords(named, listedProblems, rules);
  const members = byMetric((): Member[] => []);
  for (const part of [...partitions, into]) for (const member of part.members) members[member.metric].push(member);
  for (const metric of METRICS) members[metric].sort(byDayAndId);
  const shipments = [...partitions.flatMap((partition) => partition.shipments), ...into.shipments.values()];
  return {
    ...sumCounts([...partitions, into]),
    ...rules,
    listedProblems,
    members,
    sumsByDay: byMetric((metric) => sumDays(members[metric])),
    shipments: joinAlike(shipments.sort(byDays)),
    unmatchedProblems: listedProblems.all.filter((problem) => !matched.has(problem)),
    namedRecords: new Map(named.flatMap((record) => namesIn(record).map((name) => [name, record] as const))),
  };
};

/** The ledger of all records at once. */
export const ledgerOfRecords = (
  records: readonly SubjectRecord[],
  { problems, coverage }: Pick<Facts, 'problems' | 'coverage'>,
  rules: CountingRules,
): Ledger => ledgerOf([partitionOf(records, keysOfProblems(problems), rules)], problems, coverage, rules);

export const ledgerOfFacts = (facts: Facts, rules: CountingRules): Ledger =>
  ledgerOfRecords([...subjectRecords(facts)], facts, rules);

/** Problems that may still count in partitions from that day on: those seen since, or without a last-seen day. */
export const problemsSince = (problems: readonly Problem[], first: DayNumber): Problem[] =>
  problems.filter(({ lastSeen }) => lastSeen === null || dayNumber(lastSeen) >= first);
