// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://seller-us.tiktok.com/homepage" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type PageVisit, pageVisit } from '#core/model/page';
import type { PageContext } from '../page-context';
import { ALL_READERS } from '../read-page';
import { watchPage } from './watch';

const orderReader = vi.hoisted(() => ({ fails: false }));
vi.mock('../pages/orders/read', async (load) => {
  const { readOrderList } = await load<typeof import('../pages/orders/read')>();
  return {
    readOrderList: async (context: PageContext) => {
      if (orderReader.fails) throw new RangeError('Jun 20, 2026');
      return readOrderList(context);
    },
  };
});

const id = (n: number) => `5768123456789${String(n).padStart(5, '0')}`;
const START = new Date('2026-07-01T16:00:00Z');

const setBody = (html: string): void => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...[...page.body.childNodes].map((child) => document.adoptNode(child)));
};

const row = (n: number) => `<tr><td>${id(n)}</td><td>Out of stock</td></tr>`;
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => row(from + at)).join('');
const diagnosis = (body: string, pager: string) => `<h1>Seller Fault Cancellation Rate</h1><p>Numerator: 5</p>
  <h2>Problem Order Details</h2><button>Appeal Orders</button>
  <table><thead><tr><th>Order ID</th><th>Cancellation reasons</th></tr></thead><tbody>${body}</tbody></table>${pager}`;
const pager = (page: number, last: number, total = '') =>
  `<div class="core-pagination">${total}<ul>${Array.from(
    { length: last },
    (_, at) =>
      `<li class="core-pagination-item${at + 1 === page ? ' core-pagination-item-active" aria-current="true' : ''}">${at + 1}</li>`,
  ).join('')}</ul></div>`;
const list = (
  status: string,
  at = 1,
) => `<table><thead><tr><th>Order ID</th><th>Order status</th><th>Created time</th></tr></thead>
  <tbody><tr><td>${id(at)}</td><td>${status}</td><td>Jun 20, 2026</td></tr></tbody></table>`;

let sent: PageVisit[];
let pages: (string | null)[];
let stop: () => void;

