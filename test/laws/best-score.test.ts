import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { explain } from '#core/explain/explain';
import type { Day } from '#core/model/day';
import { readShopFile } from '#test/fixtures/shop-file';

const asOf: Day = '2026-07-01';
const dayBefore = (days: number): Day =>
  new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10) as Day;
const anchors = { excellent: 0.012, poor: 0.04 };

/** Pages of the days before, each with as many orders, none of them bad, and the score that it prints; none today. */
const fileOf = (pages: readonly { age: number; orders: number; score: number | null }[], delivered: number) =>
  readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2020-01-01' },
    readings: pages.map(({ age, orders, score }) => ({
      at: `${dayBefore(age)}T18:00:00Z`,
      day: dayBefore(age),
      metrics: { NRR: { value: 0, numerator: 0, denominator: orders, score, ...anchors } },
    })),
    orders: Array.from({ length: delivered }, (_, i) => ({
      ...{ id: `5760000000000${1000 + i}`, status: 'completed', placedAt: dayBefore(9), paidAt: dayBefore(9) },
      ...{ deliveredAt: dayBefore(3), shippedAt: dayBefore(8) },
    })),
    coverage: ['orders', 'reviews'].map((source) => ({
      ...{ source, from: dayBefore(120), to: asOf, readAt: `${asOf}T15:00:00Z`, complete: true },
    })),
  });
const pages = (count: number, orders: number, score: number | null) =>
  Array.from({ length: count }, (_, i) => ({ age: i + 1, orders, score }));
const look = (...of: Parameters<typeof fileOf>) =>
  assess(fileOf(...of), { asOf, replay: false, horizon: 1, futures: 8 });
const isSaid = ({ unknown }: ReturnType<typeof look>) =>
  unknown.some(({ what, effect }) => what === 'best-score' && effect === 'best-assumed');

describe('the score of the best possible value', () => {
  test('is assumed to be 5 without readings, and labelled so', () => {
    for (const few of [pages(10, 40, null), pages(4, 40, 4.6)]) {
      const assessment = look(few, 40);
      expect(assessment.today.metrics.NRR).toMatchObject({ score: 5, bestScore: { score: 5, from: 'assumed' } });
      expect(isSaid(assessment)).toBe(true);
    }
  });
  test('is estimated as 5 if pages print 5', () => {
    const assessment = look(pages(6, 40, 5), 40);
    expect(assessment.today.metrics.NRR!.bestScore).toEqual({ score: 5, from: 'learned' });
    expect(isSaid(assessment)).toBe(false);
  });
  test('is estimated below 5, and rises with the volume', () => {
    const at = (delivered: number) => look(pages(12, 40, 4.6), delivered).today.metrics.NRR!;
    expect(at(40).bestScore!.from).toBe('learned');
    expect(at(40).score).toBeCloseTo(4.6, 1);
    expect(at(40).score).toBe(at(40).bestScore!.score);
    expect(at(400).score).toBeGreaterThan(4.9);
    expect(at(400).score).toBeLessThan(5);
  });
  test('is not estimated from pages that no volume explains', () => {
    const odd = pages(12, 40, 4.6).map((page, i) => ({ ...page, score: i % 2 === 0 ? 4.2 : 5 }));
    expect(look(odd, 40).today.metrics.NRR!.bestScore).toEqual({ score: 5, from: 'assumed' });
  });
  test('is a step of the explanation, with the rule where it is assumed', () => {
    const lineOf = (score: number | null) => {
      const file = fileOf(pages(12, 40, score), 40);
      const assessment = assess(file, { asOf, replay: false, horizon: 1, futures: 8 });
      return explain(file, assessment, { kind: 'metric', metric: 'NRR' }).find(({ step }) => step === 'line')!;
    };
    expect(lineOf(4.6)).toMatchObject({ segment: 'best', top: { from: 'learned' } });
    const citesAssumption = (line: ReturnType<typeof lineOf>) =>
      line.rules.some(({ says }) => says.includes('small shop'));
    expect(citesAssumption(lineOf(4.6))).toBe(false);
    expect(lineOf(null)).toMatchObject({ segment: 'best', top: { score: 5, from: 'assumed' } });
    expect(citesAssumption(lineOf(null))).toBe(true);
  });
});
