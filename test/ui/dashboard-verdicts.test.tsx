// @vitest-environment jsdom
import { act } from 'react';
import { expect, test } from 'vitest';
import { explain } from '#core/explain/explain';
import { click, type KnownShop, knownShop, settle, show } from './shown-dashboard';

// What the dashboard says of unpublished conventions is what the readings bore out, and it is silent where they did not.

const judged = ({ file, assessment }: KnownShop) => {
  const { rate, nrrAdjustment } = explain(file, assessment, { kind: 'estimates' })!;
  return { rate, ...explain(file, assessment, { kind: 'conventions' })!, adjustment: nrrAdjustment };
};
const rowsOf = () =>
  [...document.querySelectorAll<HTMLTableRowElement>('#formula tr[id^=why-formula]')].map((row) =>
    [...row.cells].map((it) => it.textContent),
  );

test('the winner stands with how far each is off and on how many days', async () => {
  const shop = knownShop({ seed: 3, ordersPerDay: 12, visits: 14 }, undefined, false);
  const { rate, dayBoundary, adjustment } = judged(shop);
  expect([rate.winner, dayBoundary.winner]).toEqual(['decayed', 'shop']);
  await show(shop);
  const [first, , third, , last] = rowsOf();
  const off = (it: { error: number }) => String(Math.round(it.error * 1000) / 1000);
  expect(first!.slice(0, 2)).toEqual(['Is the printed rate weighed by age?', 'Yes, as it is scored ']);
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
  await show(shop);
  expect(rowsOf()[0]![1]).toBe('No, a plain quotient Other than assumed');
});

test('where two readings cannot decide, nothing is claimed', async () => {
  const shop = knownShop({ seed: 3, ordersPerDay: 1, visits: 2 }, undefined, false);
  const { rate, adjustment } = judged(shop);
  expect([rate.winner, adjustment.state]).toEqual(['undecided', 'undecided']);
  await show(shop);
  expect(rowsOf()[0]![1]).toMatch(/^(Not decided yet|The two have not differed yet)$/);
  expect(rowsOf()[0]![2]).toBe('');
  expect(rowsOf().at(-1)![1]).toBe('Not decided yet');
});
