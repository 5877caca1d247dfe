import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, replayDays } from '#core/assess';
import { type Assessment, hasFormula, metricsToday } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { REGIONS } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import type { ShopFile } from '#core/model/shop-file';
import { policyFor } from '#core/policy/policies';
import { readShopFile } from '#test/fixtures/shop-file';
import { oddShops, runs } from '../fixtures/odd-shops';
import { simulateShop } from '../simulator/shop';

// What the printed assessment promises of every shop file, whatever it holds.

const asOf = '2026-07-01';
const fileOf = (region: string, lists: object): ShopFile =>
  readShopFile({ exportedAt: `${asOf}T20:00:00Z`, shop: { id: `${region}:1`, region }, ...lists });
const readingsOf = (...scores: (number | null)[]) =>
  scores.map((overall, i) => {
    const day = makeDay(dayNumber(asOf) + 1 - scores.length + i);
    return { day, at: `${day}T18:00:00Z`, state: overall === null ? 'no-score' : 'scored', overall };
  });
const look = (file: { shop: Shop } & Facts, horizon = 10, on = asOf) =>
  assess(file, { asOf: on, horizon, replay: false, futures: 32 });

test('a value is never from nowhere, and a metric with a value is not unknown', () => {
  fc.assert(
    fc.property(oddShops(), ({ asOf: on, file }) => {
      for (const { value, from, state } of Object.values(look(file, 1, on).today.metrics)) {
        if (value !== null) expect([from, state]).not.toContain('unknown');
        if (state === 'unknown') expect(value).toBeNull();
      }
    }),
    runs(60),
  );
});

test('no appeal is told that would lower the score, today or on the day of its decision', () => {
  const shop = simulateShop({ seed: 7, asOf, ordersPerDay: 10 });
  const { candidates, judged } = look(shop.facts(asOf), 1, '2026-08-10').appeals;
  const lowest = [...candidates, ...judged].flatMap(({ gainNow, gainAtDecision }) => [
    gainNow ?? 0,
    gainAtDecision ?? 0,
  ]);
  expect(lowest.length).toBeGreaterThan(10);
  expect(Math.min(...lowest)).toBeGreaterThan(-1e-9);
});

test('chances of crossings and benefits are of 7 and 30 days, however few days are asked for', () => {
  const facts = simulateShop({ seed: 3, asOf, ordersPerDay: 4 }).facts(asOf);
  const rowsOf = ({ crossings, access }: Assessment) => [
    crossings.map(({ within7, within30 }) => [within7, within30]),
    access,
  ];
  expect(rowsOf(look(facts, 1))).toEqual(rowsOf(look(facts, 30)));
});

test('a printed score vouches that there is one for as long as its orders may count', () => {
  const file = fileOf('US', { readings: readingsOf(3.4) });
  const stateOn = (days: number) => look(file, 1, makeDay(dayNumber(asOf) + days)).eligible.state;
  expect([0, 1, 89, 90, 400].map(stateOn)).toEqual(['scored', 'scored', 'scored', 'unknown', 'unknown']);
});

describe('where the market has no formula', () => {
  test.each(Object.keys(REGIONS))('the assessment of a shop of %s tells whether it has one', (region) => {
    const policy = policyFor(region, asOf);
    expect(hasFormula(look(fileOf(region, {}), 1))).toBe(policy !== null);
    expect(hasFormula(look(fileOf(region, { readings: readingsOf(3.4) }), 1))).toBe(policy !== null);
  });
  test('no metric is told of but those that its pages print, and no weight is assumed', () => {
    const reading = readingsOf(3.4)[0]!;
    const told = (lists: object) => {
      const { today, unknown } = look(fileOf('GB', lists), 1);
      for (const { weight, weightFrom } of Object.values(today.dimensions))
        expect([weight, weightFrom]).toEqual([0, 'unknown']);
      expect(unknown.flatMap(({ metrics }) => metrics)).toEqual([]);
      return metricsToday(today).map(({ metric }) => metric);
    };
    expect(told({ readings: [reading] })).toEqual([]);
    expect(told({ readings: [{ ...reading, metrics: { OTDR: { value: 0.97 } } }] })).toEqual(['OTDR']);
  });
  test('the days to come repeat the printed score, ever less surely', () => {
    const { next, path, crossings, costs } = look(fileOf('GB', { readings: readingsOf(3.4, 3.4, 3.5) }), 30);
    for (const { p50 } of path) expect(p50).toBeCloseTo(3.5, 9);
    expect(next.overall!.mean).toBeCloseTo(3.5, 9);
    expect(path[0]).toEqual({ day: next.day, ...next.overall, agedOnly: null });
    const widths = [1, 7, 30].map((ahead) => path[ahead - 1]!.p95! - path[ahead - 1]!.p05!);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(widths[0]).toBeGreaterThan(0.1);
    expect([crossings, costs]).toEqual([[], []]);
  });
  test.each([
    ['nothing was read', []],
    ['the page says that there is no score', readingsOf(3.4, null)],
    ['the last score is of a hundred days ago', readingsOf(3.4).map((reading) => ({ ...reading, day: '2026-03-22' }))],
  ])('nothing is foretold where %s', (_, readings) => {
    const { next, path } = look(fileOf('GB', { readings }));
    expect(next.overall).toBeNull();
    expect(path.every(({ mean }) => mean === null)).toBe(true);
  });
});

test('what was foretold from printed counts alone is judged, of the metrics that the market has', () => {
  const printed = (denominator: number) => ({ value: 0.03, score: 3, numerator: 0.03 * denominator, denominator });
  const chats = { value: 0.9, score: 3, numerator: 90, denominator: 100 };
  const lists = (metrics: object) => ({
    readings: readingsOf(...Array.from({ length: 12 }, (_, i) => 3.4 + (i % 3) / 10)).map((reading) => ({
      ...reading,
      metrics,
    })),
  });
  const daysOf = (region: string, metrics: object) => replayDays(fileOf(region, lists(metrics)), { asOf }).length;
  const common = { NRR: printed(400), NBFR: printed(400), SFCR: printed(200) };
  expect(daysOf('US', { ...common, OTDR: { ...printed(200), value: 0.97, numerator: 194 } })).toBe(11);
  expect(daysOf('BR', { ...common, LDR: printed(200), RR24: chats })).toBe(11);
  expect(daysOf('BR', { ...common, RR24: chats }), 'late dispatch is not told').toBeLessThan(11);
});

test('what was foretold from the printed score alone is judged too', () => {
  const scores = Array.from({ length: 12 }, (_, i) => 3.4 + (i % 3) / 10);
  const { trackRecord } = assess(fileOf('US', { ...noFacts(), readings: readingsOf(...scores) }), { asOf, horizon: 1 });
  expect(trackRecord!.days).toBe(11);
  expect(trackRecord!.maePersistence).toBeCloseTo(
    scores.slice(1).reduce((sum, score, i) => sum + Math.abs(score - scores[i]!), 0) / 11,
    9,
  );
});
