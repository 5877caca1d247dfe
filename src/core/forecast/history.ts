import { type DayNumber, weekday } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import { type Entry, entriesWithin, type Ledger, type Moment } from '#core/score/ledger';
import type { Standing } from '#core/score/standing';
import { countsOn } from '#core/score/summed';
import { tallyOn } from '#core/score/tally';

/** How many days of the past a forecast learns from. */
export const HISTORY_DAYS = 120;

/** A bad one: the day it belongs to, and the day on which it became one. */
export interface BadEvent {
  cohort: DayNumber;
  event: DayNumber;
  late: boolean;
}

/** Members and bad ones of a metric by membership day, as far as they were known at a moment. Index 0 is `first`. */
export interface Cohorts {
  metric: Metric;
  first: DayNumber;
  members: Float64Array;
  bads: BadEvent[];
}

/** A list that is read for the first time shows entries of any age; they are taken to have come this soon. */
const USUAL_LAG = 4;

/** The day on which a bad one became so: by the facts, or the day before the platform first listed it. */
const badEvent = (entry: Entry, today: DayNumber, firstReadOn: DayNumber | null): DayNumber => {
  let event = Math.floor(entry.badSince);
  for (const { from } of entry.listed)
    event = Math.min(event, from === firstReadOn ? Math.min(from - 1, entry.day + USUAL_LAG) : from - 1);
  return Math.max(entry.day, Math.min(today, event));
};

/**
 * The past of a metric, up to and including the day of `until`. For OTDR, orders due that day or later are not past:
 * their fate is open.
 */
export const cohortsOf = (ledger: Ledger, metric: Metric, until: Moment): Cohorts => {
  const last = Math.floor(until);
  const first = last - HISTORY_DAYS;
  const members = new Float64Array(HISTORY_DAYS + 1);
  const bads: BadEvent[] = [];
  const closed = metric === 'OTDR' ? last - 1 : last;
  const firstReadOn = ledger.listing.firstReadOn(metric);
  for (let day = first; day <= closed; day++) members[day - first] = ledger.plain[metric].get(day) ?? 0;
  for (const entry of entriesWithin(ledger, metric, first, closed)) {
    const counts = countsOn(entry, last, until);
    if (counts === 'out') continue;
    members[entry.day - first]! += entry.rounds;
    if (counts === 'bad') bads.push({ cohort: entry.day, event: badEvent(entry, last, firstReadOn), late: entry.late });
  }
  return { metric, first, members, bads };
};

/**
 * Where the facts are a part, the page's counts tell how many members nobody has listed: they stand on the days of the
 * window, and what was seen before it says nothing of a rate; so do bad ones that a page alone tells of. Null where the
 * facts are the whole.
 */
export const withPageOnlyCounts = ({ tallies, ledger, day }: Standing, cohorts: Cohorts): Cohorts | null => {
  const { metric, first } = cohorts;
  const { window, denominator, bad } = tallies[metric];
  const seen = tallyOn(ledger, metric, day);
  const more = denominator.map((count, age) => count - seen.denominator[age]!);
  const unseenBads = Math.round(bad.reduce((sum, count, age) => sum + count - seen.bad[age]!, 0));
  if (unseenBads === 0 && more.every((count) => count < 1e-9)) return null;
  const members = cohorts.members.map((count, i) => {
    const age = day - first - i;
    return age > window ? 0 : count + Math.max(0, more[Math.max(1, age)] ?? 0);
  });
  const spread = Array.from({ length: unseenBads }, (_, i) => day - 1 - Math.floor(((i + 0.5) * window) / unseenBads));
  return {
    ...cohorts,
    members,
    bads: [
      ...cohorts.bads.filter((it) => it.cohort >= day - window),
      ...spread.map((at) => ({ cohort: at, event: at, late: false })),
    ],
  };
};

/** Orders' worth of the common rate that both groups are pulled towards, and how far the ratio is believed. */
const PRIOR_RISK = 30;
const MOST_RISK = 10;

/**
 * Late parcels end in bad reviews and requests more often. Members weighted by that risk, as a multiple of an order in
 * time, estimated on the shop's own past.
 */
export const weightByLateRisk = ({ late }: Ledger, cohorts: Cohorts): Cohorts => {
  const { first, members, bads } = cohorts;
  const lates = members.map((count, i) => Math.min(count, late.get(first + i) ?? 0));
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0);
  const lateSum = sum(lates);
  const all = sum(members);
  if (lateSum === 0 || bads.length === 0) return cohorts;
  const usual = bads.length / all;
  const lateBads = bads.filter((it) => it.late).length;
  const rate = (bad: number, count: number) => (bad + PRIOR_RISK * usual) / (count + PRIOR_RISK);
  const ratio = rate(lateBads, lateSum) / rate(bads.length - lateBads, all - lateSum);
  const risk = Math.min(MOST_RISK, Math.max(1, ratio));
  return { ...cohorts, members: members.map((count, i) => count + (risk - 1) * lates[i]!) };
};

/** Events' worth of an even day that a scarce record of hours is pulled towards. */
const EVEN_DAY = 12;

/** Which part of a day's events is still to come at a moment, by the hours at which they usually happen. */
export const shareOfDayLeft = (hours: Float64Array, moment: Moment): number => {
  const passed = (moment - Math.floor(moment)) * 24;
  let [left, sum] = [0, 0];
  for (let hour = 0; hour < 24; hour++) {
    const count = hours[hour]! + EVEN_DAY / 24;
    sum += count;
    left += count * Math.min(1, Math.max(0, hour + 1 - passed));
  }
  return left / sum;
};

/** How many members a day brings: a recent level, the pattern of the week, and how far days scatter around both. */
export interface MemberArrivals {
  level: number;
  week: readonly number[];
  /** shape of the gamma that multiplies the mean; larger is calmer */
  shape: number;
}

const LEVEL_HALF_LIFE = 10;
const SEASON_DAYS = 56;
/** Days' worth of an average weekday that pulls the pattern of the week towards flat. */
const FLAT_WEEKS = 0.7;

/** Estimated on the days before `closed`, the last of which may be incomplete. */
export const fitMemberArrivals = (
  { first, members }: Pick<Cohorts, 'first' | 'members'>,
  closed: DayNumber,
): MemberArrivals => {
  const from = Math.max(first, closed - SEASON_DAYS);
  let days: { day: DayNumber; count: number }[] = [];
  for (let day = from; day < closed; day++) days.push({ day, count: members[day - first] ?? 0 });
  // A shop that opened lately has no past before its first member.
  const begun = days.findIndex((it) => it.count > 0);
  days = begun < 0 ? [] : days.slice(begun);
  if (days.length === 0) return { level: 0, week: [1, 1, 1, 1, 1, 1, 1], shape: 5 };
  const mean = days.reduce((sum, it) => sum + it.count, 0) / days.length;
  const week = Array.from({ length: 7 }, (_, index) => {
    const ours = days.filter((it) => weekday(it.day) === index);
    const sum = ours.reduce((total, it) => total + it.count, 0);
    return mean > 0 ? (sum + FLAT_WEEKS * mean) / (mean * (ours.length + FLAT_WEEKS)) : 1;
  });
  let [weightSum, level] = [0, 0];
  for (const { day, count } of days) {
    const weight = 0.5 ** ((closed - day) / LEVEL_HALF_LIFE);
    weightSum += weight;
    level += (weight * count) / week[weekday(day)]!;
  }
  level /= weightSum;
  // Method of moments: what scatters beyond Poisson is the gamma's.
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
