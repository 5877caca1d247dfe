import type { DayNumber } from '#core/model/day';
import type { Cohorts } from './history';

/** Delays from membership to a bad event. */
export interface DelayDistribution {
  /** share of members that ever turn bad */
  rate: number;
  /** share of bad events by days since membership; sums to 1 */
  share: Float64Array;
}

const PRIOR_EVENTS = 4;
const PRIOR_MEAN_DELAY = 8;
const PRIOR_MEMBERS = 20;

/**
 * Chain-ladder estimate: the rate of each delay is its bad events ÷ members of the cohorts old enough to show it. Shares are
 * shrunk towards a geometric distribution by 4 events, the rate towards `priorRate` by 20 members.
 * @param longest longest delay in days, 0 if members are good or bad at once
 */
export const estimateDelays = (
  { first, members, bads }: Cohorts,
  longest: number,
  priorRate: number,
): DelayDistribution => {
  const days = members.length;
  const counts = new Float64Array(longest + 1);
  for (const { cohort, event } of bads) {
    const lag = event - cohort;
    if (lag >= 0 && lag <= longest && cohort >= first) counts[lag]! += 1;
  }
  const exposure = new Float64Array(longest + 1);
  let sum = 0;
  for (let day = 0; day < days; day++) {
    sum += members[day]!;
    const lag = days - 1 - day;
    if (lag <= longest) exposure[lag] = sum;
  }
  const rates = counts.map((count, lag) => (exposure[lag]! > 0 ? count / exposure[lag]! : 0));
  const rateSum = rates.reduce((total, rate) => total + rate, 0);
  const events = counts.reduce((total, count) => total + count, 0);
  const decay = longest === 0 ? 0 : 1 - 1 / (1 + Math.min(PRIOR_MEAN_DELAY, longest / 2));
  const prior = rates.map((_, lag) => (longest === 0 ? 1 : (1 - decay) * decay ** lag));
  const share = rates.map(
    (rate, lag) => ((rateSum > 0 ? rate / rateSum : 0) * events + PRIOR_EVENTS * prior[lag]!) / (events + PRIOR_EVENTS),
  );
  const total = share.reduce((partial, part) => partial + part, 0);
  const memberSum = members.reduce((partial, count) => partial + count, 0);
  const rate = (rateSum * memberSum + priorRate * PRIOR_MEMBERS) / (memberSum + PRIOR_MEMBERS);
  return { rate, share: share.map((part) => part / total) };
};

/** Exposure of each coming day, which times the daily rate is its expected number of bad events, and their ages. */
export interface EventSchedule {
  /** known members weighted by the delay distribution, by days from today */
  known: Float64Array;
  /** expected new members weighted likewise */
  fresh: Float64Array;
  /** quantiles of the days since membership of a bad event, `AGE_QUANTILES` per coming day */
  ages: Uint8Array;
}

export const AGE_QUANTILES = 128;
/** Number of bad events of a day that are dated one by one; any more share these dates evenly. */
export const MAX_EVENTS_DATED = 3;

/** Schedules the bad events of the coming days. @param expected new members by days from today */
export const scheduleEvents = (
  { first, members }: Cohorts,
  { share }: DelayDistribution,
  expected: Float64Array,
  today: DayNumber,
): EventSchedule => {
  const horizon = expected.length;
  const known = new Float64Array(horizon);
  const fresh = new Float64Array(horizon);
  const ages = new Uint8Array(horizon * AGE_QUANTILES);
  const parts = new Float64Array(share.length);
  for (let ahead = 0; ahead < horizon; ahead++) {
    for (let age = 0; age < share.length; age++) {
      const day = today + ahead - age;
      const old = day <= today ? (members[day - first] ?? 0) * share[age]! : 0;
      const young = age <= ahead ? expected[ahead - age]! * share[age]! : 0;
      known[ahead]! += old;
      fresh[ahead]! += young;
      parts[age] = old + young;
    }
    const total = known[ahead]! + fresh[ahead]!;
    let [age, passed] = [0, parts[0]!];
    for (let step = 0; step < AGE_QUANTILES; step++) {
      while (age < share.length - 1 && passed < ((step + 0.5) / AGE_QUANTILES) * total) passed += parts[++age]!;
      ages[ahead * AGE_QUANTILES + step] = age;
    }
  }
  return { known, fresh, ages };
};
