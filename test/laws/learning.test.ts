import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { estimateParameters } from '#core/estimate/estimate-parameters';
import { compareInterpretations } from '#core/estimate/interpretations';
import { overallSteps } from '#core/explain/score-steps';
import { dayNumber } from '#core/model/day';
import { DIMENSIONS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { scoreAged } from '#core/score/score-inputs';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { HIDDEN, hide, otherTruth } from '../portal/hide';
import { simulateShop } from '../simulator/shop';

// What simulated shops reveal whose pages keep things to themselves, against what the simulator knows.

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const small = { asOf, ordersPerDay: 8, visits: 45, truth: otherTruth(3), seed: 3 };
const look = (shop: ReturnType<typeof simulateShop>) => {
  const model = modelShop(shop.facts(asOf), { asOf })!;
  const { policy } = model.ledger;
  const learn = (readings: readonly Reading[]) =>
    estimateParameters({ policy, readings, day: today, inputsOn: model.inputsOn });
  const missBy = ({ parameters }: ReturnType<typeof learn>) =>
    Math.abs(scoreAged({ ...model.inputs, parameters }).overall! - shop.trueScore(asOf)!);
  return { ...model, learn, missBy };
};

describe('a shop in an unusual category', () => {
  const shop = simulateShop(small);
  const { facts, learn, missBy } = look(shop);
  const seen = (name: string) =>
    learn(
      facts.readings.flatMap(
        (reading) => hide(HIDDEN.find((one) => one.name === name)!, reading, today - dayNumber(reading.day)) ?? [],
      ),
    );

  test.each(
    HIDDEN.filter(({ days: [last], prints }) => last === 0 || prints.dimensions === true).map((hidden) => hidden.name),
  )('whose pages hide %s has a learned overall within 0.03', (name) => expect(missBy(seen(name))).toBeLessThan(0.03));

  test('tells its weights to within their ranges', () => {
    const { dimensionWeights, metricWeights } = seen('weights (45 readings)');
    const { truth } = shop;
    for (const dimension of DIMENSIONS) {
      const { low, high, value } = dimensionWeights[dimension];
      expect(high - low).toBeLessThan(0.15);
      expect(Math.abs(value - truth.dimensionWeights[dimension])).toBeLessThan(0.04);
    }
    for (const metric of US_METRICS)
      expect(Math.abs(metricWeights[metric].value - truth.metricWeights[metric])).toBeLessThan(0.1);
  });
  test('prints decayed rates, of confirmed orders, by days of the shop', () => {
    const { winner, options, days } = learn(facts.readings).rate;
    expect({ winner, days }).toEqual({ winner: 'decayed', days: 45 });
    expect(options[0]!.error).toBeLessThan(0.005);
    expect(options[1]!.error).toBeGreaterThan(0.05);
    const { ledger } = look(shop);
    const { sfcrDenominator, dayBoundary } = compareInterpretations(facts, ledger, today, winner);
    expect(sfcrDenominator.winner).toBe('confirmed');
    expect(dayBoundary.winner).toBe('shop');
  });
});

test('a shop whose pages print raw rates and none of the parameters is scored by what its facts come to', () => {
  const printing = {
    dimensionWeights: false,
    metricWeights: false,
    metricScores: false,
    anchors: false,
    rate: 'raw',
  } as const;
  const shop = simulateShop({ ...small, printing });
  const { facts, learn, missBy } = look(shop);
  const learned = learn(facts.readings);
  expect(learned.rate.winner).toBe('raw');
  expect(learned.fit!.readings).toBe(45);
  for (const metric of US_METRICS)
    expect(learned.anchors[metric]).toMatchObject({ from: 'learned', basis: 'dimension' });
  expect(missBy(learned)).toBeLessThan(0.03);
  const { metrics } = assess(shop.facts(asOf), { asOf, horizon: 1, replay: false, futures: 8 }).today;
  const truth = shop.score(asOf).metrics;
  for (const metric of US_METRICS) {
    expect(metrics[metric]!.value).toBe(facts.readings.find((reading) => reading.day === asOf)!.metrics[metric]!.value);
    expect(Math.abs(metrics[metric]!.score! - truth[metric].score!), metric).toBeLessThan(0.1);
  }
  expect(Math.abs(metrics.NRR!.value! - truth.NRR.value!)).toBeGreaterThan(0.0003);
});

describe('a platform that lowers the score for negative reviews', () => {
  const truth = otherTruth(5);
  const { excellent } = truth.anchors.NRR;
  const worse = {
    ...small,
    seed: 5,
    ordersPerDay: 12,
    shifts: [{ on: '2026-06-05', negative: 4 }],
    habits: { negative: 0.035 },
  };
  const lives = (points: number, printing = {}) => {
    const nrrAdjustment = { average: excellent, points };
    return simulateShop({ ...worse, printing, truth: points === 0 ? truth : { ...truth, nrrAdjustment } });
  };
  const lowered = lives(0.3);
  const file = lowered.facts(asOf);
  const model = modelShop(file, { asOf })!;
  const { today: score, next, eligible } = assess(file, { asOf, horizon: 1, replay: false });

  test('is scored with what it takes off, explained, once it has been seen', () => {
    expect(model.estimate.nrrAdjustment.state).toBe('seen');
    const [adjustment] = score.adjustments;
    expect(adjustment).toMatchObject({ kind: 'nrr-adjustment', metric: null, to: score.overall.computed });
    expect(adjustment!.from - adjustment!.to).toBeGreaterThan(0.2);
    expect(Math.abs(score.overall.computed! - lowered.trueScore(asOf)!)).toBeLessThan(0.04);
    expect(overallSteps(model, eligible).find(({ step }) => step === 'adjust')).toMatchObject({
      evidence: { state: 'seen', found: model.inputs.parameters.nrrAdjustment },
      before: adjustment!.from,
      score: adjustment!.to,
    });
  });
  test('is forecast with it once, not twice', () => {
    expect(Math.abs(next.overall!.p50 - score.overall.computed!)).toBeLessThan(0.15);
    const start = model.forecast(1, 1).start!;
    expect(Math.abs(start - lowered.trueScore(asOf)!)).toBeLessThan(0.04);
  });
  test('is left as it is while that is not known: the platform takes nothing, or few days tell', () => {
    const few = {
      ...file,
      readings: file.readings.filter((reading) => reading.day >= '2026-06-26' || reading.day < '2026-06-05'),
    };
    for (const each of [lives(0).facts(asOf), few])
      expect(assess(each, { asOf, horizon: 1, replay: false, futures: 8 }).today.adjustments).toEqual([]);
    const hidden = lives(0.3, { anchors: false, metricScores: false }).facts(asOf);
    expect(assess(hidden, { asOf, horizon: 1, replay: false, futures: 8 }).today.adjustments).toEqual([]);
  });
});

test('a page two days behind the facts is noticed, and tomorrow’s printed score is counted from known facts', () => {
  const lagging = simulateShop({ asOf, ordersPerDay: 6, visits: 20, pageLag: 2, seed: 7 });
  const model = modelShop(lagging.facts(asOf), { asOf })!;
  expect(model.lagOfPages).toMatchObject({ days: 2, from: 'learned' });
  expect(model.pageLag).toBe(2);
  const { overall } = assess(lagging.facts(asOf), { asOf, replay: false, horizon: 1 }).next;
  expect(Math.abs(overall!.mean - lagging.trueScore('2026-06-30')!)).toBeLessThan(0.03);
  const prompt = modelShop(simulateShop({ asOf, ordersPerDay: 6, visits: 20, seed: 7 }).facts(asOf), { asOf })!;
  expect(prompt.lagOfPages).toMatchObject({ days: 0, from: 'learned' });
  expect(prompt.pageLag).toBe(0);
});
