import { describe, expect, test } from 'vitest';
import { assess, consider } from '#core/assess';
import { METRICS } from '#core/model/metric';
import { explain } from '#core/score/explain';
import type { Bucket, Explanation, MetricStep } from '#core/score/explanation';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';

// An explanation that does not add up to the figure beside it explains nothing: every step is done again by hand here, from
// what the step repeats, on simulated shops whose pages tell much or little.

const LITTLE = {
  dimensionWeights: false,
  metricScores: false,
  metricWeights: false,
  anchors: true,
  rate: 'raw',
} as const;
const SHOPS: [name: string, choices: ShopChoices, asOf: string][] = [
  ['a shop whose page prints most', { seed: 3, ordersPerDay: 8 }, '2026-07-01'],
  ['a shop whose page prints weights', { seed: 4, ordersPerDay: 8, printing: { metricWeights: true } }, '2026-06-20'],
  ['a shop whose page prints little', { seed: 5, ordersPerDay: 8, printing: LITTLE }, '2026-06-12'],
  ['a small, young shop', { seed: 6, ordersPerDay: 0.4, openedOn: '2026-04-20' }, '2026-07-01'],
  ['a shop in ruins', { seed: 7, ordersPerDay: 8, habits: { negative: 0.6, defect: 0.2 } }, '2026-07-01'],
];
const DEGREES = ['whole', 'lists only', 'unread today'] as const;

const close = (actual: number | null, expected: number | null, what: string) => {
  if (expected === null || actual === null) expect(actual, what).toBe(expected);
  else expect(Math.abs(actual - expected), `${what}: ${actual} for ${expected}`).toBeLessThan(1e-9);
};
const total = (buckets: readonly Bucket[], of: 'numerator' | 'denominator', weigh: boolean) =>
  buckets.reduce((sum, it) => sum + (weigh ? it.weight : 1) * it[of], 0);

/** What a step comes to, from what it repeats and nothing else. */
const redo = (it: MetricStep): number | null => {
  if (it.step === 'divide') return it.by.denominator > 0 ? it.by.numerator / it.by.denominator : null;
  if (it.step === 'take') return it.read;
  if (it.step === 'floor') return it.score > it.before ? it.floor : it.before;
  if (it.step !== 'line') return null;
  const [a, b] = it.through;
  const slope = b.value === a.value ? 0 : (b.score - a.score) / (b.value - a.value);
  return it.segment === 'best' ? 5 : Math.min(5, Math.max(0, a.score + slope * (it.value - a.value)));
};

/** What has been shown to add up, so that nothing is proved by its absence. */
const seen = new Set<string>();
const note = ({ metrics, dimensions, overall }: Explanation) => {
  const steps = [...Object.values(metrics), ...Object.values(dimensions), overall].flatMap((it) => [...it.steps]);
  for (const it of steps) {
    const lifted = (it.step === 'floor' || it.step === 'gate') && it.score !== it.before;
    seen.add(it.step === 'line' ? it.segment : lifted ? `${it.step} applied` : it.step);
  }
};

const checkMetrics = (explanation: Explanation, today: ReturnType<typeof assess>['today']) => {
  for (const metric of METRICS) {
    const { steps, value, score } = explanation.metrics[metric];
    const shown = today.metrics[metric];
    close(value, shown.value, `${metric} value`);
    close(score, shown.score, `${metric} score`);
    for (const step of steps) {
      if (step.step === 'divide' || (step.step === 'take' && step.what === 'value'))
        close('value' in step ? step.value : step.taken, redo(step), `${metric} ${step.step}`);
      if (step.step === 'line' || step.step === 'floor') close(step.score, redo(step), `${metric} ${step.step}`);
      if (step.step !== 'count' && step.step !== 'add' && step.step !== 'weigh') continue;
      for (const of of ['numerator', 'denominator'] as const)
        close(total(step.buckets, of, step.step === 'weigh'), step.sum[of], `${metric} ${step.step} ${of}`);
    }
    const counted = steps.find((it) => it.step === 'count')!;
    close(counted.sum.denominator, shown.denominator ?? 0, `${metric} denominator`);
    close(counted.sum.numerator, shown.numerator ?? 0, `${metric} numerator`);
    for (const of of ['numerator', 'denominator'] as const)
      close(total(counted.buckets, of, true), shown.weighted[of] ?? 0, `${metric} weighted ${of}`);
  }
};

const checkMeans = ({ metrics, dimensions, overall }: Explanation, today: ReturnType<typeof assess>['today']) => {
  const mean = (parts: readonly { score: number | null; share: number | null }[]) =>
    parts.every((it) => it.score === null)
      ? null
      : parts.reduce((sum, it) => sum + (it.score ?? 0) * (it.share ?? 0), 0);
  for (const it of Object.values(dimensions)) {
    const step = it.steps.find((each) => each.step === 'mean')!;
    close(step.score, mean(step.parts), `${it.dimension} mean`);
    for (const part of step.parts) close(part.score, metrics[part.of].computed.score, `${it.dimension}: ${part.of}`);
    close(it.score, today.dimensions[it.dimension]!.value, it.dimension);
  }
  const step = overall.steps.find((it) => it.step === 'mean')!;
  close(step.score, mean(step.parts), 'overall mean');
  for (const part of step.parts) close(part.score, dimensions[part.of].computed, part.of);
  close(overall.computed, today.overall.computed, 'overall computed');
  close(overall.score, today.overall.value, 'overall');
  const adjust = overall.steps.find((it) => it.step === 'adjust');
  if (adjust !== undefined) expect(adjust.reviews).toBeGreaterThan(adjust.above);
  const gate = overall.steps.find((it) => it.step === 'gate');
  if (gate !== undefined) close(gate.score, gate.gate < gate.below ? gate.lowest : gate.before, 'gate');
};

describe.each(SHOPS)('%s', (_, choices, asOf) => {
  const whole = simulateShop({ ...choices, asOf }).facts(asOf);
  test.each(DEGREES)('%s: adds up, step by step, to the score shown', (degree) => {
    const file = {
      ...whole,
      ...(degree === 'lists only' && { coverage: [], orders: whole.orders.filter((_it, i) => i % 3 > 0) }),
      ...(degree === 'unread today' && { readings: whole.readings.filter((it) => it.day < asOf) }),
    };
    const explanation = explain(consider(file, { asOf })!);
    const { today } = assess(file, { asOf, replay: false, horizon: 1 });
    note(explanation);
    checkMetrics(explanation, today);
    checkMeans(explanation, today);
  });
});

test('no kind of step went unseen', () => {
  const line = ['best', 'beyond-excellent', 'between-anchors', 'beyond-poor', 'least'];
  const others = ['count', 'add', 'weigh', 'divide', 'take', 'floor', 'mean', 'eligible', 'gate', 'adjust', 'round'];
  expect([...seen]).toEqual(expect.arrayContaining([...line, ...others, 'floor applied', 'gate applied']));
});
