import { type DayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type ByMetric, METRICS } from '#core/model/metric';
import type { Moment } from '#core/score/ledger';
import { readingsUpTo } from '#core/score/scale';
import { type Standing, scoreAged } from '#core/score/standing';
import { offsetFrom } from './offset';
import { type Futures, type Projection, rehearse, scoreFutures } from './project';

export interface Prospect {
  /** the unrounded score that the projection starts from; null where nothing can be computed */
  start: number | null;
  projection: Projection | null;
  /** what the projection was scored from, for those who ask what if */
  futures: Futures | null;
}

/** How old a printed metric score may be to stand in for facts that are not there. */
const HELD_DAYS = 14;

/** The coming scores of a shop, from its facts and what its readings taught. */
export const prospectOf = (
  standing: Standing,
  facts: Pick<Facts, 'readings' | 'tickets'>,
  standingOn: (day: DayNumber) => Standing,
  options: { horizon: number; seed: number; size: number; until: Moment; rates?: Partial<ByMetric<number>> },
): Prospect => {
  const { day, tallies, ledger } = standing;
  const recent = readingsUpTo(facts.readings, makeDay(day)).filter(
    (it) => day - ledger.zone.dayOf(it.day) <= HELD_DAYS,
  );
  const held = Object.fromEntries(
    METRICS.flatMap((metric) => {
      if (tallies[metric].denominator.some((it) => it > 0)) return [];
      const score = recent.find((it) => it.metrics[metric]?.score != null)?.metrics[metric]?.score;
      return score == null ? [] : [[metric, score]];
    }),
  );
  const computed = scoreAged(standing).overall;
  if (computed === null) return { start: null, projection: null, futures: null };
  const offset = offsetFrom(standing, facts, standingOn);
  const futures = rehearse(standing, facts.tickets, { ...options, offset: offset.mean, offsets: offset.cases, held });
  return { start: Math.min(5, Math.max(0, computed + offset.mean)), projection: scoreFutures(futures), futures };
};
