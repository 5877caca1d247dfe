import { describe, expect, test } from 'vitest';
import { decisionDayAfter, lastDayToFile } from '#core/appeals/deadlines';
import { lastDayOf } from '#core/model/appeal-details';
import { dayNumber, makeDay } from '#core/model/day';
import { isArguableOn } from '#core/policy/grounds';
import { US_2026_06_22 as us } from '#core/policy/us';
import type { Member } from '#core/score/ledger';
import { ids, listed, look, order, prepared, ticket } from '../fixtures/appeal-cases';

const left = (lists: Record<string, unknown[]>, asOf?: string) =>
  look(lists, asOf).appeals.candidates.map((candidate) => candidate.attemptsLeft);

describe('what the seller says', () => {
  const mark = (fields: object) => ({
    appealMarks: [{ metric: 'OTDR', orderId: ids[0], readAt: '2026-07-01', ...fields }],
  });
  test('takes an order out, of that metric alone', () => {
    expect(left(mark({ excluded: true }))).toEqual([3, 3]);
    expect(left(mark({ excluded: true, metric: 'NRR' }))).toEqual([3, 3, 3]);
    expect(left(mark({ excluded: false }))).toEqual([3, 3, 3]);
  });
  test('counts attempts that the Appeal Center does not show', () => {
    expect(left(mark({ attempts: 2 })).sort()).toEqual([1, 3, 3]);
    expect(left(mark({ attempts: 3 }))).toEqual([3, 3]);
    expect(left({ ...mark({ attempts: 2 }), tickets: [ticket('t1', 'rejected')] })).toEqual([2, 2]);
  });
  test('that it is filed closes it until a decision is due, and then it has cost an attempt', () => {
    expect(left(mark({ filedAt: '2026-06-29T18:00:00Z' }))).toEqual([3, 3]);
    expect(left(mark({ filedAt: '2026-06-26T18:00:00Z' })), 'due today').toEqual([3, 3]);
    expect(left(mark({ filedAt: '2026-06-22T18:00:00Z' })).sort()).toEqual([2, 3, 3]);
    expect(left(mark({ filedAt: '2026-07-02T18:00:00Z' }))).toEqual([3, 3, 3]);
  });
  test('is the same attempt as the ticket that the Appeal Center shows, and as the prepared one', () => {
    const filedAt = '2026-06-24T18:00:00Z';
    const both = { ...mark({ filedAt }), preparedTickets: [prepared({ state: 'filed', filedAt, orderIds: [ids[0]] })] };
    expect(left({ ...both, tickets: [ticket('t1', 'rejected', { orderIds: [ids[0]] })] }).sort()).toEqual([2, 3, 3]);
    expect(left(both, '2026-07-02').sort()).toEqual([2, 3, 3]);
    const submitted = (on: string) => [
      ticket('t1', 'rejected', { orderIds: [ids[0]], submittedAt: `${on}T18:00:00Z` }),
    ];
    expect(left({ ...both, tickets: submitted('2026-06-23') }).sort(), 'a day apart').toEqual([2, 3, 3]);
    expect(left({ ...both, tickets: submitted('2026-06-22') }).sort(), 'two attempts').toEqual([1, 3, 3]);
  });
});

