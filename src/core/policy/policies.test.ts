import { describe, expect, test } from 'vitest';
import { dayNumber, isDay, weekday } from '#core/model/day';
import { DIMENSIONS } from '#core/model/metric';
import { REGIONS } from '#core/model/region';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { BR_2026_07_07 } from './br';
import { RETAIL_EVENTS } from './calendar';
import { COUNTER_FACT_FACTOR } from './counter-facts';
import { dailyChecksFor } from './daily-checks';
import { GROUNDS } from './grounds';
import { policyFor } from './policies';
import { appealTerms, metricRow, metricsOf } from './policy';
import { READ_ONLY_POLICIES, readOnlyPolicyFor } from './read-only';
import { scoreRulesFor } from './score-rules';
import { CITED_DOCUMENTS, type SourceId } from './source';
import { US_2026_06_22 } from './us';

type Row = Record<string, unknown>;
const tables = {
  us: US_2026_06_22,
  br: BR_2026_07_07,
  readOnly: READ_ONLY_POLICIES,
  grounds: GROUNDS,
  counterFacts: COUNTER_FACT_FACTOR,
  dailyChecks: dailyChecksFor('US'),
  retailEvents: RETAIL_EVENTS,
};

/** Every object of the policy tables that has a sentence, with its path. */
const statements = (value: unknown, path: string): [path: string, row: Row][] => {
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  const own: [string, Row][] = 'says' in row || 'rule' in row || 'source' in row ? [[path, row]] : [];
  return [...own, ...Object.entries(row).flatMap(([key, field]) => statements(field, `${path}.${key}`))];
};
const all = Object.entries(tables).flatMap(([name, table]) => statements(table, name));

test('the panel cites rows of the policy in force', () => {
  for (const [region, day] of [
    ['US', '2026-07-01'],
    ['US', '2020-01-01'],
    ['BR', '2026-07-01'],
    ['GB', '2026-07-01'],
  ] as const) {
    const policy = policyFor(region, day);
    expect(policy === null).toBe(region === 'GB');
    expect({ ...policy, ...scoreRulesFor(region, day) }).toEqual({ ...policy });
  }
});

describe('a policy row', () => {
  test('cites a known document and has a sentence', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const [path, row] of all) {
      expect(Object.keys(CITED_DOCUMENTS), path).toContain(row.source);
      expect(String(row.says ?? row.rule).length, path).toBeGreaterThan(5);
    }
  });
  test('gives every number of a policy a sentence and a source', () => {
    const bare = (value: unknown, path: string, said: boolean): string[] => {
      if (typeof value === 'number') return said ? [] : [path];
      if (typeof value !== 'object' || value === null) return [];
      const isCited = said || 'source' in value;
      return Object.entries(value).flatMap(([key, field]) => bare(field, `${path}.${key}`, isCited));
    };
    // Benefit thresholds follow from other rows; scores of tiers are cited by their days.
    const follow = /^(?:us|br)\.thresholds\.\d$|^us\.settlement\.tiers\.\d\.score$/;
    expect(bare(tables, '', false).filter((path) => !follow.test(path.slice(1)))).toEqual([]);
  });
  test('cites every document of the list', () => {
    const cited = new Set(all.map(([, row]) => row.source as SourceId));
    expect(Object.keys(CITED_DOCUMENTS).filter((id) => !cited.has(id as SourceId))).toEqual([]);
  });
  test('is called assumed if it is ours, and has a URL if it is not', () => {
    for (const { title, where, url, strength } of Object.values(CITED_DOCUMENTS)) {
      expect(where === null, title).toBe(strength === 'assumed');
      if (url !== null) expect(new URL(url).href, title).toBe(url);
    }
    expect(CITED_DOCUMENTS.sfcr.url).toBe(
      'https://seller-us.tiktok.com/university/essay?knowledge_id=7953001314830094',
    );
    expect([CITED_DOCUMENTS.sellers.url, CITED_DOCUMENTS.settlementReview.url, CITED_DOCUMENTS.assumption.url]).toEqual(
      [null, null, null],
    );
  });
});

test('each market lists its own metrics', () => {
  expect(metricsOf(US_2026_06_22)).toEqual([...US_METRICS]);
  expect(metricsOf(BR_2026_07_07)).toEqual(['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24']);
  expect(() => metricRow(BR_2026_07_07, 'OTDR')).toThrow(RangeError);
  expect(() => appealTerms(BR_2026_07_07)).toThrow(RangeError);
  for (const { thresholds, benefits } of [US_2026_06_22, BR_2026_07_07])
    for (const { name, gain } of benefits) expect(thresholds, name).toContain(gain);
});

