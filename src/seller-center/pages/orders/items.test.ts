// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '#test/fixtures/sample-page';

const SKU = '1729384756012345678';

const linesOf = async (...items: string[]) =>
  (await visitSample(
    table({
      'Order ID': items.map((_, at) => `57681234567890000${at}`),
      'Order status': items.map(() => 'Completed'),
      'Created time': items.map(() => 'Jun 1, 2026'),
      Items: items,
    }),
    '/order?tab=all',
  ))!.facts.orders.map(({ lines }) => lines);

describe('the items of an order', () => {
  test('are not read if only a part is shown', async () => {
    const lines = async (items: string) => (await linesOf(items))[0]!;
    expect(await lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p>')).toHaveLength(1);
    expect(await lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>+2 more</p>')).toBeNull();
    expect(await lines('<p>Blue mug</p><p>× 1</p>')).toBeNull();
    expect(await lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>Red mug</p><p>× 2</p>')).toBeNull();
    expect(
      await lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>Red mug</p><p>Seller SKU: B</p><p>× 2</p>'),
    ).toMatchObject([
      { sellerSku: 'A', quantity: 1 },
      { sellerSku: 'B', quantity: 2 },
    ]);
  });

  const box = (...texts: string[]): string =>
    `<div data-log_click_for="cell_product">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`;

  test('each have an element, and are not read if one of these is empty', async () => {
    const one = box('Blue mug', 'Large', 'Seller SKU: A', `SKU ID: ${SKU}`, '× 1');
    const line = { productName: 'Blue mug', sellerSku: 'A', skuId: SKU, quantity: 1 };
    expect(await linesOf(one, `${one}${box()}`, one + one)).toMatchObject([[line], null, [line, line]]);
  });

  const id = `SKU ID: ${SKU}`;

  test('are split where the markup splits their texts', async () => {
    expect(await linesOf(box('Red mug', id, '12 x'), box('Red mug', `${id}1`, '2 x'))).toMatchObject([
      [{ skuId: SKU, quantity: 12 }],
      [{ skuId: `${SKU}1`, quantity: 2 }],
    ]);
  });

  test('inside each other are not confused with a text of the same length beside them', async () => {
    const inner = box(id);
    const beside = '+2 more items in this order'.slice(0, id.length).padEnd(id.length, '.');
    expect(
      await linesOf(
        `<div data-log_click_for="cell_product"><p>Fan</p><p>L</p><p>${id}</p>${inner}</div><p>${beside}</p>`,
      ),
    ).toEqual([null]);
  });
});
