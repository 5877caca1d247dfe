import { describe, expect, test } from 'vitest';
import { offsetOf } from './offset';

/** Printed less computed on consecutive days, the printed score being the true one rounded to a tenth. */
const printedOf = (computed: number[], offset: number) =>
  computed.map((it, day) => ({ day, by: Math.round((it + offset) * 10) / 10 - it }));
const drifting = Array.from({ length: 10 }, (_, i) => 3.61 + 0.017 * i);
const spreadOf = ({ cases, mean }: ReturnType<typeof offsetOf>) =>
  Math.sqrt(cases.reduce((sum, it) => sum + (it - mean) ** 2, 0) / cases.length);

describe('the offset', () => {
  test('is none where nothing was printed', () => {
    const { mean, cases } = offsetOf([], 0.5);
    expect(mean).toBe(0);
    expect(cases.every((it) => it === 0)).toBe(true);
  });
  test('is most likely none where a read scale comes to what is printed', () => {
    const { mean, cases } = offsetOf(printedOf(drifting, 0), 0.5);
    expect(Math.abs(mean)).toBeLessThan(0.005);
    expect(cases.filter((it) => it === 0).length / cases.length).toBeGreaterThan(0.6);
  });
  test.each([-0.3, -0.12, 0.12, 0.3])('of %s that lasts is found under the rounding', (offset) => {
    const found = offsetOf(printedOf(drifting, offset), 0.5);
    expect(Math.abs(found.mean - offset)).toBeLessThan(0.02);
    expect(found.cases.every((it) => it !== 0)).toBe(true);
  });
  test('of a scale that is not read is never taken for none, but stays within the rounding', () => {
    const { mean, cases } = offsetOf(printedOf(drifting, 0), 0);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.max(...cases.map(Math.abs))).toBeLessThan(0.1);
    expect(spreadOf(offsetOf(printedOf(drifting, 0), 0))).toBeGreaterThan(0.005);
  });
  test('is surer with every day that moves the score under its rounding', () => {
    const spread = (days: number) => spreadOf(offsetOf(printedOf(drifting.slice(0, days), 0), 0));
    expect(spread(6)).toBeLessThan(spread(1) - 0.005);
    expect(spread(10)).toBeLessThan(spread(1) - 0.005);
  });
  test.each([-3, -1.6, 1])('of %s is believed of a single page: it is not for the facts to overrule it', (by) => {
    const { mean, cases } = offsetOf([{ day: 0, by }], 0.5);
    expect(Math.abs(mean - by)).toBeLessThan(0.1);
    expect(cases.filter((it) => Math.abs(it - by) < 0.1).length / cases.length).toBeGreaterThan(0.9);
  });
  test('believes the last days where the platform has changed its mind', () => {
    const differences = [...Array(8).fill(0), 0.3, 0.3, 0.3].map((by, day) => ({ day, by }));
    expect(offsetOf(differences, 0.5).mean).toBeGreaterThan(0.2);
  });
});
