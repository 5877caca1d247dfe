import type { Reading } from '#core/model/reading';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { HiddenTruth } from '../simulator/options';

/** What a page keeps to itself. `days`: it is read on days so many days back, both ends inclusive. */
export interface Hidden {
  name: string;
  days: [last: number, first: number];
  prints: {
    weights?: boolean;
    metricScores?: boolean;
    anchors?: boolean;
    dimensions?: boolean;
    values?: boolean;
    targets?: boolean;
  };
  /** the one day on which it was read whole, as far as this; on the others only the overall */
  once?: { back: number; prints: Hidden['prints'] };
}

const SCORES = { metricScores: true, dimensions: true, values: true, targets: true };

export const HIDDEN: readonly Hidden[] = [
  { name: 'weights (45 readings)', days: [0, 44], prints: { ...SCORES, anchors: true } },
  { name: 'weights (10 readings)', days: [0, 9], prints: { ...SCORES, anchors: true } },
  {
    name: 'weights and metric scores',
    days: [0, 44],
    prints: { anchors: true, dimensions: true, values: true, targets: true },
  },
  { name: 'weights, metric and dimension scores', days: [0, 44], prints: { anchors: true, values: true } },
  { name: 'anchors and weights', days: [0, 44], prints: { metricScores: true, dimensions: true, values: true } },
  { name: 'anchors, weights, metric scores', days: [0, 44], prints: { dimensions: true, values: true, targets: true } },
  { name: 'the same and targets', days: [0, 44], prints: { dimensions: true, values: true } },
  {
    name: 'the same, targets shown, 30 readings up to two weeks ago',
    days: [14, 43],
    prints: { dimensions: true, values: true, targets: true },
  },
  {
    name: 'all but the overall, 30 readings, whole page two weeks ago',
    days: [0, 29],
    prints: {},
    once: { back: 14, prints: { dimensions: true, values: true, targets: true } },
  },
  {
    name: 'all but the overall, 30 readings, values two weeks ago',
    days: [0, 29],
    prints: {},
    once: { back: 14, prints: { values: true } },
  },
  {
    name: 'all but overall and targets, 30 readings up to two weeks ago',
    days: [14, 43],
    prints: { values: true, targets: true },
  },
  { name: 'all but the overall, 30 readings up to two weeks ago', days: [14, 43], prints: { values: true } },
];

/** The reading as such a page would print it `back` days before the look; null where it was not read that day. */
export const hide = ({ days, prints: usual, once }: Hidden, reading: Reading, back: number): Reading | null => {
  if (back < days[0] || back > days[1]) return null;
  const prints = once?.back === back ? once.prints : usual;
  const hidden = (dimension: Reading['dimensions']['product']) =>
    dimension && {
      score: prints.dimensions ? dimension.score : null,
      weight: prints.weights ? dimension.weight : null,
    };
  const { product, fulfillment, service } = reading.dimensions;
  const metrics = { ...reading.metrics };
  for (const metric of US_METRICS) {
    const printed = metrics[metric];
    if (printed === null) continue;
    metrics[metric] = {
      value: prints.values ? printed.value : null,
      numerator: prints.values ? printed.numerator : null,
      denominator: prints.values ? printed.denominator : null,
      score: prints.metricScores ? printed.score : null,
      excellent: prints.anchors ? printed.excellent : null,
      poor: prints.anchors ? printed.poor : null,
      target: prints.targets ? printed.target : null,
      weight: prints.weights ? printed.weight : null,
    };
  }
  return {
    ...reading,
    dimensions: { product: hidden(product), fulfillment: hidden(fulfillment), service: hidden(service) },
    metrics,
  };
};

const between = (seed: number, salt: number, low: number, high: number): number => {
  const part = Math.abs(Math.sin(seed * 12.9898 + salt * 78.233) * 43_758.5453) % 1;
  return low + part * (high - low);
};
const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Another category for each seed: anchors and weights that no default has. */
export const otherTruth = (seed: number): HiddenTruth => {
  const one = (salt: number, excellent: number, digits: number) => {
    const near = round(excellent * between(seed, salt, 0.7, 1.4), digits);
    return { excellent: near, poor: round(near * between(seed, salt + 20, 2.2, 4.5), digits) };
  };
  const late = one(4, 0.0484, 4);
  const product = round(between(seed, 7, 0.45, 0.85), 2);
  const fulfillment = round((1 - product) * between(seed, 8, 0.3, 0.7), 2);
  const first = [9, 10, 11].map((salt) => round(between(seed, salt, 0.3, 0.7), 2));
  return {
    anchors: {
      NRR: one(1, 0.0126, 4),
      NBFR: one(2, 0.0176, 4),
      SFCR: one(3, 0.0087, 4),
      OTDR: { excellent: round(1 - late.excellent, 4), poor: round(1 - late.poor, 4) },
      AHT: one(5, 26.5, 1),
      IM_DSAT: one(6, 0.1701, 4),
      LDR: one(12, 0.03, 4),
      RR24: { excellent: 0.9, poor: 0.6 },
    },
    dimensionWeights: { product, fulfillment, service: round(1 - product - fulfillment, 2) },
    metricWeights: {
      NRR: first[0]!,
      NBFR: round(1 - first[0]!, 2),
      SFCR: first[1]!,
      OTDR: round(1 - first[1]!, 2),
      AHT: first[2]!,
      IM_DSAT: round(1 - first[2]!, 2),
      LDR: 0.5,
      RR24: 1,
    },
  };
};
