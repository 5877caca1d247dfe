import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#core/model/assessment';
import type { VisitRow } from '#storage/database';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAppealDetails, sampleFollowUp } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment, unknownMetric } from '#test/fixtures/sample-assessment';
import { sampleView, sampleVisit } from '#test/fixtures/sample-view';
import { byUsMetric } from '#test/fixtures/us-metrics';
import { driftReport } from '../components/notices';
import type { ShopView, View } from '../components/view';
import { headlineOf } from '../now/headline';
import { Now } from '../now/now';
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
    overall: { value: null, from: 'unknown', computed: null, estimate: null },
    dimensions: {
      product: { value: null, weight: 0.7, weightFrom: 'assumed' },
      fulfillment: { value: null, weight: 0.15, weightFrom: 'assumed' },
      service: { value: null, weight: 0.15, weightFrom: 'assumed' },
    },
    metrics: byUsMetric(() => unknownMetric),
    adjustments: [],
  },
  next: { day: '2026-07-02', overall: null, metrics: byUsMetric(() => null) },
  path: sampleAssessment.path.map(({ day }) => ({ day, mean: null, p05: null, p50: null, p95: null, agedOnly: null })),
  crossings: [],
  costs: [],
  calendar: [],
  appeals: { candidates: [], judged: [], tickets: [] },
  trackRecord: null,
});

const WITHOUT_FORMULA: Partial<Assessment> = {
  region: 'GB',
  today: {
    ...sampleAssessment.today,
    metrics: { NRR: { ...unknownMetric, state: 'not-scored' } },
  },
  knowledge: [],
  crossings: [],
  access: [],
  costs: [],
  calendar: [],
  appeals: { candidates: [], judged: [], tickets: [] },
  next: { day: '2026-07-02', overall: null, metrics: byUsMetric(() => null) },
};