describe('the policy of Brazil', () => {
  const { metrics, decay, gate, smallSeller, appeal, nrrAdjustment, eligibility, grounds } = BR_2026_07_07;
  test('borrows no US rule without a Brazilian source', () => {
    expect([gate, smallSeller, appeal, nrrAdjustment].map((rule) => rule.value)).toEqual([null, null, null, null]);
    expect(Object.values(metrics).map(({ floor }) => floor.value)).toEqual([null, null, null, null, null]);
    expect(decay.value.factor).toBe(1);
    expect(decay.source).toBe('assumption');
    expect(grounds).toEqual([]);
  });
  test('counts five metrics over 60 or 30 days, by receipt, payment or first message', () => {
    expect(Object.entries(metrics).map(([code, row]) => [code, row.window.value, row.membership.value])).toEqual([
      ['NRR', 60, 'delivered'],
      ['NBFR', 60, 'paid'],
      ['SFCR', 30, 'paid'],
      ['LDR', 30, 'paid'],
      ['RR24', 60, 'started'],
    ]);
    expect(eligibility.value).toMatchObject({ orders: 30, counts: 'completed', days: 60 });
  });
});

describe('the US policy', () => {
  const { benefits, thresholds, settlement, choices } = US_2026_06_22;
  test('opens and closes benefits at its thresholds only', () => {
    for (const { name, gain, lose } of benefits) {
      expect(thresholds, name).toContain(gain);
      expect(thresholds, name).toContain(lose);
      expect(lose, name).toBeLessThanOrEqual(gain);
    }
    expect(new Set(benefits.map((benefit) => benefit.name)).size).toBe(benefits.length);
  });
  test('pays sooner for better scores', () => {
    const byScore = settlement.tiers.filter((tier) => tier.score !== null);
    expect(byScore.map((tier) => [tier.score, tier.days.value])).toEqual([
      [0, 8],
      [3.5, 5],
      [4, 1],
    ]);
  });
  test('tells what is held back as a vendor does, with a figure where he gives one', () => {
    expect(
      settlement.tiers.map((tier) => [tier.name, tier.reserve.value, CITED_DOCUMENTS[tier.reserve.source].strength]),
    ).toEqual([
      ['introductory', 0.7, 'secondary'],
      ['standard', null, 'secondary'],
      ['accelerated', null, 'secondary'],
      ['express', null, 'secondary'],
    ]);
  });
  test('removes affiliates, campaigns and CRM below 3.0 and restores them at 3.5, CRM frozen in between', () => {
    const sticky = benefits.filter((benefit) => benefit.lose < benefit.gain);
    expect(sticky.map((benefit) => [benefit.name, benefit.lose, benefit.gain, benefit.frozen])).toEqual([
      ['affiliate', 3, 3.5, false],
      ['campaigns', 3, 3.5, false],
      ['crm', 3, 3.5, true],
    ]);
  });
  test('never lists the chosen interpretation among the alternatives', () => {
    for (const [id, { value, others }] of Object.entries(choices)) expect(others, id).not.toContain(value);
  });
});

describe('a market without a formula', () => {
  test('has no policy, but rows to show if documented', () => {
    expect(policyFor('US', '2026-07-01')?.id).toBe('us-2026-06-22');
    expect(readOnlyPolicyFor('US')).toBeNull();
    const known = Object.keys(REGIONS).filter((region) => readOnlyPolicyFor(region) !== null);
    expect(known.sort()).toEqual(['GB', 'ID', 'MY', 'PH', 'SG', 'TH', 'VN']);
    for (const region of known) expect(policyFor(region, '2026-07-01'), region).toBeNull();
  });
  test('has metrics in all three dimensions, each of them once', () => {
    for (const { id, metrics } of READ_ONLY_POLICIES) {
      expect(new Set(metrics.value.map(({ dimension }) => dimension)), id).toEqual(new Set(DIMENSIONS));
      const names = metrics.value.map(({ name }) => name);
      expect(new Set(names).size, id).toBe(names.length);
    }
  });
  test('changes its metrics on a day', () => {
    const dated = readOnlyPolicyFor('VN')!.metrics.value.filter(({ since, until }) => since !== null || until !== null);
    expect(dated.map((metric) => metric.name)).toEqual(['Complaint rate', 'After-Sales Handling Time']);
    for (const { since, until } of dated) expect(isDay((since ?? until)!)).toBe(true);
  });
});

test('days of sale have dates: Black Friday follows the fourth Thursday of November, Cyber Monday is a Monday', () => {
  for (const { says, from, to, markets } of RETAIL_EVENTS) {
    expect(isDay(from) && isDay(to) && from <= to, says).toBe(true);
    for (const market of markets) expect(Object.keys(REGIONS), says).toContain(market);
    if (!says.startsWith('Black Friday')) continue;
    expect([weekday(dayNumber(from)), weekday(dayNumber(to))]).toEqual([4, 1]);
    expect(Number(from.slice(8))).toBeGreaterThan(21);
    expect(Number(from.slice(8))).toBeLessThan(29);
  }
});
