import type { DayNumber } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import { metricRow, type Policy } from '#core/policy/policy';
import type { Ledger, Moment } from '#core/score/ledger';
import type { HiddenCounts } from '#core/score/page-only-counts';
import type { ScoreInputs } from '#core/score/score-inputs';
import { hasMembers } from '#core/score/tally';
import { estimateCarrierPaces, meanPaceOf } from './carrier-pace';
import { type DelayDistribution, estimateDelays } from './delays';
import { type DeliveryForecast, forecastDeliveries } from './deliveries';
import { type SampledWindows, sampleHiddenWindow } from './hidden-window';
import {
  type Cohorts,
  countCohorts,
  fitMemberArrivals,
  HISTORY_DAYS,
  type MemberArrivals,
  shareOfDayLeft,
  weightByLateRisk,
} from './history';
import { fitLateness, type LatenessModel } from './lateness';
import { type DailyCount, type DailyResidual, type Particles, runParticleFilter } from './particle-filter';
import { meanLateness, type Peaks } from './peaks';
import { indicesByWeight, type Random } from './random';

/** Longest delay from membership to a bad event, in days: published for reviews, assumed for NBFR, SFCR and LDR. */
const longestDelay = ({ reviewDays }: Policy, metric: Metric): number =>
  ({ NRR: reviewDays.value - 1, NBFR: 45, SFCR: 20, OTDR: 0, AHT: 0, IM_DSAT: 0, LDR: 7, RR24: 0 })[metric];
/** Assumed prior rate of bad events, worth 20 members. */
const PRIOR_RATE: Record<Metric, number> = {
  NRR: 0.015,
  NBFR: 0.02,
  SFCR: 0.01,
  OTDR: 0.06,
  AHT: 0,
  IM_DSAT: 0.15,
  LDR: 0.03,
  RR24: 0.1,
};

/** Shape of the gamma that multiplies a day's new members, if no day is known. */
const HIDDEN_ARRIVALS_SHAPE = 10;

/** Older days carry little information about a rate that drifts and jumps. */
const FILTERED_DAYS = 60;

/** Fitted models of one rate metric, from which its coming days are simulated. */
export interface RateModel {
  metric: Metric;
  particles: Particles;
  /** by filtered day, up to `until` (for due days, the day before) */
  residuals: (DailyResidual | null)[];
  members: MemberArrivals;
  delays: DelayDistribution;
  cohorts: Cohorts;
  lateness: LatenessModel | null;
  /** null unless members join by delivery and enough deliveries are known */
  deliveries: DeliveryForecast | null;
  /** expected share of today's members and bad events still to come */
  rest: { members: number; bads: number };
  /** draws of a window that the facts do not hold whole; else null */
  hidden: SampledWindows | null;
}

/** Bad events of each past day, with the members at risk, weighted by the delay distribution, as exposure. */
const dailyCountsOf = ({ first, members, bads }: Cohorts, { share }: DelayDistribution, days: number): DailyCount[] => {
  const counts = new Float64Array(members.length);
  for (const { event } of bads) if (event >= first) counts[event - first]! += 1;
  return Array.from({ length: days }, (_, day) => {
    let exposure = 0;
    for (let lag = 0; lag < share.length && lag <= day; lag++) exposure += members[day - lag]! * share[lag]!;
    return { count: Math.min(counts[day]!, share.length === 1 ? exposure : Number.POSITIVE_INFINITY), exposure };
  });
};

const fitLatenessOf = (
  ledger: Ledger,
  cohorts: Cohorts,
  until: Moment,
  paces: ReadonlyMap<string, number>,
): LatenessModel => {
  const { hours, listedProblems, policy, shipments } = ledger;
  const listedFrom =
    (listedProblems.firstReadOn('OTDR') ?? Number.POSITIVE_INFINITY) - metricRow(policy, 'OTDR').window.value;
  const rest = {
    delivered: shareOfDayLeft(hours.NRR.members, until),
    placed: shareOfDayLeft(hours.SFCR.members, until),
  };
  return fitLateness(shipments, cohorts, until, listedFrom, rest, paces);
};

