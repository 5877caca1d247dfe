import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import type { CoverageSource } from '#core/model/coverage';
import { dayNumber, makeDay } from '#core/model/day';
import { checklistAt } from '#core/today/checklist';
import { US_METRICS, type UsMetric } from '#test/fixtures/us-metrics';
import { oddShops, runs } from '../fixtures/odd-shops';
import { simulateShop } from '../simulator/shop';

// No claim without coverage: what is called whole, clear, or too little for a score, was read on every day that it speaks of.

const WINDOWS: Record<UsMetric, number> = { NRR: 60, NBFR: 60, SFCR: 30, OTDR: 30, AHT: 60, IM_DSAT: 60 };
const ORDERS: CoverageSource[] = ['orders', 'orders-export'];
/** Lists of which one vouches for the members, and lists of which one vouches for the bad ones. */
const MEMBERS: Record<UsMetric, CoverageSource[]> = {
  NRR: ORDERS,
  NBFR: ORDERS,
  SFCR: ORDERS,
  OTDR: ORDERS,
  AHT: ['cases', 'cases-export', 'diagnosis:AHT'],
  IM_DSAT: ['chats'],
};
const BAD: Record<UsMetric, CoverageSource[]> = {
  NRR: ['reviews', 'diagnosis:NRR'],
  NBFR: ['cases', 'cases-export', 'diagnosis:NBFR'],
  SFCR: [...ORDERS, 'diagnosis:SFCR'],
  OTDR: [...ORDERS, 'diagnosis:OTDR'],
  AHT: ['cases', 'cases-export', 'diagnosis:AHT'],
  IM_DSAT: ['chats', 'diagnosis:IM_DSAT'],
};
const PAGES: Record<string, CoverageSource[]> = {
  orders: ORDERS,
  reviews: ['reviews', 'diagnosis:NRR'],
  cases: ['cases', 'cases-export'],
  chats: ['chats'],
};

/** Files of the US, each day of which is either within a list read whole or not, so that both happen. */
const shops = fc
  .tuple(
    oddShops(),
    fc.array(
      fc.record({
        back: fc.integer({ min: 25, max: 100 }),
        days: fc.integer({ min: 20, max: 100 }),
        complete: fc.integer({ min: 0, max: 4 }).map((not) => not > 0),
      }),
      { minLength: 2, maxLength: 8 },
    ),
    fc.infiniteStream(
      fc.constantFrom<CoverageSource>(...ORDERS, 'cases', 'reviews', 'chats', 'diagnosis:NRR', 'diagnosis:OTDR'),
    ),
  )
  .map(([{ asOf, file }, spans, sources]) => {
    const today = dayNumber(asOf);
    const coverage = spans.map(({ back, days, complete }) => ({
      source: sources.next().value,
      ...{ from: makeDay(today - back - 1), to: makeDay(today - back - 1 + days), readAt: `${asOf}T09:00:00Z` },
      ...{ rows: null, expected: null, complete },
    }));
    return { asOf, file: { ...file, coverage, shop: { ...file.shop, id: 'US:1', region: 'US' } } };
  });

test('what is called whole was read whole on every day of its window', () => {
  let [claims, refusals] = [0, 0];
  fc.assert(
    fc.property(shops, ({ asOf, file }) => {
      const today = dayNumber(asOf);
      const isRead = (sources: CoverageSource[], days: number) =>
        Array.from({ length: days }, (_, i) => makeDay(today - 1 - i)).every((day) =>
          file.coverage.some((row) => row.complete && sources.includes(row.source) && row.from <= day && day <= row.to),
        );
      const claim = (isClaimed: boolean, isTrue: boolean, what: string) => {
        if (isClaimed) claims += 1;
        else refusals += 1;
        if (isClaimed) expect(isTrue, what).toBe(true);
      };
      const {
        eligible,
        today: score,
        costs,
        costsKnown,
        knowledge,
      } = assess(file, { asOf, horizon: 1, replay: false, futures: 8 });
      const latest = file.readings.filter(({ day, at }) => day <= asOf && at <= `${makeDay(today + 2)}`).length;
      claim(eligible.state === 'no-score' && latest === 0, isRead(ORDERS, 90), 'too few orders for a score');
      for (const metric of US_METRICS) {
        const { state, from } = score.metrics[metric]!;
        const isWhole = isRead(MEMBERS[metric], WINDOWS[metric]) && isRead(BAD[metric], WINDOWS[metric]);
        claim(state === 'scored' && from === 'computed', isWhole, `${metric} is scored`);
        claim(
          costsKnown[metric]!.state === 'whole',
          isRead(BAD[metric], WINDOWS[metric]),
          `costs of ${metric} are whole`,
        );
        for (const { restsOn } of costs.filter((cost) => cost.metric === metric))
          claim(restsOn === 'whole', isWhole, `a cost of ${metric} rests on all`);
      }
      for (const { source, state } of knowledge) {
        const days = source === 'orders' || source === 'reviews' || source === 'cases' || source === 'chats' ? 60 : 30;
        claim(state === 'whole', isRead(PAGES[source]!, days), `${source} are whole`);
      }
    }),
    runs(150),
  );
  expect(claims).toBeGreaterThan(50);
  expect(refusals).toBeGreaterThan(50);
});

test('where no list was read whole, nothing is called whole, clear or too little', () => {
  fc.assert(
    fc.property(oddShops(), ({ asOf, file }) => {
      const part = { ...file, coverage: file.coverage.map((row) => ({ ...row, complete: false })), readings: [] };
      const answer = assess(part, { asOf, horizon: 1, replay: false, futures: 8 });
      expect(answer.eligible.state).not.toBe('no-score');
      expect(Object.values(answer.costsKnown).map(({ state }) => state)).not.toContain('whole');
      expect(answer.knowledge.map(({ state }) => state)).not.toContain('whole');
      expect(answer.costs.map(({ restsOn }) => restsOn)).not.toContain('whole');
      const items = checklistAt(answer.agenda!, file.shop.region, `${asOf}T19:00:00Z`);
      const clear = items
        .filter(({ state, code }) => state === 'clear' && code !== 'sales-fall')
        .map(({ code }) => code);
      expect(clear).toEqual([]);
    }),
    runs(60),
  );
});

test('facts that no row of coverage vouches for are a part, not nothing and not all', () => {
  const facts = simulateShop({ seed: 7, asOf: '2026-07-01', ordersPerDay: 6 }).facts('2026-07-01');
  const states = (file: typeof facts) =>
    new Set(
      assess(file, { asOf: '2026-07-01', horizon: 1, replay: false, futures: 8 }).knowledge.map(({ state }) => state),
    );
  expect(states({ ...facts, coverage: [] })).toEqual(new Set(['part']));
  const none = { orders: [], reviews: [], cases: [], chats: [], problems: [], coverage: [] };
  expect(states({ ...facts, ...none })).toEqual(new Set(['none']));
});
