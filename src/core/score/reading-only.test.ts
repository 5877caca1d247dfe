import { expect, test } from 'vitest';
import { assess } from '#core/assess';
import { readShopFile } from '#test/fixtures/shop-file';

test('a market without a formula shows the anchors and weights of the latest page that printed them', () => {
  const file = readShopFile({
    shop: { id: 'GB:1', region: 'GB', timeZone: 'Europe/London' },
    readings: [
      {
        at: '2026-06-29T08:00:00Z',
        day: '2026-06-29',
        overall: 3.8,
        dimensions: { product: { score: 3.9, weight: 0.7 } },
        metrics: { NRR: { value: 0.0126, score: 3.9, excellent: 0.012, poor: 0.04 } },
      },
      { at: '2026-07-01T08:00:00Z', day: '2026-07-01', overall: 3.7, metrics: { NRR: { value: 0.013 } } },
    ],
  });
  const { today } = assess(file, { asOf: '2026-07-01' });
  expect(today.metrics.NRR).toMatchObject({
    value: 0.013,
    score: null,
    state: 'not-scored',
    anchors: { excellent: 0.012, poor: 0.04, from: 'read' },
    anchorsDay: '2026-06-29',
  });
  expect(today.metrics.NBFR).toMatchObject({ anchors: { excellent: null, poor: null, from: 'unknown' } });
  expect(today.dimensions.product).toEqual({ value: null, weight: 0.7, weightFrom: 'read' });
  expect(today.dimensions.service).toMatchObject({ weightFrom: 'unknown' });
});
