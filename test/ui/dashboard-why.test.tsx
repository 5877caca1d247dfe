// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { explain } from '#core/explain/explain';
import type { WorkerClient } from '#worker/protocol';
import { InterpretationsCard } from '../../src/ui/dashboard/interpretations';
import { Waterfall } from '../../src/ui/dashboard/orders/waterfall';
import { ScoreOverview } from '../../src/ui/now/score-overview';
import {
  click,
  goTo,
  type KnownShop,
  knownShop,
  type ShowOptions,
  settle,
  shareDashboard,
  show,
} from './shown-dashboard';

// Every figure of the dashboard can be asked why; here a simulated shop's answers are read as a seller reads them, and
// what they print is added up again.

const HIDDEN = { dimensionWeights: false, metricScores: false, metricWeights: false, anchors: false } as const;

/** An answer, once it is no longer being worked out. */
const answered = async (find: () => Element | null | undefined): Promise<Element> => {
  for (let tries = 0; tries < 200; tries++) {
    const answer = find();
    if (answer != null && !answer.textContent!.includes('are being worked out')) return answer;
    await settle();
  }
  throw new Error('no answer came');
};

/** Presses the question of a row or under a figure, and returns its answer. */
const ask = async (anchor: string): Promise<Element> => {
  if (document.getElementById(anchor) === null) await goTo('');
  if (document.getElementById(anchor) === null) await goTo(`#${anchor}`);
  const found = document.getElementById(anchor)!;
  const isOpen = found.hasAttribute('open') || found.querySelector('[aria-expanded=true]') !== null;
  if (!isOpen)
    await act(async () =>
      (found.querySelector('button.ask') ?? found.querySelector('summary'))!.dispatchEvent(click()),
    );
  await settle();
  return answered(() => (found.tagName === 'TR' ? found.nextElementSibling : found)!.querySelector('.answer'));
};
const numberOf = (text: string | null | undefined): number =>
  Number((text ?? '').replaceAll(/[^0-9.−-]/g, '').replace('−', '-'));
const cellsOf = (row: HTMLTableRowElement) => [...row.cells].map((it) => it.textContent);
const tablesOf = (answer: Element) =>
  [...answer.querySelectorAll('table')].map(({ tBodies, tFoot }) => ({
    rows: [...tBodies[0]!.rows].map(cellsOf),
    total: [...(tFoot?.rows ?? [])].flatMap(cellsOf),
  }));

let shop: KnownShop;
beforeAll(() => {
  shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 12 });
});