const go = (address: string): void => window.history.pushState(null, '', address);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  orderReader.fails = false;
  vi.useFakeTimers({ now: START });
  setBody('');
  go('/homepage');
  sent = [];
  pages = [];
  stop = watchPage({
    window,
    now: () => vi.getMockedSystemTime()!,
    readers: async () => ALL_READERS,
    send: (visit) => sent.push(z.parse(pageVisit, visit)),
    onPage: (page, metric) => pages.push(page === null ? null : `${page} ${metric ?? ''}`.trim()),
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a watched tab', () => {
  test('sends a page once it is there, and again only what changed', async () => {
    go('/order?tab=all');
    await wait(1500);
    expect(sent).toEqual([]);
    setBody(list('In transit'));
    await wait(1500);
    expect(sent).toMatchObject([
      { page: 'order-list', address: '/order?tab=all', outcome: 'read', facts: { orders: [{ status: 'in-transit' }] } },
    ]);
    document.body.append(document.createElement('p'));
    document.querySelector('td')!.className = 'hovered';
    await wait(5000);
    expect(sent).toHaveLength(1);
    document.querySelectorAll('td')[1]!.textContent = 'Delivered';
    await wait(1500);
    expect(sent).toHaveLength(2);
    expect(sent[1]!.facts.orders).toMatchObject([{ id: id(1), status: 'delivered' }]);
  });

  test('follows navigation within the app, with and without an event', async () => {
    go('/order?tab=all');
    setBody(list('In transit'));
    await wait(1500);
    go('/health-center/experience-score/anything');
    setBody(diagnosis(rows(0, 1), ''));
    await wait(1500);
    window.history.replaceState(null, '', '/homepage');
    setBody('<h1>Home</h1>');
    await wait(2500);
    go('/order?tab=to_ship');
    window.dispatchEvent(new PopStateEvent('popstate'));
    setBody(list('In transit'));
    await wait(1500);
    expect(pages).toEqual(['order-list', 'diagnosis SFCR', null, 'order-list']);
    expect(sent.map(({ page }) => page)).toEqual(['order-list', 'diagnosis', 'order-list']);
  });

  test('adds up a list over its pages, whose rows come later than their number', async () => {
    go('/anywhere');
    setBody(diagnosis(rows(0, 2), pager(1, 3)));
    await wait(1500);
    const body = () => document.querySelector('tbody')!;
    const turn = async (page: number, from: number, to: number) => {
      const parsed = new DOMParser().parseFromString(pager(page, 3), 'text/html');
      document.querySelector('.core-pagination')!.replaceWith(parsed.body.firstElementChild!);
      await wait(1500);
      const table = new DOMParser().parseFromString(`<table><tbody>${rows(from, to)}</tbody></table>`, 'text/html');
      body().replaceChildren(...table.querySelectorAll('tr'));
      await wait(1500);
    };
    await turn(2, 2, 4);
    expect(sent.at(-1)!.facts.coverage).toMatchObject([
      { source: 'diagnosis:SFCR', rows: 4, expected: null, complete: false },
    ]);
    await turn(3, 4, 5);
    expect(sent.at(-1)!.facts.coverage).toMatchObject([
      { from: '2026-06-01', to: '2026-06-30', rows: 5, expected: 5, complete: true },
    ]);
    expect(sent.at(-1)!.facts.problems.map(({ orderId }) => orderId)).toEqual([id(4)]);
    expect(sent.filter(({ facts }) => facts.coverage[0]!.complete)).toHaveLength(1);
  });

  test('does not call a list whole after going elsewhere between its pages', async () => {
    const total = '<span>Total 4</span>';
    go('/anywhere');
    setBody(diagnosis(rows(0, 2), pager(1, 2, total)));
    await wait(1500);
    go('/order');
    setBody(list('In transit'));
    await wait(1500);
    go('/anywhere');
    setBody(diagnosis(rows(2, 4), pager(2, 2, total)));
    await wait(1500);
    expect(sent.at(-1)!.facts.coverage).toMatchObject([{ rows: 2, expected: 4, complete: false }]);
  });

  test('waits while a spinner is over the rows of the page before', async () => {
    go('/order');
    setBody(`<div class="p-spin"><div class="p-spin-children">${list('In transit', 1)}</div></div>`);
    await wait(1500);
    const spin = document.querySelector('.p-spin')!;
    spin.className = 'p-spin p-spin-loading';
    const layer = document.createElement('div');
    layer.className = 'p-spin-loading-layer';
    spin.append(layer);
    document.querySelectorAll('td')[0]!.textContent = id(2);
    await wait(5000);
    expect(sent).toHaveLength(1);
    layer.remove();
    spin.className = 'p-spin';
    await wait(2500);
    expect(sent.map(({ facts }) => facts.orders[0]!.id)).toEqual([id(1), id(2)]);
  });

  test('reads the list that a style sheet shows in place of another, though nothing in the markup changes', async () => {
    go('/order');
    const style = document.createElement('style');
    style.textContent = '.all .first, .more .second { display: none }';
    document.head.replaceChildren(style);
    document.documentElement.className = 'more';
    setBody(`<div class="first">${list('In transit', 1)}</div><div class="second">${list('In transit', 2)}</div>`);
    await wait(1500);
    document.documentElement.className = 'all';
    await wait(3000);
    expect(sent.map(({ facts }) => facts.orders.map((order) => order.id))).toEqual([[id(1)], [id(2)]]);
    document.head.replaceChildren();
    document.documentElement.removeAttribute('class');
  });

  describe('with a list that keeps only the rows in sight', () => {
    const virtualRow = (n: number, reason = 'Out of stock') =>
      `<div class="p-table-tr"><div class="p-table-td">${id(n)}</div><div class="p-table-td">${reason}</div></div>`;
    const open = (metric: string, from: number, to: number, total: number) => {
      const head = '<table><thead><tr><th>Order ID</th><th>Cancellation reasons</th></tr></thead></table>';
      const body = Array.from({ length: to - from }, (_, at) => virtualRow(from + at)).join('');
      setBody(`<h1>${metric}</h1><h2>Problem Order Details</h2><button>Appeal Orders</button><div class="p-table-container">
        <div class="p-table-header">${head}</div><div class="p-table-body">${body}</div></div>
        <div class="p-pagination"><div class="p-pagination-total-text">Total ${total}</div></div>`);
    };
    /** The rows in sight are so many further down, at once. */
    const scrollTo = (from: number, to: number) => {
      const rows = Array.from({ length: to - from }, (_, at) => virtualRow(from + at)).join('');
      const parsed = new DOMParser().parseFromString(rows, 'text/html');
      document.querySelector('.p-table-body')!.replaceChildren(...parsed.body.children);
    };
    const problems = () => new Set(sent.flatMap(({ facts }) => facts.problems.map(({ orderId }) => orderId)));

    test('loses none, however fast one scrolls', async () => {
      go('/anywhere');
      open('Seller Fault Cancellation Rate', 0, 10, 200);
      await wait(400);
      for (let from = 7; from <= 190; from += 7) {
        scrollTo(from, Math.min(from + 10, 200));
        await wait(20);
      }
      scrollTo(190, 200);
      await wait(3000);
      expect(problems().size).toBe(200);
      expect(sent.at(-1)!.facts.coverage).toMatchObject([{ rows: 200, expected: 200, complete: true }]);
      const { length } = sent;
      scrollTo(0, 10);
      await wait(1500);
      scrollTo(190, 200);
      await wait(1500);
      expect(sent.slice(length).every(({ facts }) => facts.coverage[0]!.rows === 200)).toBe(true);
    });

    test('loses none, and mixes no two, where the rows in sight are filled anew, one cell after the other', async () => {
      const reasonOf = (n: number) => (n % 2 === 0 ? 'Out of stock' : 'Pricing error');
      go('/anywhere');
      open('Seller Fault Cancellation Rate', 0, 10, 100);
      const listRows = [...document.querySelectorAll('.p-table-body .p-table-tr')];
      const fill = (column: number, from: number, text: (n: number) => string) => {
        for (const [at, listRow] of listRows.entries())
          listRow.children[column]!.firstChild!.nodeValue = text(from + at);
      };
      fill(1, 0, reasonOf);
      await wait(3000);
      for (let from = 9; from <= 90; from += 9) {
        fill(0, from, id);
        await wait(20);
        fill(1, from, reasonOf);
        await wait(110);
      }
      await wait(3000);
      expect(problems().size).toBe(100);
      for (const { facts } of sent)
        for (const { id: orderId, cancelReason } of facts.orders)
          expect(cancelReason, orderId).toBe(reasonOf(Number(orderId.slice(-5))));
      expect(sent.at(-1)!.facts.coverage).toMatchObject([{ rows: 100, expected: 100, complete: true }]);
    });

    test('counts none of them to the next metric, whose list takes the place of this one', async () => {
      go('/anywhere');
      open('Seller Fault Cancellation Rate', 0, 10, 20);
      await wait(1500);
      document.querySelector('h1')!.textContent = 'Non-Buyer Fault R&R Rate';
      document.querySelectorAll('th')[1]!.textContent = 'Return refund reason';
      scrollTo(100, 110);
      await wait(3000);
      expect(sent.at(-1)).toMatchObject({ metric: 'NBFR' });
      expect(sent.at(-1)!.facts.problems.map(({ orderId }) => orderId)).toEqual(
        Array.from({ length: 10 }, (_, at) => id(100 + at)),
      );
    });
  });

  test('refuses only what stays unreadable', async () => {
    go('/order');
    setBody(list('In transit').replace('Order ID', 'Bestellung'));
    await wait(1000);
    setBody(list('In transit'));
    await wait(4000);
    expect(sent.map(({ outcome }) => outcome)).toEqual(['read']);
    setBody(list('In transit').replace('Order ID', 'Bestellung'));
    await wait(4000);
    expect(sent.map(({ outcome }) => outcome)).toEqual(['read', 'refused']);
    expect(sent[1]!.issues[0]!.detail).toMatch(/no column “Order ID”; the page has “Bestellung”/);
    await wait(20_000);
    expect(sent).toHaveLength(2);
  });

  test('says of a page on which a reader fails that it does, in no words of the page', async () => {
    go('/order');
    setBody(list('In transit'));
    orderReader.fails = true;
    await wait(20_000);
    expect(sent.map(({ outcome, issues }) => [outcome, issues])).toEqual([
      ['refused', [{ code: 'reader-failed', detail: 'RangeError' }]],
    ]);
    orderReader.fails = false;
    setBody(list('Delivered'));
    await wait(4000);
    expect(sent.map(({ outcome }) => outcome)).toEqual(['refused', 'read']);
  });

  test('says of a page that never stops loading that it does not', async () => {
    go('/order');
    setBody(`<div class="p-spin p-spin-loading">${list('In transit')}</div>`);
    await wait(20_000);
    expect(sent).toEqual([]);
    await wait(40_000);
    expect(sent).toMatchObject([{ outcome: 'refused', issues: [{ code: 'still-loading' }] }]);
    document.querySelector('.p-spin')!.replaceWith(document.querySelector('table')!);
    await wait(3000);
    expect(sent.at(-1)).toMatchObject({ outcome: 'read' });
  });

  test('gives an empty page more time, and then says so', async () => {
    go('/order');
    setBody('<div id="root"></div>');
    await wait(6000);
    expect(sent).toEqual([]);
    await wait(6000);
    expect(sent).toMatchObject([{ outcome: 'refused', issues: [{ code: 'unknown-header' }] }]);
  });

  test('keeps the day of figures that stay on the screen over midnight, until they change', async () => {
    go('/anywhere');
    setBody(diagnosis(rows(0, 1), pager(1, 1)));
    await wait(1500);
    vi.setSystemTime(new Date(vi.getMockedSystemTime()!.getTime() + 24 * 3_600_000));
    document.querySelectorAll('td')[1]!.textContent = 'Pricing error';
    await wait(1500);
    expect(sent.map(({ facts }) => [facts.readings[0]!.day, facts.coverage[0]!.to])).toEqual([
      ['2026-07-01', '2026-06-30'],
      ['2026-07-01', '2026-06-30'],
    ]);
    document.querySelector('p')!.textContent = 'Numerator: 6';
    await wait(1500);
    expect(sent.at(-1)!.facts).toMatchObject({ readings: [{ day: '2026-07-02' }], coverage: [{ to: '2026-07-01' }] });
  });

  test('of a page that never rests is read all the same', async () => {
    go('/order');
    setBody(`${list('In transit')}<p>0</p>`);
    for (let n = 0; n < 400; n += 1) {
      document.querySelector('p')!.textContent = String(n);
      await wait(20);
    }
    expect(sent).toHaveLength(1);
  });

  test('is left alone after stopping', async () => {
    stop();
    go('/order');
    setBody(list('In transit'));
    window.dispatchEvent(new PopStateEvent('popstate'));
    await wait(10_000);
    expect(sent).toEqual([]);
    expect(pages).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
