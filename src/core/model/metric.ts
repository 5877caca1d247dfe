/**
 * Metrics of all markets' scores in canonical order; a market's policy says which of them it uses. Source: Partner API
 * 202606, Shop Performance; late dispatch and response within 24 hours: Academy of Brazil.
 */
export const METRICS = ['NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT', 'IM_DSAT', 'LDR', 'RR24'] as const;
export type Metric = (typeof METRICS)[number];
export type ByMetric<T> = Record<Metric, T>;

/** Metrics of scores that are read and not computed: fast dispatch, complaints, response within 12 hours. */
const READ_ONLY_METRICS = ['FDR', 'CR', 'RR12'] as const;
export const METRIC_CODES = [...METRICS, ...READ_ONLY_METRICS] as const;
export type MetricCode = (typeof METRIC_CODES)[number];

interface MetricFacts {
  /** what the metric counts; null if no document tells */
  members: 'orders' | 'requests' | 'chats' | null;
  /** of deliveries, dispatches and answers in time the more the better, and a page counts the good ones */
  better: 'lower' | 'higher';
}
const FACTS_OF: Readonly<Record<MetricCode, MetricFacts>> = {
  NRR: { members: 'orders', better: 'lower' },
  NBFR: { members: 'orders', better: 'lower' },
  SFCR: { members: 'orders', better: 'lower' },
  OTDR: { members: 'orders', better: 'higher' },
  AHT: { members: 'requests', better: 'lower' },
  IM_DSAT: { members: 'chats', better: 'lower' },
  LDR: { members: 'orders', better: 'lower' },
  RR24: { members: 'chats', better: 'higher' },
  FDR: { members: 'orders', better: 'higher' },
  CR: { members: null, better: 'lower' },
  RR12: { members: 'chats', better: 'higher' },
};

export const isHigherBetter = (metric: MetricCode): boolean => FACTS_OF[metric].better === 'higher';
/** The best possible value, which earns the full score. */
export const bestValueOf = (metric: MetricCode): 0 | 1 => (isHigherBetter(metric) ? 1 : 0);
/** Whether a metric counts orders, so that each order of its window is a member. */
export const countsOrders = (metric: MetricCode): boolean => FACTS_OF[metric].members === 'orders';
export const countsChats = (metric: MetricCode): boolean => FACTS_OF[metric].members === 'chats';

export const DIMENSIONS = ['product', 'fulfillment', 'service'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const byMetric = <T>(make: (metric: Metric) => T): ByMetric<T> =>
  Object.fromEntries(METRICS.map((metric) => [metric, make(metric)])) as ByMetric<T>;

export const byDimension = <T>(make: (dimension: Dimension, index: number) => T): Record<Dimension, T> =>
  Object.fromEntries(DIMENSIONS.map((dimension, index) => [dimension, make(dimension, index)])) as Record<Dimension, T>;

export const isMetric = (code: string): code is Metric => (METRICS as readonly string[]).includes(code);
