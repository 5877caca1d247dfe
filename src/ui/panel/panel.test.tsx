import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Assessment } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import type { OrderMark } from '#core/model/order-mark';
import { preparedTicket } from '#core/model/prepared-ticket';
import { checklistAt, costliestClock } from '#core/today/checklist';
import type { CurrentPage } from '#messages/current-page';
import type { LastVisit, PageSummary } from '#messages/panel-protocol';
import { sampleAgenda } from '#test/fixtures/sample-agenda';
import { sampleAppealDetails } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment, unknownMetric } from '#test/fixtures/sample-assessment';
import { Panel } from './panel';
import type { PanelActions } from './panel-actions';

const actions: PanelActions = {
  ...{ toggle: () => {}, showDashboard: () => {}, showSidePanel: () => {}, teaching: null },
  draft: () => new Promise<never>(() => {}),
};
const orders = (['costs', 'nothing', 'unknown'] as const).map(
  (state, at): OrderMark => ({
    orderId: `57681234567890000${at}`,
    state,
    costs: state === 'costs' ? [{ metric: 'NRR', points: -0.03, leavesOn: '2026-08-01' }] : [],
    ...{ appeal: null, prepared: null, delivery: null, check: null, answerBy: null },
  }),
);
interface Seen {
  assessment?: Partial<Assessment>;
  here?: CurrentPage;
  visit?: LastVisit;
  preparedTickets?: PageSummary['preparedTickets'];
  clock?: CheckItem;
  checks?: PageSummary['checks'];
  pageChecks?: PageSummary['pageChecks'];
  open?: boolean;
  teaching?: PanelActions['teaching'];
}
const markupOf = (some: readonly OrderMark[], seen: Seen = {}): string => {
  const {
    here = { page: 'order-list', metric: null },
    visit = null,
    preparedTickets = [],
    checks = [],
    open = true,
  } = seen;
  const assessment = { ...sampleAssessment, ...seen.assessment };
  const summary = {
    shopId: 'US:1',
    clock: seen.clock ?? null,
    assessment,
    orders: [...some],
    checks,
    pageChecks: seen.pageChecks ?? [],
    stakes: [],
    preparedTickets,
  };
  const state = { here, content: { state: 'answered' as const, visit, summary }, orders: some, shop: null, open };
  return renderToStaticMarkup(<Panel state={state} actions={{ ...actions, teaching: seen.teaching ?? null }} />);
};
const textOf = (some: readonly OrderMark[], seen?: Seen): string =>
  markupOf(some, seen)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('tells apart what costs, what is known to cost nothing, and what is not known', () => {
  const all = textOf(orders);
  expect(all).toContain('1 of 3 orders here costs points');
  expect(all).toContain('Known to cost nothing: 1 order.');
  expect(all).toContain('Not known yet: 1 order.');
  expect(textOf(orders.slice(2))).toContain('What these cost is not known yet');
  expect(textOf(orders.slice(1))).not.toMatch(/none of|What these cost|orders? here/);
  expect(textOf(orders.slice(1, 2))).toContain('this order costs no points');
});

test('calls costs those of a part only beside orders that cost, and of a list that was not read whole', () => {
  const costs = [{ ...sampleAssessment.costs[0]!, metric: 'NRR' as const, restsOn: 'page' as const }];
  const seenWith = (state: 'whole' | 'part') => {
    const knowledge = [{ source: 'reviews' as const, state, rows: 50, of: 90, narrows: 0 }];
    return { assessment: { costs, knowledge } };
  };
  const said = 'Only a part of your orders has been read';
  expect(textOf(orders, seenWith('part'))).toContain(said);
  expect(textOf(orders, seenWith('whole'))).not.toContain(said);
  expect(textOf(orders.slice(1, 2), seenWith('part'))).not.toContain(said);
});

test('offers one primary action, which is to teach the page where that was not understood', () => {
  const issues = [{ code: 'unknown-header' as const, detail: '' }];
  const visit = { outcome: 'refused' as const, rows: 0, at: '2026-07-01T18:00:00Z', issues };
  const unused = () => new Promise<never>(() => {});
  const teaching = { describe: unused, tryOut: unused, teach: unused };
  for (const page of ['score', 'appeal-center'] as const)
    for (const outcome of ['read', 'refused'] as const) {
      const markup = markupOf([], { here: { page, metric: null }, visit: { ...visit, outcome }, teaching });
      const primary = [...markup.matchAll(/class="[^"]*primary[^"]*"[^>]*>([^<]*)/g)].map(([, text]) => text);
      expect(primary, `${page} ${outcome}`).toEqual([outcome === 'refused' ? 'Teach this page' : 'Prepare the ticket']);
    }
});

