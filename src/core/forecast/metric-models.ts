import type { DayNumber } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Ledger, Moment } from '#core/score/ledger';
import type { Standing } from '#core/score/standing';
import { type DelayDistribution, estimateDelays } from './delays';
import { type DeliveryForecast, forecastDeliveries } from './deliveries';
import {
  type Cohorts,
  cohortsOf,
  fitMemberArrivals,
  type MemberArrivals,
  shareOfDayLeft,
  weightByLateRisk,
  withPageOnlyCounts,
} from './history';
import { fitLateness, type LatenessModel } from './lateness';
import { type DailyCount, type DailyResidual, type Particles, runParticleFilter } from './particle-filter';
import { casesByWeight, type Random } from './random';

/** The longest time from membership to becoming a bad one, in days; of reviews it is published, the others are assumed. */
const longestLag = ({ reviewDays }: Policy, metric: Metric): number =>
  ({ NRR: reviewDays.value - 1, NBFR: 45, SFCR: 20, OTDR: 0, AHT: 0, IM_DSAT: 0 })[metric];
/** What a shop without any history is taken to do; assumed. */
const USUAL_RATE: Record<Metric, number> = { NRR: 0.015, NBFR: 0.02, SFCR: 0.01, OTDR: 0.06, AHT: 0, IM_DSAT: 0.15 };

/** Older days say little of a rate that drifts and jumps, and each costs as much as a recent one. */
const FILTERED_DAYS = 60;

/** What drives the coming days of one rate metric. */
export interface RateModel {
  metric: Metric;
  particles: Particles;
  /** of the last days up to `until` (due days: up to the day before), how far each strayed from what was expected */
  residuals: (DailyResidual | null)[];
  members: MemberArrivals;
  delays: DelayDistribution;
  cohorts: Cohorts;
  lateness: LatenessModel | null;
  /** for members that join by delivery */
  deliveries: DeliveryForecast | null;
  /** which part of the day in progress is still to come, for members and for bad ones */
  rest: { members: number; bads: number };
}

const observe = ({ first, members, bads }: Cohorts, { share }: DelayDistribution, days: number): DailyCount[] => {
  const counts = new Float64Array(members.length);
  for (const { event } of bads) if (event >= first) counts[event - first]! += 1;
  return Array.from({ length: days }, (_, day) => {
    let exposure = 0;
    for (let lag = 0; lag < share.length && lag <= day; lag++) exposure += members[day - lag]! * share[lag]!;
    return { count: Math.min(counts[day]!, share.length === 1 ? exposure : Number.POSITIVE_INFINITY), exposure };
  });
};

const seeDue = (ledger: Ledger, cohorts: Cohorts, until: Moment): LatenessModel => {
  const { hours, listing, policy, trips } = ledger;
  const listedFrom = (listing.firstReadOn('OTDR') ?? Number.POSITIVE_INFINITY) - policy.metrics.OTDR.window.value;
  const rest = {
    delivered: shareOfDayLeft(hours.NRR.members, until),
    placed: shareOfDayLeft(hours.SFCR.members, until),
  };
  return fitLateness(trips, cohorts, until, listedFrom, rest);
};

/** @param outlook on the coming days' deliveries */
export const fitRateModel = (
  standing: Standing,
  metric: Metric,
  until: Moment,
  outlook: DeliveryForecast | null,
  size: number,
  random: Random,
): RateModel => {
  const { ledger } = standing;
  const seen = cohortsOf(ledger, metric, until);
  const filled = withPageOnlyCounts(standing, seen);
  // Of orders that nobody has listed the road is not known: their coming days are drawn by their number alone.
  const whole = filled === null;
  const counted = filled ?? seen;
  const byDelivery = metric === 'NRR' || metric === 'NBFR';
  const cohorts = byDelivery ? weightByLateRisk(ledger, counted) : counted;
  const longest = longestLag(ledger.policy, metric);
  const lag = estimateDelays(cohorts, longest, USUAL_RATE[metric]);
  const closed = Math.floor(until);
  // The day in progress is seen in part only: its share of the day scales what could have happened.
  const past = observe(cohorts, lag, closed - cohorts.first + 1);
  const trials = longest === 0;
  const { hours } = ledger;
  const rest =
    metric === 'OTDR'
      ? { members: 1, bads: 1 }
      : { members: shareOfDayLeft(hours[metric].members, until), bads: shareOfDayLeft(hours[metric].bads, until) };
  const today = past.pop()!;
  if (!trials) past.push({ count: today.count, exposure: today.exposure * (1 - rest.bads) });
  const begun = past.findIndex((it) => it.exposure > 0);
  const { particles, residuals } = runParticleFilter(
    begun < 0 ? [] : past.slice(begun).slice(-FILTERED_DAYS),
    lag.rate,
    trials,
    size,
    random,
  );
  return {
    metric,
    particles,
    residuals,
    delays: lag,
    cohorts,
    members: fitMemberArrivals(counted, closed),
    lateness: metric === 'OTDR' && whole ? seeDue(ledger, cohorts, until) : null,
    rest,
    deliveries: byDelivery && whole ? outlook : null,
  };
};

