import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess, modelShop } from '#core/assess';
import { makePricer } from '#core/score/impact';
import type { Member } from '#core/score/ledger';
import { sumTally } from '#core/score/tally';
import { readShopFile } from '#test/fixtures/shop-file';
import { fillTickets } from './tickets';

const asOf = '2026-07-01';
const OLDER = 6;
const day = (age: number) => new Date(Date.parse(asOf) - age * 86_400_000).toISOString().slice(0, 10);

interface Shape {
  /** numbers of good orders and requests */
  good: number;
  anchors: { excellent: number; poor: number };
  /** by age; requests with hours and rounds */
  bad: { age: number; hours: number; rounds: number }[];
  small: boolean;
}

/** A shop with these listed problems in on-time delivery and handling time. */
const stand = ({ good, anchors, bad, small }: Shape) => {
  const seen = { firstSeen: day(1), lastSeen: asOf };
  const orderOf = (id: string, age: number, late: boolean) => ({
    id,
    status: 'completed',
    placedAt: day(age + 6),
    deliverBy: day(age),
    deliveredAt: day(late ? age - 1 : age),
    express: late,
  });
  const caseOf = (id: string, bad: Shape['bad'][number], approvedBy: string) => ({
    ...{ id, orderId: `o${id}`, type: 'refund', requestedAt: day(bad.age), approvedBy },
    ...{ approveHours: bad.hours, rounds: bad.rounds },
  });
  const late = bad.filter(({ age }) => age >= 2 && age <= 30);
  const file = readShopFile({
    exportedAt: `${asOf}T16:00:00Z`,
    shop: { id: 'US:1', region: 'US', timeZone: 'UTC', openedOn: small ? day(60) : '2020-01-01' },
    readings: [{ at: `${asOf}T12:00:00Z`, day: asOf, metrics: { OTDR: { excellent: 0.95, poor: 0.7 }, AHT: anchors } }],
    orders: [
      ...Array.from({ length: good }, (_, i) => orderOf(`g${i}`, 1 + (i % 30), false)),
      ...late.map(({ age }, i) => orderOf(`b${i}`, age, true)),
    ],
    cases: [
      ...Array.from({ length: good }, (_, i) => caseOf(`g${i}`, { age: 1 + (i % 60), hours: 9, rounds: 1 }, 'seller')),
      ...bad.map((caseRecord, i) => caseOf(`b${i}`, caseRecord, 'platform')),
    ],
    problems: [
      ...late.map((_, i) => ({ metric: 'OTDR', orderId: `b${i}`, ...seen })),
      ...bad.map((_, i) => ({ metric: 'AHT', orderId: `ob${i}`, caseId: `b${i}`, ...seen })),
    ],
  });
  const { inputs } = modelShop(file, { asOf })!;
  const items = (metric: 'OTDR' | 'AHT') =>
    inputs.ledger.members[metric].filter((member) => member.listed.length > 0).map((member) => ({ member }));
  return { file: file, inputs, pricer: makePricer(inputs), items };
};

const bad = fc.record({
  age: fc.integer({ min: 2, max: 60 }),
  hours: fc.integer({ min: 1, max: 90 }),
  rounds: fc.integer({ min: 1, max: 3 }),
});
const shapes = (most: number) =>
  fc.record({
    // Without any other request there is no handling time and no score of it.
    good: fc.integer({ min: 1, max: 40 }),
    anchors: fc.constantFrom({ excellent: 8, poor: 40 }, { excellent: 2, poor: 6 }, { excellent: 60, poor: 80 }),
    bad: fc.array(bad, { minLength: 1, maxLength: most }),
    small: fc.boolean(),
  });

/** All subsets of at most `size` items. */
function* choices<T>(items: readonly T[], size: number): Generator<T[]> {
  yield [];
  if (size === 0) return;
  for (const [i, item] of items.entries())
    for (const more of choices(items.slice(i + 1), size - 1)) yield [item, ...more];
}

