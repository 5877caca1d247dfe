import { expect, test } from 'vitest';
import type { OrderLine } from '#core/model/order';
import { mergeLines } from './merge-lines';

const line = (known: Partial<OrderLine>): OrderLine => ({
  skuId: null,
  sellerSku: null,
  productId: null,
  productName: null,
  quantity: null,
  returnedQuantity: null,
  ...known,
});

test('a line is completed by the one it is, by whatever name both know it', () => {
  const exported = line({ skuId: '17', sellerSku: 'MUG', quantity: 1 });
  const onPage = line({ sellerSku: 'MUG', productName: 'A mug', returnedQuantity: 0 });
  const both = line({ skuId: '17', sellerSku: 'MUG', productName: 'A mug', quantity: 1, returnedQuantity: 0 });
  expect(mergeLines([onPage], [exported])).toEqual([both]);
});

test('lines that a page left out stay', () => {
  const [mug, cup] = [line({ skuId: '1', quantity: 1 }), line({ skuId: '2', quantity: 3 })];
  expect(mergeLines([mug], [mug, cup])).toEqual([mug, cup]);
});

test('where a line could be two, neither is guessed and nothing is counted twice', () => {
  const shared = line({ sellerSku: 'MUG', quantity: 2 });
  const variants = [
    line({ skuId: '1', sellerSku: 'MUG', quantity: 1 }),
    line({ skuId: '2', sellerSku: 'MUG', quantity: 2 }),
  ];
  expect(mergeLines([shared], variants)).toEqual([shared]);
  expect(mergeLines(variants, [shared])).toEqual(variants);
});

test('what two readings both name and name differently is two lines', () => {
  const [mug, cup] = [line({ skuId: '1', productName: 'X' }), line({ skuId: '2', productName: 'X' })];
  expect(mergeLines([mug], [cup])).toEqual([mug, cup]);
});