/** Fits the model of a window that the facts do not hold whole, from printed counts, as its bad events may be undated. */
const fitHiddenRateModel = (
  { ledger, day }: ScoreInputs,
  counts: HiddenCounts,
  until: Moment,
  size: number,
  random: Random,
): RateModel => {
  const { metric } = counts;
  const first = Math.floor(until) - HISTORY_DAYS;
  const none: Cohorts = { metric, first, members: new Float64Array(HISTORY_DAYS + 1), bads: [] };
  const delays = estimateDelays(none, longestDelay(ledger.policy, metric), PRIOR_RATE[metric]);
  const hidden = sampleHiddenWindow(counts, day, delays, size, random);
  for (const [i, count] of hidden.members.entries()) none.members[hidden.first + i - first] = count;
  return {
    metric,
    particles: hidden.particles,
    residuals: [],
    delays: { ...delays, rate: hidden.rate },
    cohorts: none,
    members: { level: hidden.dailyMembers, week: [1, 1, 1, 1, 1, 1, 1], shape: HIDDEN_ARRIVALS_SHAPE },
    lateness: null,
    deliveries: null,
    rest: { members: 1, bads: 1 },
    hidden,
  };
};

/** Models of orders that all metrics share. */
interface OrderModels {
  deliveries: DeliveryForecast | null;
  /** see `estimateCarrierPaces` */
  paces: ReadonlyMap<string, number>;
  peaks: Peaks;
}

/** @param size number of particles */
const fitRateModel = (
  inputs: ScoreInputs,
  metric: Metric,
  until: Moment,
  { deliveries, paces, peaks }: OrderModels,
  size: number,
  random: Random,
): RateModel => {
  const { ledger } = inputs;
  const counts = inputs.hidden[metric];
  if (counts !== null) return fitHiddenRateModel(inputs, counts, until, size, random);
  const counted = countCohorts(ledger, metric, until);
  const membership = metricRow(ledger.policy, metric).membership.value;
  const isByDelivery = membership === 'delivered';
  const cohorts = isByDelivery ? weightByLateRisk(ledger, counted) : counted;
  const longest = longestDelay(ledger.policy, metric);
  const delays = estimateDelays(cohorts, longest, PRIOR_RATE[metric]);
  const closed = Math.floor(until);
  // The day in progress is known in part, so its exposure is scaled by that part.
  const past = dailyCountsOf(cohorts, delays, closed - cohorts.first + 1);
  if (metric === 'OTDR')
    for (const [i, count] of past.entries()) {
      const factor = meanLateness(peaks.lateWeights(cohorts.first + i));
      if (factor !== 1) count.factor = factor;
    }
  const isBinomial = longest === 0;
  const { hours } = ledger;
  const rest =
    metric === 'OTDR'
      ? { members: 1, bads: 1 }
      : { members: shareOfDayLeft(hours[metric].members, until), bads: shareOfDayLeft(hours[metric].bads, until) };
  const today = past.pop()!;
  if (!isBinomial) past.push({ count: today.count, exposure: today.exposure * (1 - rest.bads) });
  const begun = past.findIndex(({ exposure }) => exposure > 0);
  const { particles, residuals } = runParticleFilter(
    begun < 0 ? [] : past.slice(begun).slice(-FILTERED_DAYS),
    delays.rate,
    isBinomial,
    size,
    random,
  );
  return {
    metric,
    particles,
    residuals,
    delays,
    cohorts,
    members: fitMemberArrivals(counted, closed, (day) => peaks.usualShareOf(membership, day)),
    lateness: metric === 'OTDR' ? fitLatenessOf(ledger, cohorts, until, paces) : null,
    rest,
    deliveries: isByDelivery ? deliveries : null,
    hidden: null,
  };
};

/** Past days of handling time, from which the coming days are resampled. */
export interface HandlingModel {
  /** hours and rounds by day, oldest first */
  days: { hours: number; rounds: number }[];
  /** table of indices of `days`, in which recent days are more frequent */
  donors: Float64Array;
  /** expected share of today's handling still to come */
  rest: number;
  pending: PendingGroup[];
  /** draws of a window that the facts do not hold whole, as the past of each future; else null */
  hidden: SampledWindows | null;
}