test.each(['OTDR', 'AHT'] as const)(
  'no other choice for %s tickets has a larger joint gain, by exhaustive search',
  (metric) => {
    fc.assert(
      fc.property(shapes(9), fc.integer({ min: 1, max: 4 }), (shape, size) => {
        const { inputs, pricer, items } = stand(shape);
        const all = items(metric);
        const gainOf = (items: readonly { member: Member }[]) =>
          pricer.gain(
            metric,
            items.map(({ member }) => member),
            OLDER,
          );
        const tickets = fillTickets(all, size, inputs, OLDER);
        expect(tickets.flat()).toHaveLength(all.length);
        expect(new Set(tickets.flat())).toEqual(new Set(all));
        for (const ticket of tickets) expect(ticket.length).toBeLessThanOrEqual(size);
        let best = 0;
        for (const choice of choices(all, size)) best = Math.max(best, gainOf(choice));
        // A ticket that would lower the score is not offered.
        expect(Math.max(0, gainOf(tickets[0] ?? []))).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 60 },
    );
  },
);

/**
 * The lowest handling time that removing any `size` requests could leave, by bisection: a time is reachable if the
 * requests with the largest excess over it exceed it by as much as all requests do. Every ticket is held to this bound.
 */
const boundOf = (
  weighted: { numerator: number; denominator: number },
  off: (time: number) => number[],
  size: number,
) => {
  let [low, high] = [0, weighted.numerator / weighted.denominator];
  for (let i = 0; i < 60; i++) {
    const time = (low + high) / 2;
    const most = off(time)
      .filter((saving) => saving > 0)
      .sort((a, b) => b - a)
      .slice(0, size);
    const isWithin = most.reduce((sum, saving) => sum + saving, 0) >= weighted.numerator - time * weighted.denominator;
    if (isWithin) high = time;
    else low = time;
  }
  return high;
};

test('tickets filled from hundreds of requests reach the bound to rounding', () => {
  fc.assert(
    fc.property(fc.array(bad, { minLength: 150, maxLength: 400 }), (many) => {
      const { inputs, items } = stand({ good: 100, anchors: { excellent: 8, poor: 40 }, bad: many, small: false });
      const all = items('AHT');
      const { weighted } = sumTally(inputs.tallies.AHT, OLDER);
      const parts = all.map(({ member }) => {
        const age = inputs.day - member.day + OLDER;
        const weight = age > 60 ? 0 : inputs.tallies.AHT.weights[age]!;
        return { hours: weight * member.hours, rounds: weight * member.rounds };
      });
      const bound = boundOf(weighted, (time) => parts.map((part) => part.hours - time * part.rounds), 30);
      const taken = fillTickets(all, 30, inputs, OLDER)[0]!.map((item) => parts[all.indexOf(item)]!);
      const sum = (pick: (part: { hours: number; rounds: number }) => number) =>
        taken.reduce((total, part) => total + pick(part), 0);
      const reached =
        (weighted.numerator - sum(({ hours }) => hours)) / (weighted.denominator - sum(({ rounds }) => rounds));
      expect(reached).toBeLessThanOrEqual(bound * (1 + 1e-9));
    }),
    { numRuns: 15 },
  );
});

test('a ticket that would lower the score is not offered, even if none of its requests alone would', () => {
  const both = [3, 3].map((age) => ({ age, hours: 50, rounds: 1 }));
  const { file } = stand({ good: 0, anchors: { excellent: 60, poor: 80 }, bad: both, small: false });
  const { candidates, tickets } = assess(file, { asOf, replay: false, horizon: 1, futures: 8 }).appeals;
  // Without both there is no handling time, whose score held the overall up.
  expect(candidates.filter((candidate) => candidate.metric === 'AHT')).toHaveLength(2);
  expect(tickets.map((ticket) => ticket.metric)).toEqual(['OTDR']);
});

test('a ticket names the threshold that it alone would reach', () => {
  const many = Array.from({ length: 6 }, () => ({ age: 3, hours: 300, rounds: 1 }));
  const { file } = stand({ good: 40, anchors: { excellent: 8, poor: 40 }, bad: many, small: false });
  const { tickets } = assess(file, { asOf, replay: false, horizon: 1, futures: 8 }).appeals;
  expect(tickets.find((ticket) => ticket.metric === 'AHT')).toMatchObject({ caseIds: { length: 6 } });
  expect(tickets[0]!.crosses).not.toBeNull();
});

test('of orders that weigh the same on the day of the decision those that weigh more today come first', () => {
  const ages = [16, 15, 20].map((age) => ({ age, hours: 1, rounds: 1 }));
  const { inputs, items } = stand({ good: 9, anchors: { excellent: 8, poor: 40 }, bad: ages, small: false });
  const [first] = fillTickets(items('OTDR'), 1, inputs, OLDER);
  expect(inputs.day - first![0]!.member.day).toBe(15);
});
