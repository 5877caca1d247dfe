import type { Dimension, Metric, MetricCode } from '#core/model/metric';
import type { Captions } from './captions';

/**
 * Captions of metrics and dimensions. Sources: Seller University pages on each metric and on the score (A-NBFR, A-SFCR,
 * A-OTDR, A-AHT), names in the Partner API 202606, seller-kept tables of the score page ("60-Day Negative Review
 * Rate"). A caption without a source is not listed; it is refused, not guessed.
 */
export const METRIC_CAPTIONS: Readonly<Record<Metric, Captions>> = {
  NRR: { en: ['Negative Review Rate'] },
  NBFR: {
    en: [
      'Non-Buyer Fault R&R Rate',
      'Non-Buyer Fault R&R',
      'Non-Buyer Fault Return & Refund Rate',
      'Non-Buyer Fault Return and Refund Rate',
    ],
  },
  SFCR: { en: ['Seller Fault Cancellation Rate', 'Seller-Fault Cancelation Rate'] },
  OTDR: { en: ['On-Time Delivery Rate'] },
  AHT: { en: ['After-Sales Handling Time'] },
  IM_DSAT: { en: ['IM Dissatisfaction Rate', 'IM DSAT'] },
  LDR: { en: ['Late Dispatch Rate'] },
  RR24: { en: ['24-Hour Response Rate'] },
};

export const DIMENSION_CAPTIONS: Readonly<Record<Dimension, Captions>> = {
  product: { en: ['Product Satisfaction', 'Product Satisfaction Score'] },
  fulfillment: {
    en: ['Fulfillment and Logistics', 'Fulfillment & Logistics', 'Fulfillment and Logistics Score'],
  },
  service: { en: ['Customer Service', 'Customer Service Score'] },
};

/** Whether values of the metric are hours; else they are rates. */
export const isInHours = (metric: MetricCode): boolean => metric === 'AHT';