/** Hours and rounds of the requests of past days, from which coming days are drawn. */
export interface HandlingModel {
  days: { hours: number; rounds: number }[];
  /** places in `days`, in so many equally likely cases: recent ones have more of them */
  donors: Float64Array;
  rest: number;
  /** requests not handled yet */
  pending: PendingGroup[];
}

/** Requests of one day that nobody has handled yet. What is known of them is that they have taken so long already. */
export interface PendingGroup {
  day: DayNumber;
  count: number;
  /** hours and rounds of past requests that took longer: how these may end */
  ends: { hours: number; rounds: number }[];
}

const HANDLING_DAYS = 60;
const HANDLING_HALF_LIFE = 21;

/** One that has taken longer than any other ever did was handled long ago, and nobody has looked since. */
const pendingGroups = ({ pending, entries }: Ledger, first: DayNumber, until: Moment): PendingGroup[] => {
  const ends = entries.AHT.filter((it) => it.day >= first && it.rounds > 0);
  return [...pending]
    .filter(([day]) => day >= first && day <= until)
    .sort(([a], [b]) => a - b)
    .flatMap(([day, count]) => {
      const elapsed = 24 * (until - day - NOON);
      const longer = ends.filter((it) => it.hours > elapsed);
      return longer.length === 0 ? [] : [{ day, count, ends: longer }];
    });
};

/** Of a request only the day is kept: on average it was made at noon. */
export const NOON = 0.5;

export const fitHandlingModel = (ledger: Ledger, until: Moment): HandlingModel => {
  const last = Math.floor(until) - 1;
  const first = last - HANDLING_DAYS + 1;
  const days = Array.from({ length: HANDLING_DAYS }, () => ({ hours: 0, rounds: 0 }));
  for (const entry of ledger.entries.AHT) {
    const day = days[entry.day - first];
    if (day === undefined) continue;
    day.hours += entry.hours;
    day.rounds += entry.rounds;
  }
  const begun = days.findIndex((it) => it.rounds > 0);
  const known = begun < 0 ? [] : days.slice(begun);
  return {
    days: known,
    donors: casesByWeight(known.map((_, i) => 0.5 ** ((known.length - 1 - i) / HANDLING_HALF_LIFE))),
    rest: shareOfDayLeft(ledger.hours.AHT.members, until),
    pending: pendingGroups(ledger, first, until),
  };
};

export interface MetricModels {
  rates: RateModel[];
  handling: HandlingModel;
}

/**
 * Drivers of the metrics that have facts; the others cannot be moved by what is not known of them.
 * @param days how many coming days they must know about
 */
export const fitMetricModels = (
  standing: Standing,
  until: Moment,
  days: number,
  size: number,
  randomFor: (metric: Metric) => Random,
): MetricModels => {
  const { trips, policy, hours } = standing.ledger;
  const outlook = forecastDeliveries(trips, until, days, policy.region, shareOfDayLeft(hours.SFCR.members, until));
  return {
    rates: METRICS.filter(
      (metric) => metric !== 'AHT' && standing.tallies[metric].denominator.some((it) => it > 0),
    ).map((metric) => fitRateModel(standing, metric, until, outlook, size, randomFor(metric))),
    handling: fitHandlingModel(standing.ledger, until),
  };
};
