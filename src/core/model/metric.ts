/** The six metrics of the US score, in the order that breaks ties. Source: Partner API 202606, Shop Performance. */
export const METRICS = ['NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT', 'IM_DSAT'] as const;
export type Metric = (typeof METRICS)[number];
export type ByMetric<T> = Record<Metric, T>;

/** Metrics of other regions' scores: late and fast dispatch, complaints, response within 12 and 24 hours. */
export const REGIONAL_METRICS = ['LDR', 'FDR', 'CR', 'RR12', 'RR24'] as const;
export const METRIC_CODES = [...METRICS, ...REGIONAL_METRICS] as const;
export type MetricCode = (typeof METRIC_CODES)[number];

export const DIMENSIONS = ['product', 'fulfillment', 'service'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const byMetric = <T>(make: (metric: Metric) => T): ByMetric<T> =>
  Object.fromEntries(METRICS.map((metric) => [metric, make(metric)])) as ByMetric<T>;

export const isMetric = (code: string): code is Metric => (METRICS as readonly string[]).includes(code);
