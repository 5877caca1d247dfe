import { type Dimension, isMetric, type Metric } from '#core/model/metric';

/** Names as the portal prints them. */
export const METRIC_NAMES: Record<Metric, { days: number; name: string; short: string }> = {
  NRR: { days: 60, name: 'Negative Review Rate', short: 'NRR' },
  NBFR: { days: 60, name: 'Non-Buyer Fault R&R Rate', short: 'NBFR' },
  SFCR: { days: 30, name: 'Seller Fault Cancellation Rate', short: 'SFCR' },
  OTDR: { days: 30, name: 'On-Time Delivery Rate', short: 'OTDR' },
  AHT: { days: 60, name: 'After-Sales Handling Time', short: 'AHT' },
  IM_DSAT: { days: 60, name: 'IM Dissatisfaction Rate', short: 'IM DSAT' },
  LDR: { days: 30, name: 'Late Dispatch Rate', short: 'LDR' },
  RR24: { days: 60, name: '24-Hour Response Rate', short: 'RR24' },
};
export const metricTitle = (metric: Metric): string => `${METRIC_NAMES[metric].days}-Day ${METRIC_NAMES[metric].name}`;

export const DIMENSION_NAMES: Record<Dimension, string> = {
  product: 'Product Satisfaction',
  fulfillment: 'Fulfillment and Logistics',
  service: 'Customer Service',
};
export const DIMENSION_METRICS: Record<Dimension, readonly Metric[]> = {
  product: ['NRR', 'NBFR'],
  fulfillment: ['SFCR', 'OTDR'],
  service: ['AHT', 'IM_DSAT'],
};

export const SCORE_PATH = '/health-center/experience-score';
export const APPEAL_PATH = `${SCORE_PATH}/appeal`;
export const diagnosisPath = (metric: Metric): string => `${SCORE_PATH}/diagnosis?metric=${metric}`;
export const isMetricName = (text: string | null): text is Metric => text !== null && isMetric(text);
