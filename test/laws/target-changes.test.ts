import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { explain } from '#core/explain/explain';
import { readShopFile } from '#test/fixtures/shop-file';
import { US_METRICS } from '#test/fixtures/us-metrics';

const asOf = '2026-07-01';
const ANCHORS = {
  NRR: { excellent: 0.01, poor: 0.04 },
  NBFR: { excellent: 0.02, poor: 0.06 },
  SFCR: { excellent: 0.01, poor: 0.03 },
  OTDR: { excellent: 0.95, poor: 0.8 },
  AHT: { excellent: 20, poor: 60 },
};
type Metric = keyof typeof ANCHORS;

/** The anchors of some metrics at so many times their distance from the best value. */
const stricter = (of: readonly Metric[], factor: number) =>
  Object.fromEntries(
    of.map((metric) => {
      const best = metric === 'OTDR' ? 1 : 0;
      const { excellent, poor } = ANCHORS[metric];
      return [metric, { excellent: best + (excellent - best) * factor, poor: best + (poor - best) * factor }];
    }),
  );
const page = (day: string, metrics: object) => ({ at: `${day}T12:00:00Z`, day, metrics: { ...ANCHORS, ...metrics } });
const fileOf = (readings: readonly object[]) =>
  readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: 'US:1', region: 'US', timeZone: 'America/Los_Angeles', openedOn: '2020-01-01' },
    readings,
    orders: Array.from({ length: 100 }, (_, i) => ({
      ...{ id: `5760000000000${1000 + i}`, status: 'completed', placedAt: '2026-06-12', paidAt: '2026-06-12' },
      ...{ deliverBy: '2026-06-20', deliveredAt: i < 10 ? '2026-06-22' : '2026-06-19' },
    })),
  });
const look = (...readings: object[]) => assess(fileOf(readings), { asOf, replay: false, horizon: 1, futures: 8 });

describe('changed anchors move the score without a change of the shop’s figures', () => {
  test('by points that are computed for them alone', () => {
    const before = page('2026-06-20', {});
    const moved = look(before, page('2026-06-29', stricter(['OTDR'], 0.8)));
    const points = moved.today.overall.computed! - look(before).today.overall.computed!;
    expect(points).toBeLessThan(-0.04);
    expect(moved.targetChanges).toMatchObject([
      {
        day: '2026-06-29',
        cause: 'targets',
        metrics: [{ metric: 'OTDR', since: '2026-06-20', before: ANCHORS.OTDR, after: { excellent: 0.96 } }],
      },
    ]);
    expect(moved.targetChanges[0]!.points).toBeCloseTo(points, 12);
  });
  test('and each metric names the page of its anchors', () => {
    const { NRR: _, ...others } = ANCHORS;
    const newer = { ...page('2026-06-29', {}), metrics: others };
    const { metrics } = look(page('2026-06-20', {}), newer).today;
    expect([metrics.NRR!.anchorsDay, metrics.OTDR!.anchorsDay]).toEqual(['2026-06-20', '2026-06-29']);
    expect(metrics.IM_DSAT!.anchorsDay).toBeNull();
  });
  test('no change is reported if pages agree, only one printed anchors, or it is long ago', () => {
    expect(look(page('2026-06-20', {}), page('2026-06-29', {})).targetChanges).toEqual([]);
    expect(look(page('2026-06-29', stricter(['OTDR'], 0.8))).targetChanges).toEqual([]);
    const old = look(page('2026-05-10', {}), page('2026-05-20', stricter(['OTDR'], 0.8)));
    expect(old.targetChanges).toEqual([]);
  });
  test('another category may be the cause if nearly all anchors moved far at once', () => {
    const all = Object.keys(ANCHORS) as Metric[];
    const causeOf = (of: readonly Metric[], factor: number) =>
      look(page('2026-06-20', {}), page('2026-06-29', stricter(of, factor))).targetChanges[0]!.cause;
    expect(causeOf(all, 0.7)).toBe('targets-or-category');
    expect(causeOf(all, 0.95)).toBe('targets');
    expect(causeOf(all.slice(0, 2), 0.7)).toBe('targets');
  });
});

test('the score and the metric are explained with the change as a step, other metrics without it', () => {
  const file = fileOf([page('2026-06-20', {}), page('2026-06-29', stricter(['OTDR'], 0.8))]);
  const assessment = assess(file, { asOf, replay: false, horizon: 1, futures: 8 });
  const isTold = (steps: readonly { step: string }[]) => steps.some(({ step }) => step === 'targets-changed');
  expect(isTold(explain(file, assessment, { kind: 'overall' }))).toBe(true);
  expect(US_METRICS.filter((metric) => isTold(explain(file, assessment, { kind: 'metric', metric })))).toEqual([
    'OTDR',
  ]);
});
