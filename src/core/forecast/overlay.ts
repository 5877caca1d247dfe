import type { DayNumber } from '#core/model/day';
import { METRICS, type Metric } from '#core/model/metric';
import type { Standing } from '#core/score/standing';
import type { Drop } from './known';
import { addTo, openPlay, stepPlay } from './play';
import { applyDrops } from './rehearse';

/** Weighted counts by days ahead − 1 that come on top of every rehearsal: sums add, so that nothing is drawn anew. */
export type Overlay = Partial<
  Record<Metric, { numerator: Float64Array; denominator: Float64Array; affected: Float64Array }>
>;

/** What is known to be different from what was rehearsed. */
export interface Different {
  /** good orders more on every day from `from` on: placed, due and delivered in time on that day, liked and kept */
  good?: { perDay: number; from: DayNumber };
  /** problems that the platform stops counting */
  drops?: readonly Drop[];
}

/** The metrics that a good order counts in. */
const OF_ORDERS: readonly Metric[] = ['NRR', 'NBFR', 'SFCR', 'OTDR'];

/** Plays the difference alone, on days that hold nothing else. @param metrics those that were rehearsed */
export const overlayOf = (
  { day: today, tallies, ledger }: Standing,
  horizon: number,
  metrics: readonly Metric[],
  { good, drops = [] }: Different,
): Overlay => {
  const overlay: Overlay = {};
  for (const metric of METRICS.filter((it) => metrics.includes(it))) {
    const { window, weights } = tallies[metric];
    const higher = ledger.policy.metrics[metric].better === 'higher';
    const ofMetric = drops.filter((it) => it.entry.metric === metric);
    const empty = () => new Float64Array(window + horizon + 1);
    const nothing = { first: today - window, numerator: empty(), denominator: empty(), bad: empty() };
    const play = openPlay(nothing, today, weights);
    const days = () => new Float64Array(horizon);
    const ours = { numerator: days(), denominator: days(), affected: days() };
    for (let event = today; event < today + horizon; event++) {
      if (good !== undefined && event >= good.from && OF_ORDERS.includes(metric))
        addTo(play, event, higher ? good.perDay : 0, good.perDay, 0);
      stepPlay(play);
      applyDrops(play, { drops: ofMetric, higher });
      ours.numerator[event - today] = play.sums[0]!;
      ours.denominator[event - today] = play.sums[1]!;
      ours.affected[event - today] = play.sums[2]!;
    }
    overlay[metric] = ours;
  }
  return overlay;
};
