import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { ShopChoices } from '../simulator/options';
import { simulateShop } from '../simulator/shop';

// The whole assessment of simulated shops, figure by figure, as it was before the code was rearranged. UPDATE=1 writes it
// anew, which only a change that is meant to move figures may do, and says so in its commit.

const CASES: Record<string, { choices: ShopChoices; asOf: string; replay?: boolean; hide?: boolean }> = {
  steady: { choices: { seed: 11, ordersPerDay: 5, bursts: [], shifts: [] }, asOf: '2026-07-01' },
  bursts: { choices: { seed: 12, ordersPerDay: 6 }, asOf: '2026-06-20' },
  'hidden formula': {
    choices: {
      seed: 13,
      ordersPerDay: 6,
      printing: { dimensionWeights: false, metricWeights: false, anchors: false },
    },
    asOf: '2026-07-01',
  },
  'new shop': { choices: { seed: 14, ordersPerDay: 2, days: 50, openedOn: '2026-05-10' }, asOf: '2026-06-28' },
  'score page alone': { choices: { seed: 15, ordersPerDay: 6 }, asOf: '2026-07-01', hide: true },
  'track record': { choices: { seed: 16, ordersPerDay: 4, visits: 14 }, asOf: '2026-07-01', replay: true },
};

/** Twelve digits: more than any change of the order of a sum moves. */
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value;

const assessmentOf = ({ choices, asOf, replay = false, hide = false }: (typeof CASES)[string]): unknown => {
  const simulated = simulateShop(choices).facts(asOf);
  const unread = { orders: [], reviews: [], cases: [], chats: [], problems: [], coverage: [], tickets: [] };
  const file = hide ? { ...simulated, ...unread } : simulated;
  const { costs, calendar, ...rest } = assess(file, { asOf, replay, horizon: 45 });
  // the costliest and every tenth of the rest say as much as thousands of them
  const some = <T>(list: readonly T[]) => list.filter((_, index) => index < 20 || index % 10 === 0);
  return JSON.parse(
    JSON.stringify({ ...rest, costCount: costs.length, costs: some(costs), calendar: some(calendar) }, rounded),
  );
};

/** Paths at which two values differ by more than one part in a billion. */
const differences = (actual: unknown, expected: unknown, path = ''): string[] => {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const same = Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return same ? [] : [`${path}: ${actual} was ${expected}`];
  }
  if (typeof actual === 'object' && typeof expected === 'object' && actual !== null && expected !== null) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
    return [...keys].flatMap((key) => differences(at(actual, key), at(expected, key), `${path}.${key}`));
  }
  return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)} was ${JSON.stringify(expected)}`];
};

describe('the assessment is what it was', () => {
  test.each(Object.entries(CASES))('of a shop: %s', (name, chosen) => {
    const path = `test/laws/golden/${name.replaceAll(' ', '-')}.json`;
    const actual = assessmentOf(chosen);
    if (process.env.UPDATE === '1') writeFileSync(path, `${JSON.stringify(actual)}\n`);
    expect(differences(actual, JSON.parse(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
