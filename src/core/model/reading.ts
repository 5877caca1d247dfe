import * as z from 'zod/mini';
import { amount, day, instant, known, rate, score, seenTimes } from './field';
import { METRIC_CODES, type MetricCode } from './metric';

const metricReading = (value: typeof rate | typeof amount) =>
  z.object({
    value: known(value),
    score: known(score),
    numerator: known(amount),
    denominator: known(amount),
    excellent: known(value),
    poor: known(value),
    target: known(value),
    weight: known(rate),
  });
const ofRate = known(metricReading(rate));
const ofHours = known(metricReading(amount));
const byCode = <T>(make: (code: MetricCode) => T) =>
  Object.fromEntries(METRIC_CODES.map((code) => [code, make(code)])) as Record<MetricCode, T>;
const dimensionReading = known(z.object({ score: known(score), weight: known(rate) }));

/** What the platform printed for one day. Rates are fractions, AHT is in hours. Key: day. */
export const reading = z.object({
  at: instant,
  day,
  state: known(z.enum(['scored', 'no-score'])),
  overall: known(score),
  dimensions: z._default(
    z.object({ product: dimensionReading, fulfillment: dimensionReading, service: dimensionReading }),
    { product: null, fulfillment: null, service: null },
  ),
  metrics: z._default(
    z.object(byCode((code) => (code === 'AHT' ? ofHours : ofRate))),
    byCode(() => null),
  ),
  ...seenTimes,
});
export type Reading = z.infer<typeof reading>;
export type MetricReading = NonNullable<Reading['metrics']['NRR']>;
export const readingKey = (record: Reading): string => record.day;
