import type { DayNumber } from '#core/model/day';
import { type RetailEvent, retailEventsOf } from '#core/policy/calendar';
import type { Membership } from '#core/policy/policy';
import type { Moment, Shipment } from '#core/score/ledger';
import { HISTORY_DAYS } from './history';
import { deterministicExp, deterministicLog, type Random } from './random';

/** Normal belief about the logarithm of a factor. */
interface LogFactor {
  mean: number;
  sd: number;
}

/** Days on which more is ordered than usual: a sale of the calendar, or a run of such days that the shop's own orders tell of. */
interface Peak {
  from: DayNumber;
  /** null where the peak goes on and no calendar tells until when */
  to: DayNumber | null;
  /** new orders ÷ usual ones */
  volume: LogFactor;
  /** rate of late ones among them ÷ usual rate */
  lateness: LogFactor;
}

/** Of an event that the shop has no record of. */
const PRIOR_VOLUME: Record<RetailEvent['size'], LogFactor> = {
  large: { mean: 0.6, sd: 0.5 },
  small: { mean: 0.15, sd: 0.3 },
};
/** What a shop's record at other events leaves open of the next one. */
const VOLUME_SD_BETWEEN = 0.25;
/** Lateness grows with a power of the volume, by this prior; peaks of the same volume differ by so much. */
const PRIOR_ELASTICITY: LogFactor = { mean: 0.6, sd: 0.35 };
const LATENESS_SD_BETWEEN = 0.3;
/** A day of a peak has so many times the usual orders, and as many standard deviations of a Poisson count more. */
const CLEARLY_MORE = { times: 1.7, deviations: 3 };
/** More days in a row are no peak but another level. */
const LONGEST_RUN_DAYS = 10;
/** Days with orders that the usual number is taken from, and the fewest that tell it. */
const USUAL_DAYS = 56;
const FEWEST_DAYS = 21;
/** A peak without a date goes on for good with this chance, else ends on any day with that one. */
const STAYS_CHANCE = 0.2;
const END_CHANCE_PER_DAY = 0.25;
const MAX_LOG_FACTOR = 2.5;
/** Relative variance of a day's orders beyond that of a Poisson count. */
const DAY_VARIANCE = 0.05;
/** Days from placing an order to the membership day, on average. */
export const LAG_DAYS: Partial<Record<Membership, number>> = { placed: 0, paid: 0, delivered: 5, 'deliver-by': 8 };

/** Posterior of a normal mean. @param variance of the observation */
const update = ({ mean, sd }: LogFactor, observed: number, variance: number): LogFactor => {
  const precision = 1 / sd ** 2 + 1 / variance;
  return { mean: (mean / sd ** 2 + observed / variance) / precision, sd: Math.sqrt(1 / precision) };
};

/** What peaks do to a shop's orders, past and to come. */
export interface Peaks {
  /** the share of a past day's members that a usual day would have had */
  usualShareOf(membership: Membership, day: DayNumber): number;
  /** of the orders due on a day, those placed in each peak as a share */
  lateWeights(due: DayNumber): ReadonlyMap<Peak, number>;
  /** those that go on or are to come */
  coming: readonly Peak[];
}

const medianOf = (counts: readonly number[]): number => counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;

/** Runs of clearly more orders than usual, a single lower day between them included. @param counts by day, from `first` on */
const runsOf = (counts: Float64Array, first: DayNumber, usual: number) => {
  const runs: { from: DayNumber; to: DayNumber }[] = [];
  for (let i = 0; i < counts.length; i++) {
    const more = counts[i]! - usual;
    if (counts[i]! < CLEARLY_MORE.times * usual || more < CLEARLY_MORE.deviations * Math.sqrt(usual + 1)) continue;
    const last = runs.at(-1);
    if (last !== undefined && first + i - last.to <= 2) last.to = first + i;
    else runs.push({ from: first + i, to: first + i });
  }
  return runs.filter(({ from, to }) => to - from < LONGEST_RUN_DAYS);
};

