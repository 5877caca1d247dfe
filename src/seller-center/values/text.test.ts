import { expect, test } from 'vitest';
import { captionKey, oneLine } from './text';

test.each([
  ['a b', 'a b'],
  [' a', 'a'],
  ['a  b', 'a b'],
  ['a\nb\t', 'a b'],
  ['a\u200bb', 'a b'],
  ['é  é', 'é é'],
  [' ', ''],
  ['', ''],
])('%j on one line is %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([
  ['Order ID', 'orderid'],
  ['Deliver-by date:', 'deliverbydate'],
  ['Fulfillment & Logistics', 'fulfillmentlogistics'],
  ['On-Time Delivery Rate (OTDR)', 'ontimedeliveryrate'],
  ['Created time (UTC+8)', 'createdtime'],
  ['Delivery (expected)', 'deliveryexpected'],
  ['Ｏｒｄｅｒ　ＩＤ', 'orderid'],
  ['คะแนนร้านค้า', 'คะแนนร้านค้า'],
  ['Điểm cửa hàng', 'điểmcửahàng'],
])('the caption %j is compared as %j', (caption, key) => expect(captionKey(caption)).toBe(key));
