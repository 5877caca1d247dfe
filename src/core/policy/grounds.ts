// Long because grounds are one table: what can be argued is best compared side by side.
import type { Metric } from '#core/model/metric';
import type { SourceId } from './source';

export const PREDICATES = [
  'fulfilled-by-tiktok',
  'express',
  'pre-order',
  'made-to-order',
  'back-order',
  'custom',
  'delivered-by-due-day',
  'sample',
  'buyer-requested',
  'address-undeliverable',
  'first-rating-not-negative',
  'buyer-fault-reasons-only',
  'platform-approved',
  'bot-or-faq',
] as const;
export type Predicate = (typeof PREDICATES)[number];

/** A reason why an order that the platform counted should not count. */
export interface Ground {
  id: string;
  metric: Metric;
  /** the named test on the facts, in core/appeal */
  predicate: Predicate;
  says: string;
  /** sourced: a published definition or exclusion says so; inferred: by analogy with another policy of the platform */
  basis: 'sourced' | 'inferred';
  source: SourceId;
  /** how sure it is that the exclusion applies where the facts meet the predicate; assumed */
  confidence: number;
  /** prior probability that the platform approves; assumed, as no rate is published */
  probability: number;
  evidence: readonly string[];
}

const orderPage = 'Order details page that shows it, with the order ID';

/** Strongest first within a metric: an order is offered on the first ground that holds. Since 2026-05-13. */
export const GROUNDS = [
  {
    id: 'tiktok-fulfilled-order-counted',
    metric: 'OTDR',
    predicate: 'fulfilled-by-tiktok',
    says: 'Orders fulfilled by TikTok are exempt from on-time delivery',
    basis: 'sourced',
    source: 'duoke',
    confidence: 0.97,
    probability: 0.8,
    evidence: [orderPage, 'Fulfillment type: Fulfillment by TikTok Shop'],
  },
  {
    id: 'express-order-counted',
    metric: 'OTDR',
    predicate: 'express',
    says: 'Express shipping orders are exempt from on-time delivery',
    basis: 'sourced',
    source: 'duoke',
    confidence: 0.95,
    probability: 0.75,
    evidence: [orderPage, 'Delivery option: express'],
  },
  {
    id: 'pre-order-counted',
    metric: 'OTDR',
    predicate: 'pre-order',
    says: 'Pre-orders are exempt from on-time delivery',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [orderPage, 'Order type: pre-order'],
  },
  {
    id: 'made-to-order-counted',
    metric: 'OTDR',
    predicate: 'made-to-order',
    says: 'Made-to-order items are exempt from on-time delivery',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [orderPage, 'Order type: made to order'],
  },
  {
    id: 'back-order-counted',
    metric: 'OTDR',
    predicate: 'back-order',
    says: 'Back-orders are exempt from on-time delivery',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: [orderPage, 'Order type: back-order'],
  },
  {
    id: 'custom-order-counted',
    metric: 'OTDR',
    predicate: 'custom',
    says: 'Custom handling items are exempt from on-time delivery',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.7,
    evidence: [orderPage, 'Custom handling time of the listing'],
  },
  {
    id: 'delivered-by-due-day',
    metric: 'OTDR',
    predicate: 'delivered-by-due-day',
    says: 'Delivered on or before the deliver-by day is on time',
    basis: 'sourced',
    source: 'otdr',
    confidence: 0.95,
    probability: 0.8,
    evidence: [
      "Carrier's tracking with the tracking number and the Delivered scan",
      'Order details page with the deliver-by date',
    ],
  },
  {
    id: 'sample-order-counted',
    metric: 'SFCR',
    predicate: 'sample',
    says: 'Creator sample orders are not counted as cancellations',
    basis: 'sourced',
    source: 'sfcr',
    confidence: 0.95,
    probability: 0.75,
    evidence: [orderPage, 'The sample label of the order'],
  },
  {
    id: 'tiktok-fulfilled-cancellation-counted',
    metric: 'SFCR',
    predicate: 'fulfilled-by-tiktok',
    says: 'Issues of logistics fulfilled by TikTok are not the fault of the seller',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.8,
    evidence: [orderPage, 'Fulfillment type: Fulfillment by TikTok Shop'],
  },
  {
    id: 'buyer-requested-cancellation-counted',
    metric: 'SFCR',
    predicate: 'buyer-requested',
    says: 'Cancellations that the buyer asked for are not the fault of the seller',
    basis: 'sourced',
    source: 'sfcr',
    confidence: 0.9,
    probability: 0.7,
    evidence: ['Chat with the request to cancel', 'Order details page with the cancellation reason'],
  },
  {
    id: 'address-undeliverable',
    metric: 'SFCR',
    predicate: 'address-undeliverable',
    says: 'Appeals of cancellation violations accept an address that cannot be delivered to',
    basis: 'inferred',
    source: 'sfcr',
    confidence: 0.7,
    probability: 0.5,
    evidence: ["Carrier's page that refuses the address", 'Order confirmation with IDs and date'],
  },
  {
    id: 'first-rating-not-negative',
    metric: 'NRR',
    predicate: 'first-rating-not-negative',
    says: 'Only the first rating counts: this one began at 3 stars or more',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.85,
    probability: 0.6,
    evidence: ['Review history with the first rating', 'Order ID'],
  },
  {
    id: 'buyer-fault-request-counted',
    metric: 'NBFR',
    predicate: 'buyer-fault-reasons-only',
    says: "Only requests that are not the buyer's fault count",
    basis: 'sourced',
    source: 'nbfr',
    confidence: 0.9,
    probability: 0.7,
    evidence: ["Request details with the buyer's reason", 'Chat with the buyer, if any'],
  },
  {
    id: 'platform-approval-counted',
    metric: 'AHT',
    predicate: 'platform-approved',
    says: "Requests approved by the platform's own default are not counted",
    basis: 'sourced',
    source: 'aht',
    confidence: 0.95,
    probability: 0.75,
    evidence: ['Timeline of the request that shows the automatic approval'],
  },
  {
    id: 'bot-rating-counted',
    metric: 'IM_DSAT',
    predicate: 'bot-or-faq',
    says: 'Ratings of the chatbot and the FAQ channel are not counted',
    basis: 'sourced',
    source: 'guide',
    confidence: 0.95,
    probability: 0.75,
    evidence: ['Chat record that shows who answered'],
  },
] as const satisfies readonly Ground[];
export type GroundId = (typeof GROUNDS)[number]['id'];

/** The row of a ground's id, for showing what it says and who says so. */
export const groundOf = (id: string): Ground | undefined => GROUNDS.find((it) => it.id === id);