/** @param horizon days ahead that the calendar is asked about */
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
  const runs = isKnown ? runsOf(counts, first, usual) : [];
  const overlaps = (a: { from: DayNumber; to: DayNumber }, b: { from: DayNumber; to: DayNumber }) =>
    a.from <= b.to + 1 && a.to >= b.from - 1;
  const spans = [
    ...events.map(({ size, ...event }) => {
      const own = runs.filter((run) => overlaps(run, event));
      return {
        from: Math.min(event.from, ...own.map(({ from }) => from)),
        to: Math.max(event.to, ...own.map(({ to }) => to)),
        prior: PRIOR_VOLUME[size],
        isListed: true,
      };
    }),
    ...runs
      .filter((run) => !events.some((event) => overlaps(run, event)))
      .map((run) => ({ ...run, prior: { mean: 0, sd: 1 }, isListed: false })),
  ];

  /** Posterior of the volume of a span by its own past days, if it has any. */
  const observe = (span: (typeof spans)[number], prior: LogFactor): LogFactor => {
    let [sum, days] = [0, 0];
    for (let day = Math.max(span.from, first + Math.max(0, begun)); day <= Math.min(span.to, today - 1); day++) {
      sum += counts[day - first]!;
      days += 1;
    }
    if (!isKnown || days === 0) return prior;
    return update(prior, deterministicLog((sum + 0.5) / (usual * days)), 1 / (sum + 0.5) + DAY_VARIANCE / days);
  };
  // What this shop's past events had beyond the prior, as the record of the next one.
  const record = spans
    .filter(({ isListed, to }) => isListed && to < today)
    .reduce<LogFactor>(
      (belief, span) => {
        const { mean, sd } = observe(span, { ...span.prior, sd: 10 });
        return sd < 1 ? update(belief, mean - span.prior.mean, sd ** 2 + VOLUME_SD_BETWEEN ** 2) : belief;
      },
      { mean: 0, sd: PRIOR_VOLUME.large.sd },
    );
  const peaks = spans.map((span): Peak => {
    const { prior, isListed } = span;
    // A small event varies less from shop to shop.
    const share = prior.sd / PRIOR_VOLUME.large.sd;
    const expected = {
      mean: prior.mean + share * record.mean,
      sd: share * Math.sqrt(record.sd ** 2 + (record.sd < PRIOR_VOLUME.large.sd ? VOLUME_SD_BETWEEN ** 2 : 0)),
    };
    const goesOn = !isListed && span.to >= today - 1;
    return {
      from: span.from,
      to: goesOn ? null : span.to,
      volume: observe(span, isListed ? expected : prior),
      lateness: PRIOR_ELASTICITY,
    };
  });

  const peakOf = (placed: Moment | null) =>
    placed === null ? undefined : peaks.find(({ from, to }) => from <= placed && placed < (to ?? today) + 1);
  const outcomes = new Map<Peak | undefined, { due: number; late: number }>();
  const byMembership = { placed: new Map(), delivered: new Map(), 'deliver-by': new Map() } as Record<
    'placed' | 'delivered' | 'deliver-by',
    Map<DayNumber, { all: number; peaks: Map<Peak, number> }>
  >;
  for (const { placed, delivered, due, cancelled, count } of peaks.length === 0 ? [] : shipments) {
    if (placed !== null && placed > until) continue;
    const peak = peakOf(placed);
    for (const [membership, day] of [
      ['placed', placed],
      ['delivered', delivered],
      ['deliver-by', due],
    ] as const) {
      if (day === null) continue;
      const at = Math.floor(day);
      const ofDay = byMembership[membership].get(at) ?? { all: 0, peaks: new Map() };
      ofDay.all += count;
      if (peak !== undefined) ofDay.peaks.set(peak, (ofDay.peaks.get(peak) ?? 0) + count);
      byMembership[membership].set(at, ofDay);
    }
    if (due === null || due >= today || due < today - HISTORY_DAYS || cancelled !== null) continue;
    const outcome = outcomes.get(peak) ?? { due: 0, late: 0 };
    outcome.due += count;
    if (delivered === null || Math.floor(delivered) > due) outcome.late += count;
    outcomes.set(peak, outcome);
  }
  const usualOutcome = outcomes.get(undefined) ?? { due: 0, late: 0 };
  const usualRate = (usualOutcome.late + 1) / (usualOutcome.due + 10);
  /** log of late ones ÷ those at the usual rate, and its variance; null where no order of the peak is due yet */
  const latenessOf = (peak: Peak) => {
    const outcome = outcomes.get(peak);
    if (outcome === undefined) return null;
    const [late, expected] = [outcome.late + 0.5, outcome.due * usualRate + 0.5];
    return { log: deterministicLog(late / expected), variance: 1 / late + 1 / (usualOutcome.late + 1) };
  };
  let elasticity = PRIOR_ELASTICITY;
  for (const peak of peaks) {
    const seen = latenessOf(peak);
    const { mean } = peak.volume;
    if (seen !== null && mean > 0.1)
      elasticity = update(elasticity, seen.log / mean, (seen.variance + LATENESS_SD_BETWEEN ** 2) / mean ** 2);
  }
  for (const peak of peaks) {
    const volume = Math.max(0, peak.volume.mean);
    const sd = Math.sqrt((volume * elasticity.sd) ** 2 + (Math.min(1, volume) * LATENESS_SD_BETWEEN) ** 2) + 0.01;
    const seen = latenessOf(peak);
    const expected = { mean: volume * elasticity.mean, sd };
    peak.lateness = seen === null ? expected : update(expected, seen.log, seen.variance);
  }
  const none = new Map<Peak, number>();
  return {
    usualShareOf: (membership, day) => {
      const ofDay = byMembership[membership === 'paid' ? 'placed' : (membership as 'placed')]?.get(day);
      if (ofDay === undefined) return 1;
      let share = 1;
      for (const [{ volume }, count] of ofDay.peaks)
        share -= (count / ofDay.all) * (1 - deterministicExp(-Math.max(0, volume.mean)));
      return share;
    },
    lateWeights: (due) => {
      const placed = due - LAG_DAYS['deliver-by']!;
      const ofDay = placed < today ? byMembership['deliver-by'].get(due) : undefined;
      if (ofDay !== undefined)
        return new Map([...ofDay.peaks].map(([peak, count]) => [peak, count / ofDay.all] as const));
      const peak = peakOf(placed);
      return peak === undefined ? none : new Map([[peak, 1]]);
    },
    coming: peaks.filter(({ to }) => to === null || to >= today),
  };
};

/** How many times the usual rate is that of orders of which such shares are of peaks. */
export const meanLateness = (weights: ReadonlyMap<Peak, number>): number => {
  let factor = 1;
  for (const [{ lateness }, share] of weights) factor += share * (deterministicExp(lateness.mean) - 1);
  return factor;
};

/** Factors by which peaks multiply new orders and late ones; index future × horizon + days ahead. */
export interface PeakPaths {
  /** by day of placing; null where no peak goes on or is to come */
  volume: Float64Array | null;
  /** by deliver-by day; null where no peak's orders are due */
  lateness: Float64Array | null;
}

/** @param today the day of the first value */
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
    for (const { from, to, volume: belief } of coming) {
      let last = to ?? today - 1;
      if (to === null) {
        if (random.uniform() < STAYS_CHANCE) last = today + horizon;
        else while (random.uniform() > END_CHANCE_PER_DAY) last += 1;
      }
      const factor = draw(belief);
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

/** @param values index future × horizon + days ahead */
export const meanByDay = (values: Float64Array, horizon: number): Float64Array => {
  const means = new Float64Array(horizon);
  const size = values.length / horizon;
  for (let i = 0; i < values.length; i++) means[i % horizon]! += values[i]! / size;
  return means;
};
