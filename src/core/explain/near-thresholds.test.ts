import { expect, test } from 'vitest';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { benefitsAt } from './benefits-at';
import { nearestOf, thresholdToPlan } from './near-thresholds';

const row = (threshold: number, direction: 'up' | 'down', within30: number | null) => ({
  ...{ threshold, direction, within7: 0, within30, medianDay: null },
});

test('a threatened threshold comes before one that could be gained', () => {
  expect(
    thresholdToPlan({ crossings: [row(3, 'down', 0.6), row(3.5, 'down', 0.55), row(4, 'up', 0.9)] }, () => []),
  ).toBe(3.5);
  expect(thresholdToPlan({ crossings: [row(3.5, 'down', 0.1), row(4, 'up', 0), row(4.5, 'up', 0)] }, () => [])).toBe(4);
  expect(thresholdToPlan({ crossings: [row(4.5, 'down', 0.1)] }, () => [])).toBeNull();
});

test('a threshold above that gives nothing is passed over, unless none gives anything; one below never is', () => {
  const crossings = [row(2.5, 'down', 0.1), row(3, 'up', 0.2), row(3.5, 'up', 0.1)];
  const thresholds = (gives: readonly number[]) => {
    const { below, above } = nearestOf({ crossings }, ({ threshold }) => (gives.includes(threshold) ? ['crm'] : []));
    return [below?.threshold, above?.threshold];
  };
  expect(thresholds([3, 3.5])).toEqual([2.5, 3]);
  expect(thresholds([3.5])).toEqual([2.5, 3.5]);
  expect(thresholds([])).toEqual([2.5, 3]);
  expect(thresholdToPlan({ crossings }, ({ threshold }) => (threshold === 3.5 ? ['crm'] : []))).toBe(3.5);
});

test('a benefit that is lost is not lost again', () => {
  const { access, crossings } = sampleAssessment;
  const [below] = crossings.filter(({ threshold, direction }) => threshold === 3 && direction === 'down');
  const lost = { ...sampleAssessment, access: access.map((row) => ({ ...row, now: 'lost' as const })) };
  expect(benefitsAt(sampleAssessment)(below!)).not.toEqual([]);
  expect(benefitsAt(lost)(below!)).toEqual([]);
});
