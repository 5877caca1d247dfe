// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { scanOf } from '#test/fixtures/sample-page';
import { neverYield } from '../watching/page-turns';
import { textOf } from './access';
import { rowsOf } from './table';

const tables = async (html: string) =>
  Promise.all(
    (await scanOf(html).tables()).map(async (table) => ({ ...table, rows: await rowsOf(table, neverYield) })),
  );
const texts = async (html: string, at = 0) =>
  (await tables(html))[at]?.rows.map(({ width, cellAt }) =>
    Array.from({ length: width }, (_, column) => {
      const cell = cellAt(column);
      return cell === null ? null : textOf(cell);
    }),
  );
const head = (...captions: string[]) =>
  `<thead><tr>${captions.map((caption) => `<th>${caption}</th>`).join('')}</tr></thead>`;

describe('a table', () => {
  test('gives cells that span several rows to each of them', async () => {
    const html = `<table>${head('Order', 'SKU', 'Total')}<tbody>
      <tr><td rowspan="3">A</td><td>a1</td><td rowspan="2">10</td></tr><tr><td>a2</td></tr><tr><td>a3</td><td>11</td></tr>
      <tr><td>B</td><td colspan="2">b</td></tr></tbody></table>`;
    expect(await texts(html)).toEqual([
      ['A', 'a1', '10'],
      ['A', 'a2', '10'],
      ['A', 'a3', '11'],
      ['B', 'b', 'b'],
    ]);
  });

  test('leaves out rows that hold no record', async () => {
    const html = `<table>${head('Order', 'SKU')}<tbody>
      <tr class="core-table-tr core-table-empty-row"><td colspan="2">No data</td></tr>
      <tr aria-hidden="true"><td>0</td><td>0</td></tr><tr><td></td><td> </td></tr>
      <tr><td>A</td><td>a</td></tr><tr class="core-table-expand-content"><td>more of A</td><td></td></tr>
      <tr><td colspan="2">Combined with another order</td></tr></tbody><tfoot><tr><td>Sum</td><td>1</td></tr></tfoot></table>`;
    expect(await texts(html)).toEqual([['A', 'a']]);
  });

  test('knows its captions with tooltips, sorters and selection columns', async () => {
    const html = `<table><thead><tr class="p-table-tr"><th class="p-table-th p-table-checkbox"><input type="checkbox"></th>
      <th><div class="p-table-th-item"><span class="p-table-th-item-title">Order ID</span><span class="p-table-sorter"></span></div></th>
      <th><span>Rating</span><span>the first one counts</span></th></tr></thead><tbody><tr><td></td><td>A</td><td>1</td></tr></tbody></table>`;
    expect((await tables(html))[0]!.captions).toEqual([[], ['Order ID'], ['Rating the first one counts', 'Rating']]);
  });

  test('has a column for each cell, even with a span of zero, and none for other elements', async () => {
    const html = `<table>${head('A', 'B')}<tbody><tr><script></script><td colspan="0">a</td><td>b</td></tr></tbody></table>`;
    expect(await texts(html)).toEqual([['a', 'b']]);
  });

  test('with grouped captions is headed by the lowest', async () => {
    const html = `<table><thead><tr><th rowspan="2">Order ID</th><th colspan="2">Hours</th></tr><tr><th>Approve</th><th>Inspect</th></tr></thead>
      <tbody><tr><td>A</td><td>1</td><td>2</td></tr></tbody></table>`;
    expect((await tables(html))[0]!.captions).toEqual([['Order ID'], ['Approve'], ['Inspect']]);
  });

  test('inside a cell is a part of that cell', async () => {
    const inner = `<table>${head('x')}<tbody><tr><td>y</td></tr></tbody></table>`;
    const html = `<table>${head('Order', 'More')}<tbody><tr><td>A</td><td>${inner}</td></tr></tbody></table>`;
    expect(await tables(html)).toHaveLength(1);
    expect(await texts(html)).toEqual([['A', 'xy']]);
  });

  test('does not take the header of another table', async () => {
    const fixed = (caption: string, cell: string) => `<section><div class="core-table-container">
      <div class="core-table-header"><table>${head(caption)}</table></div>
      <div class="core-table-body"><table><tbody><tr><td>${cell}</td></tr></tbody></table></div></div></section>`;
    const found = await tables(fixed('Order', 'A') + fixed('Ticket', 'T'));
    expect(found.map(({ captions, strategy }) => [captions[0]![0], strategy])).toEqual([
      ['Order', 'two-tables'],
      ['Ticket', 'two-tables'],
    ]);
    expect(await tables(`${fixed('Order', 'A')}<table><tbody><tr><td>free</td></tr></tbody></table>`)).toHaveLength(1);
  });

  test('of roles only is a table too', async () => {
    const row = (role: string, ...cells: string[]) =>
      `<div role="row">${cells.map((text) => `<span role="${role}">${text}</span>`).join('')}</div>`;
    const html = `<div role="grid">${row('columnheader', 'Order', 'SKU')}${row('gridcell', 'A', 'a')}</div>`;
    expect(await texts(html)).toEqual([['A', 'a']]);
    expect((await tables(html))[0]).toMatchObject({ strategy: 'roles', captions: [['Order'], ['SKU']] });
  });

  test('without rows is a table, for it may be loading', async () => {
    expect(await tables(`<table>${head('Order')}<tbody></tbody></table>`)).toMatchObject([
      { captions: [['Order']], rows: [] },
    ]);
  });
});
