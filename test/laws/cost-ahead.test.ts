import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { explain } from '#core/explain/explain';
import { openWhatIf } from '#core/forecast/what-if';
import { dayNumber, makeDay } from '#core/model/day';
import { simulateShop } from '../simulator/shop';

const asOf = '2026-07-01';
const file = simulateShop({ seed: 12, asOf, ordersPerDay: 12, appeals: [], bursts: [], shifts: [] }).facts(asOf);
const assessment = assess(file, { asOf, replay: false });
const stepped = assessment.costs.filter(({ steps, points }) => steps.length > 0 && points < -1e-4);

describe('the cost of an ageing order', () => {
  test('does not grow: new orders come as old ones leave', () => {
    expect(stepped.length).toBeGreaterThan(50);
    const rateMetrics = stepped.filter(({ metric }) => metric !== 'AHT');
    const last = rateMetrics.map(({ points, steps }) => steps.at(-1)!.points / points);
    expect(Math.max(...last)).toBeLessThan(1);
    // A weight of 0.7 or less, in a window of about as many members.
    expect(last.filter((ratio) => ratio < 0.85).length).toBeGreaterThan(0.9 * last.length);
  });
  test('is what the path gains where an approved ticket takes it out', () => {
    const model = modelShop(file, { asOf })!;
    const whatIf = openWhatIf(model, { horizon: 60, seed: 1 })!;
    const listed = stepped.find(
      ({ metric, orderId, steps }) =>
        steps.length > 0 &&
        dayNumber(steps[0]!.day) > dayNumber(asOf) + 3 &&
        file.problems.some((problem) => problem.metric === metric && problem.orderId === orderId),
    )!;
    const { metric, orderId, steps } = listed;
    const approved = {
      tickets: [{ metric, orderIds: [orderId!], caseIds: [], chatIds: [] }],
      on: makeDay(dayNumber(asOf) - 4),
    };
    const { change } = whatIf.path({ approved }).find(({ day }) => day === steps[0]!.day)!;
    expect(change).toBeGreaterThan(0);
    expect(Math.abs(change! / -steps[0]!.points - 1)).toBeLessThan(0.1);
  });
  test('is explained by the same figures', () => {
    const cost = stepped[0]!;
    const priced = explain(file, assessment, { kind: 'cost', cost }).find(({ step }) => step === 'priced')!;
    if (priced.step !== 'priced') throw new Error('not priced');
    expect(priced.days.slice(1).map(({ day }) => day)).toEqual(cost.steps.map(({ day }) => day));
    for (const { day, points } of cost.steps) {
      const { overall } = priced.days.find((row) => row.day === day)!;
      expect(overall.with! - overall.without!).toBeCloseTo(points, 12);
    }
  });
});
