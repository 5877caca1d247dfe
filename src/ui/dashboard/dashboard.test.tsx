import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { Assessment } from '#core/model/assessment';
import { openDatabase } from '#storage/database';
import { sampleAssessment, unknownMetric } from '#test/fixtures/sample-assessment';
import { sampleView } from '#test/fixtures/sample-view';
import { byUsMetric } from '#test/fixtures/us-metrics';
import { DASHBOARD_PAGES, type DashboardPage, pageLink } from '../components/route';
import type { View } from '../components/view';
import { Dashboard } from './dashboard';

const NOW = new Date('2026-07-01T18:20:00Z');
const shops = [sampleView.shop];

const markupOf = (view: View, page: DashboardPage = 'now', some = shops): string => {
  vi.stubGlobal('window', { location: { hash: pageLink(page) } });
  return renderToStaticMarkup(
    <Dashboard
      db={openDatabase('looked-at')}
      view={view}
      shops={some}
      now={NOW}
      clock={() => NOW}
      refresh="done"
      opening={null}
      choose={() => {}}
      worker={null}
    />,
  );
};
const textOf = (view: View, page: DashboardPage = 'now') =>
  markupOf(view, page)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('a long list draws what is in sight and says how much there is', () => {
  expect(sampleAssessment.costs).toHaveLength(64);
  const markup = markupOf(sampleView, 'orders');
  const drawn = markup.match(/class="pick-row"/g)!.length;
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(40);
  expect(markup.match(/class="pick-row" tabindex="0"/g), 'Tab leads to one row, arrow keys to the others').toHaveLength(
    1,
  );
  expect(markup).toContain('aria-rowcount="65"');
});

test('the scores of today stand as TikTok prints them, and the count of the facts says that it is ours', () => {
  const text = textOf(sampleView, 'orders');
  expect(text).toContain('Non-buyer-fault returns 1.76% 3.6 → 3.60 3.60');
  expect(text).toMatch(/Today by our count\s*3\.81/);
});

test('says of every source how far it has been read, and of those that were not that they were not', () => {
  const text = textOf(sampleView, 'data').replaceAll(' (opens in a new tab)', '');
  expect(text).toContain('Order export Apr 2, 2026 – Jun 30, 2026 4,120 of 4,120');
  expect(text).toContain('Diagnosis › On-time delivery Jun 1, 2026 – Jun 30, 2026 50 of 212 2 days ago Partial');
  expect(text).toContain('Appeal Center Not read yet');
});

test('of a list that was read to its end and still is a part, does not say “150 of 150”', () => {
  const [source] = sampleView.summary.sources;
  const sources = [{ ...source!, source: 'orders' as const, rows: 150, expected: 150, complete: false }];
  const text = textOf({ ...sampleView, summary: { ...sampleView.summary, sources } }, 'data');
  expect(text).toMatch(/all 150 listed .* Partial/);
  expect(text).not.toContain('150 of 150');
});

test('says that no order costs anything only where all lists that could tell were read', () => {
  const withoutCosts = (part: Partial<Assessment>): string => {
    const metrics = Object.fromEntries(
      Object.entries(sampleAssessment.today.metrics).map(([metric, today]) => [metric, { ...today!, score: 5 }]),
    );
    const today = { ...sampleAssessment.today, metrics };
    const none = { today, costs: [], appeals: { candidates: [], judged: [], tickets: [] }, ...part };
    const assessment: Assessment = { ...sampleAssessment, ...none };
    return textOf({ ...sampleView, stored: { assessment, computedAt: '2026-07-01T16:00:02Z' } }, 'orders');
  };
  const known = 'No known order costs anything';
  expect(withoutCosts({})).toContain(known);
  const open = { ...sampleAssessment.costsKnown, NRR: { state: 'part' as const, why: null, source: null } };
  const part = withoutCosts({ costsKnown: open });
  expect(part).toContain('What orders cost is not known yet');
  expect(part).toMatch(/To know, open .*to the last page/);
  expect(part).not.toContain(known);
  const noScore = withoutCosts({ eligible: { state: 'no-score', delivered: 12, need: 30 } });
  expect(noScore).toContain('No score yet, so no order costs points');
  expect(noScore).not.toContain(known);
});

test('leads from each source to the page that it is read on', () => {
  const [source] = sampleView.summary.sources;
  const cases = { ...source!, source: 'cases' as const };
  const markup = markupOf({ ...sampleView, summary: { ...sampleView.summary, sources: [cases] } }, 'data');
  expect(markup).toMatch(/href="[^"]*\/order\/return\?tab=all[^"]*"[^>]*>Manage returns/);
});

test('says of a benefit that asks for account health when that is too low', () => {
  const seen = { readAt: null, firstSeen: null, lastSeen: null };
  const withRating = (rating: number) =>
    textOf({ ...sampleView, summary: { ...sampleView.summary, health: { day: '2026-07-01', rating, ...seen } } });
  expect(withRating(150).match(/Account health too low/g)).toHaveLength(1);
  expect(withRating(151)).not.toContain('Account health too low');
});

test('logs a refused page with what was not understood', () => {
  expect(textOf(sampleView, 'data')).toMatch(/Refused : a column or label .* \(Expected delivery\)/);
});

test('on a fresh install offers the import and asks for the market, but nothing to export or delete', () => {
  const markup = markupOf({ state: 'empty', visits: [] }, 'data', []);
  expect(markup).toMatch(/<label class="button">Import<input [^>]*type="file"/);
  expect(markup).toContain('Market of an order export');
  expect(markup).not.toContain('Export shop file');
  expect(markup).not.toContain('aria-haspopup="dialog"');
  expect(markupOf(sampleView, 'data')).not.toContain('Market of an order export');
});

test('without a score says how many orders one needs, and why; without the market’s rule neither', () => {
  const noScore = (region: string, today: Assessment['today']): View => {
    const assessment = { ...sampleAssessment, eligible: { state: 'no-score' as const, delivered: 0, need: 0 }, today };
    return { ...sampleView, stored: { assessment: { ...assessment, region }, computedAt: '2026-07-01T16:00:02Z' } };
  };
  const { today } = sampleAssessment;
  const metrics = byUsMetric(() => ({ ...unknownMetric, state: 'not-scored' as const }));
  const counted = textOf(noScore('US', today));
  expect(counted).toMatch(/No score yet\. TikTok needs 30 .* No score is not a low score\. Why\?/);
  const alone = textOf(noScore('GB', { ...today, metrics }));
  expect(alone).toMatch(/No score yet No score is not a low score\. (?!Why)/);
  expect(alone, 'no table of nothing').not.toContain('Metrics Metric Value');
  const printed = byUsMetric((metric) => ({ ...today.metrics[metric]!, state: 'not-scored' as const }));
  expect(textOf(noScore('GB', { ...today, metrics: printed }))).toContain('Metrics Metric Value');
});

test('several shops can be chosen between, one cannot', () => {
  const other = { ...sampleView.shop, id: 'GB:1', sellerId: '1', region: 'GB', name: null };
  expect(markupOf(sampleView, 'now', [...shops, other])).toContain('<option value="GB:1">1 · GB</option>');
  expect(markupOf(sampleView)).not.toContain('<option value="US:');
});

test.each(DASHBOARD_PAGES)('%s never prints what only a program says', (page) => {
  expect(textOf(sampleView, page)).not.toMatch(/NaN|null|undefined|Infinity|\[object/);
});
