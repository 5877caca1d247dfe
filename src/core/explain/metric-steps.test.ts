import { expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { readShopFile } from '#test/fixtures/shop-file';
import { metricSteps } from './metric-steps';
import { overallSteps } from './score-steps';
import type { StepCode, StepOf } from './steps';

const order = (id: number, day: string) => ({
  id: `57600000000000${1000 + id}`,
  status: 'completed',
  deliveredAt: `${day}T19:00:00Z`,
});
const orders = [order(1, '2026-06-16'), order(2, '2026-06-15'), order(3, '2026-05-31'), order(4, '2026-05-16')];
const rating = { orderId: orders[1]!.id, skuId: '1', stars: 1, firstStars: 1, reviewedAt: '2026-06-20T19:00:00Z' };
const file = readShopFile({
  orders,
  reviews: [rating],
  readings: [
    {
      at: '2026-07-01T15:00:00Z',
      day: '2026-07-01',
      overall: 1.2,
      dimensions: { product: { score: null, weight: 0.6 } },
      metrics: { NRR: { value: 0.26, score: 2.6, excellent: 0.1, poor: 0.4 } },
    },
  ],
});
const model = modelShop(file, { asOf: '2026-07-01' })!;
const steps = metricSteps(model, 'NRR');
const stepOf = <C extends StepCode>(code: C) => steps.find((step) => step.step === code) as unknown as StepOf<C>;

test('members are counted by age and weighted by age bucket', () => {
  expect(stepOf('count')).toMatchObject({
    buckets: [
      { from: 1, to: 15, weight: 1, numerator: 0, denominator: 1 },
      { from: 16, to: 30, weight: 0.7, numerator: 1, denominator: 1 },
      { from: 31, to: 45, numerator: 0, denominator: 1 },
      { from: 46, to: 60, numerator: 0, denominator: 1 },
    ],
    sum: { numerator: 1, denominator: 4 },
  });
  expect(stepOf('weigh')).toMatchObject({ sum: { numerator: 0.7 } });
  expect(stepOf('divide')).toMatchObject({ value: 0.7 / (1 + 0.7 + 0.7 ** 2 + 0.7 ** 3) });
});

test('the page’s value precedes the computed one and is scored by the same curve', () => {
  expect(steps.map(({ step }) => step)).toEqual(['count', 'weigh', 'divide', 'line', 'floor', 'take', 'line', 'take']);
  expect(steps.at(-2)).toMatchObject({
    value: 0.26,
    segment: 'between-anchors',
    through: [
      { value: 0.4, score: 1 },
      { value: 0.1, score: 4 },
    ],
    anchors: null,
  });
  expect(steps.at(-1)).toMatchObject({ metric: null, read: 2.6 });
});

test('a protected shop is told its floor for the page’s value too', () => {
  const young = { ...file, shop: { ...file.shop, openedOn: '2026-06-01' } };
  const kinds = metricSteps(modelShop(young, { asOf: '2026-07-01' })!, 'NRR').map(({ step }) => step);
  expect(kinds.slice(3)).toEqual(['line', 'floor', 'take', 'line', 'floor', 'take']);
});

test('the best score that can be reached is told beyond the excellent anchor', () => {
  const [reading] = file.readings;
  const NRR = { ...reading!.metrics.NRR!, value: 0.05 };
  const readings = [{ ...reading!, metrics: { ...reading!.metrics, NRR } }];
  const beyond = metricSteps(modelShop({ ...file, readings }, { asOf: '2026-07-01' })!, 'NRR').at(-2);
  expect(beyond).toMatchObject({ segment: 'beyond-excellent', top: { from: 'assumed' } });
  expect(steps.at(-2)).toMatchObject({ top: null });
});

test('the steps of a metric without data end with its counts', () => {
  expect(metricSteps(model, 'AHT').map(({ step }) => step)).toEqual(['count']);
});

test('a step cites its rule, and a weight its origin', () => {
  expect(stepOf('weigh').rules[0]).toMatchObject({ source: 'guide' });
  expect(stepOf('line').rules[0]).toMatchObject({ source: 'assumption' });
  const overall = overallSteps(model, { state: 'scored', delivered: 4, need: 30 });
  const mean = overall.find((step) => step.step === 'mean')!;
  expect(mean.parts.map((part) => [part.of, part.weightFrom, part.share])).toEqual([
    ['product', 'read', 1],
    ['fulfillment', 'assumed', null],
    ['service', 'assumed', null],
  ]);
  expect(overall.at(-1)).toMatchObject({ step: 'take', read: 1.2 });
});
