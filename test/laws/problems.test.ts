import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import type { Cost } from '#core/model/assessment';
import { dayNumber, makeDay } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { Shop } from '#core/model/shop';
import { metricRow } from '#core/policy/policy';
import { US_2026_06_22 as us } from '#core/policy/us';
import { makePricer } from '#core/score/impact';
import { costlyMembersOn } from '#core/score/tally';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { oddShops, runs } from '../fixtures/odd-shops';
import { simulateShop } from '../simulator/shop';

// What a problem costs is what the score gains without it: never less than nothing, and the same when all is done again.

const EXACT = 1e-9;
const asOf = '2026-07-01';
const look = (file: { shop: Shop } & Facts) => assess(file, { asOf, replay: false, horizon: 1, futures: 8 }).today;

describe('a problem', () => {
  test('never gives points, and neither does what an appeal is offered for take any', () => {
    fc.assert(
      fc.property(oddShops(), ({ asOf: on, file }) => {
        const { costs, appeals } = assess(file, { asOf: on, replay: false, horizon: 1, futures: 8 });
        for (const cost of costs) expect(cost.points).toBeLessThanOrEqual(EXACT);
        for (const candidate of appeals.candidates) expect(candidate.gainNow ?? 0).toBeGreaterThanOrEqual(-EXACT);
      }),
      runs(60),
    );
  });

  const shop = simulateShop({ seed: 8, asOf, ordersPerDay: 5, visits: 20 });
  const file = shop.facts(asOf);
  const { costs, today: now } = assess(file, { asOf, replay: false, horizon: 1, futures: 8 });
  /** The platform drops these from its lists: known there before, and gone on a later, complete reading of their day. */
  const drop = (these: readonly Cost[]): { shop: Shop } & Facts => {
    const isOne = (problem: Facts['problems'][number]) =>
      these.some(
        ({ metric, orderId, caseId, chatId }) =>
          problem.metric === metric &&
          (chatId === null ? true : problem.chatId === chatId) &&
          (metric === 'AHT'
            ? problem.caseId === caseId
            : problem.orderId === orderId || (caseId !== null && problem.caseId === caseId)),
      );
    const days = these.map((cost) => ({
      metric: cost.metric,
      day: makeDay(dayNumber(cost.leavesOn) - metricRow(us, cost.metric).window.value - 1),
    }));
    const seen = { firstSeen: '2026-01-01', lastSeen: '2026-01-01', readAt: null };
    return {
      ...file,
      problems: [
        ...file.problems.filter((problem) => !isOne(problem)),
        ...these.map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId, ...seen })),
      ],
      coverage: [
        ...file.coverage,
        ...days.map(({ metric, day }) => ({
          source: `diagnosis:${metric}` as const,
          from: day,
          to: day,
          readAt: '2026-01-02',
          rows: null,
          expected: null,
          complete: true,
        })),
      ],
    };
  };
  /** What rules leave out and a list counts all the same leaves both counts when it is dropped; its cost does not. */
  const isMember = ({ orderId, chatId }: Cost) => {
    const order = file.orders.find((order) => order.id === orderId);
    const chat = file.chats.find((chat) => chat.id === chatId);
    const isOrdinary =
      order?.kind === 'normal' && !order.express && order.fulfillment === 'seller' && !order.flags?.includes('sample');
    return chatId === null ? isOrdinary : chat?.channel === 'agent';
  };
  test('costs what a whole new assessment gains without it', () => {
    expect(new Set(costs.map((cost) => cost.metric))).toEqual(new Set(US_METRICS));
    expect(costs).toEqual(costs.toSorted((a, b) => a.points - b.points));
    for (const metric of US_METRICS) {
      const ranked = costs.filter((cost) => cost.metric === metric && isMember(cost));
      for (const cost of [ranked[0]!, ranked[Math.floor(ranked.length / 2)]!, ranked.at(-1)!])
        expect(look(drop([cost])).overall.computed! - now.overall.computed!, `${metric} ${cost.orderId}`).toBeCloseTo(
          -cost.points,
          9,
        );
    }
  });
  test('costs together with others what a new assessment gains without all of them', () => {
    const { inputs } = modelShop(file, { asOf })!;
    const pricer = makePricer(inputs);
    const bads = costs.filter((cost) => cost.metric === 'NRR');
    const members = costlyMembersOn(inputs.ledger, 'NRR', inputs.day);
    const gain = pricer.gain('NRR', members, 0);
    expect(look(drop(bads)).overall.computed! - now.overall.computed!).toBeCloseTo(gain, 9);
    expect(gain).toBeGreaterThan(0);
  });
  test('goes on counting where nobody knows when its list showed it last', () => {
    const cost = costs.find((cost) => cost.metric === 'OTDR' && isMember(cost))!;
    const dropped = drop([cost]);
    const unseen = dropped.problems.map((problem) =>
      problem.metric === 'OTDR' && problem.orderId === cost.orderId ? { ...problem, lastSeen: null } : problem,
    );
    const counts = (file: { shop: Shop } & Facts) => look(file).metrics.OTDR!.numerator;
    expect(counts(dropped)).toBe(now.metrics.OTDR!.numerator! + 1);
    expect(counts({ ...dropped, problems: unseen })).toBe(now.metrics.OTDR!.numerator);
  });
});
