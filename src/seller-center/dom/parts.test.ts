// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { runAtOnce } from '../slices';
import { queryAll } from './access';
import { divide, queryParts } from './parts';

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
  expect(parts.length).toBeGreaterThan(ROWS);
  expect(runAtOnce(queryParts(parts, SELECTOR))).toEqual(queryAll(page, SELECTOR));
  for (const { root, isWhole } of parts) if (isWhole) expect(queryAll(root, '*').length).toBeLessThan(100);
});

test('a small page is asked at once', () => {
  const page = new DOMParser().parseFromString('<p class="spin"></p>', 'text/html');
  expect(runAtOnce(divide(page))).toEqual([{ root: page, isWhole: true }]);
  expect(runAtOnce(queryParts(runAtOnce(divide(page)), SELECTOR))).toHaveLength(1);
});
