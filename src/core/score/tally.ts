import type { DayNumber } from '#core/model/day';
import { isHigherBetter, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import { type DaySums, type Ledger, type Member, type MemberSums, type Moment, membersWithin, NEVER } from './ledger';
import { listedStateOn } from './listed-problems';

const weightsByPolicy = new WeakMap<Policy, Map<number, Float64Array>>();

/** Decay weight by age in days, index 0 unused: 0.7^(ceil(age/15) − 1), and 0 outside the window. Source: conventions.md#3-decay. */
export const weightsByAge = (policy: Policy, window: number): Readonly<Float64Array> => {
  const byWindow = weightsByPolicy.get(policy) ?? new Map<number, Float64Array>();
  weightsByPolicy.set(policy, byWindow);
  const known = byWindow.get(window);
  if (known !== undefined) return known;
  const { factor, bucketDays } = policy.decay.value;
  const weights = Float64Array.from({ length: window + 1 }, (_, age) =>
    age === 0 ? 0 : factor ** (Math.ceil(age / bucketDays) - 1),
  );
  byWindow.set(window, weights);
  return weights;
};

/** A moment in days, so short that nothing happens within it: an event at midnight is not known before it. */
const MOMENT_DAYS = 1e-9;
const NO_SUMS: MemberSums = { denominator: 0, bad: 0, hours: 0 };

/** Whether the rules exclude a member, whatever the platform lists, by the facts up to a moment. */
const isLeftOut = ({ since, until }: Member, known: Moment): boolean => since > known || until <= known;

/** Whether a listed member counts nowhere once the platform drops it, so that the denominator loses it too. */
export const leavesWhenDropped = (member: Member, day: DayNumber): boolean => isLeftOut(member, day - MOMENT_DAYS);

/**
 * Whether a member is good, bad or out in the score of `day`, ignoring the window. Listed members are bad, dropped ones
 * are not, whatever the rules say.
 * @param known facts up to this moment decide, by default those before the day began
 */
export const memberStateOn = (
  member: Member,
  day: DayNumber,
  known: Moment = day - MOMENT_DAYS,
): 'bad' | 'good' | 'out' => {
  const state = member.listed.length === 0 ? 'unnamed' : listedStateOn(member.listed, member.day, day);
  if (state === 'listed') return 'bad';
  if (isLeftOut(member, known)) return 'out';
  if (state === 'dropped') return member.metric === 'AHT' ? 'out' : 'good';
  return member.badSince <= known ? 'bad' : 'good';
};

/** The first day whose score knows of an event. */
const knownFrom = (moment: Moment): DayNumber => (moment === NEVER ? NEVER : Math.ceil(moment + MOMENT_DAYS));

/** Ascending days whose scores may be the first to count a listed member differently. */
const changeDaysOf = ({ since, until, badSince, listed }: Member): DayNumber[] => {
  const days = [since, badSince, until].map(knownFrom).filter((value) => value !== NEVER);
  for (const { listedFrom: from, laterReadings: later } of listed)
    days.push(from, ...later.map((laterReading) => laterReading.readOn));
  return days.sort((a, b) => a - b);
};

/** Sums changes by day; a member has so few that a linear search is fastest. */
const makeChanges = () => {
  const from: DayNumber[] = [];
  const by: MemberSums[] = [];
  const add = ({ rounds, hours }: Member, day: DayNumber, members: number, bad: number): void => {
    let at = from.indexOf(day);
    if (at < 0) {
      at = from.push(day) - 1;
      by.push({ denominator: 0, bad: 0, hours: 0 });
    }
    const change = by[at]!;
    change.denominator += members * rounds;
    change.bad += bad;
    change.hours += members * hours;
  };
  const sum = (): DaySums => {
    const order = from.map((_, i) => i).sort((a, b) => from[a]! - from[b]!);
    const last: MemberSums = { denominator: 0, bad: 0, hours: 0 };
    const sums = order.map((i) => {
      last.denominator += by[i]!.denominator;
      last.bad += by[i]!.bad;
      last.hours += by[i]!.hours;
      return { ...last };
    });
    return { from: order.map((i) => from[i]!), sums };
  };
  return { add, sum };
};

/** @param members of one metric and day */
export const sumMembersOfDay = (members: readonly Member[]): DaySums => {
  const { add, sum } = makeChanges();
  for (const member of members) {
    if (member.listed.length > 0) {
      let before: ReturnType<typeof memberStateOn> = 'out';
      for (const day of changeDaysOf(member)) {
        const now = memberStateOn(member, day);
        if (now === before) continue;
        const members = (now === 'out' ? 0 : 1) - (before === 'out' ? 0 : 1);
        add(member, day, members, (now === 'bad' ? 1 : 0) - (before === 'bad' ? 1 : 0));
        before = now;
      }
      continue;
    }
    const [first, end] = [knownFrom(member.since), knownFrom(member.until)];
    if (first >= end) continue;
    const bad = Math.max(first, knownFrom(member.badSince));
    add(member, first, 1, bad === first ? 1 : 0);
    if (bad > first && bad < end) add(member, bad, 0, 1);
    if (end !== NEVER) add(member, end, -1, bad < end ? -1 : 0);
  }
  return sum();
};

/** Sums of the members in the score of a day. */
const memberSumsOn = ({ from, sums }: DaySums, day: DayNumber): MemberSums => {
  let at = from.length - 1;
  while (at >= 0 && from[at]! > day) at -= 1;
  return sums[at] ?? NO_SUMS;
};

/**
 * Counts of a metric in the score of one day, by age 1 … W (index 0 unused). `denominator`: members (AHT: review
 * rounds); `numerator`: bad members (OTDR: good ones; AHT: hours).
 */
export interface Tally {
  metric: Metric;
  window: number;
  weights: Float64Array;
  numerator: Float64Array;
  denominator: Float64Array;
  /** affected orders: undecayed count of bad members by age */
  bad: Float64Array;
}

/**
 * Counts the members of a metric in the score of `day`: ages 1 … W, facts before 00:00 of `day`. A metric outside the
 * market's score has no window and counts nothing.
 */
export const tallyOn = (ledger: Ledger, metric: Metric, day: DayNumber): Tally => {
  const row = ledger.policy.metrics[metric];
  const window = row?.window.value ?? 0;
  const length = window + 1;
  const numerator = new Float64Array(length);
  const denominator = new Float64Array(length);
  const bad = new Float64Array(length);
  const higher = isHigherBetter(metric);
  for (let age = 1; age < length; age++) {
    const goodMembers = ledger.goodMembers[metric].get(day - age) ?? 0;
    const daySums = ledger.sumsByDay[metric].get(day - age);
    const sums = daySums && memberSumsOn(daySums, day);
    denominator[age] = goodMembers + (sums?.denominator ?? 0);
    bad[age] = sums?.bad ?? 0;
    numerator[age] = metric === 'AHT' ? (sums?.hours ?? 0) : higher ? denominator[age]! - bad[age]! : bad[age]!;
  }
  return {
    metric,
    window,
    weights: weightsByAge(ledger.policy, window),
    numerator,
    denominator,
    bad,
  };
};

/** Whether anything counts in the window. */
export const hasMembers = ({ denominator }: Tally): boolean => denominator.some((count) => count > 0);

/** The bad members (AHT: all counted requests) in the score of a day, which have a cost. */
export const costlyMembersOn = (ledger: Ledger, metric: Metric, day: DayNumber): Member[] =>
  membersWithin(ledger, metric, day - (ledger.policy.metrics[metric]?.window.value ?? 0), day - 1).filter((member) => {
    const counts = memberStateOn(member, day);
    return counts === 'bad' || (metric === 'AHT' && counts !== 'out');
  });

/** Sums of a tally over ages: `weighted` after decay, `affected` the bad members. */
export interface TallySums {
  numerator: number;
  denominator: number;
  weighted: { numerator: number; denominator: number };
  affected: number;
}

/** Sums the ages still in the window when the tally is `older` days older. */
export const sumTally = (tally: Tally, older = 0): TallySums => {
  let [numerator, denominator, weightedNumerator, weightedDenominator, affected] = [0, 0, 0, 0, 0];
  for (let age = 1; age + older <= tally.window; age++) {
    const weight = tally.weights[age + older]!;
    numerator += tally.numerator[age]!;
    denominator += tally.denominator[age]!;
    weightedNumerator += weight * tally.numerator[age]!;
    weightedDenominator += weight * tally.denominator[age]!;
    affected += tally.bad[age]!;
  }
  return {
    numerator,
    denominator,
    weighted: { numerator: weightedNumerator, denominator: weightedDenominator },
    affected,
  };
};

/** Weighted numerator ÷ weighted denominator; null if nothing counts. Source: conventions.md#4-values. */
export const weightedValue = ({ weighted }: TallySums): number | null =>
  weighted.denominator > 0 ? weighted.numerator / weighted.denominator : null;
