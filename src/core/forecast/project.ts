import type { Quantiles } from '#core/model/assessment';
import { type ByMetric, METRICS, type Metric } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { makeScorer, newSheet, type ScoreSheet } from '#core/score/aggregate';
import type { Moment } from '#core/score/ledger';
import { isSmallSeller, type Standing } from '#core/score/standing';
import { makeDrivers } from './arrivals';
import { expectedDrops } from './drops';
import { type Drop, knownTimeline } from './known';
import type { Overlay } from './overlay';
import { summarise } from './quantile';
import { makeRandom } from './random';
import { type Rehearsed, rehearseHandling, rehearseRate } from './rehearse';
import { unforeseenBy } from './unforeseen';

/** Possible futures of the overall score and, for the next day, of each metric's score. NaN where there is none. */
export interface Projection {
  horizon: number;
  size: number;
  /** overall by rehearsal × horizon + (days ahead − 1) */
  overall: Float64Array;
  nextMetrics: ByMetric<Quantiles | null>;
}

export interface ProjectionOptions {
  horizon: number;
  seed: number;
  /** how many futures are rehearsed */
  size: number;
  /** what is known ends here: now, or the end of the day before */
  until: Moment;
  /** overall points by which the platform's score differs from the computed one, as the readings taught */
  offset: number;
  /** the same in equally likely cases, of which each rehearsal has one */
  offsets: Float64Array;
  /** scores of metrics without facts, held as last read */
  held: Partial<ByMetric<number>>;
  /** what if a metric's bad ones came at this rate (handling time: at these hours a round) from now on? */
  rates?: Partial<ByMetric<number>>;
}

/** The coming days as rehearsed, not scored yet: counts of each metric that has facts. */
export interface Futures {
  standing: Standing;
  options: ProjectionOptions;
  counts: ByMetric<Rehearsed | null>;
  drops: readonly Drop[];
  /** standard deviation, in points, of what the rehearsals leave out, by the shop's own past */
  unforeseen: number;
}

const MEMBERS = { delivered: 1, placed: 2, 'deliver-by': 3, requested: 4, rated: 5 } as const;
const SALTS = { NRR: 11, NBFR: 23, SFCR: 37, OTDR: 41, AHT: 53, IM_DSAT: 67 } as const;

/** Rehearses the coming days from what is known at `until`. Deterministic in its arguments. */
export const rehearse = (standing: Standing, tickets: readonly Ticket[], options: ProjectionOptions): Futures => {
  const { horizon, seed, size } = options;
  const { day: today, ledger, tallies } = standing;
  const until = Math.min(options.until, today + 1 - 1e-6);
  const drops = expectedDrops(standing, tickets);
  const { rates, handling } = makeDrivers(standing, until, today + horizon - Math.floor(until), size, (metric) =>
    makeRandom(seed * 1009 + SALTS[metric]),
  );
  const rehearseMetric = (metric: Metric, index: number): Rehearsed | null => {
    const stage = {
      today,
      until,
      horizon,
      size,
      weights: tallies[metric].weights,
      higher: ledger.policy.metrics[metric].better === 'higher',
      drops: drops.filter((it) => it.entry.metric === metric),
      membersOf: makeRandom(seed * 104_729 + MEMBERS[ledger.policy.metrics[metric].membership.value]),
      rate: options.rates?.[metric] ?? null,
    };
    const random = makeRandom(seed * 7919 + index);
    const timeline = knownTimeline(standing, metric, until, horizon);
    if (metric === 'AHT')
      return tallies.AHT.denominator.some((it) => it > 0) ? rehearseHandling(handling, timeline, stage, random) : null;
    const driver = rates.find((it) => it.metric === metric);
    return driver === undefined ? null : rehearseRate(driver, timeline, stage, random);
  };
  const counts = Object.fromEntries(METRICS.map((metric, index) => [metric, rehearseMetric(metric, index)]));
  return { standing, options, drops, unforeseen: unforeseenBy(standing, rates), counts: counts as Futures['counts'] };
};

/** Scores one day of one rehearsal into a sheet that the next call overwrites. @param ahead days from today */
const makeFutureScorer = (
  { standing, options, counts, unforeseen }: Futures,
  overlay: Overlay,
): ((rehearsal: number, ahead: number) => ScoreSheet) => {
  const { horizon, held, offsets } = options;
  const score = makeScorer(standing.ledger.policy, standing.scale);
  const sheet = newSheet();
  const small = Array.from({ length: horizon }, (_, i) => isSmallSeller(standing, i + 1));
  const parts = METRICS.flatMap((metric, at) => {
    const ours = counts[metric];
    return ours === null ? [] : [{ at, ...ours, more: overlay[metric] }];
  });
  sheet.values.fill(Number.NaN);
  const random = makeRandom(options.seed * 6151 + 3);
  const shift = Float64Array.from({ length: options.size }, () => random.pick(offsets) + unforeseen * random.normal());
  return (rehearsal, ahead) => {
    const day = ahead - 1;
    const slot = rehearsal * horizon + day;
    for (let i = 0; i < parts.length; i++) {
      const { at, numerator, denominator, affected, more } = parts[i]!;
      let [over, under, bads] = [numerator[slot]!, denominator[slot]!, affected[slot]!];
      if (more !== undefined) {
        over += more.numerator[day]!;
        under += more.denominator[day]!;
        bads += more.affected[day]!;
      }
      sheet.values[at] = under > 1e-9 ? Math.max(0, over) / under : Number.NaN;
      sheet.affected[at] = bads;
    }
    score(sheet, small[day]!, held);
    sheet.overall = Math.min(5, Math.max(0, sheet.overall + shift[rehearsal]!));
    return sheet;
  };
};

/** Scores rehearsed days. @param overlay what is counted on top in every one of them */
export const scoreFutures = (futures: Futures, overlay: Overlay = {}): Projection => {
  const { horizon, size } = futures.options;
  const score = makeFutureScorer(futures, overlay);
  const overall = new Float64Array(size * horizon);
  const next = METRICS.map(() => new Float64Array(size));
  for (let i = 0; i < size; i++)
    for (let ahead = 1; ahead <= horizon; ahead++) {
      const sheet = score(i, ahead);
      overall[i * horizon + ahead - 1] = sheet.overall;
      if (ahead === 1) for (let m = 0; m < next.length; m++) next[m]![i] = sheet.scores[m]!;
    }
  const nextMetrics = Object.fromEntries(METRICS.map((metric, m) => [metric, summarise(next[m]!)]));
  return { horizon, size, overall, nextMetrics: nextMetrics as Projection['nextMetrics'] };
};

/** Overall scores of all rehearsals, `ahead` days from today. */
export const overallAhead = (
  { overall, horizon, size }: Pick<Projection, 'overall' | 'horizon' | 'size'>,
  ahead: number,
): Float64Array => {
  const scores = new Float64Array(size);
  for (let i = 0; i < size; i++) scores[i] = overall[i * horizon + ahead - 1]!;
  return scores;
};

/** The same of one day alone, for those who try many overlays. */
export const scoreAhead = (futures: Futures, ahead: number, overlay: Overlay): Float64Array => {
  const score = makeFutureScorer(futures, overlay);
  return Float64Array.from({ length: futures.options.size }, (_, i) => score(i, ahead).overall);
};
