import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { compareInterpretations } from '#core/estimate/interpretations';
import { explain } from '#core/explain/explain';
import type { WhyQuestion } from '#core/explain/question';
import { openWhatIf } from '#core/forecast/what-if';
import { type Assessment, assessment, metricsToday } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import { LIST_NAMES } from '#core/model/facts';
import { DIMENSIONS } from '#core/model/metric';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { oddShops, runs } from '../fixtures/odd-shops';

/** Every number of a value that is none, by its path. */
const strays = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => strays(field, `${path}.${key}`));
};

/** Why every figure of an assessment is what it is; of long lists, the first. */
const questionsAbout = ({ today, crossings, access, calendar, costs, appeals }: Assessment): WhyQuestion[] => [
  ...(['overall', 'eligible', 'next', 'calendar', 'track-record', 'head-room'] as const).map((kind) => ({ kind })),
  ...DIMENSIONS.map((dimension) => ({ kind: 'dimension', dimension }) as const),
  ...metricsToday(today).map(({ metric }) => ({ kind: 'metric', metric }) as const),
  ...crossings.map((crossing) => ({ kind: 'crossing', crossing }) as const),
  ...access.map((row) => ({ kind: 'benefit', row, health: null }) as const),
  ...calendar.slice(0, 2).map((row) => ({ kind: 'calendar-row', row }) as const),
  ...costs.slice(0, 2).map((cost) => ({ kind: 'cost', cost }) as const),
  ...appeals.candidates.slice(0, 2).map((candidate) => ({ kind: 'candidate', candidate }) as const),
  ...appeals.tickets.slice(0, 2).map((ticket) => ({ kind: 'ticket', ticket }) as const),
];

describe('whatever a valid file says', () => {
  test('an assessment holds numbers, nulls and no NaN, and is one by its schema', () => {
    fc.assert(
      fc.property(oddShops(), fc.boolean(), ({ asOf, file }, replay) => {
        const answer = assess(file, { asOf, replay, horizon: 3, futures: 8 });
        expect(strays(answer)).toEqual([]);
        expect(assessment.safeParse(answer).error?.issues ?? []).toEqual([]);
      }),
      runs(80),
    );
  });
  test('its explanation, what its readings taught and what its interpretations come to hold none either', () => {
    fc.assert(
      fc.property(oddShops(), ({ asOf, file }) => {
        const model = modelShop(file, { asOf });
        if (model === null) return;
        const { ledger, facts, inputs, estimate: learned } = model;
        const answer = assess(file, { asOf, replay: false, horizon: 3, futures: 8 });
        expect(strays(questionsAbout(answer).map((question) => explain(file, answer, question)))).toEqual([]);
        expect(strays(compareInterpretations(facts, ledger, inputs.day, learned.rate.winner))).toEqual([]);
        // The uncertainty of a fit may have no bound.
        expect(strays(learned).filter((stray) => !/uncertainty: Infinity$/.test(stray))).toEqual([]);
      }),
      runs(60),
    );
  });
  test('nor does it in Brazil, and nothing there is of a metric of the US', () => {
    fc.assert(
      fc.property(oddShops(), fc.boolean(), ({ asOf, file: anywhere }, replay) => {
        const file = { ...anywhere, shop: { ...anywhere.shop, id: 'BR:1', region: 'BR' } };
        const answer = assess(file, { asOf, replay, horizon: 3, futures: 8 });
        expect(strays(answer)).toEqual([]);
        expect(assessment.safeParse(answer).error?.issues ?? []).toEqual([]);
        expect(strays(questionsAbout(answer).map((question) => explain(file, answer, question)))).toEqual([]);
        const named = [...answer.costs, ...answer.calendar, ...answer.unpriced].map(({ metric }) => metric);
        const own = Object.keys(answer.today.metrics);
        expect(own).toEqual(['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24']);
        expect(named.filter((metric) => !own.includes(metric))).toEqual([]);
        const model = modelShop(file, { asOf })!;
        expect(strays(compareInterpretations(model.facts, model.ledger, model.inputs.day, 'undecided'))).toEqual([]);
        const asked = openWhatIf(model, { horizon: 3, seed: 1, size: 8 });
        const answers = asked && [asked.path({ goodOrders: { perDay: 5 }, rates: { RR24: 0.1 } }), asked.needed(4)];
        expect(strays(answers)).toEqual([]);
      }),
      runs(30),
    );
  });
  test('what if is answered in numbers, or not at all', () => {
    fc.assert(
      fc.property(oddShops(), fc.constantFrom(...US_METRICS), ({ asOf, file }, metric) => {
        const model = modelShop(file, { asOf });
        const asked = model && openWhatIf(model, { horizon: 3, seed: 1, size: 8 });
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
        const options = { asOf, replay: false, horizon: 3, futures: 8 };
        expect(assess(shuffled, options)).toEqual(assess(file, options));
      }),
      runs(80),
    );
  });
});
