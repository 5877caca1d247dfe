import { describe, expect, test } from 'vitest';
import type { PathDay } from '#core/explain/question';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { type Draft, describeChange, readDraft } from './change';

const [FIRST, LAST] = ['2026-07-02', '2026-08-30'];
const { tickets } = sampleAssessment.appeals;
const draft: Draft = { good: '', from: FIRST, rates: {}, tickets: [], approvedOn: '2026-07-08' };
const read = (part: Partial<Draft>) => readDraft({ ...draft, ...part }, tickets, FIRST, LAST);

test('empty fields, and none a day, change nothing', () => {
  for (const it of [read({}), read({ good: '0' }), read({ rates: { OTDR: ' ' } })])
    expect(it).toEqual({ change: {}, wrong: [], isEmpty: true });
});

test('a rate is typed in percent, handling time in hours', () => {
  expect(read({ rates: { OTDR: '2.5', NRR: '1' } }).change).toEqual({ rates: { OTDR: 0.025, NRR: 0.01 } });
  expect(read({ rates: { AHT: '120' } }).change).toEqual({ rates: { AHT: 120 } });
});

test('a ticket is identified by its subjects, not by its gain', () => {
  expect(read({ tickets: [1] }).change).toEqual({
    approved: {
      on: '2026-07-08',
      tickets: [{ metric: 'SFCR', orderIds: tickets[1]!.orderIds, caseIds: [], chatIds: [] }],
    },
  });
});

describe('what cannot be is named by its field', () => {
  test.each([
    ['good', { good: '-1' }],
    ['good', { good: '2.5' }],
    ['good', { good: '1000001' }],
    ['good', { good: 'many' }],
    ['from', { good: '5', from: '2026-07-01' }],
    ['from', { good: '5', from: '2026-08-31' }],
    ['from', { good: '5', from: '' }],
    ['OTDR', { rates: { OTDR: '101' } }],
    ['AHT', { rates: { AHT: '-3' } }],
    ['approvedOn', { tickets: [0], approvedOn: '2026-02-30' }],
  ] as const)('%s: %o', (field, part) => {
    expect(read(part)).toEqual({ change: {}, wrong: [field], isEmpty: true });
  });

  test('and does not stand in the way of the others', () => {
    expect(read({ good: '-1', rates: { NRR: '1' } })).toEqual({
      change: { rates: { NRR: 0.01 } },
      wrong: ['good'],
      isEmpty: false,
    });
  });
});

const at = (middle: number) => ({ mean: middle, p05: middle - 0.2, p50: middle, p95: middle + 0.2 });
const day = (text: string, before: number, change: number): PathDay => ({
  day: text,
  before: at(before),
  after: at(before + change),
  change,
  freed: null,
});

test('a change is described at the end of the path, and where it is largest', () => {
  expect(describeChange([day('2026-07-02', 3.5, 0.3), day('2026-07-03', 3.5, 0.1)], false)).toBe(
    'On Jul 3: 3.50 → 3.60 (+0.10). 9 in 10: 3.40–3.80. The most it does is +0.30, on Jul 2.',
  );
});

test('a change that has passed by then is described where it was largest', () => {
  expect(describeChange([day('2026-07-02', 3.5, -0.03), day('2026-07-03', 3.4, 0)], false)).toBe(
    'The most it does is −0.03, on Jul 2. By Jul 3 nothing of it is left: 3.40 either way.',
  );
});

test('no change, and an invisible one, are not described as changes', () => {
  const path = [day('2026-07-02', 3.5, 0.0049)];
  expect(describeChange(path, true)).toBe('As it goes now: 3.50 on Jul 2 (9 in 10: 3.30–3.70).');
  expect(describeChange(path, false)).toBe('It changes nothing that can be seen: 3.50 on Jul 2 either way.');
});
