import { expect, test } from 'vitest';
import { ALERTS_OFF, isQuiet } from '#core/model/alert-settings';
import type { Assessment } from '#core/model/assessment';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAppealDetails, sampleFollowUp } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { alertsAt, nextAlertAt } from './alerts';

const NOW = '2026-07-01T18:20:00Z';
const ON = { ...ALERTS_OFF, isOn: true, since: '2026-06-20T00:00:00Z' };
const shop: Assessment = { ...sampleAssessment, agenda: sampleAgenda };
const told = (assessment: Assessment, settings = ON, now = NOW) => alertsAt(assessment, [], settings, now);
const kinds = (...asked: Parameters<typeof told>) => told(...asked).alerts.map(({ kind }) => kind);

test('a threshold is told from the chosen chance on, and lasts until it is clearly less likely', () => {
  const at = (within7: number) => ({
    ...shop,
    crossings: [{ threshold: 3.5, direction: 'down' as const, within7, within30: 0.9, medianDay: null }],
  });
  const only = { ...ON, kinds: ['threshold' as const] };
  expect(told(at(0.5), only)).toEqual({
    alerts: [{ kind: 'threshold', keys: ['threshold down 3.5'], threshold: 3.5, direction: 'down', chance: 0.5 }],
    lasting: [],
  });
  expect(told(at(0.4), only)).toEqual({ alerts: [], lasting: ['threshold down 3.5'] });
  expect(told(at(0.3), only)).toEqual({ alerts: [], lasting: [] });
});

test('a clock is told in its last four hours, and no more once it has run out', () => {
  const only = { ...ON, kinds: ['clock' as const] };
  const clocks = (now: string) => told(shop, only, now).alerts;
  expect(clocks(NOW)).toEqual([{ kind: 'clock', what: 'request', keys: ['request 403500000000000001'] }]);
  expect(clocks('2026-07-01T16:19:00Z')).toEqual([]);
  expect(clocks('2026-07-01T20:21:00Z')).toEqual([]);
  // Orders due on 1 July have until midnight in California.
  expect(clocks('2026-07-02T03:00:00Z')).toEqual([
    { kind: 'clock', what: 'order', keys: ['order 576333333333333333'] },
  ]);
  expect(clocks('2026-07-02T07:00:00Z')).toEqual([]);
});

test('the next clock is known, so that the browser can be woken for it', () => {
  expect(nextAlertAt(shop, '2026-07-01T10:00:00Z')).toBe('2026-07-01T16:20:00.000Z');
  expect(nextAlertAt(shop, NOW)).toBe('2026-07-02T03:00:00.000Z');
  expect(nextAlertAt(shop, '2026-07-03T00:00:00Z')).toBeNull();
});

test('a ticket is told for what it is expected to bring', () => {
  const only = { ...ON, kinds: ['ticket' as const] };
  expect(told(shop, only).alerts).toEqual([
    { kind: 'ticket', keys: ['ticket OTDR express-order-counted'], what: 'order', count: 12, expected: 0.054 },
  ]);
  expect(kinds(shop, { ...only, worth: 0.1 })).toEqual([]);
  const [ticket] = shop.appeals.tickets;
  const requests = { ...ticket!, metric: 'AHT' as const, orderIds: ['1', '2'], caseIds: ['c1', 'c2', 'c3'] };
  expect(told({ ...shop, appeals: { ...shop.appeals, tickets: [requests] } }, only).alerts).toMatchObject([
    { what: 'case', count: 3 },
  ]);
});

test('a decision is told, unless it came before alerts were switched on', () => {
  const followUp = { ...sampleFollowUp, state: 'approved' as const, ticketIds: ['t1'], decidedOn: '2026-06-30' };
  const decided = { ...shop, appealDetails: { ...sampleAppealDetails, followUps: [followUp] } };
  const only = { ...ON, kinds: ['decided' as const] };
  expect(told(decided, only).alerts).toEqual([{ kind: 'decided', keys: ['decided t1'], isWon: true }]);
  expect(kinds(decided, { ...only, since: '2026-07-01T00:00:00Z' })).toEqual([]);
  expect(kinds(decided, { ...only, since: '2026-06-30T20:00:00Z' }), 'on the same day').toEqual(['decided']);
});

test('a page that was not understood is told by its name', () => {
  const { alerts } = alertsAt(shop, [{ page: 'diagnosis', metric: 'OTDR' }], { ...ON, kinds: ['page'] }, NOW);
  expect(alerts).toEqual([{ kind: 'page', keys: ['page diagnosis OTDR'], page: 'diagnosis', metric: 'OTDR' }]);
});

test.each([
  [22, 8, [22, 23, 0, 7], [8, 12, 21]],
  [0, 6, [0, 5], [6, 23]],
  [9, 9, [], [8, 9, 10]],
])('quiet from %i to %i', (from, to, quiet, loud) => {
  for (const hour of quiet) expect(isQuiet({ quiet: { from, to } }, hour), String(hour)).toBe(true);
  for (const hour of loud) expect(isQuiet({ quiet: { from, to } }, hour), String(hour)).toBe(false);
});
