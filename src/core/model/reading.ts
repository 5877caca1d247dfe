import * as z from 'zod/mini';
import { amount, day, instant, orUnknown, orUsual, rate, score, seenTimes } from './field';
import { METRIC_CODES, type MetricCode } from './metric';

const metricReading = (value: typeof rate | typeof amount) =>
  z.object({
    value: orUnknown(value),
    score: orUnknown(score),
    numerator: orUnknown(amount),
    denominator: orUnknown(amount),
    excellent: orUnknown(value),
    poor: orUnknown(value),
    target: orUnknown(value),
    weight: orUnknown(rate),
  });
const ofRate = orUnknown(metricReading(rate));
const ofHours = orUnknown(metricReading(amount));
const byCode = <T>(make: (code: MetricCode) => T) =>
  Object.fromEntries(METRIC_CODES.map((code) => [code, make(code)])) as Record<MetricCode, T>;
const dimensionReading = orUnknown(z.object({ score: orUnknown(score), weight: orUnknown(rate) }));

/** What the platform printed for one day. Rates are fractions, AHT is in hours. Key: day. */
export const reading = z.object({
  at: instant,
  day,
  state: orUnknown(z.enum(['scored', 'no-score'])),
  overall: orUnknown(score),
  dimensions: orUsual(
    z.object({ product: dimensionReading, fulfillment: dimensionReading, service: dimensionReading }),
    { product: null, fulfillment: null, service: null },
  ),
  metrics: orUsual(
    z.object(byCode((code) => (code === 'AHT' ? ofHours : ofRate))),
    byCode(() => null),
  ),
  ...seenTimes,
});
export type Reading = z.infer<typeof reading>;
export type MetricReading = NonNullable<Reading['metrics']['NRR']>;
export const readingKey = (record: Reading): string => record.day;
