// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { PageVisit } from '#core/model/page';
import { SAMPLE_AT, visitPage } from '#test/fixtures/sample-page';
import { makeListProgress } from './list-progress';

const ORDERS = Array.from({ length: 8 }, (_, at) => `57681234567890000${at}`);
const CAPTIONS = ['Return Order ID', 'Order ID', 'Time Requested'];

const box = (name: string, cells: readonly string[]) =>
  `<div class="p-table-tr">${cells.map((text) => `<div class="p-table-${name}">${text}</div>`).join('')}</div>`;

/** The rows on the screen of a list that builds them while one scrolls: header table, rows of boxes, and a pager. */
const onScreen = (from: number, to: number, pager: string): Document => {
  const rows = ORDERS.slice(from, to).map((id) => box('td', [id.replace('5768', '4035'), id, 'Jun 20, 2026']));
  const head = `<table><thead><tr>${CAPTIONS.map((caption) => `<th>${caption}</th>`).join('')}</tr></thead></table>`;
  return new DOMParser().parseFromString(
    `<html lang="en"><main><div class="p-table-container"><div class="p-table-header">${head}</div>
     <div class="p-table-body">${rows.join('')}</div></div><div class="p-pagination">${pager}</div></main></html>`,
    'text/html',
  );
};
const FOUND = `<div class="p-pagination-total-text">Total ${ORDERS.length}</div>`;
const LAST = '<li class="p-pagination-item p-pagination-item-active" aria-current="true">1</li>';

const scroll = async (pager: string, shown: readonly (readonly [number, number])[]) => {
  const progress = makeListProgress();
  const address = new URL('https://seller-us.tiktok.com/order/return?tab=all');
  const visits: PageVisit[] = [];
  for (const [from, to] of shown)
    visits.push((await visitPage(onScreen(from, to, pager), address, SAMPLE_AT, progress))!);
  return visits;
};

describe('a list that renders its rows on scrolling', () => {
  test('is complete when the last announced row has been read, and not before', async () => {
    const visits = await scroll(FOUND, [
      [0, 3],
      [2, 6],
      [5, 8],
      [0, 3],
    ]);
    expect(visits.map(({ facts }) => facts.coverage[0])).toMatchObject([
      { rows: 3, expected: 8, complete: false },
      { rows: 6, expected: 8, complete: false },
      { rows: 8, expected: 8, complete: true },
      { rows: 8, expected: 8, complete: true },
    ]);
    expect(visits[1]!.strategy).toBe('virtual-rows');
  });

  test('is never complete by its only page, as rows below may be unread', async () => {
    const [visit] = await scroll(LAST, [[0, 3]]);
    expect(visit!.facts.coverage).toMatchObject([{ rows: 3, expected: null, complete: false }]);
  });
});
