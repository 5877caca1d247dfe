// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scanOf } from '#test/fixtures/sample-page';
import { findOrderRows } from './order-rows';

const ID = ['576812345678900001', '576812345678900002'];
const see = async (html: string) =>
  (await findOrderRows(scanOf(html))).map(({ orderId, row, anchor }) => ({
    orderId,
    row: row.localName,
    anchor: anchor.localName,
    isInside: row.contains(anchor),
  }));
const found = (orderId: string, row: string, anchor: string) => ({ orderId, row, anchor, isInside: true });

describe('the rows of orders', () => {
  test('are found by their links, once each', async () => {
    const link = (id: string) =>
      `<tr><td><div data-log_main_order_id="${id}"><a href="/order/detail?order_no=${id}&shop_region=US"><span data-log_click_for="order_id_link">${id}</span></a></div></td><td>Delivered</td></tr>`;
    expect(
      await see(
        `<table><thead><tr><th>Order ID</th><th>Status</th></tr></thead><tbody>${ID.map(link).join('')}</tbody></table>`,
      ),
    ).toEqual([found(ID[0]!, 'tr', 'a'), found(ID[1]!, 'tr', 'a')]);
  });

  test('are found by marks on the row or in it, without a header', async () => {
    expect(
      await see(`<table><tbody><tr data-log_main_order_id="${ID[0]}"><td></td><td>${ID[0]}</td></tr></tbody></table>`),
    ).toEqual([found(ID[0]!, 'tr', 'td')]);
    expect(await see(`<div class="core-table-tr"><p><b data-log_main_order_id="${ID[0]}">x</b></p></div>`)).toEqual([
      found(ID[0]!, 'div', 'b'),
    ]);
  });

  test('are found under “Order ID”, once for an order of several rows', async () => {
    const html = `<table><thead><tr><th>SKU ID</th><th>Order ID</th></tr></thead><tbody>
      <tr><td>1729384756012345678</td><td rowspan="2"><b>${ID[0]}</b></td></tr><tr><td>1729384756012345679</td></tr>
      <tr><td>1729384756012345678</td><td>${ID[1]}</td></tr></tbody></table>`;
    expect(await see(html)).toEqual([found(ID[0]!, 'tr', 'b'), found(ID[1]!, 'tr', 'td')]);
  });

  test('are found in a form that chooses orders', async () => {
    const html = `<table><thead><tr><th></th><th>Order</th><th>Product</th></tr></thead><tbody>
      <tr><td><input type="checkbox"></td><td>${ID[0]}</td><td>A mug</td></tr></tbody></table>`;
    expect(await see(html)).toEqual([found(ID[0]!, 'tr', 'td')]);
  });

  test('are none where other ids stand', async () => {
    const html = `<table><thead><tr><th>Return order ID</th></tr></thead><tbody><tr><td>403512345678900001</td></tr></tbody></table><p>${ID[0]}</p>`;
    expect(await see(html)).toEqual([]);
  });

  test('are one for each order, however many rows it takes', async () => {
    for (const name of ['order-list-cards', 'order-list-skus', 'order-list-fixed', 'order-list-virtual']) {
      const html = readFileSync(`test/pages/rendered/${name}.html`, 'utf8');
      const orders = new Set([...html.matchAll(/data-log_main_order_id="(\d+)"/g)].map(([, id]) => id));
      const found = (await see(html)).map(({ orderId }) => orderId);
      expect(found.sort(), name).toEqual([...orders].sort());
    }
  });

  test('are all there on the rendered pages', async () => {
    const rows = async (name: string) => {
      const html = readFileSync(`test/pages/rendered/${name}.html`, 'utf8');
      return [(await see(html)).length, html.match(/<tr class="[^"]*-table-tr[^"]*"(?=[^>]*>)/g)!.length - 1];
    };
    for (const name of ['order-list-all', 'order-list-to-ship', 'diagnosis-OTDR', 'diagnosis-AHT']) {
      const [found, all] = await rows(name);
      expect(found, name).toBe(all);
    }
  });
});