describe('the popup', () => {
  test('says today as TikTok shows it, tomorrow in one sentence with its doubt, and what is at stake', () => {
    const text = textOf(sampleView);
    expect(text).toContain('Today 3.8 TikTok shows');
    expect(text).toContain('TikTok would show 3.8 · 9 in 10: 3.74–3.84');
    expect(text).toContain('0.3 above 3.5 · 12%: below it some day this week');
    expect(text).toContain('0.2 to 4.0');
    expect(text).toContain('Unlocks payout after 1 day');
  });

  test('counts the distance to a threshold from the score that it shows', () => {
    const placed = (overall: Partial<Assessment['today']['overall']>) => {
      const today = { ...sampleAssessment.today, overall: { ...sampleAssessment.today.overall, ...overall } };
      return textOf(withAssessment({ today }));
    };
    expect(placed({ value: 3.7, estimate: 3.66 })).toContain('0.2 above 3.5');
    expect(placed({ value: 3.5, estimate: 3.54 })).toContain('Close to 3.5: TikTok shows 3.5, our count is 3.54');
    expect(placed({ value: 3.66, from: 'computed' })).toContain('0.16 above 3.5');
  });

  test('says whether the shop is all right in the words of Now', () => {
    expect(textOf(sampleView)).toContain(headlineOf(sampleAssessment, []).text);
    expect(textOf(nothingKnown)).not.toContain(headlineOf(nothingKnown.stored!.assessment, []).text);
  });

  test('prints no interval that begins where it ends', () => {
    const sure = { mean: 5, p05: 4.9999, p50: 5, p95: 5 };
    const text = textOf(withAssessment({ next: { ...sampleAssessment.next, overall: sure } }));
    expect(text).toContain('TikTok would show 5.0 · hardly any doubt');
    expect(text).not.toContain('9 in 10: 5.00');
  });

  test('counts pages as read whole only where the assessment knows the whole of them', () => {
    const sources = { orders: 'whole', reviews: 'part', cases: 'none' } as const;
    const knowledge = (['orders', 'reviews', 'cases'] as const).map((source) => ({
      ...{ source, rows: 50, of: 2894, narrows: 0 },
      state: sources[source],
    }));
    const text = textOf(withAssessment({ knowledge }));
    expect(text).toContain('2 of 4 pages read in full');
    expect(text).toContain('Product ratings (opens in a new tab) 50 of 2,894 rows read so far');
  });

  test('does not say that nothing was read where a file brought a part', () => {
    const view = (state: 'part' | 'none') => {
      const orders = { source: 'orders' as const, rows: 9, of: null, narrows: 0, state };
      const { stored } = withAssessment({ ...nothingKnown.stored!.assessment, knowledge: [orders] });
      return textOf({ ...sampleView, stored, summary: { ...sampleView.summary, sources: [] } });
    };
    expect(view('none')).toContain('Nothing read yet');
    expect(view('part')).not.toContain('Nothing read yet');
  });

  test('says that what is not known is not known, prints no figure for it, and names the page to open', () => {
    const text = textOf(nothingKnown);
    expect(text).toContain('Today Not known');
    expect(text).toContain('To see tomorrow, open Shop Performance');
    expect(text).toContain('Chat dissatisfaction Not known –');
    expect(text).not.toMatch(/\b0\.0|\b0%/);
  });

  test('says of a metric whose list has been read whole that TikTok counts more, not that it was not read', () => {
    const knowledge = [{ source: 'cases' as const, state: 'whole' as const, rows: 9, of: 9, narrows: 0 }];
    const why = { state: 'part' as const, why: 'page-counts-more' as const, source: null };
    const costsKnown = { ...sampleAssessment.costsKnown, AHT: why };
    const text = textOf(withAssessment({ knowledge, costsKnown }));
    expect(text).toContain('After-sales handling time TikTok counts more than its pages show');
  });

  test('says never under a printed score that there is none to start from', () => {
    const { overall } = sampleAssessment.today;
    const text = textOf(
      withAssessment({
        next: { ...sampleAssessment.next, overall: null },
        knowledge: [{ source: 'orders', state: 'part', rows: 50, of: 120, narrows: 0 }],
      }),
    );
    expect(text).toContain(`Today ${overall.value} TikTok shows`);
    expect(text).toContain('To see tomorrow, open Manage orders (1 of 2 pages read)');
    expect(text).not.toMatch(/no score|projection/i);
  });

  test('promises no change of a metric of which only a part has been read', () => {
    const [row] = sampleAssessment.calendar;
    const textWith = (restsOn: 'whole' | 'part' | 'page') =>
      textOf(withAssessment({ calendar: [{ ...row!, restsOn }] }));
    expect(textWith('whole')).toContain('On-time delivery From Jul 3: +0.04, older orders count less');
    for (const restsOn of ['part', 'page'] as const) expect(textWith(restsOn)).not.toContain('From Jul 3');
  });

  test('says of a market without a formula that nothing is calculated, and offers nothing', () => {
    const text = textOf(withAssessment(WITHOUT_FORMULA));
    expect(text).toContain('TikTok has published no formula for GB');
    expect(text).not.toMatch(/Appeal:|Nothing to do|above 3|assumed/);
  });

  test('leads from an answer to the same answer in full', () => {
    const markup = renderToStaticMarkup(<Popup view={sampleView} now={NOW} refresh="done" />);
    expect(markup).toContain('href="/dashboard.html#why-overall"');
    expect(markup).toContain('href="/dashboard.html#why-next"');
  });

  test('takes no score for no score, not for a low one', () => {
    const text = textOf(withAssessment({ eligible: { state: 'no-score', delivered: 12, need: 30 } }));
    expect(text).toContain('No score yet TikTok needs 30 delivered orders in 90 days; 12 have been seen');
    expect(text).not.toContain('some day this week');
    const page = (source: 'orders' | 'reviews' | 'cases', state: 'whole' | 'none') => ({
      ...{ source, state, rows: null, of: null, narrows: 0 },
    });
    const noScore = (orders: 'whole' | 'none', others: 'whole' | 'none') =>
      textOf({
        ...withAssessment({
          ...nothingKnown.stored!.assessment,
          eligible: { state: 'no-score', delivered: 12, need: 30 },
          knowledge: [page('orders', orders), page('reviews', others), page('cases', others)],
        }),
      });
    expect(noScore('none', 'none'), 'the page to open next').toContain('Open Manage orders');
    expect(noScore('whole', 'none')).toContain('Open Product ratings');
    const all = noScore('whole', 'whole');
    expect(all).not.toMatch(/Open |Nothing to do|worth filing|not all been read/);
    expect(all.match(/No score yet/g), 'it is said once').toHaveLength(1);
    expect(all, 'of what is not known there is no line').not.toContain('After-sales handling time');
  });

  test('says no number of orders where nobody knows how many a score needs', () => {
    const text = textOf(withAssessment({ ...WITHOUT_FORMULA, eligible: { state: 'no-score', delivered: 0, need: 0 } }));
    expect(text).toContain('No score yet No score is not a low score.');
    expect(text).not.toContain('have been seen');
  });

  test('calls tomorrow’s score a count only where today’s could be counted', () => {
    const { today } = sampleView.stored!.assessment;
    const printed = { ...today, overall: { ...today.overall, computed: null } };
    expect(textOf(withAssessment({ today }))).toMatch(/Tomorrow \(Jul 2\) 3\.79 our count/);
    expect(textOf(withAssessment({ today: printed }))).toMatch(/Tomorrow \(Jul 2\) 3\.79 Expected/);
  });

  test('lets another shop be chosen where several are stored, and only there', () => {
    const other = { ...sampleView.shop, id: 'US:2', name: 'Other Shop' };
    const withShops = (all: (typeof other)[]) =>
      renderToStaticMarkup(<Popup view={sampleView} now={NOW} refresh="done" shops={{ all, choose: () => {} }} />);
    expect(withShops([sampleView.shop, other] as (typeof other)[])).toContain('US · Other Shop');
    expect(withShops([sampleView.shop] as (typeof other)[])).not.toContain('<select');
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

  test('calls nothing left to do only where no page would tell more, and says where appeals are not known', () => {
    const knowledge = [{ source: 'orders' as const, state: 'whole' as const, rows: 9, of: 9, narrows: 0 }];
    const none = { knowledge, appeals: { candidates: [], judged: [], tickets: [] } };
    expect(textOf(withAssessment(none))).toContain('No appeal is worth filing');
    const unread = { ...sampleView.summary, has: { ...sampleView.summary.has, problems: false }, sources: [] };
    const text = textOf({ ...withAssessment(none), summary: unread });
    expect(text).toContain('To see what can be appealed, open each metric’s diagnosis');
    const part = { ...none, knowledge: [{ ...knowledge[0]!, state: 'part' as const, narrows: 0.05 }] };
    expect(textOf(withAssessment(part))).toContain('Open Manage orders');
  });

  test('offers one thing: the best ticket with what it is worth and when, and leads to where it is prepared', () => {
    const text = textOf(withAssessment({ appealDetails: sampleAppealDetails }));
    expect(text).toContain('Appeal: Express orders · 12 orders');
    expect(text).toContain('+0.09 on Jul 8 if TikTok agrees; 60% that it does. That would lift you over 4.0');
    expect(text).not.toContain('Cancelled at the buyer');
    const markup = renderToStaticMarkup(<Popup view={sampleView} now={NOW} refresh="done" />);
    const { orderIds } = sampleAssessment.appeals.tickets[0]!;
    expect(markup).toContain(`href="/dashboard.html#prepare-OTDR-express-order-counted-${orderIds[0]}"`);
  });

  test('puts first what is overdue where that costs more than an appeal brings, as Now and the panel do', () => {
    const tickets = sampleAssessment.appeals.tickets.map((ticket) => ({ ...ticket, expected: 0.01 }));
    const assessment = { ...sampleAssessment, agenda: sampleAgenda, appeals: { ...sampleAssessment.appeals, tickets } };
    const first = '2 orders should have been handed to the carrier already';
    const shown = (element: ReactNode) =>
      renderToStaticMarkup(element)
        .replace(/^.*aria-label="Do first"/s, '')
        .slice(0, 400);
    expect(shown(<Popup view={withAssessment(assessment)} now={NOW} refresh="done" />)).toContain(first);
    expect(shown(<Now assessment={assessment} now={NOW} hasReadProblems />)).toContain(first);
  });

  test('offers no ticket that is worth nothing on the day it would be decided', () => {
    const tickets = sampleAssessment.appeals.tickets.map((ticket) => ({ ...ticket, gainAtDecision: 0.004 }));
    expect(textOf(withAssessment({ appeals: { ...sampleAssessment.appeals, tickets } }))).not.toContain('Appeal:');
  });

  test('counts the tickets whose decision is overdue, and leads to them', () => {
    expect(textOf(sampleView)).not.toContain('should have been decided');
    const appealDetails = {
      ...sampleAppealDetails,
      followUps: [sampleFollowUp, { ...sampleFollowUp, overdue: false }],
    };
    const late = withAssessment({ appealDetails });
    expect(textOf(late)).toContain('1 ticket should have been decided by now');
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
