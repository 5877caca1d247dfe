// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { runAtOnce } from '../slices';
import { queryAll } from './access';
import { divide, queryAround, queryParts } from './parts';

const ROWS = 6000;
const SELECTOR = 'td b,[class*="spin"],tr';

const bigPage = (): Document => {
  const row = '<tr><td><b>1</b></td><td class="x-spin">2</td><td><i>3</i></td><td>4</td></tr>';
  return new DOMParser().parseFromString(
    `<main class="spin"><p class="spin-dot"></p><table><tbody>${row.repeat(ROWS)}</tbody></table><p class="spin-end"></p></main>`,
    'text/html',
  );
};

test('a big page is asked in parts, none of them long, and says what it says as a whole', () => {
  const page = bigPage();
  const parts = runAtOnce(divide(page));
  expect(parts.length).toBeLessThan(20);
  expect(runAtOnce(queryParts(parts, SELECTOR))).toEqual(queryAll(page, SELECTOR));
  expect(runAtOnce(queryAround(parts, SELECTOR))).toEqual([...page.querySelectorAll('main,p')]);
  for (const { element, isWhole } of parts) if (isWhole) expect(queryAll(element, '*').length).toBeLessThan(100);
  expect([...queryParts(parts, SELECTOR)].length).toBeGreaterThan(ROWS);
});

test('a small page is asked at once', () => {
  const page = new DOMParser().parseFromString('<p class="spin"></p>', 'text/html');
  expect(runAtOnce(divide(page))).toEqual([{ element: page.documentElement, isWhole: true, hasRows: false }]);
  expect(runAtOnce(queryParts(runAtOnce(divide(page)), SELECTOR))).toHaveLength(1);
});

test('a table within a row is part of that row, and one beside a table is not', () => {
  const table = (rows: string) => `<table><tbody>${rows}</tbody></table>`;
  const row = (cell: string) => `<tr><td class="spin">${cell}</td></tr>`;
  const page = new DOMParser().parseFromString(
    `<div>${table(row(table(row('1'))) + row('2'))}</div><b class="spin"></b>${table(row('3'))}`,
    'text/html',
  );
  const parts = runAtOnce(divide(page));
  expect(parts.filter(({ hasRows }) => hasRows).map(({ element }) => element.textContent)).toEqual(['12', '3']);
  expect(runAtOnce(queryParts(parts, '.spin'))).toEqual(queryAll(page, '.spin'));
  expect(runAtOnce(queryAround(parts, '.spin'))).toEqual([page.querySelector('b')]);
});

test('a long list without a table falls into its entries', () => {
  const page = new DOMParser().parseFromString(
    `<ul>${'<li><b></b><i class="spin"></i></li>'.repeat(14_000)}</ul>`,
    'text/html',
  );
  const parts = runAtOnce(divide(page));
  expect(parts.length).toBeGreaterThan(14_000);
  expect(runAtOnce(queryAround(parts, '.spin'))).toEqual(queryAll(page, '.spin'));
});
