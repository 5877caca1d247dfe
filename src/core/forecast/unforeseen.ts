import { METRICS } from '#core/model/metric';
import { type Standing, scoreAged } from '#core/score/standing';
import type { RateDriver } from './arrivals';
import { overallWithMore } from './head-room';

const HALF_LIFE = 20;
/** Days' worth of a usual past, which a short one is pulled towards, and what it brings beyond, as a part of the expected variance. */
const PRIOR_DAYS = 15;
const USUAL_EXCESS = 0.25;
/** The first days teach the particles; what they were surprised by says nothing of later ones. */
const LEARNING_DAYS = 15;

/**
 * The standard deviation, in overall points, of what the shop's own past days brought beyond all that was expected of
 * them: each day, what all metrics' bad ones together cost more than foreseen is held against how far it was foreseen to
 * scatter. So the interval widens where it has held less than it promised, be it that luck runs together across metrics
 * or that the shop changes faster than the particles do; and comes back as the days of it pass. 0 where it has held.
 */
export const unforeseenBy = (standing: Standing, drivers: readonly Pick<RateDriver, 'metric' | 'strays'>[]): number => {
  const now = scoreAged(standing).overall;
  if (now === null) return 0;
  const costs = METRICS.map((metric) => now - (overallWithMore(standing, metric, 1) ?? now));
  let [excess, expected, weights] = [0, 0, 0];
  for (let age = 1; ; age++) {
    let [more, variance, seen] = [0, 0, 0];
    for (const { metric, strays } of drivers) {
      const stray = strays.length - age < LEARNING_DAYS ? undefined : strays.at(-age);
      if (stray == null) continue;
      const cost = costs[METRICS.indexOf(metric)]!;
      more += cost * stray.more;
      variance += cost ** 2 * stray.variance;
      seen += 1;
    }
    if (age > Math.max(0, ...drivers.map((it) => it.strays.length))) break;
    if (seen === 0) continue;
    const weight = 0.5 ** (age / HALF_LIFE);
    excess += weight * (more ** 2 - variance);
    expected += weight * variance;
    weights += weight;
  }
  if (weights === 0) return 0;
  const usual = (USUAL_EXCESS * expected) / weights;
  return Math.sqrt(Math.max(0, (excess + PRIOR_DAYS * usual) / (weights + PRIOR_DAYS)));
};
