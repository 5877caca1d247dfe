import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { Assessment } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import { bestValueOf, byMetric, DIMENSIONS, isHigherBetter } from '#core/model/metric';
import type { ShopFile } from '#core/model/shop-file';
import { US_2026_06_22 as us } from '#core/policy/us';
import type { MetricInput } from '#core/score/aggregate';
import { aggregate } from '#core/score/aggregate';
import type { SourcedAnchors } from '#core/score/score-parameters';
import { readShopFile } from '#test/fixtures/shop-file';
import { byMetricOfUs, US_METRICS, type UsMetric } from '#test/fixtures/us-metrics';
import { oddShops, runs } from '../fixtures/odd-shops';

// What the score does when one thing changes: which way it may go, stated as far as it is true, and where it is not.

const EXACT = 1e-9;
const NOTHING: MetricInput = { value: null, affected: 0 };
const asOf = '2026-07-01';
const look = (file: ShopFile | ({ shop: ShopFile['shop'] } & Facts), on = asOf): Assessment['today'] =>
  assess(file, { asOf: on, replay: false, horizon: 1, futures: 8 }).today;

describe('anchors', () => {
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const anchorsOf = (metric: UsMetric, near: number, reach: number): SourcedAnchors => {
    const { unit } = us.metrics[metric];
    const best = bestValueOf(metric);
    const size = unit === 'hours' ? 100 : 0.4;
    const [excellent, poor] = [near * size, near * size + reach * size];
    const sign = isHigherBetter(metric) ? -1 : 1;
    return { excellent: best + sign * excellent, poor: best + sign * poor, from: 'read' };
  };
  const settings = fc.record({
    bad: fc.tuple(share, share, share, share, share, share),
    near: fc.tuple(share, share, share, share, share, share),
    reach: fc.tuple(share, share, share, share, share, share),
    weights: fc.tuple(share, share, share),
    of: fc.nat(US_METRICS.length - 1),
    kinder: fc.double({ min: 1, max: 5, noNaN: true }),
    small: fc.boolean(),
    taken: fc.option(fc.record({ average: share, points: share }), { nil: null }),
    negatives: fc.integer({ min: 0, max: 9 }),
  });
  type Setting = typeof settings extends fc.Arbitrary<infer T> ? T : never;
  const scoreWith = (setting: Setting, near: (i: number) => number, far: (i: number) => number) => {
    const values = byMetricOfUs<MetricInput>((metric) => {
      const { unit } = us.metrics[metric];
      const best = bestValueOf(metric);
      const bad = setting.bad[US_METRICS.indexOf(metric)]! * (unit === 'hours' ? 200 : 0.8);
      return {
        value: isHigherBetter(metric) ? best - bad : best + bad,
        affected: metric === 'NRR' ? setting.negatives : 3,
      };
    }, NOTHING);
    const anchors = byMetricOfUs<SourcedAnchors | null>((metric) => {
      const i = US_METRICS.indexOf(metric);
      return anchorsOf(metric, near(i), far(i) - near(i));
    }, null);
    const weights = DIMENSIONS.map((dimension, i) => [dimension, { weight: setting.weights[i]!, from: 'read' }]);
    const parameters = {
      anchors,
      bestScores: byMetric(() => ({ score: 5, from: 'assumed' as const })),
      metricWeights: byMetric(() => 1),
      dimensionWeights: Object.fromEntries(weights),
      nrrAdjustment: setting.taken,
      printedRate: 'decayed' as const,
    };
    return { ...aggregate(values, us, parameters, setting.small), values, anchors };
  };

  test('a kinder poor anchor never lowers the score, gate, floor and adjustment included', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const near = (i: number) => setting.near[i]!;
        const far = (i: number) => near(i) + setting.reach[i]!;
        const kinder = (i: number) => (i === setting.of ? near(i) + setting.reach[i]! * setting.kinder : far(i));
        expect(scoreWith(setting, near, kinder).overall).toBeGreaterThanOrEqual(
          scoreWith(setting, near, far).overall! - EXACT,
        );
      }),
    );
  });
  test('a kinder excellent anchor never lowers the score of a value that is not worse than the poor one', () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const near = (i: number) => setting.near[i]!;
        const far = (i: number) => near(i) + setting.reach[i]!;
        const kinder = (i: number) =>
          i === setting.of ? near(i) + setting.reach[i]! * (1 - 1 / setting.kinder) : near(i);
        const metric = US_METRICS[setting.of]!;
        const before = scoreWith(setting, near, far);
        const { value } = before.values[metric];
        const { poor } = before.anchors[metric]!;
        fc.pre(isHigherBetter(metric) ? value! >= poor : value! <= poor);
        expect(scoreWith(setting, kinder, far).overall).toBeGreaterThanOrEqual(before.overall! - EXACT);
      }),
    );
  });
  test('a better value, or one negative review less, never lowers the score', () => {
    fc.assert(
      fc.property(settings, fc.double({ min: 0, max: 1, noNaN: true }), (setting, part) => {
        const near = (i: number) => setting.near[i]!;
        const far = (i: number) => near(i) + setting.reach[i]!;
        const bad = setting.bad.map((size, i) => (i === setting.of ? size * part : size)) as Setting['bad'];
        const better = { ...setting, bad, negatives: Math.max(0, setting.negatives - 1) };
        expect(scoreWith(better, near, far).overall).toBeGreaterThanOrEqual(
          scoreWith(setting, near, far).overall! - EXACT,
        );
      }),
    );
  });
  test('a kinder excellent anchor lowers the score beyond the poor anchor, where the line gets steeper', () => {
    const scoreAt = (excellent: number) =>
      aggregate(
        byMetric((metric) => ({ value: metric === 'OTDR' ? null : metric === 'NRR' ? 0.045 : null, affected: 9 })),
        us,
        {
          anchors: { ...byMetric(() => null), NRR: { excellent, poor: 0.04, from: 'read' } },
          bestScores: byMetric(() => ({ score: 5, from: 'assumed' as const })),
          metricWeights: byMetric(() => 1),
          dimensionWeights: {
            product: { weight: 0, from: 'read' },
            fulfillment: { weight: 0.5, from: 'read' },
            service: { weight: 0.5, from: 'read' },
          },
          nrrAdjustment: null,
          printedRate: 'decayed',
        },
        false,
      ).metrics.NRR!;
    expect(scoreAt(0.03)).toBeLessThan(scoreAt(0.01));
  });
});