describe('a prepared ticket', () => {
  const follow = (lists: Record<string, unknown[]>, asOf?: string) => look(lists, asOf).appealDetails.followUps;
  test('is open until it is filed, then expected three business days on, then overdue', () => {
    expect(follow({ preparedTickets: [prepared()] })).toMatchObject([
      { state: 'open', decisionOn: null, overdue: false },
    ]);
    const filed = { preparedTickets: [prepared({ state: 'filed', filedAt: '2026-06-30T18:00:00Z' })] };
    // Friday 3 July is the holiday as observed.
    expect(follow(filed)).toMatchObject([
      { state: 'filed', submittedOn: '2026-06-30', decisionOn: '2026-07-06', overdue: false },
    ]);
    expect(follow(filed, '2026-07-06')).toMatchObject([{ overdue: false }]);
    expect(follow(filed, '2026-07-07')).toMatchObject([{ overdue: true }]);
    expect(follow({ preparedTickets: [prepared({ state: 'dropped' })] })).toEqual([]);
  });
  test("is found again in the portal's tickets, also in parts, and what nobody prepared stands alone", () => {
    const tickets = [
      ticket('t1', 'approved', { orderIds: [ids[0]], decidedAt: '2026-06-29T18:00:00Z' }),
      ticket('t2', 'rejected', { orderIds: [ids[1]], decidedAt: '2026-06-29T18:00:00Z' }),
      ticket('t3', 'in-review', { metric: 'NRR', orderIds: [ids[0]] }),
    ];
    const [first, second] = follow({ preparedTickets: [prepared()], tickets }).sort((a, b) => b.asked - a.asked);
    expect(first).toMatchObject({ preparedId: 'p1', ticketIds: ['t1', 't2'], state: 'mixed', asked: 3, filed: 2 });
    expect(second).toMatchObject({
      preparedId: null,
      ticketIds: ['t3'],
      metric: 'NRR',
      state: 'in-review',
      overdue: true,
    });
  });
  test('is of two alike the later', () => {
    const both = [prepared({ preparedOn: '2026-06-20' }), prepared({ id: 'p2' })];
    const rows = follow({ preparedTickets: both, tickets: [ticket('t1', 'in-review')] });
    expect(rows.find(({ ticketIds }) => ticketIds.length > 0)).toMatchObject({ preparedId: 'p2' });
  });
  test('is none of other orders', () => {
    const others = ticket('t1', 'in-review', { orderIds: ['576999999999999999'] });
    expect(follow({ preparedTickets: [prepared()], tickets: [others] })).toMatchObject([
      { preparedId: 'p1', ticketIds: [], state: 'open' },
      { preparedId: null, ticketIds: ['t1'] },
    ]);
  });
  test('is none that was prepared after the ticket was submitted, unless the seller names it', () => {
    const late = prepared({ preparedOn: '2026-06-26' });
    const tickets = [ticket('t1', 'in-review')];
    expect(
      follow({ preparedTickets: [late], tickets })
        .map(({ preparedId }) => preparedId)
        .sort(),
    ).toEqual([null, 'p1'].sort());
    expect(follow({ preparedTickets: [{ ...late, ticketId: 't1' }], tickets })).toMatchObject([
      { preparedId: 'p1', ticketIds: ['t1'] },
    ]);
  });
  test('shows what was won beside what was promised, once a later list no longer has it', () => {
    const tickets = [ticket('t1', 'approved', { decidedAt: '2026-06-29T18:00:00Z' })];
    const whole = { source: 'diagnosis:OTDR', from: '2026-06-01', to: '2026-06-30', complete: true };
    const gone = {
      preparedTickets: [prepared({ expected: { points: 0.25, probability: 0.75, on: '2026-06-30' } })],
      tickets,
      problems: ids.map((id, i) => ({
        ...listed(id),
        lastSeen: i < 2 ? '2026-06-29T12:00:00Z' : '2026-07-01T12:00:00Z',
      })),
      coverage: [{ ...whole, readAt: '2026-07-01T12:00:00Z' }],
    };
    const [before] = look({ ...gone, coverage: [] }).appealDetails.followUps;
    expect(before).toMatchObject({ expected: 0.25, dropped: 0, actual: null, printed: { before: null } });
    const [after] = look(gone).appealDetails.followUps;
    expect(after).toMatchObject({ state: 'approved', dropped: 2, expected: 0.25 });
    const printed = [3.9, 4, 4.1].map((overall, i) => {
      const day = makeDay(dayNumber('2026-06-30') + i);
      return { at: `${day}T12:00:00Z`, day, overall, metrics: { OTDR: { excellent: 0.95, poor: 0.8 } } };
    });
    const [read] = look({ ...gone, readings: printed }).appealDetails.followUps;
    expect(read!.printed, 'around the day of the drop').toEqual({ before: 3.9, after: 4 });
    expect(after!.actual).toBeGreaterThan(0);
    expect(after!.actual).toBeLessThan(look({}).appeals.tickets[0]!.gain);
  });
  test('has won what the score has grown by, also where the list was first read on the very day', () => {
    const tickets = [ticket('t1', 'approved', { decidedAt: '2026-06-29T18:00:00Z' })];
    const whole = { source: 'diagnosis:OTDR', from: '2026-06-01', to: '2026-06-30', complete: true };
    const coverage = [{ ...whole, readAt: '2026-07-01T12:00:00Z' }];
    const seen = (firstSeen: string) => ({
      tickets,
      problems: ids.map((id) => ({ ...listed(id), firstSeen, lastSeen: '2026-07-01T02:00:00Z' })),
    });
    for (const firstSeen of ['2026-06-22', '2026-07-01T01:00:00Z']) {
      const now = look({ ...seen(firstSeen), coverage });
      const before = look(seen(firstSeen));
      const grown = now.overall! - before.overall!;
      expect(grown).toBeGreaterThan(0.01);
      expect(now.appealDetails.followUps[0]).toMatchObject({ state: 'approved', dropped: 3 });
      expect(now.appealDetails.followUps[0]!.actual).toBeCloseTo(grown, 12);
      // of a record that was on no list yet when it was filed nobody knows what it promised
      expect(now.appealDetails.followUps[0]!.expected === null).toBe(firstSeen > '2026-06-24');
    }
  });
});

