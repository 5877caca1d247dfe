import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { summarise } from '#core/forecast/quantiles';
import { overallAhead } from '#core/forecast/score-samples';
import { openWhatIf } from '#core/forecast/what-if';
import { dayNumber, makeDay } from '#core/model/day';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { STAGES } from '../bench/backtest-looks';
import { runs } from '../fixtures/odd-shops';
import { HIDDEN, hide } from '../portal/hide';
import { simulateShop } from '../simulator/shop';

// The same shops as they are read page by page: what is not read is uncertain, never absent. Source:
// conventions.md#19-partial-knowledge.

const asOf = '2026-07-01';
const SHOPS = [21, 22, 23, 24].map((seed) => {
  const shop = simulateShop({ seed, asOf, ahead: 8, ordersPerDay: 6, bursts: [], shifts: [] });
  const whole = shop.facts(asOf);
  const told = STAGES.map(({ read }) => assess(read(whole), { asOf, replay: false, horizon: 30 }));
  return {
    whole,
    told,
    printed: whole.readings.at(-1)!,
    truth: shop.trueScore('2026-07-02')!,
    aWeekOn: shop.trueScore('2026-07-08')!,
  };
});
const stageOf = (name: string) => STAGES.findIndex((stage) => stage.name === name);
type Readings = (typeof SHOPS)[number]['whole']['readings'];
/** The same pages where they print values and no counts. */
const withoutCounts = (readings: Readings): Readings =>
  readings.map((reading) => {
    const metrics = { ...reading.metrics };
    for (const metric of US_METRICS) {
      const printed = metrics[metric];
      if (printed !== null) metrics[metric] = { ...printed, numerator: null, denominator: null };
    }
    return { ...reading, metrics };
  });
