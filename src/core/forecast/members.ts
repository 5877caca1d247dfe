import { type DayNumber, weekday } from '#core/model/day';
import type { Cohorts } from './history';

/** How many members a day brings: a recent level, the pattern of the week, and how far days scatter around both. */
export interface MemberLaw {
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
export const memberLaw = ({ first, members }: Pick<Cohorts, 'first' | 'members'>, closed: DayNumber): MemberLaw => {
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

export const expectedMembers = ({ level, week }: MemberLaw, day: DayNumber): number => level * week[weekday(day)]!;
