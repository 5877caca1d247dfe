import type { DayNumber } from '#core/model/day';
import { type RetailEvent, retailEventsOf } from '#core/policy/calendar';
import type { Membership } from '#core/policy/policy';
import type { Moment, Shipment } from '#core/score/ledger';
import { HISTORY_DAYS } from './history';
import { deterministicExp, deterministicLog, type Random } from './random';

/** Normal distribution of the logarithm of a factor. */
interface LogFactor {
  mean: number;
  sd: number;
}

interface Span {
  from: DayNumber;
  to: DayNumber;
}

/** A period with more orders than usual: a sale of the calendar, or a run of days found in the shop's own orders. */
interface Peak {
  from: DayNumber;
  /** null for a peak in progress that is not in the calendar */
  to: DayNumber | null;
  /** new orders ÷ usual ones */
  volume: LogFactor;
  /** late rate of these orders ÷ usual late rate */
  lateness: LogFactor;
}

/** Prior volume of an event, for a shop without a record of earlier ones. */
const PRIOR_VOLUME: Record<RetailEvent['size'], LogFactor> = {
  large: { mean: 0.6, sd: 0.5 },
  small: { mean: 0.15, sd: 0.3 },
};
/** Standard deviation of the log volume between events of one shop. */
const VOLUME_SD_BETWEEN = 0.25;
/** Prior elasticity of lateness to volume, and the deviation of log lateness between peaks of the same volume. */
const PRIOR_ELASTICITY: LogFactor = { mean: 0.6, sd: 0.35 };
const LATENESS_SD_BETWEEN = 0.3;
/** Least orders of a peak day: as a multiple of the usual number, and in Poisson standard deviations above it. */
const CLEARLY_MORE = { times: 1.7, deviations: 3 };
/** A longer run is a new level instead of a peak. */
const LONGEST_RUN_DAYS = 10;
/** Number of days whose median is the usual number of orders, and the fewest that suffice. */
const USUAL_DAYS = 56;
const FEWEST_DAYS = 21;
/** Chance that an undated peak is permanent, and else its chance of ending on any day. */
const STAYS_CHANCE = 0.2;
const END_CHANCE_PER_DAY = 0.25;
const MAX_LOG_FACTOR = 2.5;
/** Relative variance of a day's orders beyond that of a Poisson count. */
const DAY_VARIANCE = 0.05;
/** Days from placing an order to the membership day, on average. */
export const LAG_DAYS: Partial<Record<Membership, number>> = { placed: 0, paid: 0, delivered: 5, 'deliver-by': 8 };

/** Posterior of a normal mean after an observation of known variance. */
const update = ({ mean, sd }: LogFactor, observed: number, variance: number): LogFactor => {
  const precision = 1 / sd ** 2 + 1 / variance;
  return { mean: (mean / sd ** 2 + observed / variance) / precision, sd: Math.sqrt(1 / precision) };
};

/** Effect of peaks on a shop's past and coming orders. */
export interface Peaks {
  /** share of a past day's members that it would have had without a peak */
  usualShareOf(membership: Membership, day: DayNumber): number;
  /** share of the orders due on a day that were placed in each peak */
  lateWeights(due: DayNumber): ReadonlyMap<Peak, number>;
  /** peaks in progress or to come */
  coming: readonly Peak[];
}

const medianOf = (counts: readonly number[]): number => counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;

/** Runs of days with clearly more orders than usual, across single lower days. @param counts by day, from `first` on */
const runsOf = (counts: Float64Array, first: DayNumber, usual: number) => {
  const runs: Span[] = [];
  for (let i = 0; i < counts.length; i++) {
    const more = counts[i]! - usual;
    if (counts[i]! < CLEARLY_MORE.times * usual || more < CLEARLY_MORE.deviations * Math.sqrt(usual + 1)) continue;
    const last = runs.at(-1);
    if (last !== undefined && first + i - last.to <= 2) last.to = first + i;
    else runs.push({ from: first + i, to: first + i });
  }
  return runs.filter(({ from, to }) => to - from < LONGEST_RUN_DAYS);
};