const valuesAlone = SHOPS.map(({ whole }) =>
  STAGES.map(({ read }) => {
    const file = read(whole);
    return assess({ ...file, readings: withoutCounts(file.readings) }, { asOf, replay: false, horizon: 1 });
  }),
);
const PARTS = ['score page', '+ 50 orders', '+ 150 orders', '+ six diagnosis lists'].map(stageOf);
const widthOf = ({ path }: ReturnType<typeof assess>, ahead: number) => path[ahead - 1]!.p95! - path[ahead - 1]!.p05!;
const meanOf = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('with a part of the pages read', () => {
  test.each(PARTS.map((stage) => STAGES[stage]!.name))('%s: the forecast begins at the printed score', (name) => {
    for (const { told, printed } of SHOPS)
      expect(Math.abs(told[stageOf(name)]!.next.overall!.mean - printed.overall!)).toBeLessThan(0.12);
  });
  test('the score before rounding, from which thresholds are measured, is one that would be printed so', () => {
    for (const { told, printed } of SHOPS)
      for (const { today, next } of told) {
        expect(Math.abs(today.overall.estimate! - printed.overall!)).toBeLessThan(0.055);
        expect(Math.abs(today.overall.estimate! - next.overall!.mean)).toBeLessThan(0.06);
      }
  });
  test('tomorrow and the day a week on are nearly always within the interval', () => {
    const inside = SHOPS.flatMap(({ told, truth, aWeekOn }) =>
      PARTS.flatMap((stage) =>
        [[truth, 1] as const, [aWeekOn, 7] as const].map(([score, ahead]) => {
          const { p05, p95 } = told[stage]!.path[ahead - 1]!;
          return p05! <= score && score <= p95! ? 1 : 0;
        }),
      ),
    );
    expect(meanOf(inside)).toBeGreaterThan(0.84);
  });
  test('fewer pages give no narrower interval in the mean of shops', () => {
    for (const ahead of [1, 7, 30]) {
      const whole = meanOf(SHOPS.map(({ told }) => widthOf(told[stageOf('everything, one reading')]!, ahead)));
      for (const stage of PARTS)
        expect(meanOf(SHOPS.map(({ told }) => widthOf(told[stage]!, ahead)))).toBeGreaterThan(0.97 * whole);
    }
  });
  test('the score alone gives no shop, however bad, a narrower interval than its page with values', () => {
    const [alone, page] = ['the score alone', 'score page'].map((name) => STAGES[stageOf(name)]!);
    const bad = [107, 111, 112, 114].map((seed) => simulateShop({ seed, asOf, ordersPerDay: 6 }).facts(asOf));
    expect(Math.max(...bad.map(({ readings }) => readings.at(-1)!.overall!))).toBeLessThan(3.4);
    for (const file of [...bad, ...SHOPS.map(({ whole }) => whole)]) {
      const [fewer, more] = [alone!, page!].map(({ read }) => assess(read(file), { asOf, replay: false, horizon: 30 }));
      for (const ahead of [1, 7, 30]) expect(widthOf(fewer!, ahead)).toBeGreaterThan(widthOf(more!, ahead));
    }
  });
  test('it says which pages are read, and that those that are not would narrow the interval of tomorrow', () => {
    for (const { told } of SHOPS) {
      const [bare, fifty, whole] = ['score page', '+ 50 orders', 'everything, one reading'].map(
        (name) => told[stageOf(name)]!,
      );
      const orders = (of: typeof bare) => of!.knowledge.find(({ source }) => source === 'orders')!;
      expect(orders(bare)).toMatchObject({ state: 'none', rows: null });
      expect(orders(fifty)).toMatchObject({ state: 'part', rows: 50 });
      expect(orders(whole)).toMatchObject({ state: 'whole', narrows: 0 });
      expect(orders(bare).narrows).toBeGreaterThan(0.01);
      expect(orders(bare).narrows).toBeLessThan(widthOf(bare!, 1));
    }
  });
  test('known orders are no line of their own before they are most of what counts', () => {
    for (const { told } of SHOPS)
      expect(told[stageOf('score page')]!.path.every((day) => day.agedOnly === null)).toBe(true);
  });
  test('pages that print values alone give a forecast that begins at the printed score, and is hardly surer than with counts', () => {
    for (const stage of PARTS) {
      for (const [i, { printed }] of SHOPS.entries())
        expect(Math.abs(valuesAlone[i]![stage]!.next.overall!.mean - printed.overall!)).toBeLessThan(0.12);
      const widthsWith = (told: ReturnType<typeof assess>[]) =>
        meanOf(told.map((assessment) => widthOf(assessment, 1)));
      const alone = widthsWith(valuesAlone.map((told) => told[stage]!));
      expect(alone).toBeGreaterThan(0.85 * widthsWith(SHOPS.map(({ told }) => told[stage]!)));
    }
  });
  test('a page that prints some metrics by their scores alone gives a forecast that begins at the printed score', () => {
    const page = STAGES[stageOf('score page')]!;
    for (const { whole, printed } of SHOPS)
      for (const valued of US_METRICS) {
        const metrics = { ...printed.metrics };
        for (const metric of US_METRICS)
          if (metric !== valued)
            metrics[metric] = { ...metrics[metric]!, value: null, numerator: null, denominator: null };
        const file = { ...page.read(whole), readings: [{ ...printed, metrics }] };
        const { next } = assess(file, { asOf, replay: false, horizon: 1, futures: 160 });
        expect(Math.abs(next.overall!.mean - printed.overall!), valued).toBeLessThan(0.12);
      }
  });
  test('metrics printed by their scores alone make no forecast much surer than their values do', () => {
    const stage = stageOf('score page');
    for (const { whole, printed, told } of SHOPS) {
      const metrics = { ...printed.metrics };
      for (const metric of ['NRR', 'NBFR'] as const)
        metrics[metric] = { ...metrics[metric]!, value: null, numerator: null, denominator: null };
      const file = { ...STAGES[stage]!.read(whole), readings: [{ ...printed, metrics }] };
      const fewer = assess(file, { asOf, replay: false, horizon: 30 });
      for (const ahead of [1, 30])
        expect(widthOf(fewer, ahead), `${ahead} days`).toBeGreaterThan(0.7 * widthOf(told[stage]!, ahead));
    }
  });
  test('a numerator that contradicts its value is not believed', () => {
    const page = STAGES[stageOf('score page')]!;
    for (const { whole, printed } of SHOPS) {
      const { NRR, OTDR } = printed.metrics as {
        [metric in 'NRR' | 'OTDR']: { numerator: number; denominator: number };
      };
      const others = [
        { NRR: { ...NRR, numerator: 2 * NRR.denominator } },
        { NRR: { ...NRR, numerator: 0.4 * NRR.denominator } },
        { OTDR: { ...OTDR, numerator: OTDR.denominator - OTDR.numerator } },
      ];
      for (const other of others) {
        const metrics = { ...printed.metrics, ...other } as typeof printed.metrics;
        const file = { ...page.read(whole), readings: [{ ...printed, metrics }] };
        const { next } = assess(file, { asOf, replay: false, horizon: 1, futures: 160 });
        expect(Math.abs(next.overall!.mean - printed.overall!)).toBeLessThan(0.12);
      }
    }
  });
  test('a score that fell overnight without any reason in the facts is told as printed', () => {
    for (const { whole, printed } of SHOPS) {
      const overall = Math.round(10 * (printed.overall! - 1.5)) / 10;
      const readings = [...whole.readings.slice(0, -1), { ...printed, overall }];
      const { today, crossings } = assess({ ...whole, readings }, { asOf, replay: false, horizon: 1, futures: 160 });
      expect(Math.abs(today.overall.estimate! - overall)).toBeLessThan(0.055);
      for (const { threshold, direction } of crossings)
        if (Math.abs(threshold - overall) > 0.05) expect(direction).toBe(threshold > overall ? 'up' : 'down');
    }
  });
  test('fifty orders are never the denominator of a rate', () => {
    for (const { told, printed } of SHOPS)
      for (const metric of ['SFCR', 'OTDR'] satisfies Metric[]) {
        const spread = told[stageOf('+ 50 orders')]!.next.metrics[metric]!;
        expect(Math.abs(spread.mean - printed.metrics[metric]!.score!)).toBeLessThan(0.3);
      }
  });
});

