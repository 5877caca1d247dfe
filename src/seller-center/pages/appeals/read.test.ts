// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable, visitSample } from '#test/fixtures/sample-page';

const ID = ['576812345678900001', '576812345678900002'];
const COLUMNS = {
  'Ticket ID': ['7399000441099900001', '7399001441099900001', '7399002441099900001'],
  Metric: ['按时送达率', '60-Day IM Dissatisfaction Rate', 'NRR'],
  'Appeal reason': ['Express order was counted', 'Rating belongs to the chatbot', '-'],
  Orders: [`<div>${ID[0]}</div><div>${ID[1]}</div>`, '7312345678901234567', '3 orders'],
  'Submitted time': ['Jun 20, 2026 3:04 PM', 'Jun 25, 2026', '06/28/2026'],
  Status: ['Under review', 'Approved', 'Waiting for the moon'],
};

const see = async (columns: Record<string, string[]>, around: (table: string) => string = (text) => text) =>
  (await visitSample(`<h1>Appeal Center</h1>${around(sampleTable(columns))}`, '/somewhere/appeals?shop_region=US'))!;
const total = (count: number) => (table: string) =>
  `${table}<div class="p-pagination"><span>Total ${count}</span></div>`;

describe('the Appeal Center', () => {
  test('is read by its captions', async () => {
    const visit = await see(COLUMNS, total(3));
    expect(visit).toMatchObject({ page: 'appeal-center', outcome: 'read', rows: 3 });
    expect(visit.facts.tickets).toMatchObject([
      {
        id: '7399000441099900001',
        metric: 'OTDR',
        reason: 'Express order was counted',
        orderIds: ID,
        chatIds: [],
        submittedAt: '2026-06-20T22:04:00Z',
        status: 'in-review',
        statusText: 'Under review',
      },
      {
        metric: 'IM_DSAT',
        orderIds: [],
        chatIds: ['7312345678901234567'],
        submittedAt: '2026-06-25',
        status: 'approved',
      },
      {
        metric: 'NRR',
        reason: null,
        orderIds: [],
        submittedAt: '2026-06-28',
        status: 'unknown',
        statusText: 'Waiting for the moon',
      },
    ]);
    // a number of orders names none of them
    expect(visit.issues).toEqual([
      { code: 'guessed-header', detail: '“Ticket ID”, “Metric”, “Orders”, “Submitted time”, “Status”' },
      { code: 'unknown-value', detail: 'Orders: cannot read “9 aaa…”' },
    ]);
    expect(visit.facts.coverage).toEqual([
      {
        source: 'tickets',
        from: '2026-06-20',
        to: '2026-07-01',
        readAt: '2026-07-01T16:00:00Z',
        rows: 3,
        expected: 3,
        complete: true,
      },
    ]);
  });

  test('is whole only with all that it announces, and under no tab', async () => {
    const complete = async (around: (table: string) => string) =>
      (await see(COLUMNS, around)).facts.coverage[0]!.complete;
    expect(await complete(total(3))).toBe(true);
    expect(await complete(total(4))).toBe(false);
    expect(await complete((text) => text)).toBe(false);
    const tab = (name: string) => (text: string) =>
      total(3)(`<div role="tab" aria-selected="true">${name}</div>${text}`);
    expect(await complete(tab('All'))).toBe(true);
    expect(await complete(tab('Approved'))).toBe(false);
  });

  test.each(['Ticket ID', 'Metric', 'Orders', 'Submitted time', 'Status'])(
    'without “%s” is refused, by name',
    async (gone) => {
      const visit = await see(
        Object.fromEntries(
          Object.entries(COLUMNS).map(([caption, cells]) => [caption === gone ? 'Renamed' : caption, cells]),
        ),
      );
      expect(visit).toMatchObject({
        outcome: 'refused',
        issues: [{ code: 'unknown-header' }],
        facts: { tickets: [] },
      });
    },
  );

  test('names no orders of a ticket where one of them has no text', async () => {
    const orders = async (cell: string) =>
      (await visitSample(
        `<h1>Appeal Center</h1>${sampleTable({ 'Ticket ID': ['7399000441099900001'], Metric: ['NRR'], Reason: ['Other'], Orders: [cell], Submitted: ['Jun 20, 2026'], Status: ['Approved'] })}`,
        '/x',
      ))!.facts.tickets[0]!.orderIds;
    const [one, other] = ['576812345678900001', '576812345678900002'];
    expect(await orders(`<div>${one}</div><div>${other}</div>`)).toEqual([one, other]);
    expect(await orders(`<span>${one}</span><br><span>${other}</span>`)).toEqual([one, other]);
    expect(await orders(`<div>${one}</div><div></div>`)).toEqual([]);
  });
});
