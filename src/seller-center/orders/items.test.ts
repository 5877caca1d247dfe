// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable as table, visitSample } from '../sample-page';

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

  test('are not known again by letters that a cut could have parted in another way', () => {
    const longer = box('Red mug', `SKU ID: ${SKU}1`, '2 x');
    const shorter = box('Red mug', `SKU ID: ${SKU}`, '12 x');
    expect(linesOf(longer, shorter, longer)).toMatchObject([
      [{ skuId: `${SKU}1`, quantity: 2 }],
      [{ skuId: SKU, quantity: 12 }],
      [{ skuId: `${SKU}1`, quantity: 2 }],
    ]);
  });
});