test('where nothing says how much was read, bad reviews that the page prints are forecast, though the facts have none', () => {
  for (const { whole, printed } of SHOPS) {
    const problems = whole.problems.filter(({ metric }) => metric !== 'NRR');
    const readings = withoutCounts(whole.readings.slice(-1));
    const file = { ...whole, reviews: [], problems, coverage: [], readings };
    const { today, next } = assess(file, { asOf, replay: false, horizon: 1 });
    const { mean, p05, p95 } = next.metrics.NRR!;
    expect(Math.abs(mean - printed.metrics.NRR!.score!)).toBeLessThan(0.3);
    expect(p95 - p05).toBeGreaterThan(0.03);
    // What is computed stays what the facts give.
    expect(today.overall.computed! - printed.overall!).toBeGreaterThan(0.05);
  }
});

test('lists that were read whole and are nearly empty make no forecast sure of what the page contradicts', () => {
  for (const { whole, told } of SHOPS) {
    const file = { ...whole, reviews: [], cases: [], problems: [] };
    const { today, next, path } = assess(file, { asOf, replay: false, horizon: 30 });
    expect(today.overall.computed! - today.overall.value!).toBeGreaterThan(0.3);
    expect(Math.abs(next.overall!.mean - today.overall.value!)).toBeLessThan(0.12);
    const all = told.at(-1)!;
    for (const ahead of [1, 30])
      expect(widthOf({ path } as typeof all, ahead)).toBeGreaterThan(0.7 * widthOf(all, ahead));
  }
});

test('one printed score is no evidence of other weights: facts may be lacking', () => {
  for (const { whole } of SHOPS) {
    const [page] = whole.readings.slice(-1);
    const metrics = { ...page!.metrics };
    for (const metric of US_METRICS)
      metrics[metric] = { ...metrics[metric]!, value: null, numerator: null, denominator: null, score: null };
    const dimensions = { ...page!.dimensions };
    for (const dimension of DIMENSIONS) dimensions[dimension] = { ...dimensions[dimension]!, score: null };
    const computed = [0, -0.1, -0.2, -0.3].map((more) => {
      const readings = [{ ...page!, dimensions, metrics, overall: page!.overall! + more }];
      return assess({ ...whole, readings }, { asOf, replay: false, horizon: 1 }).today.overall.computed!;
    });
    for (const one of computed) expect(one).toBeCloseTo(computed[0]!, 9);
  }
});

