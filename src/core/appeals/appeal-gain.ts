import type { DayNumber } from '#core/model/day';
import { isHigherBetter, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { metricRow } from '#core/policy/policy';
import { makePricer } from '#core/score/impact';
import type { Member } from '#core/score/ledger';
import { listedStateOn } from '#core/score/listed-problems';
import type { ScoreInputs } from '#core/score/score-inputs';
import { memberStateOn } from '#core/score/tally';
import { listsByKey } from './attempts';
import { decisionDayAfter } from './deadlines';

/** Expected and actual gain of the tickets about a metric, in points of the overall score. */
export interface AppealGain {
  /** points expected when the ticket was filed; null if not known */
  expected: number | null;
  /** number of its records that the platform has dropped since its approval */
  dropped: number;
  /** points gained by that, on the days of the drops */
  actual: number | null;
  /** the last of those days */
  lastDroppedOn: DayNumber | null;
}

/** The first day on which no list names the member any more; infinite while one does. */
const droppedOn = ({ listed, day }: Member): DayNumber =>
  Math.max(
    ...listed.map(({ laterReadings: later }) =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...later.filter(({ from, to }) => from <= day && day <= to).map(({ readOn }) => readOn),
      ),
    ),
  );

/** Listed members of a metric by each id that a ticket may name. */
const listedById = (members: readonly Member[]): Map<string, Member[]> =>
  listsByKey(
    members.filter(({ listed }) => listed.length > 0),
    ({ orderId, caseId, chatId }) => [orderId, caseId, chatId].filter((id) => id !== null),
  );

/** A day's inputs as if members dropped on it still counted. */
const stillCounting = (inputs: ScoreInputs, metric: Metric, dropped: readonly Member[]): ScoreInputs => {
  const { day, tallies } = inputs;
  const before = tallies[metric];
  const tally = {
    ...before,
    numerator: before.numerator.slice(),
    denominator: before.denominator.slice(),
    bad: before.bad.slice(),
  };
  for (const member of dropped) {
    const age = day - member.day;
    const state = memberStateOn(member, day);
    if (age < 1 || age > tally.window || state === 'bad') continue;
    const { hours, rounds } = member;
    const isBack = state === 'out';
    tally.bad[age]! += 1;
    if (isBack) tally.denominator[age]! += rounds;
    // The numerator of on-time delivery counts the good members.
    tally.numerator[age]! += metric === 'AHT' ? hours : isHigherBetter(metric) ? (isBack ? 0 : -1) : 1;
  }
  return { ...inputs, tallies: { ...tallies, [metric]: tally } };
};

/**
 * Expected and actual gains of tickets. Expected: the joint gain of the records at filing. Actual: the score of the day
 * of a drop minus that score with the dropped records still counted. Printed scores have one decimal and move for other
 * reasons too, so they are shown beside these figures and not compared.
 * @param inputsOn score inputs of an earlier day
 */
export const makeAppealGainOf = (inputs: ScoreInputs, inputsOn: (day: DayNumber) => ScoreInputs) => {
  const { ledger, day } = inputs;
  const listedOf = new Map<Metric, Map<string, Member[]>>();
  const membersOf = (metric: Metric, tickets: readonly Ticket[]): Member[] => {
    const byId = listedOf.get(metric) ?? listedById(ledger.members[metric]);
    listedOf.set(metric, byId);
    const ids = tickets.flatMap(({ orderIds, caseIds, chatIds }) => [...orderIds, ...caseIds, ...chatIds]);
    return [...new Set(ids.flatMap((id) => byId.get(id) ?? []))];
  };
  /** Null if a record had not been listed by then, as it may not have counted. */
  const promisedOn = (filed: DayNumber, metric: Metric, members: readonly Member[]): number | null => {
    const listings = members.map((member) => listedStateOn(member.listed, member.day, filed));
    if (members.length === 0 || listings.includes('unnamed')) return null;
    const counted = members.filter((member, index) => member.day < filed && listings[index] === 'listed');
    return makePricer(inputsOn(filed)).gainWhenDropped(metric, counted, decisionDayAfter(ledger.policy, filed) - filed);
  };
  /** NaN if the day has no computable score. */
  const wonOn = (on: DayNumber, metric: Metric, dropped: readonly Member[]): number => {
    const now = inputsOn(on);
    const after = makePricer(now).overall(0);
    const before = makePricer(stillCounting(now, metric, dropped)).overall(0);
    return after === null || before === null ? Number.NaN : after - before;
  };
  return (
    metric: Metric,
    tickets: readonly Ticket[],
    approved: readonly Ticket[],
    submittedOn: DayNumber | null,
  ): AppealGain => {
    const { window } = metricRow(ledger.policy, metric);
    // Records of older tickets have left every window.
    const isRecent = submittedOn !== null && day - submittedOn <= window.value;
    const expected = isRecent ? promisedOn(submittedOn, metric, membersOf(metric, tickets)) : null;
    const byDay = Map.groupBy(isRecent ? membersOf(metric, approved) : [], droppedOn);
    const dropped = [...byDay].filter(([on]) => on <= day);
    const actual = dropped.reduce((sum, [on, members]) => sum + wonOn(on, metric, members), 0);
    return {
      expected,
      dropped: dropped.reduce((sum, [, members]) => sum + members.length, 0),
      actual: dropped.length === 0 || Number.isNaN(actual) ? null : actual,
      lastDroppedOn: dropped.length === 0 ? null : Math.max(...dropped.map(([on]) => on)),
    };
  };
};
