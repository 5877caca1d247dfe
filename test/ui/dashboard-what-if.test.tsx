// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_HORIZON, modelShop } from '#core/assess';
import { openWhatIf, type WhatIf } from '#core/forecast/what-if';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { WorkerClient } from '#worker/protocol';
import { ForecastPage } from '../../src/ui/dashboard/forecast/forecast-page';
import {
  click,
  enter,
  type KnownShop,
  knownShop,
  type ShopFacts,
  type ShowOptions,
  settle,
  shareDashboard,
  show,
} from './shown-dashboard';

// What the dashboard answers to "what if" is what the core answers, to the last digit that it prints.

const OTHER_CURRENCY = 'EUR';
/** Longer than a number may be typed before it is asked about. */
const QUIET_MS = 300;

const ALONE: ShowOptions = {
  section: ({ stored, printed }) => <ForecastPage assessment={stored.assessment} printed={printed} known />,
};
const card = () => document.getElementById('forecast')!;
const text = () => card().textContent!;
const field = (label: string) => {
  const found = [...card().querySelectorAll('label')].find((it) => it.textContent === label)!;
  return (found.control ?? found.querySelector('input'))!;
};
/** Until no answer is being worked out any more. */
const answered = async () => {
  await settle();
  while (card().querySelector('[aria-busy=true]') !== null) await settle();
};
/** Types into a field, or chooses. */
const type = async (label: string, value: string) => enter(field(label), value);
const figure = (score: number) => score.toFixed(2);

let shop: KnownShop;
let core: WhatIf;
beforeAll(() => {
  shop = knownShop({ seed: 3, ordersPerDay: 6, visits: 6 });
  core = openWhatIf(modelShop(shop.file, { asOf: shop.assessment.asOf })!, { horizon: DEFAULT_HORIZON, seed: 1 })!;
});

