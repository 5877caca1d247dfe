import { expect, test } from 'vitest';
import { modelShop } from '#core/assess';
import { readShopFile } from '#test/fixtures/shop-file';
import { daySteps } from './forecast-steps';

const file = readShopFile({
  readings: [
    {
      at: '2026-07-01T15:00:00Z',
      day: '2026-07-01',
      overall: 3.6,
      metrics: { OTDR: { value: 0.93, numerator: 558, denominator: 600, excellent: 0.95, poor: 0.8 } },
    },
  ],
});
const model = modelShop(file, { asOf: '2026-07-01' })!;
const forecast = model.forecast(7, 1);
const stepsFor = (printed: number, from: 'read' | 'computed' = 'read') =>
  daySteps(model.inputs, forecast, '2026-07-02', {
    value: printed,
    from,
  });
const { mean } = model.forecast(7, 1).samples!.nextMetrics.OTDR!;
const start = forecast.start!;

test('a forecast starts from the unrounded score, and explains a seemingly opposite move', () => {
  expect(Math.abs(mean - start)).toBeGreaterThan(1e-4);
  const beyond = start + 2 * (mean - start);
  expect(stepsFor(beyond)[0]).toMatchObject({ step: 'unrounded', printed: beyond, start });
  const seems = mean < start ? 'rise' : 'fall';
  expect(stepsFor(beyond)[0]).toMatchObject({ isSeemingly: seems });
  expect(stepsFor(start)[0]).toMatchObject({ isSeemingly: null });
  expect(stepsFor(start - (mean - start))[0]).toMatchObject({ isSeemingly: null });
});

test('the members expected on a day are the mean of all futures', () => {
  const { counts, options } = forecast.simulation!;
  const ofDay = counts.OTDR!.denominator.filter((_, i) => i % options.horizon === options.unread);
  const come = stepsFor(3.6).find((step) => step.step === 'come')!;
  expect(come.metrics.find(({ metric }) => metric === 'OTDR')!.expected.denominator).toBeCloseTo(
    ofDay.reduce((sum, count) => sum + count, 0) / ofDay.length,
    9,
  );
});

test('no computed score is called printed', () => {
  expect(stepsFor(3.6, 'computed').map(({ step }) => step)).toEqual(['age', 'come', 'offset', 'draw']);
});

test('every day of the forecast is explained, the last one too, and none beyond it', () => {
  const on = (day: string) => daySteps(model.inputs, forecast, day, { value: null, from: 'computed' }).length;
  expect([on('2026-07-01'), on('2026-07-02'), on('2026-07-08'), on('2026-07-09')]).toEqual([0, 4, 4, 0]);
});