/** A period that may be a peak, before its effect is known. */
interface Candidate extends Span {
  prior: LogFactor;
  isListed: boolean;
}

const overlap = (a: Span, b: Span): boolean => a.from <= b.to + 1 && a.to >= b.from - 1;

/** Events of the calendar, extended by runs that touch them, and the other runs. */
const candidatesOf = (events: ReturnType<typeof retailEventsOf>, runs: readonly Span[]): Candidate[] => [
  ...events.map(({ size, ...event }) => {
    const own = [event, ...runs.filter((run) => overlap(run, event))];
    return {
      from: Math.min(...own.map(({ from }) => from)),
      to: Math.max(...own.map(({ to }) => to)),
      prior: PRIOR_VOLUME[size],
      isListed: true,
    };
  }),
  ...runs
    .filter((run) => !events.some((event) => overlap(run, event)))
    .map((run) => ({ ...run, prior: { mean: 0, sd: 1 }, isListed: false })),
];

/** Peaks with posteriors of their volume. @param observe posterior of a candidate's volume by its own past days */
const withVolumes = (
  candidates: readonly Candidate[],
  today: DayNumber,
  observe: (span: Span, prior: LogFactor) => LogFactor,
): Peak[] => {
  const largest = PRIOR_VOLUME.large.sd;
  // Log volume of the shop's past events minus the prior mean, as its record for the next event.
  const record = candidates
    .filter(({ isListed, to }) => isListed && to < today)
    .reduce<LogFactor>(
      (posterior, event) => {
        const { mean, sd } = observe(event, { ...event.prior, sd: 10 });
        return sd < 1 ? update(posterior, mean - event.prior.mean, sd ** 2 + VOLUME_SD_BETWEEN ** 2) : posterior;
      },
      { mean: 0, sd: largest },
    );
  return candidates.map(({ prior, isListed, ...span }) => {
    // A small event varies less from shop to shop.
    const share = prior.sd / largest;
    const expected = {
      mean: prior.mean + share * record.mean,
      sd: share * Math.sqrt(record.sd ** 2 + (record.sd < largest ? VOLUME_SD_BETWEEN ** 2 : 0)),
    };
    return {
      from: span.from,
      to: !isListed && span.to >= today - 1 ? null : span.to,
      volume: observe(span, isListed ? expected : prior),
      lateness: PRIOR_ELASTICITY,
    };
  });
};

/** Members of a day, all and by the peak in which they were placed. */
interface DayMembers {
  all: number;
  peaks: Map<Peak, number>;
}

const DATED_BY = { placed: 'placed', delivered: 'delivered', 'deliver-by': 'due' } as const;
type DatedBy = keyof typeof DATED_BY;

/** Counts orders by membership day and peak. */
const countMembers = (
  shipments: readonly Shipment[],
  peakOf: (placed: Moment | null) => Peak | undefined,
): Record<DatedBy, Map<DayNumber, DayMembers>> => {
  const members = { placed: new Map(), delivered: new Map(), 'deliver-by': new Map() } as ReturnType<
    typeof countMembers
  >;
  for (const shipment of shipments) {
    const peak = peakOf(shipment.placed);
    for (const membership of Object.keys(DATED_BY) as DatedBy[]) {
      const moment = shipment[DATED_BY[membership]];
      if (moment === null) continue;
      const day = Math.floor(moment);
      const ofDay = members[membership].get(day) ?? { all: 0, peaks: new Map() };
      ofDay.all += shipment.count;
      if (peak !== undefined) ofDay.peaks.set(peak, (ofDay.peaks.get(peak) ?? 0) + shipment.count);
      members[membership].set(day, ofDay);
    }
  }
  return members;
};

