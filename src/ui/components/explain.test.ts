import { describe, expect, test } from 'vitest';
import { METRICS } from '#core/model/metric';
import { SOURCES } from '#core/policy/source';
import { sampleAssessment as it } from '#test/fixtures/sample-assessment';
import { explainAccess, explainCalendar, explainCrossing, explainNext } from './explain-ahead';
import { explainCandidate, explainCost, explainTicket } from './explain-orders';
import { explainEligible, explainMetric, explainToday } from './explain-score';
import type { Explanation } from './explanation';

const inputsOf = ({ inputs }: Explanation) => Object.fromEntries(inputs);

test('every answer names a rule whose source is known, and what went in', () => {
  const answers = [
    explainToday(it),
    explainEligible(it),
    ...METRICS.map((metric) => explainMetric(it, metric)),
    explainNext(it),
    explainCrossing(it, it.crossings[2]!),
    explainCalendar(it),
    explainAccess(it, it.access[0]!, null),
    explainCost(it, it.costs[0]!),
    explainCandidate(it, it.appeals.candidates[0]!),
    explainTicket(it, it.appeals.tickets[0]!),
  ];
  for (const { rules, inputs } of answers) {
    expect(rules.length).toBeGreaterThan(0);
    expect(inputs.length).toBeGreaterThan(0);
    for (const { source } of rules) expect(SOURCES[source].title).not.toBe('');
  }
});

test('a weight that is not read is said to be learned or assumed', () => {
  expect(inputsOf(explainToday(it))).toMatchObject({
    'Product Satisfaction': '3.77 × 70% (weight read from the page)',
    'Fulfillment and Logistics': '3.56 × 15% (weight learned from your readings)',
    'Customer Service': '3.70 × 15% (weight assumed)',
    'Small-seller protection on Seller-fault cancellations': '1.20 → 3.50',
  });
});

describe('a metric', () => {
  test('shows what was printed beside what was counted', () => {
    expect(inputsOf(explainMetric(it, 'NRR'))).toMatchObject({
      Value: '1.26% (read from the page)',
      'Printed on the page': '1.26%, score 3.94, 23 ÷ 1,830',
      Counted: '23 ÷ 1,830',
      'After ageing': '15.1 ÷ 1,199.4',
    });
  });

  test('that is not wholly known leads to the page that would tell, and one that is leads nowhere', () => {
    for (const metric of ['OTDR', 'IM_DSAT'] as const) {
      expect(explainMetric(it, metric).open?.href).toContain('/health-center/experience-score');
    }
    expect(explainMetric(it, 'NRR').open).toBeUndefined();
  });
});

describe('a benefit that asks for account health', () => {
  const bidding = it.access.find(({ benefit }) => benefit === 'countdown-bidding')!;
  const read = (rating: number) => ({
    ...{ day: '2026-06-30', rating },
    ...{ readAt: null, firstSeen: null, lastSeen: null },
  });

  test('says what was last read of it, and whether that is enough', () => {
    const [met, short] = [explainAccess(it, bidding, read(262)), explainAccess(it, bidding, read(150))];
    expect(inputsOf(met)['Account health rating']).toBe('262, read on Jun 30, 2026');
    expect(met.says.join()).toContain('that part of it is met');
    expect(short.says.join()).toContain('not above 150');
    expect(met.open).toBeUndefined();
  });

  test('leads to the page that shows it where it was never read; others do not ask', () => {
    const unread = explainAccess(it, bidding, null);
    expect(inputsOf(unread)['Account health rating']).toBe('Not read yet');
    expect(unread.open?.href).toBe('https://seller-us.tiktok.com/health-center?shop_region=US');
    expect(inputsOf(explainAccess(it, it.access[0]!, null))).not.toHaveProperty('Account health rating');
  });
});

test('an appeal cites its own ground and says what to attach', () => {
  const { says, rules } = explainTicket(it, it.appeals.tickets[0]!);
  expect(rules[0]?.says).toContain('Express');
  expect(says.join(' ')).toContain('Evidence to attach: Order details page');
});

test('an appeal whose worth is not known says why', () => {
  const unpriced = it.appeals.candidates.find(({ gainNow }) => gainNow === null)!;
  expect(explainCandidate(it, unpriced).says.join(' ')).toContain('is unknown: the day it belongs to');
  expect(inputsOf(explainCandidate(it, unpriced))['Gain if approved today']).toBe('Unknown');
});

test('where the market has no formula, nothing is cited as if it had', () => {
  const elsewhere = { ...it, region: 'BR', policy: 'none' };
  expect(explainMetric(elsewhere, 'NRR').rules).toEqual([]);
  expect(explainToday(elsewhere).rules).toEqual([]);
});
