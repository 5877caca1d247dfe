// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable, visitSample } from '#test/fixtures/sample-page';

const ORDER = '576812345678900001';
const NEIGHBOUR = '576812345678900002';
const CASE = '4035000000000000001';

/** What other extensions put beside an id, or into it. */
const MARKS: Record<string, (id: string) => string> = {
  'a button': (id) => `<span>${id}</span><button>Copy</button>`,
  'a button in Chinese': (id) => `<span>${id}</span><span class="x">复制</span>`,
  'a word in the same text': (id) => `<span>${id} ✓ checked</span>`,
  'a count': (id) => `<span>${id}</span><sup>3</sup>`,
  'a count before it': (id) => `<b>2</b><span>${id}</span>`,
  'a highlight over all of it': (id) => `<mark>${id}</mark>`,
};
const CUT = { 'a highlight over a part of it': (id: string) => `<b>${id.slice(0, 4)}</b>${id.slice(4)}` };

/** The id that each kind of page reads from such a cell. */
const PAGES: Record<string, (cell: string) => Promise<string | null | undefined>> = {
  'the order list': async (cell) => {
    const columns = { 'Order ID': [cell], 'Order status': ['Delivered'], 'Created time': ['Jun 20, 2026'] };
    return (await visitSample(sampleTable(columns), '/order?tab=all'))!.facts.orders[0]?.id;
  },
  'a diagnosis list': async (cell) => {
    const table = sampleTable({ 'Order ID': [cell], 'Cancellation reasons': ['Out of stock'] });
    const page = `<h1>Seller Fault Cancellation Rate</h1><h2>Problem Order Details</h2><button>Appeal Orders</button>${table}`;
    return (await visitSample(page, '/anywhere'))!.facts.problems[0]?.orderId;
  },
  'the list of returns': async (cell) => {
    const table = sampleTable({ 'Return Order ID': [CASE], 'Order ID': [cell], 'Time Requested': ['Jun 20, 2026'] });
    return (await visitSample(table, '/order/return?tab=all'))!.facts.cases[0]?.orderId;
  },
  'the Appeal Center': async (cell) => {
    const table = sampleTable({
      'Ticket ID': ['AP-20260701'],
      Metric: ['On-Time Delivery Rate'],
      Orders: [cell],
      Submitted: ['Jun 20, 2026'],
      Status: ['Under review'],
    });
    return (await visitSample(`<h1>Appeal Center</h1>${table}`, '/anywhere'))!.facts.tickets[0]?.orderIds[0];
  },
  'product ratings': async (cell) => {
    const stars = `${'<i class="rate-character-full"></i>'.repeat(4)}<i></i>`;
    const card = (id: string) =>
      `<div class="ratingListItem-x1"><p><span>Order ID:</span> ${id}</p><p>SKU ID: 1729410000000000011</p><div>${stars}</div><p>Jun 20, 2026</p></div>`;
    const page = `<div>${card(cell)}${card(NEIGHBOUR)}</div>`;
    return (await visitSample(page, '/product/rating'))!.facts.reviews[0]?.orderId;
  },
};

