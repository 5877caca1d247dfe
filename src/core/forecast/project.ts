import type { Quantiles } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';
import type { Ticket } from '#core/model/ticket';
import { makeScorer, newSheet } from '#core/score/aggregate';
import type { Moment } from '#core/score/ledger';
import { isSmallSeller, type Standing } from '#core/score/standing';
import { makeDrivers } from './arrivals';
import { expectedDrops } from './drops';
import { knownTimeline } from './known';
import { summarise } from './quantile';
import { makeRandom } from './random';
import { type Rehearsed, rehearseHandling, rehearseRate } from './rehearse';

/** Possible futures of the overall score and, for the next day, of each metric's score. NaN where there is none. */
export interface Projection {
  horizon: number;
  size: number;
  /** overall by rehearsal × horizon + (days ahead − 1) */
  overall: Float64Array;
  nextMetrics: Record<(typeof METRICS)[number], Quantiles | null>;
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
  /** scores of metrics without facts, held as last read */
  held: Partial<Record<(typeof METRICS)[number], number>>;
}

const MEMBERS = { delivered: 1, placed: 2, 'deliver-by': 3, requested: 4, rated: 5 } as const;
const SALTS = { NRR: 11, NBFR: 23, SFCR: 37, OTDR: 41, AHT: 53, IM_DSAT: 67 } as const;

/** Rehearses the coming days from what is known at `until`. Deterministic in its arguments. */
export const project = (standing: Standing, tickets: readonly Ticket[], options: ProjectionOptions): Projection => {
  const { horizon, seed, size } = options;
  const { day: today, ledger, tallies, scale } = standing;
  const until = Math.min(options.until, today + 1 - 1e-6);
  const drops = expectedDrops(standing, tickets);
  const { rates, handling } = makeDrivers(standing, until, today + horizon - Math.floor(until), size, (metric) =>
    makeRandom(seed * 1009 + SALTS[metric]),
  );
  const rehearsed = METRICS.map((metric, index): Rehearsed | null => {
    const stage = {
      today,
      until,
      horizon,
      size,
      weights: tallies[metric].weights,
      higher: ledger.policy.metrics[metric].better === 'higher',
      drops: drops.filter((it) => it.entry.metric === metric),
      membersOf: makeRandom(seed * 104_729 + MEMBERS[ledger.policy.metrics[metric].membership.value]),
    };
    const random = makeRandom(seed * 7919 + index);
    const timeline = knownTimeline(standing, metric, until, horizon);
    if (metric === 'AHT')
      return tallies.AHT.denominator.some((it) => it > 0) ? rehearseHandling(handling, timeline, stage, random) : null;
    const driver = rates.find((it) => it.metric === metric);
    return driver === undefined ? null : rehearseRate(driver, timeline, stage, random);
  });

  const score = makeScorer(ledger.policy, scale);
  const sheet = newSheet();
  const small = Array.from({ length: horizon }, (_, i) => isSmallSeller(standing, i + 1));
  const overall = new Float64Array(size * horizon);
  const next = METRICS.map(() => new Float64Array(size).fill(Number.NaN));
  for (let slot = 0; slot < overall.length; slot++) {
    const ahead = slot % horizon;
    for (let m = 0; m < METRICS.length; m++) {
      const { numerator, denominator, affected } = rehearsed[m] ?? {
        numerator: null,
        denominator: null,
        affected: null,
      };
      const members = denominator?.[slot] ?? 0;
      sheet.values[m] = members > 1e-9 ? Math.max(0, numerator![slot]!) / members : Number.NaN;
      sheet.affected[m] = affected?.[slot] ?? 0;
    }
    score(sheet, small[ahead]!, options.held);
    overall[slot] = Math.min(5, Math.max(0, sheet.overall + options.offset));
    if (ahead === 0) for (let m = 0; m < METRICS.length; m++) next[m]![Math.floor(slot / horizon)] = sheet.scores[m]!;
  }
  return {
    horizon,
    size,
    overall,
    nextMetrics: Object.fromEntries(
      METRICS.map((metric, m) => [metric, summarise(next[m]!)]),
    ) as Projection['nextMetrics'],
  };
};

/** Overall scores of all rehearsals, `ahead` days from today. */
export const overallAhead = ({ overall, horizon, size }: Projection, ahead: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => overall[i * horizon + ahead - 1]!);