/** Sets the lateness of peaks by their own late orders and by the elasticity that all of them show. */
const estimateLateness = (
  peaks: readonly Peak[],
  shipments: readonly Shipment[],
  peakOf: (placed: Moment | null) => Peak | undefined,
  today: DayNumber,
): void => {
  const outcomes = new Map<Peak | undefined, { due: number; late: number }>();
  for (const { placed, delivered, due, cancelled, count } of shipments) {
    if (due === null || due >= today || due < today - HISTORY_DAYS || cancelled !== null) continue;
    const peak = peakOf(placed);
    const outcome = outcomes.get(peak) ?? { due: 0, late: 0 };
    outcome.due += count;
    if (delivered === null || Math.floor(delivered) > due) outcome.late += count;
    outcomes.set(peak, outcome);
  }
  const usual = outcomes.get(undefined) ?? { due: 0, late: 0 };
  const usualRate = (usual.late + 1) / (usual.due + 10);
  /** Log of late orders ÷ late orders at the usual rate, and its variance; null if no order of the peak is due yet. */
  const observedIn = (peak: Peak) => {
    const outcome = outcomes.get(peak);
    if (outcome === undefined) return null;
    const [late, expected] = [outcome.late + 0.5, outcome.due * usualRate + 0.5];
    return { log: deterministicLog(late / expected), variance: 1 / late + 1 / (usual.late + 1) };
  };
  let elasticity = PRIOR_ELASTICITY;
  for (const peak of peaks) {
    const seen = observedIn(peak);
    const { mean } = peak.volume;
    if (seen !== null && mean > 0.1)
      elasticity = update(elasticity, seen.log / mean, (seen.variance + LATENESS_SD_BETWEEN ** 2) / mean ** 2);
  }
  for (const peak of peaks) {
    const volume = Math.max(0, peak.volume.mean);
    const sd = Math.sqrt((volume * elasticity.sd) ** 2 + (Math.min(1, volume) * LATENESS_SD_BETWEEN) ** 2) + 0.01;
    const seen = observedIn(peak);
    const expected = { mean: volume * elasticity.mean, sd };
    peak.lateness = seen === null ? expected : update(expected, seen.log, seen.variance);
  }
};

/** Finds peaks in the calendar and in past orders, with posteriors of volume and lateness. @param horizon days ahead */
export const findPeaks = (shipments: readonly Shipment[], until: Moment, region: string, horizon: number): Peaks => {
  const today = Math.floor(until);
  const first = today - HISTORY_DAYS;
  const counts = new Float64Array(HISTORY_DAYS);
  for (const { placed, count } of shipments)
    if (placed !== null && placed >= first && placed < today) counts[Math.floor(placed) - first]! += count;
  const events = retailEventsOf(region, first, today + horizon);
  const isEvent = (day: DayNumber) => events.some(({ from, to }) => from <= day && day <= to);
  const begun = counts.findIndex((count) => count > 0);
  const known = [...counts.keys()].filter((i) => begun >= 0 && i >= Math.max(begun, HISTORY_DAYS - USUAL_DAYS));
  const usual = medianOf(known.filter((i) => !isEvent(first + i)).map((i) => counts[i]!));
  const isKnown = known.length >= FEWEST_DAYS && usual > 0;
  const candidates = candidatesOf(events, isKnown ? runsOf(counts, first, usual) : []);
  const peaks = withVolumes(candidates, today, ({ from, to }, prior) => {
    const past = counts.subarray(Math.max(from - first, begun, 0), Math.max(0, Math.min(to + 1, today) - first));
    if (!isKnown || past.length === 0) return prior;
    const sum = past.reduce((total, count) => total + count, 0);
    const log = deterministicLog((sum + 0.5) / (usual * past.length));
    return update(prior, log, 1 / (sum + 0.5) + DAY_VARIANCE / past.length);
  });
  const peakOf = (placed: Moment | null) =>
    placed === null ? undefined : peaks.find(({ from, to }) => from <= placed && placed < (to ?? today) + 1);
  const past = peaks.length === 0 ? [] : shipments.filter(({ placed }) => placed === null || placed <= until);
  const members = countMembers(past, peakOf);
  estimateLateness(peaks, past, peakOf, today);
  const none = new Map<Peak, number>();
  return {
    usualShareOf: (membership, day) => {
      const ofDay = members[membership === 'paid' ? 'placed' : (membership as DatedBy)]?.get(day);
      if (ofDay === undefined) return 1;
      let share = 1;
      for (const [{ volume }, count] of ofDay.peaks)
        share -= (count / ofDay.all) * (1 - deterministicExp(-Math.max(0, volume.mean)));
      return share;
    },
    lateWeights: (due) => {
      const placed = due - LAG_DAYS['deliver-by']!;
      const ofDay = placed < today ? members['deliver-by'].get(due) : undefined;
      if (ofDay !== undefined)
        return new Map([...ofDay.peaks].map(([peak, count]) => [peak, count / ofDay.all] as const));
      const peak = peakOf(placed);
      return peak === undefined ? none : new Map([[peak, 1]]);
    },
    coming: peaks.filter(({ to }) => to === null || to >= today),
  };
};