test('says nothing of orders of a page that was refused, of a market without a formula, or of a shop without a score', () => {
  const visit: LastVisit = { outcome: 'refused', rows: 0, at: '2026-07-01T18:00:00Z', issues: [] };
  const said = /orders? here|Known to cost nothing|Not known yet/;
  expect(textOf([], { visit })).not.toMatch(said);
  const today = { ...sampleAssessment.today, metrics: { NRR: { ...unknownMetric, state: 'not-scored' as const } } };
  const noFormula = textOf(orders.slice(2), { assessment: { region: 'GB', today } });
  expect(noFormula).toContain('TikTok has published no formula for GB, so no order can be given a cost');
  expect(noFormula).not.toMatch(said);
  const eligible = { state: 'no-score' as const, delivered: 12, need: 30 };
  const noScore = textOf(orders.slice(2), { assessment: { eligible } });
  expect(noScore).toContain('No score yet, so no order costs points');
  expect(noScore).not.toMatch(said);
});

test('offers and counts only what is worth filing', () => {
  const { appeals } = sampleAssessment;
  const here: CurrentPage = { page: 'diagnosis', metric: 'OTDR' };
  expect(textOf(orders, { here })).toContain('Appeal: Express orders');
  const worthless = appeals.tickets.map((ticket) => ({ ...ticket, gainAtDecision: 0.0049 }));
  expect(textOf(orders, { here, assessment: { appeals: { ...appeals, tickets: worthless } } })).not.toContain(
    'Appeal:',
  );
  const acted = /1 order on this page can be acted on/;
  expect(textOf(orders, { open: false })).not.toMatch(acted);
  const appeal: OrderMark['appeal'] = { metric: 'OTDR', ground: 'express-order-counted', against: [] };
  expect(textOf([{ ...orders[0]!, appeal }, ...orders], { open: false })).toMatch(acted);
});

test('offers the ids of a ticket only beside a list of its metric, and names it as another’s elsewhere', () => {
  const [ticket] = sampleAssessment.appeals.tickets;
  const listed = [{ ...orders[1]!, orderId: ticket!.orderIds[0]! }];
  const others = orders.map((order, at) => ({ ...order, orderId: `57681234567890005${at}` }));
  const on = (page: CurrentPage['page'], metric: CurrentPage['metric'], some = others) =>
    textOf(some, { here: { page, metric } });
  expect(on('diagnosis', 'OTDR')).toContain('Copy 12 order ids');
  expect(on('diagnosis', 'NBFR')).not.toContain('Appeal:');
  expect(on('order-list', null)).not.toContain('Appeal:');
  for (const elsewhere of [on('order-list', null, listed), on('appeal-center', null, [])]) {
    expect(elsewhere).toMatch(/Appeal: Express orders .*On-Time Delivery Rate Prepare the ticket/);
    expect(elsewhere).not.toContain('Copy');
  }
});

test('lists what costs most first, and beside the form what can be appealed', () => {
  const costing = (id: string, points: number): OrderMark => ({
    ...orders[0]!,
    orderId: id,
    costs: [{ metric: 'SFCR', points, leavesOn: '2026-08-01' }],
  });
  const small: OrderMark = {
    ...costing('576812345678900021', -0.01),
    appeal: { metric: 'SFCR', ground: 'unpaid-order-counted', against: [] },
  };
  const some = [small, costing('576812345678900022', -0.04)];
  const shown = (page: CurrentPage['page']) =>
    textOf(some, { here: { page, metric: page === 'diagnosis' ? 'SFCR' : null } }).match(/…90002\d/g);
  expect(shown('diagnosis')).toEqual(['…900022', '…900021']);
  expect(shown('appeal-center')).toEqual(['…900021', '…900022']);
});

test('names on the list of orders those that Now lists, with the ids of what stands on other pages', () => {
  const waiting: OrderMark = { ...orders[1]!, check: 'ship-overdue' };
  const checks = [{ check: 'ship-overdue' as const, orderIds: [waiting.orderId, '576812345678900099'] }];
  const said = textOf([orders[0]!, waiting], { checks });
  expect(said).toContain('2 orders should have been handed to the carrier already; on this page: 1 Copy 2 order ids');
  expect(said).toMatch(/…900001 hand over now.*…900000/);
  const all = textOf([waiting], { checks: [{ ...checks[0]!, orderIds: [waiting.orderId] }] });
  expect(all).toContain('1 order should');
  expect(all).not.toContain('Copy');
});

