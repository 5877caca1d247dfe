import type { DayNumber } from '#core/model/day';
import type { Cohorts } from './history';

/** The lag law of a metric: `rate` per member over its whole life, and how it spreads over the days since membership. */
export interface DelayDistribution {
  rate: number;
  /** sums to 1 */
  share: Float64Array;
}

const PRIOR_BADS = 4;
const PRIOR_MEAN_LAG = 8;

/**
 * Bad ones come days or weeks after the order: the share of each lag is estimated from the cohorts old enough to show it
 * (the chain-ladder idea), shrunk towards a geometric law. @param longest the last lag, 0 when the fate is known at once
 */
export const estimateDelays = (
  { first, members, bads }: Cohorts,
  longest: number,
  fallbackRate: number,
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
  const raw = counts.map((count, lag) => (exposure[lag]! > 0 ? count / exposure[lag]! : 0));
  const rawRate = raw.reduce((total, it) => total + it, 0);
  const seen = counts.reduce((total, it) => total + it, 0);
  const decay = longest === 0 ? 0 : 1 - 1 / (1 + Math.min(PRIOR_MEAN_LAG, longest / 2));
  const prior = raw.map((_, lag) => (longest === 0 ? 1 : (1 - decay) * decay ** lag));
  const share = raw.map(
    (it, lag) => ((rawRate > 0 ? it / rawRate : 0) * seen + PRIOR_BADS * prior[lag]!) / (seen + PRIOR_BADS),
  );
  const total = share.reduce((sumOf, it) => sumOf + it, 0);
  const mature = members.reduce((sumOf, it) => sumOf + it, 0);
  const rate = (rawRate * mature + fallbackRate * 20) / (mature + 20);
  return { rate, share: share.map((it) => it / total) };
};

/** Whose turn it is to become a bad one on each coming day: members known today, and those to come. */
export interface EventSchedule {
  /** members weighted by the lag law, by days from today: known ones, and as many as usually come */
  known: Float64Array;
  fresh: Float64Array;
  /** days since the membership of one that turns bad: `TURN_STEPS` equally likely cases for each coming day */
  ages: Uint8Array;
}

export const AGE_QUANTILES = 128;
/** So many are dated one by one on a day; more of them share these dates, as they would spread alike. */
export const MAX_EVENTS_DATED = 3;

/** @param usual members to come by days from today */
export const scheduleEvents = (
  { first, members }: Cohorts,
  { share }: DelayDistribution,
  usual: Float64Array,
  today: DayNumber,
): EventSchedule => {
  const horizon = usual.length;
  const known = new Float64Array(horizon);
  const fresh = new Float64Array(horizon);
  const ages = new Uint8Array(horizon * AGE_QUANTILES);
  const parts = new Float64Array(share.length);
  for (let ahead = 0; ahead < horizon; ahead++) {
    for (let age = 0; age < share.length; age++) {
      const day = today + ahead - age;
      const old = day <= today ? (members[day - first] ?? 0) * share[age]! : 0;
      const young = age <= ahead ? usual[ahead - age]! * share[age]! : 0;
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
