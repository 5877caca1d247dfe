import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { problemKey } from '#core/model/problem';
import type { Shop } from '#core/model/shop';
import { membersOn, WINDOWS } from '../oracle/members';
import { jointCost } from '../oracle/oracle';
import type { Mistakes } from '../simulator/options';
import { type SimulatedShop, simulateShop } from '../simulator/shop';

// The finder against a platform that counts records which its own rules leave out, of every kind that there is: it must
// find them, argue nothing else, stay within the limits, and price what it offers as an independent scorer does.

const MISTAKES: Mistakes = {
  express: 0.6,
  tiktokFulfilled: 0.6,
  notNormal: 0.6,
  dueDay: 0.1,
  sample: 0.7,
  buyerRequested: 0.6,
  buyerCancelled: 0.3,
  undeliverable: 0.7,
  unpaid: 0.3,
  cancelledDue: 0.1,
  editedReview: 0.5,
  buyerFault: 0.3,
  platformApproved: 0.5,
  bot: 0.4,
};
type File = { shop: Shop } & Facts;
const assessed = new WeakMap<File, Assessment>();
/** Once for each file, for it takes long. */
const look = (file: File, asOf: Day): Assessment => {
  const known = assessed.get(file) ?? assess(file, { asOf, replay: false, horizon: 1, futures: 8 });
  assessed.set(file, known);
  return known;
};
const keysOf = (subjects: readonly Pick<Candidate, 'metric' | 'orderId' | 'caseId' | 'chatId'>[]) =>
  new Set(subjects.map(problemKey));

// Weeks with a change of clocks, in both directions, and one without; zones on both sides of Greenwich.
const SHOPS = (
  [
    ['2026-07-01', 'America/Los_Angeles', 1],
    ['2026-03-20', 'America/New_York', 2],
    ['2026-11-15', 'America/Los_Angeles', 3],
    ['2026-04-10', 'Pacific/Auckland', 4],
    ['2026-10-12', 'Australia/Lord_Howe', 5],
  ] as const
).map(([asOf, timeZone, seed]) => {
  const appeals = [-26, -19, -12, -2].flatMap((days, index) => {
    const on = new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10);
    return (['OTDR', 'SFCR', 'NRR'] as const).map((metric) => ({ on, metric, take: 2, approved: index % 2 === 0 }));
  });
  const options = { asOf, timeZone, seed, appeals, ordersPerDay: 26, visits: 16, days: 75, bursts: [], shifts: [] };
  const shop = simulateShop({ ...options, mistakes: MISTAKES });
  const file = shop.facts(asOf);
  return { name: `${asOf} in ${timeZone}`, asOf, shop, file, assessment: look(file, asOf) };
});

/** The problems that have left their window by the day on which a ticket filed today is decided. */
const leavingBefore = (file: File, asOf: Day, decisionDay: Day): Set<string> => {
  const days = (Date.parse(decisionDay) - Date.parse(asOf)) / 86_400_000;
  const leaving = membersOn(file, asOf).filter(({ metric, age }) => age + days > WINDOWS[metric]);
  return keysOf(leaving);
};

/** What is wrongly counted on the day and may be appealed: in no open ticket, not thrice in any, and not about to leave. */
const truthOf = ({ life, platform }: SimulatedShop, asOf: Day, file: File): Set<string> => {
  const listed = keysOf(platform.list(asOf));
  const now = Date.parse(file.coverage.find((reading) => reading.source === 'orders')!.readAt);
  const wrong = life.mistakes.filter((mistake) => mistake.since <= asOf && listed.has(problemKey(mistake)));
  const isOpen = (key: string) =>
    life.tickets.some(
      (ticket) =>
        ticket.submitted <= now &&
        (ticket.decided > now || ticket.approved) &&
        ticket.subjects.some((one) => problemKey(one) === key),
    );
  const leaving = leavingBefore(file, asOf, decisionDayOf(look(file, asOf)));
  return new Set(wrong.map(problemKey).filter((key) => !isOpen(key) && !leaving.has(key)));
};

const share = (some: ReadonlySet<string>, of: ReadonlySet<string>) => [...some].filter((key) => of.has(key)).length;

describe('of what is wrongly counted', () => {
  test.each(SHOPS)('as of $name nearly all is argued, and nearly nothing else', ({ shop, asOf, file, assessment }) => {
    const found = keysOf(assessment.appeals.candidates);
    const truth = truthOf(shop, asOf, file);
    expect(truth.size).toBeGreaterThan(15);
    expect(share(found, truth) / found.size, 'precision').toBeGreaterThanOrEqual(0.97);
    expect(share(found, truth) / truth.size, 'recall').toBeGreaterThanOrEqual(0.97);
  });

  test('every kind of mistake is among them', () => {
    const kinds = SHOPS.flatMap(({ shop, assessment }) => {
      const found = keysOf(assessment.appeals.candidates);
      return shop.life.mistakes.flatMap((mistake) => (found.has(problemKey(mistake)) ? [mistake.why] : []));
    });
    expect(new Set(kinds)).toEqual(new Set(Object.keys(MISTAKES)));
  });
});

