// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { parsePage, scanOf } from '#test/fixtures/sample-page';

const SELECTOR = 'td b,[class*="spin"],tr';
const table = (rows: string) => `<table><tbody>${rows}</tbody></table>`;
const all = (page: Document, selector: string) => [...page.querySelectorAll(selector)];

test('sections of a page have the same texts as the whole, and those around its tables none of their rows', async () => {
  const row = '<tr><td><b>1</b></td><td class="x-spin">2</td><td><i>3</i></td><td>4</td></tr>';
  const page = parsePage(
    `<main class="spin"><p class="spin-dot"></p>${table(row.repeat(50))}<p class="spin-end"></p></main>`,
  );
  const scan = scanOf(page);
  expect(await scan.queryAll(SELECTOR)).toEqual(all(page, SELECTOR));
  expect(await scan.queryOutsideRows(SELECTOR)).toEqual(all(page, 'main,p'));
});

test('a table within a row is part of that row, and one beside a table is not', async () => {
  const row = (cell: string) => `<tr><td class="spin">${cell}</td></tr>`;
  const page = parsePage(`<div>${table(row(table(row('1'))) + row('2'))}</div><b class="spin"></b>${table(row('3'))}`);
  const scan = scanOf(page);
  expect(await scan.queryAll('.spin')).toEqual(all(page, '.spin'));
  expect(await scan.queryOutsideRows('.spin')).toEqual(all(page, 'b'));
});

test('texts outside of a table are the same whether or not all texts have been read before', async () => {
  const page = parsePage(`<p>before</p>${table('<tr><td>inside</td></tr>')}<p>after <b>it</b></p>`);
  const element = page.querySelector('table')!;
  const outside = async (scan: ReturnType<typeof scanOf>) =>
    (await scan.textRunsOutside(new Set([element]))).map(({ text }) => text);
  const scan = scanOf(page);
  await scan.textRuns();
  expect(await outside(scan)).toEqual(['before', 'after', 'it']);
  expect(await outside(scanOf(page))).toEqual(['before', 'after', 'it']);
});

test('reading a page of many rows yields to the page', async () => {
  let turns = 0;
  const scan = scanOf(table('<tr><td>1</td></tr>'.repeat(80)), async () => {
    turns += 1;
  });
  await scan.queryAll('td');
  expect(turns).toBeGreaterThan(10);
});
