import { type DayNumber, weekday } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Ledger, type Member, type Moment, membersWithin } from '#core/score/ledger';
import { memberStateOn } from '#core/score/tally';

/** Number of past days from which models are fitted. */
export const HISTORY_DAYS = 120;

/** A member that turned bad. */
export interface BadEvent {
  /** membership day */
  cohort: DayNumber;
  /** the day on which it turned bad */
  event: DayNumber;
  /** its order arrived late */
  late: boolean;
}

/**
 * Members of a metric in cohorts of one membership day (index 0 is `first`), and those that turned bad, as of a moment.
 */
export interface Cohorts {
  metric: Metric;
  first: DayNumber;
  members: Float64Array;
  bads: BadEvent[];
}

/** Assumed delay, in days, of problems on the first reading of a list, which may be of any age. */
const FIRST_READING_DELAY = 4;

/** The day on which a member turned bad: by the facts, or the day before the platform first listed it. */
const badEventDay = (member: Member, today: DayNumber, firstReadOn: DayNumber | null): DayNumber => {
  let event = Math.floor(member.badSince);
  for (const { listedFrom: from } of member.listed)
    event = Math.min(event, from === firstReadOn ? Math.min(from - 1, member.day + FIRST_READING_DELAY) : from - 1);
  return Math.max(member.day, Math.min(today, event));
};

/**
 * Counts members and their bad events by membership day, up to and including the day of `until`; for OTDR up to the day before, as the outcome of orders due
 * that day is still open.
 */
export const countCohorts = (ledger: Ledger, metric: Metric, until: Moment): Cohorts => {
  const last = Math.floor(until);
  const first = last - HISTORY_DAYS;
  const members = new Float64Array(HISTORY_DAYS + 1);
  const bads: BadEvent[] = [];
  const closed = metric === 'OTDR' ? last - 1 : last;
  const firstReadOn = ledger.listedProblems.firstReadOn(metric);
  for (let day = first; day <= closed; day++) members[day - first] = ledger.goodMembers[metric].get(day) ?? 0;
  for (const member of membersWithin(ledger, metric, first, closed)) {
    const counts = memberStateOn(member, last, until);
    if (counts === 'out') continue;
    members[member.day - first]! += member.rounds;
    if (counts === 'bad')
      bads.push({ cohort: member.day, event: badEventDay(member, last, firstReadOn), late: member.late });
  }
  return { metric, first, members, bads };
};

/** Pseudo-count of orders at the common rate in each group, and upper bound of the relative risk. */
const RELATIVE_RISK_PRIOR_ORDERS = 30;
const MAX_RELATIVE_RISK = 10;

/**
 * Counts each late order as ρ members, where ρ is the relative risk of a bad review or request after a late delivery in the
 * shop's past: (b₁ + ap)/(n₁ + a) ÷ (b₀ + ap)/(n₀ + a), clamped to 1 … 10; p is the common rate, a = 30.
 */
export const weightByLateRisk = ({ late }: Ledger, cohorts: Cohorts): Cohorts => {
  const { first, members, bads } = cohorts;
  const lates = members.map((count, i) => Math.min(count, late.get(first + i) ?? 0));
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0);
  const lateSum = sum(lates);
  const all = sum(members);
  if (lateSum === 0 || bads.length === 0) return cohorts;
  const usual = bads.length / all;
  const lateBads = bads.filter(({ late: isLate }) => isLate).length;
  const rate = (bad: number, count: number) =>
    (bad + RELATIVE_RISK_PRIOR_ORDERS * usual) / (count + RELATIVE_RISK_PRIOR_ORDERS);
  const ratio = rate(lateBads, lateSum) / rate(bads.length - lateBads, all - lateSum);
  const risk = Math.min(MAX_RELATIVE_RISK, Math.max(1, ratio));
  return { ...cohorts, members: members.map((count, i) => count + (risk - 1) * lates[i]!) };
};

/** Pseudo-count of events spread evenly over 24 hours. */
const EVEN_DAY_PRIOR = 12;

/** Expected share of a day's events after a moment of it. @param hours past events by hour of day */
export const shareOfDayLeft = (hours: Float64Array, moment: Moment): number => {
  const passed = (moment - Math.floor(moment)) * 24;
  let [left, sum] = [0, 0];
  for (let hour = 0; hour < 24; hour++) {
    const count = hours[hour]! + EVEN_DAY_PRIOR / 24;
    sum += count;
    left += count * Math.min(1, Math.max(0, hour + 1 - passed));
  }
  return left / sum;
};

/** New members a day: negative binomial with mean level × week[weekday], as a gamma–Poisson mixture. */
export interface MemberArrivals {
  /** members a day */
  level: number;
  /** factor by weekday, 0 being Sunday */
  week: readonly number[];
  /** shape of the gamma of mean 1 that multiplies the mean; its variance is 1 ÷ shape */
  shape: number;
}

const LEVEL_HALF_LIFE_DAYS = 10;
const ARRIVALS_DAYS = 56;
/** Pseudo-count of average days for each weekday's factor. */
const FLAT_WEEK_PRIOR = 0.7;

/**
 * Fits arrivals to the 56 days before `closed`: exponentially weighted level, weekday factors, variance by the method of
 * moments. @param usualShareOf share of a day's members that it would have had without a peak
 */
export const fitMemberArrivals = (
  { first, members }: Pick<Cohorts, 'first' | 'members'>,
  closed: DayNumber,
  usualShareOf: (day: DayNumber) => number = () => 1,
): MemberArrivals => {
  const from = Math.max(first, closed - ARRIVALS_DAYS);
  let days: { day: DayNumber; count: number }[] = [];
  for (let day = from; day < closed; day++) days.push({ day, count: usualShareOf(day) * (members[day - first] ?? 0) });
  const begun = days.findIndex(({ count }) => count > 0);
  days = begun < 0 ? [] : days.slice(begun);
  if (days.length === 0) return { level: 0, week: [1, 1, 1, 1, 1, 1, 1], shape: 5 };
  const mean = days.reduce((sum, { count }) => sum + count, 0) / days.length;
  const week = Array.from({ length: 7 }, (_, index) => {
    const sameWeekday = days.filter(({ day }) => weekday(day) === index);
    const sum = sameWeekday.reduce((total, { count }) => total + count, 0);
    return mean > 0 ? (sum + FLAT_WEEK_PRIOR * mean) / (mean * (sameWeekday.length + FLAT_WEEK_PRIOR)) : 1;
  });
  let [weightSum, level] = [0, 0];
  for (const { day, count } of days) {
    const weight = 0.5 ** ((closed - day) / LEVEL_HALF_LIFE_DAYS);
    weightSum += weight;
    level += (weight * count) / week[weekday(day)]!;
  }
  level /= weightSum;
  // The variance of a gamma–Poisson count is μ + μ²/shape.
  let [excess, squares] = [0, 0];
  for (const { day, count } of days) {
    const expected = mean * week[weekday(day)]!;
    excess += (count - expected) ** 2 - expected;
    squares += expected ** 2;
  }
  const variance = squares > 0 ? Math.min(1, Math.max(0.005, excess / squares)) : 0.2;
  return { level, week, shape: 1 / variance };
};

export const expectedMembers = ({ level, week }: MemberArrivals, day: DayNumber): number => level * week[weekday(day)]!;
