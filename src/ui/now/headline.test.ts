import { expect, test } from 'vitest';
import { benefitsAt } from '#core/explain/benefits-at';
import type { Assessment } from '#core/model/assessment';
import { checklistAt } from '#core/today/checklist';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { byUsMetric } from '#test/fixtures/us-metrics';
import { headlineOf } from './headline';

const crossings = (...rows: [threshold: number, direction: 'up' | 'down', within7: number, within30: number][]) =>
  rows.map(([threshold, direction, within7, within30]) => ({
    threshold,
    direction,
    within7,
    within30,
    medianDay: null,
  }));
const headlineWith = (change: Partial<Assessment>) => headlineOf({ ...sampleAssessment, ...change }, []);

test('a threat this week comes first, then one this month, then a coming gain', () => {
  const up = [4, 'up', 0.1, 0.7] as [number, 'up', number, number];
  expect(headlineWith({ crossings: crossings([3.5, 'down', 0.75, 0.9], up) })).toEqual({
    text: 'At risk – 75%: below 3.5 some day this week.',
    tone: 'bad',
  });
  expect(headlineWith({ crossings: crossings([3.5, 'down', 0.1, 0.6], up) }).text).toMatch(/^At risk this month – 60%/);
  expect(headlineWith({ crossings: crossings([3.5, 'down', 0, 0.01], up) }).tone).toBe('good');
  expect(headlineWith({ crossings: crossings([3.5, 'down', 0, 0.01], [4, 'up', 0, 0.02]) }).text).toMatch(/^All right/);
});

test('its words follow the chance without a gap, and nothing is fine that may well be lost', () => {
  const wordOf = (within7: number, within30: number) =>
    headlineWith({ crossings: crossings([3.5, 'down', within7, within30]) }).text.split(/ –|\.| this month/)[0];
  expect([0, 0.04, 0.05, 0.15, 0.19, 0.2].map((chance) => wordOf(chance, chance))).toEqual([
    'All right',
    'All right',
    'Watch 3',
    'Watch 3',
    'Watch 3',
    'At risk',
  ]);
  expect([0.19, 0.2, 0.37, 0.49, 0.5].map((chance) => wordOf(0, chance))).toEqual([
    'All right',
    'Watch 3',
    'Watch 3',
    'Watch 3',
    'At risk',
  ]);
});

test('nothing is fine over overdue orders that can cost more than the margin', () => {
  const checks = checklistAt(sampleAgenda, 'US', '2026-07-01T18:20:00Z');
  const safe = { ...sampleAssessment, crossings: crossings([3.5, 'down', 0, 0.01]) };
  const overall = (mean: number) => ({ next: { ...safe.next, overall: { ...safe.next.overall!, mean } } });
  expect(headlineOf({ ...safe, ...overall(3.55) }, checks)).toEqual({
    text: 'Watch 3.5: what is overdue or due today may cost 0.07 points, enough to fall below it.',
    tone: 'warn',
  });
  expect(headlineOf({ ...safe, ...overall(3.7) }, checks).text).toMatch(/^All right/);
});

test('a score below what affiliates need says so, and how likely it comes back', () => {
  const { text: sentence, tone } = headlineWith({
    crossings: crossings([3, 'down', 0, 0.01], [3.5, 'up', 0.02, 0.25]),
  });
  expect([sentence, tone]).toEqual(['Below 3.5 today: 25% to touch it again within 30 days.', 'bad']);
});

test('lost affiliates are reported, however likely the next threshold is', () => {
  const access = sampleAssessment.access.map((row) =>
    row.benefit === 'affiliate' ? { ...row, now: 'lost' as const } : row,
  );
  const rows = crossings([2.5, 'down', 0, 0.1], [3, 'up', 0.1, 0.7], [3.5, 'up', 0, 0.03]);
  expect(headlineWith({ access, crossings: rows })).toEqual({
    text: 'Affiliate marketing is lost – 3% to be back at 3.5 within 30 days.',
    tone: 'bad',
  });
  const falling = crossings([2.5, 'down', 0.4, 0.6], [3, 'up', 0, 0.1], [3.5, 'up', 0, 0.03]);
  expect(headlineWith({ access, crossings: falling }).text).toMatch(/^At risk/);
});

test('an unknown score or forecast is not mentioned', () => {
  const next = { ...sampleAssessment.next, overall: null };
  expect(headlineWith({ next }).text).toBe('3.8 today. Tomorrow is not known yet.');
  const eligible = { state: 'no-score' as const, delivered: 12, need: 30 };
  expect(headlineWith({ eligible }).text).toContain('TikTok needs 30 delivered orders in 90 days; 12 have been seen');
});

test('losses are present benefits that end at the threshold, and gains are absent ones', () => {
  const [below, above] = [3, 4].map(
    (threshold) => sampleAssessment.crossings.find((crossing) => crossing.threshold === threshold)!,
  );
  expect(benefitsAt(sampleAssessment)(below!)).toEqual(['affiliate', 'crm']);
  expect(benefitsAt(sampleAssessment)(above!)).toEqual(['express-settlement']);
});

test('where the rule of a market is not known, nothing is said of orders that a score needs', () => {
  const noScore = { eligible: { state: 'no-score' as const, delivered: 0, need: 0 } };
  const { today } = sampleAssessment;
  const metrics = byUsMetric((metric) => ({ ...today.metrics[metric]!, state: 'not-scored' as const }));
  expect(headlineWith({ ...noScore, today: { ...today, metrics } }).text).toBe('No score yet');
  expect(headlineWith(noScore).text).toMatch(/TikTok needs 30 .* 0 have been seen/);
});
