import type { Dimension, MetricCode } from '#core/model/metric';

// The scores of other markets, of a kin to that of the US: other metrics, some under other names. English names are
// those of Seller University and of articles on the score.

export const MARKETS = ['US', 'GB', 'ID', 'TH', 'BR'] as const;
export type Market = (typeof MARKETS)[number];

interface Kin {
  title: string;
  /** prints the weights of its dimensions, and leads to a diagnosis of each metric */
  isWhole?: true;
  dimensions: Record<Dimension, { name: string; metrics: readonly (readonly [MetricCode, string])[] }>;
}

const STORE_RATING: Kin = {
  title: 'Store Rating',
  dimensions: {
    product: {
      name: 'Product Satisfaction',
      metrics: [
        ['NRR', 'Unsatisfied Order Rate'],
        ['NBFR', 'Seller-Fault Return and Refund Rate'],
      ],
    },
    fulfillment: {
      name: 'Fulfilment and Logistics',
      metrics: [
        ['SFCR', 'Seller-Fault Cancellation Rate'],
        ['FDR', 'Fast Dispatch Rate'],
      ],
    },
    service: {
      name: 'Customer Service',
      metrics: [
        ['RR12', '12-Hour Response Rate'],
        ['CR', 'Complaint Rate'],
      ],
    },
  },
};

export const OTHER_MARKETS: Readonly<Record<Exclude<Market, 'US'>, Kin>> = {
  ID: STORE_RATING,
  TH: STORE_RATING,
  BR: {
    title: 'Shop Performance Score',
    isWhole: true,
    dimensions: {
      product: {
        name: 'Product Satisfaction',
        metrics: [
          ['NRR', 'Negative Review Rate'],
          ['NBFR', 'Seller-Fault Return and Refund Rate'],
        ],
      },
      fulfillment: {
        name: 'Fulfilment and Logistics',
        metrics: [
          ['SFCR', 'Seller-Fault Cancellation Rate'],
          ['LDR', 'Late Dispatch Rate'],
        ],
      },
      service: { name: 'Customer Service', metrics: [['RR24', '24-Hour Response Rate']] },
    },
  },
  GB: {
    title: 'Shop Performance Score',
    dimensions: {
      ...STORE_RATING.dimensions,
      fulfillment: {
        name: 'Fulfilment and Logistics',
        metrics: [
          ['SFCR', 'Seller-Fault Cancellation Rate'],
          ['LDR', 'Late Dispatch Rate'],
        ],
      },
      service: {
        name: 'Customer Service',
        metrics: [
          ['RR24', '24-Hour Response Rate'],
          ['CR', 'Complaint Rate'],
        ],
      },
    },
  },
};

export const kinTitle = (market: Exclude<Market, 'US'>, metric: MetricCode): string =>
  Object.values(OTHER_MARKETS[market].dimensions)
    .flatMap(({ metrics }) => metrics)
    .find(([code]) => code === metric)![1];
