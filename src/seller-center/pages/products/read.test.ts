// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sampleTable, visitSample } from '#test/fixtures/sample-page';

const ID = ['1729388000842743919', '1729388000848756847'] as const;
const product = (id: string, name = 'Blue mug') => `<a>${name}</a><p>ID:${id}</p>`;
const see = async (columns: Record<string, string[]>, around = '') =>
  (await visitSample(`<main>${sampleTable(columns)}${around}</main>`, '/product/manage?shop_region=US'))!;

describe('the list of products', () => {
  test('is read as how much there is of each; nothing is not zero', async () => {
    const visit = await see({
      Product: [product(ID[0]), product(ID[1], 'Red mug')],
      Status: ['Live', 'Live'],
      Price: ['$45.00', '$12.00'],
      Stock: ['<b>0</b><i>Out of stock</i>', '--'],
      Performance: ['--', '3'],
    });
    expect(visit).toMatchObject({
      page: 'products',
      outcome: 'read',
      rows: 2,
      issues: [],
    });
    expect(visit.facts.stock).toMatchObject([
      { productId: ID[0], productName: 'Blue mug', statusText: 'Live', quantity: 0 },
      { productId: ID[1], productName: 'Red mug', quantity: null },
    ]);
    expect(visit.facts.coverage).toEqual([]);
  });

  test.each([
    ['1,204', 1204],
    ['12 <i>of</i> 40', null],
    ['12.5', null],
    ['plenty', null],
  ])('takes %s for %s in stock', async (printed, quantity) => {
    expect((await see({ Product: [product(ID[0])], Stock: [printed] })).facts.stock).toMatchObject([{ quantity }]);
  });

  test('leaves out a row that names no product, or two', async () => {
    const visit = await see({
      Product: [product(ID[0]), 'A mug', `${product(ID[0])}<a href="/product/edit/${ID[1]}">Edit</a>`],
      Stock: ['1', '2', '3'],
    });
    expect(visit.facts.stock.map(({ productId }) => productId)).toEqual([ID[0]]);
  });

  test.each(['Product', 'Stock'])('without “%s” is refused by name', async (gone) => {
    const columns = { Product: [product(ID[0])], Stock: ['1'] };
    const visit = await see(Object.fromEntries(Object.entries(columns).filter(([it]) => it !== gone)));
    expect(visit).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-header' }] });
    expect(visit.issues[0]!.detail).toContain(`“${gone}”`);
  });

  test('that announces products and shows none is refused', async () => {
    expect(await see({ Product: [], Stock: [] }, '<p>Total: 14 products</p>')).toMatchObject({
      issues: [{ code: 'no-rows' }],
    });
  });
});