describe('where the formula is not printed', () => {
  const ask = (whole: (typeof SHOPS)[number]['whole'], change: Partial<typeof whole> = {}) =>
    assess({ ...whole, ...change }, { asOf, replay: false, horizon: 30 });
  const level = HIDDEN.find(({ name }) => name === 'anchors, weights, metric scores')!;
  const hidden = SHOPS.map(({ whole }) =>
    ask(whole, {
      readings: whole.readings.flatMap(
        (reading) => hide(level, reading, dayNumber(asOf) - dayNumber(reading.day)) ?? [],
      ),
    }),
  );
  test.each([1, 7, 30])('the interval %i days ahead is no narrower than where it is', (ahead) => {
    const printed = meanOf(SHOPS.map(({ told }) => widthOf(told.at(-1)!, ahead)));
    expect(meanOf(hidden.map((told) => widthOf(told, ahead)))).toBeGreaterThan(0.99 * printed);
  });
  test('anchors that moved from page to page widen it', () => {
    const { whole } = SHOPS[0]!;
    const readings = whole.readings.map((reading, i) => {
      const metrics = { ...reading.metrics };
      for (const metric of US_METRICS) {
        const { excellent, poor, ...rest } = metrics[metric] ?? {};
        if (excellent == null || poor == null || metric === 'OTDR') continue;
        const factor = 1 + 0.1 * (i % 3);
        metrics[metric] = {
          ...(rest as NonNullable<(typeof metrics)[Metric]>),
          excellent: excellent * factor,
          poor: poor * factor,
        };
      }
      return { ...reading, metrics };
    });
    const still = ask({
      ...whole,
      readings: readings.map((reading) => ({ ...reading, metrics: readings.at(-1)!.metrics })),
    });
    expect(widthOf(ask(whole, { readings }), 30)).toBeGreaterThan(1.15 * widthOf(still, 30));
  });
  test('a page read long ago widens it: anchors have drifted since', () => {
    const before = (days: number) => (day: string) => day <= makeDay(dayNumber(asOf) - days);
    const widths = [0, 15, 40].map((days) =>
      meanOf(
        SHOPS.map(({ whole }) =>
          widthOf(ask(whole, { readings: whole.readings.filter(({ day }) => before(days)(day)) }), 1),
        ),
      ),
    );
    expect(widths[1]!).toBeGreaterThan(widths[0]!);
    expect(widths[2]!).toBeGreaterThan(1.02 * widths[1]!);
  });
  test('pages that contradict the formula to and fro widen it as much as they do', () => {
    const { whole } = SHOPS[0]!;
    const readings = whole.readings.map((reading, i) => ({
      ...reading,
      overall: Math.min(5, reading.overall! + (i % 2 === 0 ? 0 : -0.6)),
    }));
    expect(widthOf(ask(whole, { readings }), 1)).toBeGreaterThan(0.6);
  });
});

describe('what proves nothing', () => {
  test('orders older than any window move no figure of the forecast', () => {
    const { whole } = SHOPS[1]!;
    const part = STAGES[stageOf('+ 50 orders')]!.read(whole);
    const ask = (file: typeof part) => JSON.stringify(assess(file, { asOf, replay: false, horizon: 10 }).path);
    const shifted = (instant: string | null, days: number) =>
      instant && `${makeDay(dayNumber(instant.slice(0, 10)) - days)}${instant.slice(10)}`;
    fc.assert(
      fc.property(fc.integer({ min: 220, max: 900 }), fc.integer({ min: 1, max: 40 }), (days, count) => {
        const old = whole.orders.slice(0, count).map((order) => ({
          ...order,
          id: `9${order.id}`,
          placedAt: shifted(order.placedAt, days),
          paidAt: shifted(order.paidAt, days),
          readyToShipAt: shifted(order.readyToShipAt, days),
          shippedAt: shifted(order.shippedAt, days),
          deliveredAt: shifted(order.deliveredAt, days),
          cancelledAt: shifted(order.cancelledAt, days),
          deliverBy: shifted(order.deliverBy, days),
        }));
        expect(ask({ ...part, orders: [...old, ...part.orders] })).toBe(ask(part));
      }),
      runs(4),
    );
  });
  test('another seed moves the edges of the interval little', () => {
    const model = modelShop(SHOPS[2]!.whole, { asOf })!;
    const low = Array.from(
      { length: 8 },
      (_, seed) => summarise(overallAhead(model.forecast(30, seed + 1).samples!, 30))!.p05,
    );
    const mean = meanOf(low);
    expect(Math.sqrt(meanOf(low.map((edge) => (edge - mean) ** 2)))).toBeLessThan(0.06);
  });
});

