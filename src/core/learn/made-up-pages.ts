import { type DayNumber, dayNumber, makeDay } from '#core/model/day';
import { noFacts } from '#core/model/facts';
import { byMetric, DIMENSIONS, METRICS } from '#core/model/metric';
import { parseShopFile } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';
import { US_2026_06_22 as us } from '#core/policy/us';
import { aggregate } from '#core/score/aggregate';
import { keepLedger } from '#core/score/keep-ledger';
import { readScale, type Scale } from '#core/score/scale';
import { standOn } from '#core/score/standing';
import { learnScale } from './learn-scale';

// For tests: readings of a made-up category whose pages print the values and, of the rest, only what a test lets them print.

export const today = dayNumber('2026-07-01');
const zone = makeZone('America/Los_Angeles');
const ledger = keepLedger(noFacts(), us, zone);
const standingOn = (day: DayNumber) => standOn(ledger, day, readScale(us, [], makeDay(day)), null);

export const truth: Scale = {
  anchors: {
    NRR: { excellent: 0.011, poor: 0.03, from: 'read' },
    NBFR: { excellent: 0.016, poor: 0.055, from: 'read' },
    SFCR: { excellent: 0.008, poor: 0.03, from: 'read' },
    OTDR: { excellent: 0.96, poor: 0.85, from: 'read' },
    AHT: { excellent: 25, poor: 70, from: 'read' },
    IM_DSAT: { excellent: 0.16, poor: 0.4, from: 'read' },
  },
  metricWeights: { NRR: 0.6, NBFR: 0.4, SFCR: 0.35, OTDR: 0.65, AHT: 0.5, IM_DSAT: 0.5 },
  dimensionWeights: {
    product: { weight: 0.55, from: 'read' },
    fulfillment: { weight: 0.2, from: 'read' },
    service: { weight: 0.25, from: 'read' },
  },
  nrrAdjustment: null,
  printedRate: 'decayed',
};

/** Values wander about the excellent anchor, each in its own rhythm, so that they can be told apart. */
export const valuesOn = (day: DayNumber) =>
  byMetric((metric) => {
    const i = METRICS.indexOf(metric);
    const swing = 1.3 + 0.9 * Math.sin((today - day) / (4 + 2.3 * i) + i);
    const { best } = us.metrics[metric];
    const value = best + (truth.anchors[metric]!.excellent - best) * swing;
    return Math.round(value * 1e4) / 1e4;
  });

interface Prints {
  anchors?: boolean;
  weights?: boolean;
  scores?: boolean;
  dimensions?: boolean;
  targets?: boolean;
}
export const tenth = (it: number | null) => (it === null ? null : Math.round(it * 10) / 10);
export const scoreOn = (day: DayNumber, scale: Scale) =>
  aggregate(
    byMetric((it) => ({ value: valuesOn(day)[it], affected: 9 })),
    us,
    scale,
    false,
  );

const print = (day: DayNumber, prints: Prints, scale: Scale) => {
  const scored = scoreOn(day, scale);
  return {
    at: `${makeDay(day)}T16:00:00Z`,
    day: makeDay(day),
    overall: tenth(scored.overall),
    dimensions: Object.fromEntries(
      DIMENSIONS.map((it) => [
        it,
        {
          score: prints.dimensions ? tenth(scored.dimensions[it]) : null,
          weight: prints.weights ? scale.dimensionWeights[it].weight : null,
        },
      ]),
    ),
    metrics: byMetric((it) => ({
      value: valuesOn(day)[it],
      numerator: 9,
      score: prints.scores ? tenth(scored.metrics[it]) : null,
      excellent: prints.anchors ? scale.anchors[it]!.excellent : null,
      poor: prints.anchors ? scale.anchors[it]!.poor : null,
      target: prints.targets ? scale.anchors[it]!.excellent : null,
      weight: prints.weights ? scale.metricWeights[it] : null,
    })),
  };
};
const read = (readings: unknown[]) => {
  const parsed = parseShopFile({
    format: 'sps-ahead/shop',
    version: 1,
    exportedAt: '2026-07-01T16:00:00Z',
    shop: { id: 'US:1', region: 'US' },
    readings,
  });
  if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
  return parsed.value.readings;
};
export const daysBack = (count: number, last = 0) => Array.from({ length: count }, (_, i) => today - last - i);
export const pages = (count: number, prints: Prints, scaleOn: (day: DayNumber) => Scale = () => truth, last = 0) =>
  read(daysBack(count, last).map((day) => print(day, prints, scaleOn(day))));
export const learn = (readings: ReturnType<typeof pages>) =>
  learnScale({ policy: us, readings, day: today, standingOn });
export const missOn = (day: DayNumber, scale: Scale, from: Scale = truth) =>
  Math.abs(scoreOn(day, scale).overall! - scoreOn(day, from).overall!);
export const EVERYTHING = { anchors: true, weights: true, scores: true, dimensions: true, targets: true };
