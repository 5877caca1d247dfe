import type { Coverage } from '#core/model/coverage';
import { type DayNumber, type Instant, MS_PER_DAY } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Problem, problemKey } from '#core/model/problem';
import type { Zone } from '#core/model/zone';

/** A later complete reading of the same list, which would show the entry if it were still listed. */
interface LaterReading {
  readOn: DayNumber;
  from: DayNumber;
  to: DayNumber;
}

/** One entry of a diagnosis list, with later readings of the list. */
export interface ListedProblem {
  /** natural key of the problem */
  key: string;
  problem: Problem;
  listedFrom: DayNumber;
  laterReadings: readonly LaterReading[];
}

/** Problems by metric and the id of the order, case or chat that they name. */
export interface ListedProblems {
  all: readonly ListedProblem[];
  /** day on which a metric's list was first read whole; its entries may be much older */
  firstReadOn(metric: Metric): DayNumber | null;
  naming(kind: 'order' | 'case' | 'chat', id: string): readonly ListedProblem[];
  ofMetric(metric: Metric, kind: 'order' | 'case' | 'chat', id: string): readonly ListedProblem[];
}

export const NO_PROBLEMS: readonly ListedProblem[] = [];

/**
 * Whether the platform counts a member in the score of `day`: still listed, dropped by a later complete reading, or not
 * listed so far. Source: conventions.md#4-values.
 */
export const listedStateOn = (
  listed: readonly ListedProblem[],
  memberDay: DayNumber,
  day: DayNumber,
): 'listed' | 'dropped' | 'unnamed' => {
  let named = false;
  for (const listedProblem of listed) {
    if (listedProblem.listedFrom > day) continue;
    named = true;
    if (!listedProblem.laterReadings.some((row) => row.readOn <= day && row.from <= memberDay && memberDay <= row.to))
      return 'listed';
  }
  return named ? 'dropped' : 'unnamed';
};

const startOf = (instant: Instant, zone: Zone): number =>
  instant.length === 10 ? zone.utcMsAt(zone.dayOf(instant)) : Date.parse(instant);

/** A bare day may be any of its moments, so only a later day proves a later reading. */
const endOf = (instant: Instant, zone: Zone): number =>
  startOf(instant, zone) + (instant.length === 10 ? MS_PER_DAY - 1 : 0);

export const listedProblemsOf = (
  problems: readonly Problem[],
  coverage: readonly Coverage[],
  zone: Zone,
): ListedProblems => {
  const readings = new Map<string, { at: number; row: LaterReading }[]>();
  for (const { source, from, to, readAt, complete } of coverage) {
    if (!complete || !source.startsWith('diagnosis:')) continue;
    const metric = source.slice('diagnosis:'.length);
    const row = { readOn: zone.dayOf(readAt), from: zone.dayOf(from), to: zone.dayOf(to) };
    readings.set(metric, [...(readings.get(metric) ?? []), { at: startOf(readAt, zone), row }]);
  }
  const entries: ListedProblem[] = [];
  const named: Record<'order' | 'case' | 'chat', Map<string, ListedProblem[]>> = {
    order: new Map(),
    case: new Map(),
    chat: new Map(),
  };
  const put = (kind: keyof typeof named, id: string | null, listed: ListedProblem) => {
    if (id === null) return;
    const before = named[kind].get(id);
    if (before === undefined) named[kind].set(id, [listed]);
    else before.push(listed);
  };
  for (const problem of problems) {
    const { metric, orderId, caseId, chatId } = problem;
    // Without a last-seen day nothing proves that the entry is gone.
    const end = problem.lastSeen === null ? Number.POSITIVE_INFINITY : endOf(problem.lastSeen, zone);
    const later = (readings.get(metric) ?? []).filter((found) => found.at > end).map((found) => found.row);
    const from = problem.firstSeen === null ? Number.NEGATIVE_INFINITY : zone.dayOf(problem.firstSeen);
    const listed: ListedProblem = { key: problemKey(problem), problem, listedFrom: from, laterReadings: later };
    entries.push(listed);
    put('case', caseId, listed);
    put('chat', chatId, listed);
    put('order', orderId, listed);
  }
  const firstReadOn = (metric: Metric) =>
    readings.get(metric)?.reduce((first, found) => Math.min(first, found.row.readOn), Number.POSITIVE_INFINITY) ?? null;
  const naming = (kind: keyof typeof named, id: string) => named[kind].get(id) ?? NO_PROBLEMS;
  const ofMetric = (metric: Metric, kind: keyof typeof named, id: string) => {
    const named = naming(kind, id);
    return named.length === 0 ? named : named.filter((listed) => listed.problem.metric === metric);
  };
  return { all: entries, firstReadOn, naming, ofMetric };
};