/** Open requests of one day. */
interface PendingGroup {
  day: DayNumber;
  count: number;
  /** past requests that took longer than these have so far, as equally likely outcomes */
  ends: { hours: number; rounds: number }[];
}

const HANDLING_DAYS = 60;
const HANDLING_HALF_LIFE_DAYS = 21;

/** Groups open requests, without those open longer than any past one, which were probably handled since the last reading. */
const pendingGroups = ({ pending, members }: Ledger, first: DayNumber, until: Moment): PendingGroup[] => {
  const ends = members.AHT.filter(({ day, rounds }) => day >= first && rounds > 0);
  return [...pending]
    .filter(([day]) => day >= first && day <= until)
    .sort(([a], [b]) => a - b)
    .flatMap(([day, count]) => {
      const elapsed = 24 * (until - day - NOON);
      const longer = ends.filter(({ hours }) => hours > elapsed);
      return longer.length === 0 ? [] : [{ day, count, ends: longer }];
    });
};

/** Assumed time of a request, as only its day is stored. */
export const NOON = 0.5;

/** Table of indices of past days, weighted by a half-life of 21 days. */
const donorsOf = (days: number): Float64Array =>
  indicesByWeight(Array.from({ length: days }, (_, i) => 0.5 ** ((days - 1 - i) / HANDLING_HALF_LIFE_DAYS)));

const NO_DELAY: DelayDistribution = { rate: 0, share: Float64Array.of(1) };

const fitHandlingModel = (inputs: ScoreInputs, until: Moment, size: number, random: Random): HandlingModel => {
  const { ledger, day: today } = inputs;
  const counts = inputs.hidden.AHT;
  if (counts !== null) {
    const hidden = sampleHiddenWindow(counts, today, NO_DELAY, size, random);
    return { days: [], donors: donorsOf(hidden.members.length), rest: 1, pending: [], hidden };
  }
  const last = Math.floor(until) - 1;
  const first = last - HANDLING_DAYS + 1;
  const days = Array.from({ length: HANDLING_DAYS }, () => ({ hours: 0, rounds: 0 }));
  for (const member of ledger.members.AHT) {
    const day = days[member.day - first];
    if (day === undefined) continue;
    day.hours += member.hours;
    day.rounds += member.rounds;
  }
  const begun = days.findIndex(({ rounds }) => rounds > 0);
  const known = begun < 0 ? [] : days.slice(begun);
  return {
    days: known,
    donors: donorsOf(known.length),
    rest: shareOfDayLeft(ledger.hours.AHT.members, until),
    pending: pendingGroups(ledger, first, until),
    hidden: null,
  };
};

export interface MetricModels {
  rates: RateModel[];
  handling: HandlingModel;
}

/**
 * Fits the models of the metrics that have members in their window.
 * @param days number of coming days to simulate
 * @param volume mean factor of peaks on new orders, by coming day
 * @param size number of particles
 */
export const fitMetricModels = (
  inputs: ScoreInputs,
  until: Moment,
  days: number,
  peaks: Peaks,
  volume: Float64Array | undefined,
  size: number,
  randomFor: (metric: Metric) => Random,
): MetricModels => {
  const { shipments, policy, hours } = inputs.ledger;
  const paces = estimateCarrierPaces(shipments, until, policy.region);
  const deliveries = forecastDeliveries(
    shipments,
    until,
    days,
    policy.region,
    shareOfDayLeft(hours.SFCR.members, until),
    meanPaceOf(shipments, paces, until),
    (day) => peaks.usualShareOf('placed', day),
    volume,
  );
  return {
    rates: METRICS.filter((metric) => metric !== 'AHT' && hasMembers(inputs.tallies[metric])).map((metric) =>
      fitRateModel(inputs, metric, until, { deliveries, paces, peaks }, size, randomFor(metric)),
    ),
    handling: fitHandlingModel(inputs, until, size, randomFor('AHT')),
  };
};
