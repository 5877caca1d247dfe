import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, consider } from '#core/assess';
import { compareConventions } from '#core/estimate/conventions';
import { openWhatIf } from '#core/forecast/what-if';
import { assessment } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { LIST_NAMES } from '#core/model/facts';
import { METRICS } from '#core/model/metric';
import { explain } from '#core/score/explain';
import { oddShops, runs } from '../fixtures/odd-shops';

/** Every number of a value that is none, by its path. */
const strays = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => strays(it, `${path}.${key}`));
};

describe('whatever a valid file says', () => {
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
  test('its explanation, what its readings taught and what its conventions come to hold none either', () => {
    fc.assert(
      fc.property(oddShops(), ({ asOf, file }) => {
        const considered = consider(file, { asOf });
        if (considered === null) return;
        const { ledger, facts, standing, estimate: learned } = considered;
        expect(strays(explain(considered))).toEqual([]);
        expect(strays(compareConventions(facts, ledger, standing.day, learned.rate.winner))).toEqual([]);
        // The uncertainty of a fit may have no bound.
        expect(strays(learned).filter((it) => !/uncertainty: Infinity$/.test(it))).toEqual([]);
      }),
      runs(60),
    );
  });
  test('what if is answered in numbers, or not at all', () => {
    fc.assert(
      fc.property(oddShops(), fc.constantFrom(...METRICS), ({ asOf, file }, metric) => {
        const considered = consider(file, { asOf });
        const asked = considered && openWhatIf(considered, { horizon: 3, seed: 1 });
        if (asked === null) return;
        const answers = [
          asked.path({ goodOrders: { perDay: 5 } }),
          asked.path({ rates: { [metric]: 0.01 } }),
          asked.needed(4, makeDay(dayNumber(asOf) + 2)),
          asked.headRoom(metric, 3.5),
          asked.sales,
        ];
        expect(strays(answers)).toEqual([]);
      }),
      runs(30),
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
