// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '#test/fixtures/sample-page';

const SKU = '1729384756012345678';

const linesOf = (...items: string[]) =>
  visitSample(
    table({
      'Order ID': items.map((_, at) => `57681234567890000${at}`),
      'Order status': items.map(() => 'Completed'),
      'Created time': items.map(() => 'Jun 1, 2026'),
      Items: items,
    }),
    '/order?tab=all',
  )!.facts.orders.map(({ lines }) => lines);

describe('the items of an order', () => {
  test('are not read where only a part of them is shown', () => {
    const lines = (items: string) => linesOf(items)[0]!;
    expect(lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p>')).toHaveLength(1);
    expect(lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>+2 more</p>')).toBeNull();
    expect(lines('<p>Blue mug</p><p>× 1</p>')).toBeNull();
    expect(lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>Red mug</p><p>× 2</p>')).toBeNull();
    expect(
      lines('<p>Blue mug</p><p>Seller SKU: A</p><p>× 1</p><p>Red mug</p><p>Seller SKU: B</p><p>× 2</p>'),
    ).toMatchObject([
      { sellerSku: 'A', quantity: 1 },
      { sellerSku: 'B', quantity: 2 },
    ]);
  });

  const box = (...texts: string[]): string =>
    `<div data-log_click_for="cell_product">${texts.map((it) => `<p>${it}</p>`).join('')}</div>`;

  test('are known again by their letters, but not where another box has none', () => {
    const one = box('Blue mug', 'Large', 'Seller SKU: A', `SKU ID: ${SKU}`, '× 1');
    const line = { productName: 'Blue mug', sellerSku: 'A', skuId: SKU, quantity: 1 };
    expect(linesOf(one, one, `${one}${box()}`, one + one)).toMatchObject([[line], [line], null, [line, line]]);
  });

  const id = `SKU ID: ${SKU}`;
  test.each([
    ['in an id', box('Red mug', `${id}1`, '2 x'), box('Red mug', id, '12 x')],
    ['in a price', box('Red mug', 'Large', id, '¥1001', '2 x'), box('Red mug', 'Large', id, '¥100', '12 x')],
    ['before a quantity', box('Red mug', '¥1001', '2 x', id), box('Red mug', '¥100', '12 x', id)],
    ['where no quantity was', box('Red mug', id, 'Seller SKU: A12 x', ''), box('Red mug', id, 'Seller SKU: A', '12 x')],
    ['in what is left', box('Red mug', id, '× 1', '2 left'), box('Red mug', id, '× 12', ' left')],
    [
      'in a quantity',
      box('Red mug', id, '× 1', 'Seller SKU: A12 x'),
      box('Red mug', id, '× 1', 'Seller SKU: A', '12 x'),
    ],
    ['in a name', box('<em>Red</em> mug', 'Large', id, '× 1'), box('Red mug', 'Large', id, '× 1')],
    [
      'before the end of a box',
      box('Mug', 'L', id, '× 1', 'Seller SKU: A+2'),
      `${box('Mug', 'L', id, '× 1', 'Seller SKU: A')}<p>+2</p>`,
    ],
  ])('are not known again by the same letters with another cut %s', (_, one, other) => {
    const alone = [linesOf(one)[0], linesOf(other)[0]];
    expect(linesOf(one, other, one)).toEqual([alone[0], alone[1], alone[0]]);
    expect(alone[0]).not.toEqual(alone[1]);
  });

  test('that lie in each other do not stand for a text beside them of the same length', () => {
    const inner = box(id);
    const beside = '+2 more items in this order'.slice(0, id.length).padEnd(id.length, '.');
    expect(
      linesOf(`<div data-log_click_for="cell_product"><p>Fan</p><p>L</p><p>${id}</p>${inner}</div><p>${beside}</p>`),
    ).toEqual([null]);
  });
});