describe('the chance of approval', () => {
  const chance = (lists: Record<string, unknown[]>) =>
    look(lists).appealDetails.chances.find((chance) => chance.ground === 'express-order-counted')!;
  const decided = (id: string, status: string, reason: string) =>
    ticket(id, status, { reason, orderIds: [`57600000000000000${id}`], decidedAt: '2026-06-29T18:00:00Z' });
  test('is the assumed one until tickets of the shop are decided, then moves with them', () => {
    expect(chance({})).toMatchObject({ prior: 0.75, approved: 0, rejected: 0, probability: 0.75 });
    const tickets = [decided('1', 'rejected', 'Express order was counted'), decided('2', 'rejected', 'It was EXPRESS')];
    expect(chance({ tickets })).toMatchObject({ rejected: 2, probability: (0.75 * 4) / 6 });
    expect(chance({ tickets: [...tickets, decided('3', 'approved', 'Platform error')] })).toMatchObject({
      rejected: 2,
      approved: 0,
    });
    const { appeals } = look({ tickets });
    expect(appeals.tickets[0]).toMatchObject({ ground: 'express-order-counted', probability: 0.5 });
    expect(appeals.tickets[0]!.expected).toBeCloseTo(appeals.tickets[0]!.gainAtDecision * 0.5, 12);
  });
  test('learns from a ticket that says no more than “excluded” on which ground its orders are', () => {
    const excluded = (orderIds: string[]) =>
      ticket('t1', 'rejected', {
        ...{ reason: 'Order is excluded from this metric', orderIds },
        decidedAt: '2026-06-29T18:00:00Z',
      });
    expect(chance({ tickets: [excluded([ids[0]!, ids[1]!])] })).toMatchObject({ rejected: 1 });
    expect(chance({ tickets: [excluded(['576000000000000001'])] })).toMatchObject({ rejected: 0 });
  });
  test('learns from a ticket what it was prepared for, whatever the portal calls it', () => {
    const tickets = [ticket('t1', 'rejected', { reason: 'Other', decidedAt: '2026-06-29T18:00:00Z' })];
    expect(chance({ tickets })).toMatchObject({ rejected: 0 });
    expect(chance({ tickets, preparedTickets: [prepared()] })).toMatchObject({ rejected: 1 });
  });
});

test('the last day to file is the last whose correction finds the order in the window', () => {
  for (let day = dayNumber('2026-06-01'); day < dayNumber('2026-07-20'); day++) {
    const last = lastDayToFile(us, day, { metric: 'OTDR', day } as Member)!;
    expect(decisionDayAfter(us, last)).toBeLessThanOrEqual(day + 30);
    expect(decisionDayAfter(us, last + 1)).toBeGreaterThan(day + 30);
  }
  expect(
    lastDayToFile(us, dayNumber('2026-07-20'), { metric: 'OTDR', day: dayNumber('2026-06-20') } as Member),
  ).toBeNull();
  const { appealDetails, appeals } = look({});
  const last = lastDayOf(appealDetails, { metric: 'OTDR', orderId: ids[0]!, caseId: null, chatId: null })!;
  expect(last > '2026-07-01').toBe(true);
  expect(look({}, last).appeals.tickets[0]!.gainAtDecision).toBeGreaterThan(0);
  expect(look({}, makeDay(dayNumber(last) + 1)).appeals.tickets[0]?.gainAtDecision ?? 0).toBe(0);
  expect(appeals.candidates).toHaveLength(3);
});

test('where a fact is missing that would decide it, the page that has it is named, and nothing is argued', () => {
  const orders = [order(ids[0]!, { express: null, kind: null, deliveredAt: '2026-06-25' })];
  const { appeals, appealDetails } = look({ orders, problems: [listed(ids[0]!), listed('576999999999999999')] });
  expect(appeals.candidates).toEqual([]);
  expect(appealDetails.undecided.map(({ orderId, page, facts }) => [orderId, page, facts])).toEqual([
    [ids[0], 'order-detail', ['Delivery option', 'Order type']],
    [
      '576999999999999999',
      'order-detail',
      expect.arrayContaining(['Fulfillment type', 'Delivery option', 'Order status']),
    ],
  ]);
});

test('a ground is argued on its days only', () => {
  expect(isArguableOn({ since: '2026-06-22', until: null }, '2026-06-21')).toBe(false);
  expect(isArguableOn({ since: '2026-06-22', until: '2026-12-31' }, '2026-12-31')).toBe(true);
  expect(isArguableOn({ since: null, until: '2026-12-31' }, '2027-01-01')).toBe(false);
});