describe('on days after the last visit', () => {
  const GAPS = [1, 3, 9, 30];
  const later = (days: number) => makeDay(dayNumber(asOf) + days);
  const stages = ['score page', '+ 150 orders', '+ six diagnosis lists', 'everything, one reading'].map(stageOf);
  const looks = [31, 32, 33, 34].flatMap((seed) => {
    const shop = simulateShop({ seed, asOf, ahead: 32, ordersPerDay: 6, bursts: [], shifts: [] });
    const whole = shop.facts(asOf);
    return stages.map((stage) => {
      const file = STAGES[stage]!.read(whole);
      return [0, ...GAPS].map((gap) => ({
        told: assess(file, { asOf: later(gap), replay: false, horizon: 1, futures: 160 }),
        truth: shop.trueScore(later(gap + 1))!,
      }));
    });
  });
  test('the score of tomorrow is nearly always within the interval', () => {
    const inside = GAPS.map((_, at) =>
      meanOf(
        looks.map((look) => {
          const { told, truth } = look[at + 1]!;
          const { p05, p95 } = told.next.overall!;
          return p05 <= truth && truth <= p95 ? 1 : 0;
        }),
      ),
    );
    expect(meanOf(inside), inside.join(' ')).toBeGreaterThan(0.84);
    expect(Math.min(...inside), inside.join(' ')).toBeGreaterThan(0.7);
  });
  test('the interval of tomorrow widens with every day that was not read', () => {
    const widths = [0, ...GAPS].map((_, at) => meanOf(looks.map((look) => widthOf(look[at]!.told, 1))));
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  });
  test('costs rest on the whole on the day of reading, and on a part from the next day on', () => {
    const stage = stages.indexOf(stageOf('everything, one reading'));
    for (const [at, look] of looks.entries()) {
      if (at % stages.length !== stage) continue;
      const states = look.map(({ told }) => [...new Set(Object.values(told.costsKnown).map(({ state }) => state))]);
      expect(states).toEqual([['whole'], ...GAPS.map(() => ['part'])]);
    }
  });
  test('the forecast of a day is the same whether it is made today or after days without a visit', () => {
    const whole = STAGES[stageOf('everything, one reading')]!.read(SHOPS[0]!.whole);
    const ahead = assess(whole, { asOf, replay: false, horizon: 8 }).path[7]!;
    const { mean, p05, p95 } = assess(whole, { asOf: later(7), replay: false, horizon: 1 }).path[0]!;
    expect(Math.abs(mean! - ahead.mean!)).toBeLessThan(0.02);
    expect(Math.abs(p05! - ahead.p05!)).toBeLessThan(0.05);
    expect(Math.abs(p95! - ahead.p95!)).toBeLessThan(0.05);
  });
  test('a what-if begins tomorrow, not on the last day read, and the safety margin at the estimate of today', () => {
    const whole = SHOPS[0]!.whole;
    const model = modelShop(whole, { asOf: later(5) })!;
    const { estimate, computed } = assess(whole, { asOf: later(5), replay: false, horizon: 30 }).today.overall;
    expect(Math.abs(estimate! - computed!)).toBeGreaterThan(0.01);
    const whatIf = openWhatIf(model, { horizon: 60, seed: 1 })!;
    expect(whatIf.headRoom('NRR', estimate! - 0.001).state).not.toBe('below');
    expect(whatIf.headRoom('NRR', estimate! + 0.001).state).toBe('below');
    const path = whatIf.path({ goodOrders: { perDay: 200 } });
    expect(path[0]!.day).toBe(later(6));
    expect(path[0]!.change).toBe(0);
    expect(path[1]!.change).toBeGreaterThan(0);
  });
});