test('answers beside a page without orders what the checks of the day found there', () => {
  const checks = checklistAt(sampleAgenda, 'US', '2026-07-01T18:20:00Z');
  const on = (page: CurrentPage['page'], code: CheckItem['code'], part: Partial<CheckItem> = {}) =>
    textOf([], {
      here: { page, metric: null },
      pageChecks: checks.filter((item) => item.code === code).map((item) => ({ ...item, ...part })),
    });
  expect(on('products', 'stock')).toMatch(/What runs out, or comes back\?.*less than 7 days of stock .*p2 · none left/);
  expect(on('products', 'stock', { state: 'clear' })).toContain('None found: products running out');
  expect(on('products', 'stock', { state: 'unknown' })).toContain('Not known yet: products running out');
  expect(on('service', 'chats')).toContain('97% were answered within 24 hours when last read');
  expect(on('products', 'stock')).toContain('Nothing on Manage products costs points by itself.');
});

test('copies the ids of one ticket at a time, and none that a fact speaks against', () => {
  const offered = (at: number, metric: 'OTDR' | 'SFCR', ground: string, against: string[] = []): OrderMark => ({
    ...orders[0]!,
    orderId: `57681234567890001${at}`,
    appeal: { metric, ground, against },
  });
  const bought = 'buyer-requested-cancellation-counted';
  const two = [offered(0, 'SFCR', bought), offered(1, 'SFCR', bought)];
  const doubtful = offered(3, 'SFCR', 'tiktok-fulfilled-cancellation-counted', ['out-of-stock']);
  const said = textOf([...two, offered(2, 'SFCR', 'unpaid-order-counted'), doubtful]);
  expect(said).toMatch(/Copy 2 order ids to appeal: Cancelled at the buyer’s request/);
  expect(said).toMatch(/Copy 1 order id to appeal: /);
  expect(said).not.toMatch(/Copy [34] order ids/);
  expect(said).toContain('Cancelled while fulfilled by TikTok: Speaks against it: it was cancelled for “Out of stock”');
  expect(textOf([doubtful])).not.toContain('to appeal');
  expect(textOf([doubtful], { open: false })).not.toContain('can be acted on');
});

test('beside the form it warns of what speaks against the ticket', () => {
  const { metric, ground, orderId } = sampleAssessment.appeals.candidates[12]!;
  const open = (id: string) =>
    z.parse(preparedTicket, { id: 'p1', preparedOn: '2026-07-01', metric, ground, orderIds: [id] });
  const here = { page: 'appeal-center', metric: null } as const;
  const warned = textOf([], { here, preparedTickets: [{ ticket: open(orderId!), evidence: [] }] });
  expect(warned).toContain(`${orderId}: Speaks against it:`);
  expect(textOf([], { here, preparedTickets: [{ ticket: open('1'), evidence: [] }] })).not.toContain('Speaks against');
});

test('names the reasons that the form offers for a ticket, not those of old tickets', () => {
  const ticket = z.parse(preparedTicket, {
    ...{ id: 't1', metric: 'OTDR', ground: 'express-order-counted', orderIds: ['1'] },
    ...{ preparedOn: '2026-07-01', approvalChance: 0.5 },
  });
  const step = (offeredOn: string | null) => {
    const reason = { metric: 'OTDR' as const, grounds: ['express-order-counted'], tickets: 1, offeredOn };
    const reasons = ['Express shipping', 'Fast lane'].map((text) => ({ ...reason, text }));
    const appealDetails = { ...sampleAppealDetails, reasons };
    const here: CurrentPage = { page: 'appeal-center', metric: null };
    return textOf([], { here, assessment: { appealDetails }, preparedTickets: [{ ticket, evidence: [] }] });
  };
  expect(step('2026-06-30')).toContain('Choose the reason “Express shipping” or “Fast lane”');
  expect(step(null)).not.toContain('Express shipping');
});

test('beside the score, what is overdue comes first where it costs more than an appeal brings', () => {
  const clock = costliestClock(checklistAt(sampleAgenda, 'US', '2026-07-01T18:20:00Z'))!;
  const here = { page: 'score', metric: null } as const;
  const tickets = sampleAssessment.appeals.tickets.map((ticket) => ({ ...ticket, expected: 0.01 }));
  const assessment = { appeals: { ...sampleAssessment.appeals, tickets } };
  const text = textOf([], { here, clock, assessment });
  expect(text).toContain('2 orders should have been handed to the carrier already');
  expect(text).toMatch(/already .*Then the appeal “Express orders”/);
});