const ANCHORS = byMetric((metric) =>
  metric === 'OTDR'
    ? { excellent: 0.95, poor: 0.8 }
    : metric === 'AHT'
      ? { excellent: 24, poor: 72 }
      : { excellent: 0.02, poor: 0.06 },
);
/** The same facts, of a shop that is not young, with anchors that were read long ago and nothing else of any page. */
const byFactsAlone = (file: ShopFile, on: string): ShopFile => {
  const at = makeDay(dayNumber(on) - 70);
  return readShopFile({
    ...file,
    shop: { ...file.shop, region: 'US', openedOn: null },
    readings: [{ at, day: at, metrics: ANCHORS }],
    coverage: file.coverage.filter((row) => row.source.startsWith('diagnosis:')),
  });
};
const perfect = (id: string, day: string): Facts['orders'][number] => ({
  id,
  status: 'completed',
  placedAt: day,
  paidAt: day,
  readyToShipAt: null,
  shippedAt: null,
  deliverBy: day,
  deliveredAt: day,
  cancelledAt: null,
  cancelledBy: null,
  cancelReason: null,
  kind: 'normal',
  fulfillment: 'seller',
  express: false,
  flags: [],
  securityAlert: null,
  amount: null,
  trackingId: null,
  lines: null,
  readAt: null,
  firstSeen: null,
  lastSeen: null,
});

describe('one more good order', () => {
  test('of any age lowers nothing, whatever else the facts are, in a shop that no floor protects', () => {
    fc.assert(
      fc.property(oddShops(), fc.integer({ min: 1, max: 70 }), ({ asOf: on, file }, age) => {
        const before = byFactsAlone(file, on);
        const day = makeDay(dayNumber(on) - age);
        const [a, b] = [look(before, on), look({ ...before, orders: [...before.orders, perfect('5769', day)] }, on)];
        for (const metric of US_METRICS)
          expect(b.metrics[metric]!.score ?? 5, metric).toBeGreaterThanOrEqual((a.metrics[metric]!.score ?? 0) - EXACT);
        expect(b.overall.computed ?? 5).toBeGreaterThanOrEqual((a.overall.computed ?? 0) - EXACT);
      }),
      runs(40),
    );
  });
  test('costs a small seller the floor when it is the 31st completed one', () => {
    const orders = Array.from({ length: 30 }, (_, i) => perfect(`5768${i}`, '2026-06-20'));
    for (const order of orders.slice(0, 3)) order.deliveredAt = '2026-06-21';
    const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
    const bare = { format: 'sps-ahead/shop', version: 1, exportedAt: `${asOf}T16:00:00Z`, shop } as const;
    const file = byFactsAlone({ ...bare, ...noFacts(), orders }, asOf);
    const small = { ...file, shop: { ...file.shop, openedOn: '2026-05-01' } };
    expect(look(small).metrics.OTDR!.score).toBe(3.5);
    const more = { ...small, orders: [...orders, perfect('5769', '2026-06-20')] };
    expect(look(more).metrics.OTDR!.score).toBeLessThan(3.5);
  });
});
