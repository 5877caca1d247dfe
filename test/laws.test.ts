import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { assessment } from '#core/model/assessment';
import { LIST_NAMES } from '#core/model/facts';
import { oddShops, runs } from './odd-shops';

/** Every number of a value that is none, by its path. */
const strays = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => strays(it, `${path}.${key}`));
};

describe('whatever a valid file says', { timeout: 120_000 }, () => {
  test('an assessment holds numbers, nulls and no NaN, and is one by its schema', () => {
    fc.assert(
      fc.property(oddShops(), fc.boolean(), ({ asOf, file }, replay) => {
        const answer = assess(file, { asOf, replay, horizon: 3 });
        expect(strays(answer)).toEqual([]);
        expect(assessment.safeParse(answer).error?.issues ?? []).toEqual([]);
      }),
      runs(80),
    );
  });
  test('the order of its lists is nothing', () => {
    fc.assert(
      fc.property(oddShops(), fc.integer({ min: 1, max: 1e6 }), ({ asOf, file }, turn) => {
        const shuffled = { ...file };
        for (const name of LIST_NAMES) {
          const list = [...file[name]] as never[];
          for (let i = list.length - 1; i > 0; i--) {
            const j = (turn * (i + 7919)) % (i + 1);
            [list[i], list[j]] = [list[j]!, list[i]!];
          }
          shuffled[name] = list;
        }
        const options = { asOf, replay: false, horizon: 3 };
        expect(assess(shuffled, options)).toEqual(assess(file, options));
      }),
      runs(80),
    );
  });
});