describe('a shop with a score', () => {
  shareDashboard(() => shop, ALONE);
  afterEach(async () => {
    const reset = [...card().querySelectorAll('button')].find((button) => button.textContent === 'Undo the changes')!;
    await act(async () => reset.dispatchEvent(click()));
  });

  test('asks the very futures that are shown: with nothing changed, the path is the projected one', async () => {
    await answered();
    expect(text()).toContain('As it goes now');
    const hint = document.getElementById(field('Orders that arrive late').getAttribute('aria-describedby')!)!;
    expect(hint.textContent, 'coming days may do better or worse').toMatch(/%\sover the last 30 days\.$/);
    const days = [...card().querySelectorAll('details')].find((it) => it.textContent === 'Show the days as a table')!;
    await act(async () => {
      days.open = true;
    });
    await settle();
    const path = core.path({});
    const rows = [...days.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.answer-row)')];
    for (const [index, row] of rows.entries()) {
      if (path[index] === undefined) break;
      expect(row.cells[2]!.textContent).toBe(figure(shop.assessment.path[index]!.mean!));
      expect(path[index]!.after!.mean).toBeCloseTo(shop.assessment.path[index]!.mean!, 12);
    }
    expect(rows.length).toBeGreaterThan(10);
  });

  test('good orders, a rate and a ticket change the path together as the core says', async () => {
    const ticket = shop.assessment.appeals.tickets[0]!;
    await answered();
    await type('Extra good orders a day', '25');
    await type('Orders that arrive late', '2');
    await act(async () => card().querySelector<HTMLInputElement>('.tickets-approved input[type=checkbox]')!.click());
    await type('Won on', '2026-07-10');
    await answered();
    const last = core
      .path({
        goodOrders: { perDay: 25, from: '2026-07-02' },
        rates: { OTDR: 0.02 },
        approved: { tickets: [ticket], on: '2026-07-10' },
      })
      .at(-1)!;
    expect(text()).toContain(`${figure(last.before!.mean)} → ${figure(last.after!.mean)}`);
    expect(text()).toContain(`9 in 10: ${figure(last.after!.p05)}–${figure(last.after!.p95)}`);
  });

  test('how many good orders it takes by a day, and the path that they lead to', async () => {
    await answered();
    await type('To reach', '4.5');
    await type('By', '2026-08-20');
    await answered();
    const needed = core.needed(4.5, '2026-08-20');
    if (needed.state !== 'needed') throw new Error(`the shop is made so that it is needed, not ${needed.state}`);
    expect(text()).toContain(`${needed.perDay} good orders more a day from tomorrow on`);
    expect(text()).toContain('then the expected score is 4.5 or more');
    const button = [...card().querySelectorAll('button')].find((it) => it.textContent === 'Show on the chart')!;
    await act(async () => button.dispatchEvent(click()));
    expect((field('Extra good orders a day') as HTMLInputElement).value).toBe(String(needed.perDay));
    await answered();
    const last = core.path({ goodOrders: { perDay: needed.perDay } }).at(-1)!;
    expect(text()).toContain(`→ ${figure(last.after!.mean)}`);
  });

  test('how many more bad ones of each kind the score bears', async () => {
    await answered();
    await type('Before it falls below', '3');
    await answered();
    const heading = [...card().querySelectorAll('h3')].find((it) => it.textContent === 'Safety margin')!;
    const rows = [...heading.parentElement!.querySelector('table')!.tBodies[0]!.rows];
    const shown = rows.map((row) => row.cells[1]!.textContent);
    const told = US_METRICS.map((metric) => {
      const room = core.headRoom(metric, 3);
      return room.state === 'room'
        ? String(room.more)
        : { unknown: /Unknown/, below: /Below already/, never: /Any number/ }[room.state];
    });
    expect(told.some((it) => typeof it === 'string')).toBe(true);
    for (const [index, it] of told.entries()) expect(shown[index]).toMatch(it);
    const fallen = rows.map((row) => row.cells[2]?.textContent).filter((it) => it !== undefined);
    expect(fallen.length).toBeGreaterThan(0);
    expect(fallen, 'none stands at the threshold that it is below').not.toContain('3.00');
  });

  test('what waits to be paid at each tier, and what a change would free', async () => {
    await answered();
    await type('Extra good orders a day', '60');
    await answered();
    const money = (value: number) =>
      new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(value);
    for (const { waiting } of core.payouts) expect(text()).toContain(money(waiting!.value));
    const freed = core.path({ goodOrders: { perDay: 60 } }).at(-1)!.freed!.value;
    expect(text()).toContain(Math.abs(freed) < 0.5 ? 'moves no payout' : `${money(Math.abs(freed))} more`);
  });
});

test('what a field does not take is said beside it, and nothing is asked', async () => {
  const ask = vi.fn(shop.worker.ask);
  await show({ ...shop, worker: { ask: ask as WorkerClient['ask'] } }, ALONE);
  await answered();
  ask.mockClear();
  await type('Extra good orders a day', '-3');
  await settle(QUIET_MS);
  expect(field('Extra good orders a day').getAttribute('aria-invalid')).toBe('true');
  expect(card().querySelector('[role=alert]')!.textContent).toContain('A whole number from 0');
  expect(ask).not.toHaveBeenCalled();
  expect(text(), 'what is right stays').toContain('As it goes now');
});

test('while a number is typed nothing is asked, and what was asked before is cancelled', async () => {
  const ask = vi.fn<WorkerClient['ask']>(() => new Promise<never>(() => {}));
  await show({ ...shop, worker: { ask } as WorkerClient }, ALONE);
  const isPath = ([, question]: Parameters<WorkerClient['ask']>) => question.kind === 'what-if-path';
  await type('Extra good orders a day', '1');
  while (!ask.mock.calls.some(isPath)) await settle();
  const before = ask.mock.calls.length;
  const path = ask.mock.calls.find(isPath)!;
  await type('Extra good orders a day', '2');
  expect(path[2].aborted).toBe(true);
  await type('Extra good orders a day', '25');
  expect(ask.mock.calls.length).toBe(before);
  while (ask.mock.calls.length === before) await settle();
  expect(ask.mock.calls.slice(before).map(([, question]) => question)).toEqual([
    { kind: 'what-if-path', change: { goodOrders: { perDay: 25, from: '2026-07-02' } } },
  ]);
  expect(text()).toContain('Working it out');
});