describe('where facts are missing', () => {
  /** Every third order has lost what tells it apart, every fifth was never read, and some reviews and requests neither. */
  const forget = (file: File): File => ({
    ...file,
    orders: file.orders.flatMap((order, i) => {
      if (i % 5 === 0) return [];
      const unsaid = {
        fulfillment: null,
        express: null,
        kind: null,
        flags: null,
        cancelledBy: null,
        cancelReason: null,
      };
      return [i % 3 === 0 ? { ...order, ...unsaid } : order];
    }),
    reviews: file.reviews.map((review, i) => (i % 4 === 0 ? { ...review, firstStars: null } : review)),
    cases: file.cases.map((request, i) => (i % 4 === 0 ? { ...request, reason: null, approvedBy: null } : request)),
    chats: file.chats.map((chat, i) => (i % 4 === 0 ? { ...chat, channel: null } : chat)),
  });

  test.each(SHOPS)(
    'as of $name nothing more is argued, and the rest is said to need a look',
    ({ shop, asOf, file: whole }) => {
      const partly = forget(whole);
      const { appeals, appealDetails } = look(partly, asOf);
      const truth = truthOf(shop, asOf, whole);
      const [found, open] = [keysOf(appeals.candidates), keysOf(appealDetails!.undecided)];
      expect(share(found, truth) / found.size, 'precision').toBeGreaterThanOrEqual(0.97);
      expect(found.size).toBeLessThan(truth.size);
      const told = new Set([...found, ...open]);
      expect(share(told, truth) / truth.size, 'recall with a look').toBeGreaterThanOrEqual(0.97);
      expect(share(open, found), 'never both').toBe(0);
      expect(share(keysOf(appeals.judged), found), 'never mixed').toBe(0);
      for (const { facts, page } of appealDetails!.undecided) expect(facts.length, page).toBeGreaterThan(0);
    },
  );
});

describe('what is offered', () => {
  test.each(SHOPS)('as of $name stays within the limits', ({ file, assessment }) => {
    const { candidates, judged, tickets } = assessment.appeals;
    const attemptsOf = (candidate: Candidate) =>
      file.tickets.filter(
        ({ metric, orderIds, caseIds, chatIds }) =>
          metric === candidate.metric &&
          [...orderIds, ...caseIds, ...chatIds].some((id) =>
            [candidate.orderId, candidate.caseId, candidate.chatId].includes(id),
          ),
      );
    for (const candidate of [...candidates, ...judged]) {
      const tried = attemptsOf(candidate);
      expect(candidate.attemptsLeft).toBe(3 - tried.length);
      expect(tried.every(({ status }) => status === 'rejected')).toBe(true);
    }
    const offered = keysOf(candidates);
    for (const { metric, ground, orderIds, caseIds, chatIds } of tickets) {
      const size = metric === 'AHT' ? caseIds.length : metric === 'IM_DSAT' ? chatIds.length : orderIds.length;
      expect(size).toBeLessThanOrEqual(30);
      for (const id of metric === 'AHT' ? caseIds : metric === 'IM_DSAT' ? chatIds : orderIds)
        expect(offered, ground).toContain(`${metric}+${id}`);
    }
  });

  test.each(SHOPS)('as of $name still counts, and is worth something, on the day of its decision', ({ assessment }) => {
    const { appeals, appealDetails, costs } = assessment;
    const offered = [...appeals.candidates, ...appeals.judged];
    const decided = decisionDayOf(assessment);
    const leavesOn = new Map(costs.map((cost) => [problemKey(cost), cost.leavesOn]));
    const priced = [...offered, ...appealDetails!.undecided].flatMap((one) => leavesOn.get(problemKey(one)) ?? []);
    expect(priced.length).toBeGreaterThan(20);
    expect(priced.filter((day) => day <= decided)).toEqual([]);
    expect([...leavesOn.values()].filter((day) => day <= decided).length, 'some leave before').toBeGreaterThan(0);
    expect(appeals.judged.length).toBeGreaterThan(0);
    for (const { probability } of offered) expect(probability > 0 && probability <= 1).toBe(true);
    for (const { gainAtDecision } of appeals.tickets) expect(gainAtDecision).toBeGreaterThanOrEqual(0.005);
  });

  test.each(SHOPS)(
    'as of $name is worth what another scorer makes of it, and comes in that order',
    ({ shop, asOf, file, assessment }) => {
      const { appeals, appealDetails } = assessment;
      const older = (Date.parse(appealDetails!.decisionDay) - Date.parse(asOf)) / 86_400_000;
      const members = membersOn(file, asOf);
      const gains = appeals.tickets.map(({ metric, orderIds, caseIds, chatIds, ...ticket }) => {
        const these = members.filter(
          (member) =>
            member.metric === metric &&
            (metric === 'AHT'
              ? caseIds.includes(member.caseId!)
              : orderIds.includes(member.orderId!) || chatIds.includes(member.chatId!)),
        );
        const [now, later] = [0, older].map((days) => -jointCost(file, asOf, these, shop.life.truth, days)!);
        expect(Math.abs(ticket.gain - now!), ticket.ground).toBeLessThan(1e-9);
        expect(Math.abs(ticket.gainAtDecision - later!), ticket.ground).toBeLessThan(1e-9);
        return later! * ticket.probability;
      });
      expect(gains.length).toBeGreaterThan(4);
      for (const [i, gain] of gains.slice(1).entries()) expect(gain).toBeLessThanOrEqual(gains[i]! + 1e-9);
    },
  );
});
