import { describe, expect, test } from 'vitest';
import { consider } from '#core/assess';
import { judgeConventions } from '#core/learn/conventions';
import { learnScale } from '#core/learn/learn-scale';
import { dayNumber } from '#core/model/day';
import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Reading } from '#core/model/reading';
import { scoreAged } from '#core/score/standing';
import { HIDDEN, hide, otherTruth } from './seller-center/hide';
import { simulateShop } from './seller-center/simulator/shop';

// What simulated shops reveal whose pages keep things to themselves, against what the simulator knows.

const asOf = '2026-07-01';
const today = dayNumber(asOf);
const small = { asOf, ordersPerDay: 8, visits: 45, truth: otherTruth(3), seed: 3 };
const look = (shop: ReturnType<typeof simulateShop>) => {
  const considered = consider(shop.facts(asOf), { asOf })!;
  const { policy } = considered.ledger;
  const learn = (readings: readonly Reading[]) =>
    learnScale({ policy, readings, day: today, standingOn: considered.standingOn });
  const missBy = ({ scale }: ReturnType<typeof learn>) =>
    Math.abs(scoreAged({ ...considered.standing, scale }).overall! - shop.trueScore(asOf)!);
  return { ...considered, learn, missBy };
};

describe('a shop in an unusual category', { timeout: 60_000 }, () => {
  const shop = simulateShop(small);
  const { facts, learn, missBy } = look(shop);
  const seen = (name: string) =>
    learn(
      facts.readings.flatMap(
        (it) => hide(HIDDEN.find((one) => one.name === name)!, it, today - dayNumber(it.day)) ?? [],
      ),
    );

  test.each(HIDDEN.filter(({ days: [last], prints }) => last === 0 || prints.dimensions === true).map((it) => it.name))(
    'whose pages hide %s has a learned overall within 0.03',
    (name) => expect(missBy(seen(name))).toBeLessThan(0.03),
  );

  test('tells its weights to within their ranges', () => {
    const { dimensionWeights, metricWeights } = seen('weights (45 readings)');
    const { truth } = shop;
    for (const it of DIMENSIONS) {
      const { low, high, value } = dimensionWeights[it];
      expect(high - low).toBeLessThan(0.15);
      expect(Math.abs(value - truth.dimensionWeights[it])).toBeLessThan(0.04);
    }
    for (const it of METRICS) expect(Math.abs(metricWeights[it].value - truth.metricWeights[it])).toBeLessThan(0.1);
  });
  test('prints decayed rates, of confirmed orders, by days of the shop', () => {
    const { winner, options, days } = learn(facts.readings).rate;
    expect({ winner, days }).toEqual({ winner: 'decayed', days: 45 });
    expect(options[0]!.miss).toBeLessThan(0.005);
    expect(options[1]!.miss).toBeGreaterThan(0.05);
    const { ledger } = look(shop);
    const { sfcrDenominator, dayBoundary } = judgeConventions(facts, ledger, today, winner);
    expect(sfcrDenominator.winner).toBe('confirmed');
    expect(dayBoundary.winner).toBe('shop');
  });
});

test('a shop whose pages print raw rates and no scale is scored by what its facts come to', { timeout: 60_000 }, () => {
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
  for (const metric of METRICS) expect(learned.anchors[metric]).toMatchObject({ from: 'learned', basis: 'dimension' });
  expect(missBy(learned)).toBeLessThan(0.03);
});
