import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, makeDay } from '#core/model/day';
import { type Reading, reading } from '#core/model/reading';
import { policyFor } from '#core/policy/policies';
import { anchorChangesOf, estimateAnchorDrift } from './anchor-history';

const policy = policyFor('US', '2026-07-01')!;
const asOf = dayNumber('2026-07-01');

/** A page `age` days ago that prints both anchors of NRR and OTDR at so many times their first distance from the best. */
const page = (age: number, factor: number): Reading => {
  const day = makeDay(asOf - age);
  const metrics = {
    NRR: { excellent: 0.01 * factor, poor: 0.03 * factor },
    OTDR: { excellent: 1 - 0.05 * factor, poor: 1 - 0.2 * factor },
  };
  return reading.parse({ at: `${day}T12:00:00Z`, day, metrics });
};
const still = (count: number): Reading[] => Array.from({ length: count }, (_, age) => page(age, 1));

test('the drift is the prior without pages, less where anchors stood still, more where they moved', () => {
  const prior = estimateAnchorDrift(policy, []);
  expect(prior).toEqual({ sdPerDay: 0.01, pairs: 0 });
  expect(estimateAnchorDrift(policy, still(41))).toEqual({ sdPerDay: 0.01 * Math.sqrt(10 / 50), pairs: 40 });
  const rebased = [page(0, 1.2), ...still(20).slice(1)];
  expect(estimateAnchorDrift(policy, rebased).sdPerDay).toBeCloseTo(
    Math.sqrt((10 * 0.01 ** 2 + Math.log(1.2) ** 2) / 29),
    12,
  );
});

test('a random walk of a known drift is learned, whatever the days between the pages', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), sign: fc.constantFrom(-1, 1) }), {
        minLength: 200,
        maxLength: 200,
      }),
      (steps) => {
        let [age, log] = [2000, 0];
        const oldestFirst = steps.map(({ gap, sign }) => {
          age -= gap;
          log = Math.max(-1, Math.min(1, log + sign * 0.03 * Math.sqrt(gap)));
          return page(age, Math.exp(log));
        });
        const { sdPerDay } = estimateAnchorDrift(policy, oldestFirst.toReversed());
        expect(sdPerDay).toBeGreaterThan(0.02);
        expect(sdPerDay).toBeLessThan(0.0301);
      },
    ),
    { numRuns: 20 },
  );
});

test('changes are told with both pages', () => {
  const pages = [page(3, 1.5), page(10, 1)];
  expect(anchorChangesOf(policy, pages)).toMatchObject([
    { metric: 'NRR', before: { day: asOf - 10, excellent: 0.01 }, after: { day: asOf - 3, poor: 0.045 } },
    { metric: 'OTDR', after: { day: asOf - 3 } },
  ]);
  expect(anchorChangesOf(policy, still(5))).toEqual([]);
});