describe.each(Object.entries(PAGES))('on %s', (name, readFrom) => {
  test.each(Object.entries({ ...MARKS, ...CUT }))('an id with %s is read', async (mark, put) => {
    // A number that stands beside several ids may count those that are not shown.
    const isCount = name === 'the Appeal Center' && mark.startsWith('a count');
    // The caption is right before the id, or it is another's.
    const isParted = name === 'product ratings' && mark === 'a count before it';
    const isPartial = name === 'the Appeal Center' && (mark in CUT || mark === 'a word in the same text');
    // A sentence around an id may be a buyer's.
    const isSentence = name === 'product ratings' && mark === 'a word in the same text';
    const mayBeNothing = isCount || isParted || isPartial || isSentence;
    expect([ORDER, ...(mayBeNothing ? [undefined, NEIGHBOUR] : [])]).toContain(await readFrom(put(ORDER)));
  });

  test('a cell of two ids, or of pieces that may be two things, is read as neither', async () => {
    if (name !== 'the Appeal Center')
      expect(await readFrom(`<p>${ORDER}</p><p>576812345678900003</p>`)).not.toBe('576812345678900003');
    const nothing = [undefined, NEIGHBOUR];
    expect(nothing).toContain(await readFrom(`<b>5768</b>1234567890000<sup>1</sup><i>7</i><i>3</i>`));
    expect(nothing).toContain(await readFrom(`<b>5768</b><i>and</i>12345678900001`));
    expect(nothing).toContain(await readFrom(`<b>57</b>68123456789000012`));
    if (name !== 'the Appeal Center') expect(await readFrom(`<b>57</b>6812345678900001`)).toBe(ORDER);
  });
});

test('several ids with a button beside each are the whole list, unless a count of more follows', async () => {
  const ticket = (cell: string) =>
    sampleTable({
      'Ticket ID': ['<span>AP-20260701</span><button>Copy</button>'],
      Metric: ['On-Time Delivery Rate'],
      Orders: [cell],
      Submitted: ['Jun 20, 2026'],
      Status: ['Under review'],
    });
  const ids = [ORDER, '576812345678900002'];
  const read = async (cell: string) =>
    (await visitSample(`<h1>Appeal Center</h1>${ticket(cell)}`, '/anywhere'))!.facts.tickets[0]!.orderIds;
  expect(await read(ids.map((id) => `<p>${id}<button>Copy</button></p>`).join(''))).toEqual(ids);
  expect(await read(`<p>${ids.join('</p><p>')}</p><button>more</button>`)).toEqual([]);
  expect(await read(`<p>${ids.join('</p><p>')}</p><span>+2</span>`)).toEqual([]);
});

describe('a page that the browser has translated', () => {
  const list = sampleTable({ 'Order ID': [ORDER], 'Order status': ['Delivered'], 'Created time': ['Jun 20, 2026'] });
  const font = (html: string) => html.replace(/>([^<]+)</g, '><font><font>$1</font></font><');

  test('is refused as translated, whether its captions happen to match or not', async () => {
    for (const body of [font(list), font(list.replace('Created time', 'Time of making'))]) {
      const visit = (await visitSample(body, '/order?tab=all'))!;
      expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'translated-page' }], facts: { orders: [] } });
    }
  });

  test('by another browser is recognised too', async () => {
    const visit = (await visitSample(list.replace('<th>', '<th _msttexthash="1234">'), '/order?tab=all'))!;
    expect(visit.issues).toMatchObject([{ code: 'translated-page' }]);
  });
});

describe('a page on which an extension translates', () => {
  /** Immersive Translate, as pages saved with it have it. */
  const translation = (text: string) =>
    `<font class="notranslate immersive-translate-target-wrapper" lang="zh-CN"><br><font class="notranslate">${text}</font></font>`;
  const list = sampleTable({ 'Order ID': [ORDER], 'Order status': ['Delivered'], 'Created time': ['Jun 20, 2026'] });
  const readWith = async (translate: (text: string) => string) =>
    (await visitSample(list.replace(/(?<=>)[^<]+(?=<)/g, translate), '/order?tab=all'))!;

  test('beside its texts is read as without it', async () => {
    const { facts, issues } = (await visitSample(list, '/order?tab=all'))!;
    expect(facts.orders).toMatchObject([{ id: ORDER, status: 'delivered' }]);
    for (const translated of ['已取消', 'Cancelled', ORDER.replace('1', '2')])
      expect(await readWith((text) => text + translation(translated))).toMatchObject({ facts, issues });
  });

  test('instead of its texts is refused as translated', async () => {
    expect(await readWith(translation)).toMatchObject({ outcome: 'refused', issues: [{ code: 'translated-page' }] });
  });
});
