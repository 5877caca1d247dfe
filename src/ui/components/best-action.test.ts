import { expect, test } from 'vitest';
import type { AppealTicket, Assessment } from '#core/model/assessment';
import { checklistAt, costliestClock } from '#core/today/checklist';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { bestActionOf, pageToOpen, worthwhileTickets } from './best-action';

const withTickets = (change: Partial<AppealTicket>): Assessment => ({
  ...sampleAssessment,
  appeals: {
    ...sampleAssessment.appeals,
    tickets: sampleAssessment.appeals.tickets.map((ticket) => ({ ...ticket, ...change })),
  },
});

/** Two orders that were to be handed over yesterday: 0.06 points. */
const overdue = costliestClock(checklistAt(sampleAgenda, 'US', '2026-07-01T18:20:00Z'));

test('a ticket worth nothing on the day of its decision is no best action', () => {
  expect(bestActionOf(sampleAssessment, null).kind).toBe('ticket');
  expect(bestActionOf(withTickets({ gainAtDecision: 0.0049 }), null).kind).toBe('none');
});

test('what is overdue and costs more than the best appeal brings goes first, what costs less does not', () => {
  expect(overdue).toMatchObject({ code: 'ship-overdue', stake: { points: -0.06 } });
  expect(bestActionOf(withTickets({ expected: 0.054 }), overdue)).toEqual({ kind: 'clock', clock: overdue });
  expect(bestActionOf(withTickets({ expected: 0.07 }), overdue).kind).toBe('ticket');
});

test('a ticket is not offered whole while a known fact speaks against one of its orders', () => {
  const ticket = { ...sampleAssessment.appeals.tickets[0]!, orderIds: ['o1', 'o2'], caseIds: [], chatIds: [] };
  const { metric, ground } = ticket;
  const doubtful = { ...sampleAssessment.appeals.candidates[0]!, metric, ground, orderId: 'o1', against: ['sample'] };
  const withTicket = (orderIds: string[]) => ({
    ...sampleAssessment,
    appeals: { candidates: [doubtful], judged: [], tickets: [{ ...ticket, orderIds }] },
  });
  expect([['o1', 'o2'], ['o2']].map((orderIds) => worthwhileTickets(withTicket(orderIds)).length)).toEqual([0, 1]);
});

const orders = { source: 'orders' as const, state: 'part' as const, rows: 50, of: 150 };

test('where tomorrow is not known, the page that would tell it comes first', () => {
  const knowledge = [{ ...orders, narrows: 0 }];
  const next = { ...sampleAssessment.next, overall: null };
  expect(bestActionOf({ ...sampleAssessment, next, knowledge }, overdue)).toMatchObject({
    kind: 'read',
    page: knowledge[0],
  });
});

test('a page is opened for what a seller would feel, not to make ± 0.12 of it ± 0.11', () => {
  const overall = { mean: 3.6, p05: 3.48, p50: 3.6, p95: 3.72 };
  const pageOf = (narrows: number) =>
    pageToOpen({
      ...sampleAssessment,
      next: { ...sampleAssessment.next, overall },
      knowledge: [{ ...orders, narrows }],
    })?.source;
  expect([0.02, 0.04, 0.06, 0.12].map(pageOf)).toEqual([undefined, undefined, 'orders', 'orders']);
});
