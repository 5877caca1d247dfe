// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { taughtKey } from '#core/model/taught-kind';
import type { TaughtText } from '#core/model/taught-text';
import { parsePage, SAMPLE_AT, sampleTable } from '#test/fixtures/sample-page';
import {
  bodyOf,
  type Columns,
  column,
  IDS,
  ORDERS,
  pageOf,
  pairsOf,
  SHOP,
  swapTexts,
  teachLabels,
  visit,
  word,
} from '#test/fixtures/taught-page';
import { makeReaders } from '../read-page';

const APPEAL = new URL('https://seller-us.tiktok.com/health-center/experience-score/appeal?new=1');
const FORM = `<h1>Submit new appeal</h1><main>
  <div class="p-form-item"><label>Metric</label><div role="combobox"><span class="p-select-view-value-mirror">Select</span><span class="p-select-view-value">On-Time Delivery Rate</span></div></div>
  <div class="p-form-item"><label>Appeal reason</label><div role="radiogroup">
    <label class="p-radio">Verzug des Zustellers</label><label class="p-radio">Sonstiges</label></div></div></main>`;

test('reasons that the form of an appeal offers are asked for its metric, and their grounds come with them', async () => {
  const page = parsePage(`<html lang="de"><body>${FORM}</body></html>`);
  const asked = (await makeReaders([]).describePage(page, APPEAL, SHOP, SAMPLE_AT))!;
  expect(asked.texts.map(({ looks, text, metric, known, guess }) => [looks, text, metric, known ?? guess])).toEqual([
    ['label', 'Submit new appeal', null, 'form'],
    ['label', 'Metric', null, 'metric'],
    ['label', 'Appeal reason', null, 'reason'],
    ['word', 'Verzug des Zustellers', 'OTDR', null],
    ['word', 'Sonstiges', 'OTDR', null],
  ]);
  expect(asked.meanings.reason).toContain('carrier-delay');
  const meant = (text: string, meaning: string | null): TaughtText => ({
    ...{ page: 'appeal-center', metric: 'OTDR', region: 'US', language: 'de', kind: 'word', field: 'reason' },
    ...{ text, meaning, before: null, behind: null, taughtAt: SAMPLE_AT },
  });
  const taught = [meant('Verzug des Zustellers', 'carrier-delay'), meant('Sonstiges', null)];
  const read = (await visit(page, taught, APPEAL))!;
  expect(read.facts.offeredReasons).toMatchObject([
    { metric: 'OTDR', taughtGrounds: { 'Verzug des Zustellers': 'carrier-delay', Sonstiges: null } },
  ]);
  expect(read.taught).toEqual(taught.map(taughtKey));
  // the same words say nothing of another metric
  const other = taught.map((one) => ({ ...one, metric: 'SFCR' }) as TaughtText);
  expect((await visit(page, other, APPEAL))!.facts.offeredReasons[0]!.taughtGrounds).toBeUndefined();
});