describe('a shop whose page prints most', () => {
  shareDashboard(() => shop);

  test('a metric’s counts add up on the screen to the value and the score shown beside them', async () => {
    const answer = await ask('why-NRR');
    const [{ rows, total }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    expect(rows).toHaveLength(4);
    for (const column of [1, 2, 4, 5]) {
      const sum = rows.reduce((all, row) => all + numberOf(row[column]), 0);
      expect(sum).toBeCloseTo(numberOf(total[column]), 3);
    }
    for (const row of rows) expect(numberOf(row[1]) * numberOf(row[3])).toBeCloseTo(numberOf(row[4]), 3);
    const quotient = /([\d.,]+) ÷ ([\d.,]+) = ([\d.]+)%/.exec(answer.textContent!)!;
    expect(numberOf(quotient[1]) / numberOf(quotient[2])).toBeCloseTo(numberOf(quotient[3]) / 100, 5);
    expect(numberOf(quotient[1])).toBeCloseTo(numberOf(total[4]), 3);
    const line = /(\d) \+ \(([\d.]+)% − ([\d.]+)%\) ÷ \(([\d.]+)% − [\d.]+%\) × \((\d) − \d\) = ([\d.]+)/;
    const [low, value, from, to, high, score] = line.exec(answer.textContent!)!.slice(1).map(Number) as number[];
    expect(low! + ((value! - from!) / (to! - from!)) * (high! - low!)).toBeCloseTo(score!, 2);
  });

  test('the overall is the sum of its parts, and each rule stands with its document and how far it can be trusted', async () => {
    const answer = await ask('why-overall');
    const [{ rows, total }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    expect(rows.map(([name]) => name)).toEqual([
      'Product Satisfaction',
      'Fulfillment and Logistics',
      'Customer Service',
    ]);
    expect(rows.reduce((all, row) => all + numberOf(row[3]), 0)).toBeCloseTo(numberOf(total[3]), 3);
    expect(numberOf(total[3])).toBeCloseTo(shop.assessment.today.overall.computed!, 4);
    expect(answer.textContent).toContain('our assumption');
    const sources = answer.querySelector('.sources')!;
    expect(sources.textContent).toContain('Jun 22, 2026 · second-hand account');
    expect(sources.querySelector('a')!.href).toBe('https://ppc.land/');
  });

  test('a dimension tells its own mean and its weight', async () => {
    const answer = await ask('why-fulfillment');
    const [{ rows, total }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    expect(rows.reduce((all, row) => all + numberOf(row[3]), 0)).toBeCloseTo(numberOf(total[3]), 3);
    expect(answer.textContent).toContain('15%: read from the page');
  });

  test('an order’s cost is the score with it less the score without it, today and at each step of its weight', async () => {
    const cost = shop.assessment.costs.find((it) => it.steps.length > 0)!;
    const answer = await ask(`why-cost-${cost.metric}-${cost.caseId ?? cost.chatId ?? cost.orderId}`);
    const [{ rows }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    expect(rows).toHaveLength(1 + cost.steps.length);
    for (const [index, points] of [cost.points, ...cost.steps.map((it) => it.points)].entries()) {
      const [, , withIt, without, difference] = rows[index]!;
      expect(numberOf(difference)).toBeCloseTo(points, 3);
      expect(numberOf(withIt) - numberOf(without)).toBeCloseTo(numberOf(difference), 3);
    }
  });

  test('what an appeal gains is the score without the order less the score with it, today and when it is decided', async () => {
    const offered = shop.assessment.appeals.candidates.filter(
      (it) => it.gainAtDecision === null || it.gainAtDecision > 1e-9,
    );
    const at = offered.findIndex((it) => it.gainNow !== null && it.gainAtDecision! > 0);
    const { gainNow, gainAtDecision } = offered[at]!;
    await goTo('#/appeals');
    const button = document.querySelectorAll('#appeals .table .ask')[at]!;
    await act(async () => button.dispatchEvent(click()));
    await settle();
    const answer = await answered(() => button.closest('tr')!.nextElementSibling!.querySelector('.answer'));
    const [{ rows }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    expect(rows).toHaveLength(2);
    for (const [index, gain] of [gainNow!, gainAtDecision!].entries())
      expect(numberOf(rows[index]![3]) - numberOf(rows[index]![2])).toBeCloseTo(gain, 3);
    expect(answer.textContent).toContain('Evidence to attach');
  });

  test('a projected day says what is known, what is expected, how it was drawn and how such projections have held', async () => {
    const text = (await ask('why-next')).textContent!;
    expect(text).toMatch(/\d+ possible futures are drawn by chance/);
    expect(text).toContain(`off by ${shop.assessment.trackRecord!.mae.toFixed(3)} on average`);
    expect(text).toContain(`Half of them end at ${shop.assessment.next.overall!.p50.toFixed(2)} or more`);
    expect(text).toContain(`With these alone the score would be ${shop.assessment.path[0]!.agedOnly!.toFixed(3)}`);
  });

  test('a chance is so many of the simulated futures, and says how such chances have done', async () => {
    const crossing = shop.assessment.crossings.find(({ within30 }) => within30! > 0.05 && within30! < 0.95)!;
    const text = (await ask(`why-threshold-${crossing.threshold.toFixed(1)}`)).textContent!;
    const [, size] = /([\d,]+) possible futures are drawn/.exec(text)!;
    const crossed = Math.round(crossing.within30! * Number(size!.replaceAll(',', '')));
    expect(text).toContain(`In ${crossed.toLocaleString('en-US')} of ${size} simulated futures`);
    expect(text).toContain('a coin toss 0.25');
  });

  test('a row of the calendar shows which weights moved and the change it makes', async () => {
    const row = shop.assessment.calendar.find(({ points }) => Math.abs(points) >= 0.005)!;
    await goTo('#/forecast');
    const button = [...document.querySelectorAll('#calendar .ask')][0]!;
    await act(async () => button.dispatchEvent(click()));
    await settle();
    const answer = await answered(() => document.querySelector('#calendar .answer-row:not([hidden]) .answer'));
    const [, before, after] = /all other metrics as on the day before: ([\d.]+) → ([\d.]+)/.exec(answer.textContent!)!;
    expect(Number(after) - Number(before)).toBeCloseTo(row.points, 3);
    const [{ rows }] = tablesOf(answer) as [ReturnType<typeof tablesOf>[number]];
    const valueOn = (column: number) => {
      const parts = rows.map(
        (it) => [numberOf(it[0]), ...it[column]!.split(' ÷ ').map(numberOf)] as [number, number, number],
      );
      const sum = (of: 1 | 2) => parts.reduce((all, it) => all + it[0] * it[of], 0);
      return sum(1) / sum(2);
    };
    const [, from, to] = /: ([\d.]+)% → ([\d.]+)%/.exec(answer.textContent!)!;
    expect([valueOn(1), valueOn(2)].map((it) => (100 * it).toFixed(2))).toEqual(
      [from, to].map((it) => Number(it).toFixed(2)),
    );
  });
});

const SCORES: ShowOptions = {
  section: ({ stored: { assessment } }) => (
    <>
      <ScoreOverview assessment={assessment} checks={[]} />
      <Waterfall assessment={assessment} />
    </>
  ),
};

test('an address that names an answer opens it and brings the keyboard to it', async () => {
  window.location.hash = '#why-OTDR';
  await show(shop, SCORES);
  const row = document.getElementById('why-OTDR')!;
  expect(document.activeElement).toBe(row.querySelector('button.ask'));
  expect(document.activeElement!.getAttribute('aria-expanded')).toBe('true');
  expect(row.nextElementSibling!.textContent).toContain('Count older ones less');
});

test('where nobody answers, or not yet, or in vain, the brief answer stands and says so', async () => {
  await show({ ...shop, worker: null }, SCORES);
  expect((await ask('why-NRR')).textContent).toContain('After ageing');
  const silent: WorkerClient = { ask: () => new Promise(() => {}) };
  await show({ ...shop, worker: silent }, SCORES);
  expect(document.querySelector('.answer-row .answer')!.textContent).toContain('are being worked out');
  const broken: WorkerClient = { ask: () => Promise.reject(new Error('out of memory')) };
  await show({ ...shop, worker: broken }, SCORES);
  const text = document.querySelector('.answer-row .answer')!.textContent;
  expect(text).toContain('could not be worked out: out of memory');
  expect(text).toContain('After ageing');
});

test('a weight that no page prints is said to be learned or assumed, with the range that the readings leave it', async () => {
  const shop = knownShop({ seed: 5, ordersPerDay: 12, visits: 14, printing: HIDDEN }, undefined, false);
  await show(shop, SCORES);
  const anchored = shop.assessment.today.metrics.NRR!.anchors;
  expect(anchored.from).toBe('learned');
  expect(document.getElementById('why-NRR')!.textContent).toMatch(/learned from your scores(, score ±\d\.\d\d)?/);
  const { product } = shop.assessment.today.dimensions;
  expect(product.weightFrom).not.toBe('read');
  const text = (await ask('why-overall')).textContent!;
  expect(text).toMatch(
    /Weight of Product Satisfaction: (learned from your scores, between|assumed; your scores allow) [\d.]+% (and|to) [\d.]+%/,
  );
});

describe('an interpretation that no document tells', () => {
  const INTERPRETATION_RULES: ShowOptions = {
    section: ({ stored }) => <InterpretationsCard assessment={stored.assessment} />,
  };
  const judged = ({ file, assessment }: KnownShop) => {
    const { rate, nrrAdjustment } = explain(file, assessment, { kind: 'estimates' })!;
    return { rate, ...explain(file, assessment, { kind: 'interpretations' })!, adjustment: nrrAdjustment };
  };
  const rowsOf = () =>
    [...document.querySelectorAll<HTMLTableRowElement>('#formula tr[id^=why-formula]')].map((row) =>
      [...row.cells].map((cell) => cell.textContent),
    );

  test('the winner stands with how far each is off and on how many days', async () => {
    const shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 14 }, undefined, false);
    const { rate, dayBoundary, adjustment } = judged(shop);
    expect([rate.winner, dayBoundary.winner]).toEqual(['decayed', 'shop']);
    await show(shop, INTERPRETATION_RULES);
    const [first, , third, , last] = rowsOf();
    const off = ({ error }: { error: number }) => String(Math.round(error * 1000) / 1000);
    expect(first!.slice(0, 2)).toEqual(['Do older orders count less in the printed rate?', 'Yes, as it is scored ']);
    expect(first![2]).toContain(`${off(rate.options[0]!)} points`);
    expect(first![2]).toContain(`other: ${off(rate.options[1]!)} points`);
    expect(first![3]).toBe(String(rate.days));
    expect(third![1]).toContain('Midnight in the shop’s time zone');
    expect(last![3]).toBe(String(adjustment.days));
    await act(async () => document.querySelector('#why-formula-dayBoundary .ask')!.dispatchEvent(click()));
    await settle();
    const answer = document.querySelector('#formula .answer-row:not([hidden])')!.textContent!;
    expect(answer).toContain('times as likely as the other does');
    expect(answer).toContain('Days are those of the shop');
    expect(answer).toContain('The day last read, counted both ways');
  });

  test('evidence against what is assumed is said to be that', async () => {
    const shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 14, printing: { rate: 'raw' } }, undefined, false);
    expect(judged(shop).rate.winner).toBe('raw');
    await show(shop, INTERPRETATION_RULES);
    expect(rowsOf()[0]![1]).toBe('No, they are simply divided Other than assumed');
  });

  test('where two readings cannot decide, nothing is claimed', async () => {
    const shop = knownShop({ seed: 3, ordersPerDay: 1, visits: 2 }, undefined, false);
    const { rate, adjustment } = judged(shop);
    expect([rate.winner, adjustment.state]).toEqual(['undecided', 'undecided']);
    await show(shop, INTERPRETATION_RULES);
    expect(rowsOf()[0]![1]).toMatch(/^(Not decided yet|The two have not differed yet)$/);
    expect(rowsOf()[0]![2]).toBe('');
    expect(rowsOf().at(-1)![1]).toBe('Not decided yet');
  });
});
