// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable, visitSample } from '#test/fixtures/sample-page';

const CASE = ['4035000000000000001', '4035000000000000002'] as const;
const ORDER = ['576812345678900001', '576812345678900002'] as const;
const BASE: Record<string, string[]> = {
  'Order ID': [ORDER[0]],
  'Return Order ID': [CASE[0]],
  'Time Requested': ['06/20/2026 3:04:00 PM'],
};
const see = async (columns: Record<string, string[]>, around = '', path = '/order/return?tab=all') =>
  (await visitSample(`${around}<div>${sampleTable(columns)}</div>`, path))!;
const only = async (columns: Record<string, string[]>) => (await see({ ...BASE, ...columns })).facts.cases[0]!;

describe('the list of returns', () => {
  test('is read by its captions, without the buyer', async () => {
    const visit = await see({
      'Buyer Username': ['Buyer 0001'],
      ...BASE,
      'Return Type': ['Return and Refund'],
      'Return Reason': ['Defective item'],
      'Return Status': ['To process'],
      'Buyer Note': ['Buyer 0001 says: No longer needed'],
    });
    expect(visit).toMatchObject({ page: 'returns', outcome: 'read', rows: 1, issues: [] });
    expect(visit.facts.cases).toMatchObject([
      {
        id: CASE[0],
        orderId: ORDER[0],
        type: 'return-refund',
        reason: 'Defective item',
        requestedAt: '2026-06-20T22:04:00Z',
        status: 'open',
        statusText: 'To process',
        approveHours: null,
        firstSeen: '2026-07-01T16:00:00Z',
      },
    ]);
    expect(JSON.stringify(visit)).not.toContain('Buyer');
  });

  test.each([
    ['Return Type', 'Refund only', { type: 'refund' }],
    ['Return Type', 'Exchange', { type: 'replacement' }],
    ['Return Type', 'Something new', { type: null }],
    ['Return Status', 'Refund rejected', { status: 'rejected' }],
    ['Return Status', 'Canceled', { status: 'cancelled' }],
    ['Return Status', 'Waiting for the moon', { status: 'unknown', statusText: 'Waiting for the moon' }],
    ['Return Reason', '--', { reason: null }],
    ['Respond by', '06/24/2026 3:04:00 PM', { respondBy: '2026-06-24T22:04:00Z' }],
    ['Response deadline', 'Jun 24, 2026', { respondBy: '2026-06-24' }],
    ['Respond by', '23 hours left', { respondBy: '2026-07-02T15:00:00Z' }],
    ['Respond by', '1 day 2 h 5 min remaining', { respondBy: '2026-07-02T18:05:00Z' }],
    ['Respond by', '23:15:09 left', { respondBy: '2026-07-02T15:15:00Z' }],
    ['Respond by', 'in 2 days', { respondBy: '2026-07-03' }],
    ['Respond by', 'Within 24 hours', { respondBy: null }],
    ['Respond by', '23:15:09', { respondBy: null }],
  ])('with the %s “%s”', async (caption, text, expected) => {
    expect(await only({ [caption]: [text] })).toMatchObject(expected);
  });

  test.each(['Order ID', 'Return Order ID', 'Time Requested'])('without “%s” is refused by name', async (gone) => {
    const visit = await see(Object.fromEntries(Object.entries(BASE).filter(([caption]) => caption !== gone)));
    expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
    expect(visit.issues[0]!.detail).toContain(`“${gone}”`);
  });

  test('leaves out a row with the same id for order and request', async () => {
    const two = {
      'Order ID': [...ORDER],
      'Return Order ID': [CASE[0], ORDER[1]],
      'Time Requested': ['Jun 2, 2026', 'Jun 3, 2026'],
    };
    expect((await see(two)).facts.cases.map(({ id }) => id)).toEqual([CASE[0]]);
  });

  test('is whole under the tab that shows all, and nowhere else', async () => {
    const total = '<div class="core-pagination"><div class="core-pagination-total-text">Total 1</div></div>';
    const coverage = async (around: string, path?: string) => (await see(BASE, total + around, path)).facts.coverage;
    expect(await coverage('')).toMatchObject([
      { source: 'cases', from: '2026-06-20', to: '2026-06-30', rows: 1, expected: 1, complete: true },
    ]);
    expect(await coverage('<div role="tab" aria-selected="true">Awaiting Action</div>')).toMatchObject([
      { complete: false },
    ]);
    expect(await coverage('<input value="5768">')).toMatchObject([{ complete: false }]);
    expect(await coverage('', '/order/return?search_numbers=1')).toMatchObject([{ complete: false }]);
    expect(await coverage('', '/order/return?tab=100')).toMatchObject([{ complete: false }]);
    const all = '<div role="tab" aria-selected="true">All</div>';
    expect(await coverage(all, '/order/return?tab=100')).toMatchObject([{ complete: true }]);
  });

  const card = (id: string, order: string, more = '') =>
    `<div class="sc-a"><span>Return ID: ${id}</span><i>Order ID</i><i>${order}</i><p>Time Requested: Jun 20, 2026</p>${more}</div>`;
  const cards = async (...all: string[]) =>
    (await visitSample(`<main><section>${all.join('')}</section></main>`, '/order/return?tab=all'))!;

  test('is read in Card view by its captions alone', async () => {
    const said =
      '<b>Return Type</b><b>Refund only</b><p>Return Status: Completed</p><p>Return Reason: Defective item</p>';
    const visit = await cards(
      card(CASE[0], ORDER[0], `${said}<p>No longer needed</p><p>To process</p>`),
      card(CASE[1], ORDER[1]),
    );
    expect(visit).toMatchObject({ outcome: 'read', rows: 2, strategy: 'cards by return order id', issues: [] });
    expect(visit.facts.cases).toMatchObject([
      {
        ...{ id: CASE[0], orderId: ORDER[0], type: 'refund', reason: 'Defective item', status: 'completed' },
        requestedAt: '2026-06-20',
      },
      { id: CASE[1], orderId: ORDER[1], type: null, reason: null, status: null },
    ]);
    expect(visit.facts.coverage).toMatchObject([{ source: 'cases', rows: 2, complete: false }]);
  });

  test('in Card view uses the time zone that a caption gives', async () => {
    const visit = await cards(
      card(CASE[0], ORDER[0]).replace(/Time Requested:[^<]*/, 'Time Requested (UTC): Jun 20, 2026 3:04 PM'),
      card(CASE[1], ORDER[1]).replace(/Time Requested:[^<]*/, 'Time Requested: Jun 20, 2026 3:04 PM'),
    );
    expect(visit.facts.cases.map(({ requestedAt }) => requestedAt)).toEqual([
      '2026-06-20T15:04:00Z',
      '2026-06-20T22:04:00Z',
    ]);
  });

  test('in Card view ignores repeated captions, and leaves out a card without an order', async () => {
    const note = '<p>Return Reason: Defective item</p><p>Return Reason: No longer needed</p>';
    const visit = await cards(card(CASE[0], ORDER[0], note), card(CASE[1], '***'));
    expect(visit.facts.cases).toMatchObject([{ id: CASE[0], reason: null }]);
    expect(visit.issues).toMatchObject([{ code: 'unknown-value' }]);
    const empty = '<dl><div><dt>Return Status</dt><dd></dd></div><div><dt>Buyer Note</dt><dd>ring</dd></div></dl>';
    expect((await cards(card(CASE[0], ORDER[0], empty), card(CASE[1], ORDER[1]))).facts.cases[0]).toMatchObject({
      status: null,
    });
    expect(await cards(card(CASE[0], ORDER[0])), 'nobody knows where a lone card ends').toMatchObject({
      outcome: 'refused',
    });
  });

  test('that announces requests and shows none is refused', async () => {
    const none = Object.fromEntries(Object.keys(BASE).map((caption) => [caption, [] as string[]]));
    expect(await see(none, '<p>Total: 3 requests</p>')).toMatchObject({ issues: [{ code: 'no-rows' }] });
  });
});