test('a form of an appeal of which nothing is known is taught: its title, its choices, the metric and its reasons', async () => {
  const strange = FORM.replace('Submit new appeal', 'Einspruch einlegen')
    .replace('>Metric<', '>Kennzahl<')
    .replace('Appeal reason', 'Warum')
    .replace('On-Time Delivery Rate', 'Pünktlichkeit');
  const page = bodyOf(strange);
  expect(await visit(page, [], APPEAL)).toMatchObject({ page: 'appeal-center', outcome: 'refused' });
  const { asked, taught } = await teachLabels(page, APPEAL, {
    'Einspruch einlegen': 'form',
    Kennzahl: 'metric',
    Warum: 'reason',
  });
  expect(
    asked.fields.some(({ isRequired }) => isRequired),
    'a form has no columns',
  ).toBe(false);
  const readers = makeReaders([]);
  const tryOut = (texts: readonly TaughtText[]) => readers.tryOut(page, APPEAL, SHOP, SAMPLE_AT, texts);
  const first = await tryOut(taught);
  expect(first).toMatchObject({ isRead: true, rows: 2, words: [{ field: 'metric', text: 'Pünktlichkeit' }] });
  expect(first.meanings.metric).toContain('OTDR');
  const metric: TaughtText = {
    ...{ page: 'appeal-center', metric: null, region: 'US', language: 'de', kind: 'word', field: 'metric' },
    ...{ text: 'Pünktlichkeit', meaning: 'OTDR', before: null, behind: null, taughtAt: SAMPLE_AT },
  };
  const all = [...taught, metric];
  expect((await tryOut(all)).words).toMatchObject([
    { field: 'reason', text: 'Verzug des Zustellers', metric: 'OTDR' },
    { field: 'reason', text: 'Sonstiges', metric: 'OTDR' },
  ]);
  const read = (await visit(page, all, APPEAL))!;
  expect(read).toMatchObject({ outcome: 'read', issues: [], taught: expect.arrayContaining(all.map(taughtKey)) });
  expect(read.facts.offeredReasons).toMatchObject([{ metric: 'OTDR', language: 'de', reasons: expect.any(Array) }]);
  expect(read.outdated ?? []).toEqual([]);
  const swapped = bodyOf(swapTexts(strange, 'Kennzahl', 'Warum'));
  expect(await visit(swapped, all, APPEAL)).toMatchObject({ outcome: 'refused', facts: { offeredReasons: [] } });
});

const TICKET = {
  'Ticket ID': ['7399000441099900001'],
  Metric: ['On-Time Delivery Rate'],
  Orders: [IDS[0]!],
  'Submitted time': ['Jun 20, 2026'],
  Status: ['Approved'],
};
const tickets = (columns: Columns) => bodyOf(`<h1>Appeal Center</h1>${sampleTable(columns)}`);

test('what invites to a choice is no metric that was chosen', async () => {
  const open = '<span class="p-select-view-value" style="display: none">Wählen</span>';
  const page = bodyOf(FORM.replace('<span class="p-select-view-value">On-Time Delivery Rate</span>', open));
  expect((await makeReaders([]).describePage(page, APPEAL, SHOP, SAMPLE_AT))!.texts.map(({ text }) => text)).toEqual([
    ...['Submit new appeal', 'Metric', 'Appeal reason'],
  ]);
});

test('a list that is recognised by guessed captions says so, until the seller confirms or corrects them', async () => {
  const guessed = (await visit(tickets(TICKET), [], APPEAL))!;
  expect(guessed).toMatchObject({ outcome: 'read', rows: 1, issues: [{ code: 'guessed-header' }] });
  expect(guessed.issues[0]!.detail).toContain('“Ticket ID”');
  const { texts } = (await makeReaders([]).describePage(tickets(TICKET), APPEAL, SHOP, SAMPLE_AT))!;
  expect(texts.map(({ known, guess }) => [known, guess])).toEqual(
    ['id', 'metric', 'orders', 'submittedAt', 'status'].map((field) => [null, field]),
  );
  const meant = Object.fromEntries(texts.map(({ text, guess }) => [text, guess!]));
  const { taught } = await teachLabels(tickets(TICKET), APPEAL, meant);
  expect(await visit(tickets(TICKET), taught, APPEAL)).toMatchObject({ outcome: 'read', issues: [] });
  // what the seller says of a guessed caption counts, and what nobody guesses any more is missing
  const { taught: corrected } = await teachLabels(tickets(TICKET), APPEAL, { ...meant, 'Submitted time': 'decidedAt' });
  expect(await visit(tickets(TICKET), corrected, APPEAL)).toMatchObject({
    outcome: 'refused',
    issues: [{ code: 'unknown-header', detail: expect.stringContaining('no column “Submitted”') }],
  });
});