test('what was begun is drawn while the newest is worked out, as a slider that is dragged asks faster than it is answered', async () => {
  const answers: (() => void)[] = [];
  const ask = vi.fn((...asked: Parameters<WorkerClient['ask']>) =>
    asked[1].kind === 'what-if-path'
      ? new Promise<never>((resolve) => answers.push(() => resolve(shop.worker.ask(...asked) as never)))
      : shop.worker.ask(...asked),
  );
  await show({ ...shop, worker: { ask } as WorkerClient }, ALONE);
  const move = async (value: string) => {
    await type('Extra good orders a day', value);
    while (answers.length === 0) await settle();
    return answers.pop()!;
  };
  const verdict = (perDay: number) => {
    const { before, after } = core.path({ goodOrders: { perDay, from: '2026-07-02' } }).at(-1)!;
    return `${figure(before!.mean)} → ${figure(after!.mean)}`;
  };
  const first = await move('10');
  const second = await move('60');
  await act(async () => first());
  await settle();
  expect(card().querySelector('.verdict')!.textContent).toContain(verdict(10));
  expect(card().querySelector('[aria-busy=true]')).not.toBeNull();
  await act(async () => second());
  await answered();
  expect(card().querySelector('.verdict')!.textContent).toContain(verdict(60));
});

test('a question that fails says so, and what to do', async () => {
  const worker: WorkerClient = { ask: () => Promise.reject(new Error('out of memory')) };
  await show({ ...shop, worker }, ALONE);
  while (card().querySelector('[role=alert]') === null) await settle();
  expect(card().querySelector('[role=alert]')!.textContent).toContain(
    'could not be worked out: out of memory. Change something to try again',
  );
});

test('amounts in several currencies are never added together', async () => {
  const change = (file: ShopFacts): ShopFacts => ({
    ...file,
    orders: file.orders.map((order, index) =>
      index % 2 === 0 || order.amount === null
        ? order
        : { ...order, amount: { ...order.amount, currency: OTHER_CURRENCY } },
    ),
  });
  const shop = knownShop({ seed: 3, ordersPerDay: 3, visits: 3 }, change, false);
  await show(shop, ALONE);
  await answered();
  expect(text()).toContain('several currencies, which are never added together');
  expect(text()).not.toMatch(/[$€]\s?\d/);
});

test('where nothing can be projected, it says what to read next', async () => {
  const forget = (file: ShopFacts): ShopFacts => ({
    ...file,
    ...{ orders: [], reviews: [], cases: [], chats: [], problems: [], tickets: [], readings: [], coverage: [] },
  });
  const shop = knownShop({ seed: 3, ordersPerDay: 1, visits: 1 }, forget, false);
  await show(shop, ALONE);
  expect(text()).toContain('To see tomorrow');
  expect(card().querySelector('a')!.href).toContain('/order?tab=all');
});

test('a shop without a score, and one whose market has no formula, are told why there is nothing to ask', async () => {
  const small = knownShop({ seed: 6, ordersPerDay: 0.2, visits: 3 }, undefined, false);
  expect(small.assessment.eligible.state).toBe('no-score');
  await show(small, ALONE);
  expect(text()).toContain('No score yet, so there is nothing to forecast');
  const move = (file: ShopFacts): ShopFacts => ({ ...file, shop: { ...file.shop, region: 'GB' } });
  const elsewhere = knownShop({ seed: 6, ordersPerDay: 1, visits: 3 }, move, false);
  window.location.hash = '#/forecast';
  await show(elsewhere);
  expect(card()).toBeNull();
  expect([...document.querySelectorAll('header nav a')].map((link) => link.textContent)).toEqual(['Now', 'Data']);
  const market = document.getElementById('market')!;
  expect(market.textContent).toContain('No published formula');
  expect(market.textContent).toContain('Unsatisfied order rate');
  expect(market.querySelector('.sources')!.textContent).toContain('CIFNews');
});
