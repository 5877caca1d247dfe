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

test('a line is completed by the earlier line that shares any id or name with it', () => {
  const exported = line({ skuId: '17', sellerSku: 'MUG', quantity: 1 });
  const onPage = line({ sellerSku: 'MUG', productName: 'A mug', returnedQuantity: 0 });
  const both = line({ skuId: '17', sellerSku: 'MUG', productName: 'A mug', quantity: 1, returnedQuantity: 0 });
  expect(mergeLines([onPage], [exported])).toEqual([both]);
});

test('order lines that a later page left out stay', () => {
  const [mug, cup] = [line({ skuId: '1', quantity: 1 }), line({ skuId: '2', quantity: 3 })];
  expect(mergeLines([mug], [mug, cup])).toEqual([mug, cup]);
});

test('an order line that could be either of two is joined with neither, and nothing is counted twice', () => {
  const shared = line({ sellerSku: 'MUG', quantity: 2 });
  const variants = [
    line({ skuId: '1', sellerSku: 'MUG', quantity: 1 }),
    line({ skuId: '2', sellerSku: 'MUG', quantity: 2 }),
  ];
  expect(mergeLines([shared], variants)).toEqual([shared]);
  expect(mergeLines(variants, [shared])).toEqual(variants);
});

test('lines that two readings name differently are two lines', () => {
  const [mug, cup] = [line({ skuId: '1', productName: 'X' }), line({ skuId: '2', productName: 'X' })];
  expect(mergeLines([mug], [cup])).toEqual([mug, cup]);
});