test('a guessed caption gives way to a sourced one, and to one that was taught', async () => {
  const orders = (columns: Columns) =>
    pageOf({ 'Order ID': IDS.slice(0, 1), ...columns, 'Created time': ['Jun 20, 2026'] }, 'en');
  const seen = async (columns: Columns, taught: readonly TaughtText[] = []) => (await visit(orders(columns), taught))!;
  const both = await seen({ Status: ['Completed'], 'Order status': ['In transit'] });
  expect(both).toMatchObject({ issues: [], facts: { orders: [{ status: 'in-transit' }] } });
  expect(await seen({ Status: ['Completed'] })).toMatchObject({
    issues: [{ code: 'guessed-header', detail: '“Status”' }],
  });
  const english: TaughtText = { ...column('Where', 'status'), language: 'en', before: null, behind: null };
  const taught = await seen({ Status: ['Completed'], Where: ['In transit'] }, [english]);
  expect(taught).toMatchObject({ issues: [], facts: { orders: [{ status: 'in-transit' }] } });
});

const ORDER_CARDS = `<table class="listTableContainer-a1"><tbody>${IDS.slice(0, 2)
  .map(
    (
      id,
    ) => `<tr><td colspan="3"><span>Käufer: Ada L.</span><span>Erstellt am: Jun 20, 2026</span><span>Bestell-Nr.: ${id}</span></td></tr>
    <tr><td><p>Seller SKU: A</p><p>× 1</p></td><td><p>Zustand: Unterwegs</p><p>Lieferfrist: Jun 29, 2026</p></td></tr><tr><td colspan="3"></td></tr>`,
  )
  .join('')}</tbody></table>`;
const ORDER_LABELS = {
  'Bestell-Nr.': 'orderId',
  'Erstellt am': 'placedAt',
  Zustand: 'status',
  Lieferfrist: 'deliverBy',
};

test('the labels of an order list in Card view are taught, and the words behind them', async () => {
  const page = bodyOf(ORDER_CARDS);
  expect(await visit(page, [])).toMatchObject({ outcome: 'refused' });
  const { asked, taught } = await teachLabels(page, ORDERS, ORDER_LABELS);
  expect(asked.texts.find(({ text }) => text === 'Käufer')).toMatchObject({ isPersonal: true, examples: [] });
  const all = [...taught, word('Unterwegs', 'status', 'in-transit')];
  const read = (await visit(page, all))!;
  expect(read).toMatchObject({ outcome: 'read', rows: 2, taught: expect.arrayContaining(all.map(taughtKey)) });
  expect(read.facts.orders).toMatchObject(
    IDS.slice(0, 2).map((id) => ({ id, status: 'in-transit', placedAt: '2026-06-20', deliverBy: '2026-06-29' })),
  );
  expect(JSON.stringify(read)).not.toContain('Ada');
  const changed = bodyOf(swapTexts(ORDER_CARDS, 'Erstellt am', 'Lieferfrist'));
  expect(await visit(changed, all)).toMatchObject({ outcome: 'refused', facts: { orders: [] } });
});

const DETAIL = new URL(`https://seller-us.tiktok.com/order/detail?order_no=${IDS[0]}`);
const DETAIL_BODY = `<dl><dt>Bestell-Nr.</dt><dd>${IDS[0]}</dd><dt>Zustand</dt><dd>Zugestellt</dd>
  <dt>Erstellt am</dt><dd>Jun 20, 2026</dd><dt>Lieferfrist</dt><dd>Jun 29, 2026</dd>
  <dt>Angekommen am</dt><dd>Jun 24, 2026</dd><dt>Empfänger</dt><dd>Ada L.</dd></dl>`;

test('the labels of the page of one order are taught; its words mean what they mean in the list', async () => {
  const page = bodyOf(DETAIL_BODY);
  expect(await visit(page, [], DETAIL)).toMatchObject({ outcome: 'refused' });
  const meant = { ...ORDER_LABELS, 'Angekommen am': 'deliveredAt' };
  const { asked, taught } = await teachLabels(page, DETAIL, meant);
  expect(asked.texts.find(({ text }) => text === 'Empfänger')).toMatchObject({ isPersonal: true, examples: [] });
  const read = (await visit(page, [...taught, word('Zugestellt', 'status', 'delivered')], DETAIL))!;
  expect(read).toMatchObject({ page: 'order-detail', outcome: 'read', issues: [] });
  const expected = { placedAt: '2026-06-20', deliverBy: '2026-06-29', deliveredAt: '2026-06-24' };
  expect(read.facts.orders).toMatchObject([{ id: IDS[0], status: 'delivered', ...expected }]);
  expect(JSON.stringify(read)).not.toContain('Ada');
  for (const [a, b] of pairsOf(Object.keys(meant)))
    expect(await visit(bodyOf(swapTexts(DETAIL_BODY, a, b)), taught, DETAIL), `${a} and ${b}`).toMatchObject({
      outcome: 'refused',
      facts: { orders: [] },
    });
});

