import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { dayNumber } from '#core/model/day';
import { offeredReasons } from '#core/model/offered-reasons';
import { ticket } from '#core/model/ticket';
import { makeZone } from '#core/model/zone';
import { US_2026_06_22 as us } from '#core/policy/us';
import { groundsOfReason, portalReasons } from './portal-reasons';

const zone = makeZone('America/Los_Angeles');
const form = (reasons: string[], fields: object = {}) => ({
  ...{ metric: 'OTDR', language: 'en', reasons, readAt: '2026-06-30T18:00:00Z' },
  ...fields,
});
const told = (offered: object[], reasons: string[] = []) =>
  portalReasons(
    us.grounds,
    reasons.map((reason, id) => z.parse(ticket, { id: `t${id}`, metric: 'OTDR', reason })),
    offered.map((reason) => z.parse(offeredReasons, reason)),
    zone,
    dayNumber('2026-07-01'),
  );

test('a portal reason means a ground only if just one fits; others are kept and shown', () => {
  const meant = (text: string) => groundsOfReason(us.grounds, 'OTDR', text);
  expect(meant('Express shipping order')).toEqual(['express-order-counted']);
  expect(meant('Expressed interest')).toEqual([]);
  expect(meant('Pre-order or express order')).toEqual([]);
  expect(told([], ['Something new', 'Express']).reasons).toEqual([
    { metric: 'OTDR', text: 'Express', grounds: ['express-order-counted'], tickets: 1, offeredOn: null },
    { metric: 'OTDR', text: 'Something new', grounds: [], tickets: 1, offeredOn: null },
  ]);
});

describe('what the form of a new appeal offers', () => {
  test('is matched to grounds, kept without one, and joined with the same reason of a ticket', () => {
    const { reasons, forms } = told([form(['Act of God', 'Express shipping'])], ['express shipping']);
    const offered = { metric: 'OTDR', offeredOn: '2026-06-30' };
    expect(reasons).toEqual([
      { ...offered, text: 'Express shipping', grounds: ['express-order-counted'], tickets: 1 },
      { ...offered, text: 'Act of God', grounds: [], tickets: 0 },
    ]);
    expect(forms).toEqual([{ metric: 'OTDR', on: '2026-06-30' }]);
  });

  test('maps a reason about exclusions to every exclusion that no other reason names', () => {
    const { reasons } = told([form(['Order is excluded from this metric', 'Express shipping', 'Delivered on time'])]);
    const { grounds } = reasons.find(({ text }) => text.startsWith('Order is excluded'))!;
    expect(grounds).toContain('made-to-order-counted');
    expect(grounds).not.toContain('express-order-counted');
    expect(grounds).not.toContain('delivered-by-due-day');
    const elsewhere = [form(['Order is excluded from this metric']), form(['Express'], { metric: null })];
    const named = told(elsewhere).reasons.find(({ text }) => text.startsWith('Order is excluded'))!;
    expect(named.grounds, 'another form names it').toContain('express-order-counted');
  });

  test('is the latest by that day, preferring a language that can be matched', () => {
    const texts = (lists: object[]) => told(lists).reasons.map((reason) => reason.text);
    expect(texts([form(['Express'], { readAt: '2026-07-02T18:00:00Z' })])).toEqual([]);
    expect(texts([form(['Express'], { readAt: '9999-12-31T23:59:59Z' })])).toEqual([]);
    const chinese = form(['快递订单'], { language: 'zh', readAt: '2026-07-01T18:00:00Z' });
    expect(texts([chinese, form(['Express'])])).toEqual(['Express']);
    expect(told([chinese])).toMatchObject({ reasons: [{ text: '快递订单', grounds: [] }], forms: [] });
    const later = form(['Express order'], { language: null, readAt: '2026-07-01T18:00:00Z' });
    expect(texts([form(['Express']), later])).toEqual(['Express order']);
  });

  test('without a metric rules out no ground', () => {
    const { reasons, forms } = told([form(['Express'], { metric: null })]);
    expect(reasons).toMatchObject([{ metric: null, grounds: ['express-order-counted'] }]);
    expect(forms).toEqual([]);
  });
});

test('a reason matched by the seller means that ground, and a fully matched form counts as understood', () => {
  const german = form(['Verzug des Zustellers', 'Sonstiges'], {
    language: 'de',
    taughtGrounds: { 'Verzug des Zustellers': 'carrier-delay', Sonstiges: null },
  });
  const { reasons, forms } = told([german]);
  expect(reasons.map(({ text, grounds }) => [text, grounds])).toEqual([
    ['Sonstiges', []],
    ['Verzug des Zustellers', ['carrier-delay']],
  ]);
  expect(forms).toMatchObject([{ metric: 'OTDR' }]);
  // A partly matched form does not tell which grounds are missing.
  const inPart = { ...german, taughtGrounds: { 'Verzug des Zustellers': 'carrier-delay' } };
  expect(told([inPart]).forms).toEqual([]);
  // Another metric's or an unknown ground is ignored; a known wording keeps its own ground.
  const wrong = { 'Verzug des Zustellers': 'malicious-review', Sonstiges: 'junk' };
  expect(told([{ ...german, taughtGrounds: wrong }]).reasons.flatMap(({ grounds }) => grounds)).toEqual([]);
  const english = form(['Express shipping'], { taughtGrounds: { 'Express shipping': 'carrier-delay' } });
  expect(told([english]).reasons[0]!.grounds).toEqual(['express-order-counted']);
});