/** Mean late rate ÷ usual late rate of orders, by the shares of them placed in peaks. */
export const meanLateness = (weights: ReadonlyMap<Peak, number>): number => {
  let factor = 1;
  for (const [{ lateness }, share] of weights) factor += share * (deterministicExp(lateness.mean) - 1);
  return factor;
};

/** Factors by which peaks multiply new and late orders; index future × horizon + days ahead. */
export interface PeakPaths {
  /** by day of placing; null without a peak in progress or to come */
  volume: Float64Array | null;
  /** by deliver-by day; null if no orders of a peak are due */
  lateness: Float64Array | null;
}

/** Draws the effect of peaks in each future. @param today day of the first value @param size number of futures */
export const simulatePeaks = (
  { coming, lateWeights }: Peaks,
  today: DayNumber,
  horizon: number,
  size: number,
  random: Random,
): PeakPaths => {
  const weights = Array.from({ length: horizon }, (_, i) => [...lateWeights(today + i)]);
  const ofLateness = [...new Set(weights.flatMap((ofDay) => ofDay.map(([peak]) => peak)))];
  const volume = coming.length === 0 ? null : new Float64Array(size * horizon).fill(1);
  const lateness = ofLateness.length === 0 ? null : new Float64Array(size * horizon).fill(1);
  const draw = ({ mean, sd }: LogFactor) => deterministicExp(Math.min(MAX_LOG_FACTOR, mean + sd * random.normal()));
  for (let i = 0; i < size; i++) {
    for (const { from, to, volume: ofPeak } of coming) {
      let last = to ?? today - 1;
      if (to === null) {
        if (random.uniform() < STAYS_CHANCE) last = today + horizon;
        else while (random.uniform() > END_CHANCE_PER_DAY) last += 1;
      }
      const factor = draw(ofPeak);
      for (let ahead = Math.max(0, from - today); ahead < horizon && today + ahead <= last; ahead++)
        volume![i * horizon + ahead]! *= factor;
    }
    if (lateness === null) continue;
    const factors = new Map(ofLateness.map((peak) => [peak, draw(peak.lateness)]));
    for (let ahead = 0; ahead < horizon; ahead++)
      for (const [peak, share] of weights[ahead]!) lateness[i * horizon + ahead]! += share * (factors.get(peak)! - 1);
  }
  return { volume, lateness };
};

/** Mean over futures by day. @param values index future × horizon + days ahead */
export const meanByDay = (values: Float64Array, horizon: number): Float64Array => {
  const means = new Float64Array(horizon);
  const size = values.length / horizon;
  for (let i = 0; i < values.length; i++) means[i % horizon]! += values[i]! / size;
  return means;
};