const RATINGS = new URL('https://seller-us.tiktok.com/product/rating');
const ratingCard = (id: string) => `<div class="ratingListItem-a1"><div><span>Artikel: 1729388000842743919</span>
  <span>Bestell-Nr.: ${id}</span></div><div class="ratingStar-c3">${'<svg class="activeStar-a1"></svg>'.repeat(2)}${'<svg class="star-b2"></svg>'.repeat(3)}</div>
  <span class="userNameText-g7">Ada L.</span><span class="reviewTime-h8">Jun 15, 2026</span></div>`;

test('what reviews name their order and product by is taught', async () => {
  const html = IDS.map(ratingCard).join('');
  expect(await visit(bodyOf(html), [], RATINGS)).toMatchObject({ outcome: 'refused' });
  const { taught } = await teachLabels(bodyOf(html), RATINGS, { 'Bestell-Nr.': 'orderId', Artikel: 'productId' });
  const read = (await visit(bodyOf(html), taught, RATINGS))!;
  expect(read).toMatchObject({ outcome: 'read', rows: 3, taught: expect.arrayContaining(taught.map(taughtKey)) });
  expect(read.facts.reviews).toMatchObject(
    IDS.map((orderId) => ({ orderId, stars: 2, productId: '1729388000842743919', reviewedAt: '2026-06-15' })),
  );
  const changed = bodyOf(swapTexts(html, 'Bestell-Nr.', 'Artikel'));
  expect(await visit(changed, taught, RATINGS)).toMatchObject({ outcome: 'refused', facts: { reviews: [] } });
});

const RETURNS = new URL('https://seller-us.tiktok.com/order/return?from=menu');
const returnCard = (id: string, at: number) => `<div><p>Vorgang: 4035${id.slice(4)}</p><p>Bestell-Nr.: ${id}</p>
  <p>Stand: Erledigt</p><p>Anlass: Ware defekt</p><p>Gefordert am: Jun ${20 + at}, 2026</p></div>`;

test('the labels of requests in Card view are taught, and their states and reasons', async () => {
  const html = `<main>${IDS.map(returnCard).join('')}</main>`;
  expect(await visit(bodyOf(html), [], RETURNS)).toMatchObject({ outcome: 'refused' });
  const meant = {
    Vorgang: 'caseId',
    'Bestell-Nr.': 'orderId',
    Stand: 'status',
    Anlass: 'reason',
    'Gefordert am': 'requestedAt',
  };
  const { taught } = await teachLabels(bodyOf(html), RETURNS, meant);
  const words = [word('Erledigt', 'status', 'completed'), word('Ware defekt', 'reason', 'Defective item')];
  const all = [...taught, ...words.map((one) => ({ ...one, page: 'returns' as const }))];
  const read = (await visit(bodyOf(html), all, RETURNS))!;
  expect(read).toMatchObject({ outcome: 'read', rows: 3, issues: [] });
  expect(read.facts.cases).toMatchObject(
    IDS.map((orderId, at) => ({
      orderId,
      status: 'completed',
      reason: 'Defective item',
      requestedAt: `2026-06-${20 + at}`,
    })),
  );
  const changed = bodyOf(swapTexts(html, 'Vorgang', 'Bestell-Nr.'));
  expect(await visit(changed, all, RETURNS)).toMatchObject({ outcome: 'refused', facts: { cases: [] } });
});
