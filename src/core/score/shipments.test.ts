import { expect, test } from 'vitest';
import { carrierOf } from './shipments';

test.each([
  ['9400110898825022579493', '22'],
  ['9400136895232154789652', '22'],
  ['1Z999AA10123456784', '1Z 18'],
  ['1z12345e0291980793', '1Z 18'],
  ['986578788855', '12'],
  ['LX123456789CN', 'LX 13'],
  ['', null],
  [null, null],
])('the number %j is one of the carrier %j', (trackingId, carrier) => {
  expect(carrierOf(trackingId)).toBe(carrier);
});
