import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#core/model/assessment';
import { byMetric } from '#core/model/metric';
import type { VisitRow } from '#storage/database';
import { sampleAppealDetails, sampleFollowUp } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment, unknownMetric } from '#test/fixtures/sample-assessment';
import { sampleView, sampleVisit } from '#test/fixtures/sample-view';
import { driftReport } from '../components/notices';
import type { ShopView, View } from '../components/view';
import { Popup } from './popup';

const NOW = new Date('2026-07-01T18:20:00Z');

/** What a person reads, tags left out. */
const textOf = (view: View, refresh: 'running' | 'done' | 'failed' = 'done'): string =>
  renderToStaticMarkup(<Popup view={view} now={NOW} refresh={refresh} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');

const withAssessment = (part: Partial<Assessment>): ShopView => ({
  ...sampleView,
  stored: { assessment: { ...sampleAssessment, ...part }, computedAt: '2026-07-01T16:00:02Z' },
});

const nothingKnown = withAssessment({
  eligible: { state: 'unknown', delivered: 0, need: 30 },
  today: {
    overall: { value: null, from: 'unknown', computed: null },
    dimensions: {
      product: { value: null, weight: 0.7, weightFrom: 'assumed' },
      fulfillment: { value: null, weight: 0.15, weightFrom: 'assumed' },
      service: { value: null, weight: 0.15, weightFrom: 'assumed' },
    },
    metrics: byMetric(() => unknownMetric),
    adjustments: [],
  },
  next: { day: '2026-07-02', overall: null, metrics: byMetric(() => null) },
  path: sampleAssessment.path.map(({ day }) => ({ day, mean: null, p05: null, p50: null, p95: null, agedOnly: null })),
  crossings: [],
  costs: [],
  calendar: [],
  appeals: { candidates: [], judged: [], tickets: [] },
  trackRecord: null,
});

describe('the popup', () => {
  test('says today as printed, the next day with its interval, and the likeliest crossing', () => {
    const text = textOf(sampleView);
    expect(text).toContain('Today 3.8 read from the page, computed 3.81');
    expect(text).toContain('Next, Jul 2 3.79 90% interval 3.74–3.84');
    expect(text).toContain('12% chance of falling below 3.5 within 7 days');
  });

  test('counts lists as read whole only where the assessment knows the whole of them', () => {
    const read = (state: 'none' | 'part' | 'whole') => ({
      source: 'orders' as const,
      state,
      rows: 50,
      of: 2894,
      narrows: 0,
    });
    const text = textOf(withAssessment({ knowledge: [read('whole'), read('part'), read('none')] }));
    expect(text).toContain('1 of 3 lists read whole');
    expect(text).not.toContain('complete');
  });

  test('says that what is not known is unknown, and prints no figure for it', () => {
    const text = textOf(nothingKnown);
    expect(text).toContain('Today Unknown');
    expect(text).toContain('Next, Jul 2 Unknown');
    expect(text).toContain('Chat dissatisfaction Unknown Unknown');
    expect(text).toContain('No projection yet');
    expect(text).not.toMatch(/\b0\.0|\b0%/);
  });

  test('says assumed of a weight that is assumed', () => {
    expect(textOf(sampleView)).toContain('Customer Service 3.70 × 15% (weight assumed)');
  });

  test('marks a metric that is only partly known', () => {
    expect(textOf(sampleView)).toContain('On-time delivery Partial 91.16% 3.10');
  });

  test('leads from an answer to the same answer in full', () => {
    const markup = renderToStaticMarkup(<Popup view={sampleView} now={NOW} refresh="done" />);
    expect(markup).toContain('href="/dashboard.html#why-overall"');
    expect(markup).toContain('href="/dashboard.html#why-next"');
  });

  test('takes no score for no score, not for a low one', () => {
    const text = textOf(withAssessment({ eligible: { state: 'no-score', delivered: 12, need: 30 } }));
    expect(text).toContain('12 of the 30 delivered orders needed');
    expect(text).not.toContain('Today 3.8');
  });

  test('says that figures are of an earlier day, once nothing newer is on its way', () => {
    const stale = withAssessment({ asOf: '2026-06-28' });
    expect(textOf(stale)).toContain('These figures are of Jun 28');
    expect(textOf(stale, 'running')).not.toContain('These figures are of');
    expect(textOf(sampleView)).not.toContain('These figures are of');
  });

  test('names a page that was refused and what was not understood, until it is read again', () => {
    expect(textOf(sampleView)).toContain('The Diagnosis › On-time delivery page changed');
    expect(textOf(sampleView)).toContain('(Expected delivery)');
    const readAgain = { ...sampleVisit, id: 3, page: 'diagnosis' as const, metric: 'OTDR' as const };
    expect(textOf({ ...sampleView, visits: [readAgain, ...sampleView.visits] })).not.toContain('page changed');
  });

  test('says of a refused page when it was read last, what is missing since, and offers a report of how it is built', () => {
    const before = { ...sampleVisit, id: 8, page: 'order-list' as const, at: '2026-06-30T16:00:00Z' };
    const refused: VisitRow = {
      ...before,
      id: 9,
      at: '2026-07-01T18:00:00Z',
      outcome: 'refused',
      rows: 0,
      locale: { region: 'US', language: 'en' },
      issues: [{ code: 'unknown-header', detail: 'no column “Order ID”; the page has “Order 577812345678901234”' }],
      structure: 'html\n  table',
    };
    const text = textOf({ ...sampleView, visits: [refused, before] });
    expect(text).toContain('The Manage orders page changed');
    expect(text).toMatch(/Last read on Jun 30.* New orders are missing/);
    expect(text).toContain('Copy report');
    expect(textOf({ ...sampleView, visits: [before] })).not.toContain('Copy report');
    const report = driftReport(refused);
    expect(report).toContain('market and language: US, en');
    expect(report).toContain('not understood: unknown-header, no column “Order ID”');
    expect(report.endsWith('html\n  table')).toBe(true);
    expect(report).not.toContain('5778');
  });

  test('before anything has been read, says which pages to open', () => {
    const markup = renderToStaticMarkup(<Popup view={{ state: 'empty', visits: [] }} now={NOW} refresh="done" />);
    expect(markup).toContain('Nothing has been read yet');
    expect(markup).toContain('https://seller-us.tiktok.com/health-center/experience-score');
    expect(markup).toContain('https://seller-us.tiktok.com/order?tab=all');
  });

  test('does not call a shop free of appeals whose diagnosis was never read', () => {
    const unread = {
      ...nothingKnown,
      summary: { counts: { ...sampleView.summary.counts, problems: 0 }, sources: [], health: null },
    };
    expect(textOf(unread)).toContain('What the platform counted has not been read yet');
    expect(textOf(nothingKnown)).toContain('Nothing found that is worth appealing');
  });

  test('offers the best ticket with what it is worth and when, and leads to where it is prepared', () => {
    const text = textOf(withAssessment({ appealDetails: sampleAppealDetails }));
    expect(text).toContain('Express orders +0.054 expected');
    expect(text).toContain('+0.090 if approved, 60% likely · decided and corrected by Jul 8');
    expect(text).toContain('Would lift the score over 4.0 Copy 12 order ids Prepare');
    const markup = renderToStaticMarkup(<Popup view={sampleView} now={NOW} refresh="done" />);
    const { orderIds } = sampleAssessment.appeals.tickets[0]!;
    expect(markup).toContain(`href="/dashboard.html#prepare-OTDR-express-order-counted-${orderIds[0]}"`);
  });

  test('counts the tickets whose decision is overdue, and leads to them', () => {
    expect(textOf(sampleView)).not.toContain('overdue');
    const appealDetails = {
      ...sampleAppealDetails,
      followUps: [sampleFollowUp, { ...sampleFollowUp, overdue: false }],
    };
    const late = withAssessment({ appealDetails });
    expect(textOf(late)).toContain('1 ticket overdue');
    expect(renderToStaticMarkup(<Popup view={late} now={NOW} refresh="done" />)).toContain(
      'href="/dashboard.html#follow-up"',
    );
  });

  test.each([
    ['full', sampleView],
    ['unknown', nothingKnown],
    ['unassessed', { ...sampleView, stored: undefined }],
    ['loading', { state: 'loading' } as const],
  ])('never prints what only a program says (%s)', (_, view) => {
    expect(textOf(view)).not.toMatch(/NaN|null|undefined|Infinity|\[object/);
  });
});
