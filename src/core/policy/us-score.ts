// One table, kept in one file so that rows of one version stay together.

import { CHOICES } from './choices';
import { ELIGIBILITY } from './eligibility';
import type { ScoreRules } from './policy';

const days60 = { value: 60, says: 'The 60 whole days before the day of the score', source: 'guide' } as const;
const days30 = { value: 30, says: 'The 30 whole days before the day of the score', source: 'guide' } as const;
const floor = { value: 3.5, says: 'A small seller scores at least 3.5 in this metric', source: 'guide' } as const;

/** The US score since the guide of 22 June 2026. */
export const US_SCORE_2026_06_22 = {
  id: 'us-2026-06-22',
  region: 'US',
  since: '2026-06-22',
  metrics: {
    NRR: {
      name: 'Negative Review Rate',
      dimension: 'product',
      unit: 'rate',
      window: days60,
      membership: { value: 'delivered', says: 'An order belongs to the day it was delivered', source: 'guide' },
      definition: {
        value: 'delivered orders whose first rating on any line is 1 or 2 stars ÷ delivered orders',
        says: 'Only the first rating counts, later edits do not; an order counts once',
        source: 'guide',
      },
      floor,
    },
    NBFR: {
      name: 'Non-Buyer Fault Return & Refund Rate',
      dimension: 'product',
      unit: 'rate',
      window: days60,
      membership: { value: 'delivered', says: 'An order belongs to the day it was delivered', source: 'guide' },
      definition: {
        value:
          "delivered orders with a refund, return or replacement request that is not the buyer's fault ÷ delivered orders",
        says: 'A request caused by the seller or the carrier counts, whatever became of it',
        source: 'nbfr',
      },
      floor,
    },
    SFCR: {
      name: 'Seller Fault Cancellation Rate',
      dimension: 'fulfillment',
      unit: 'rate',
      window: days30,
      membership: { value: 'placed', says: 'An order belongs to the day it was placed', source: 'guide' },
      definition: {
        value: "orders cancelled by the seller's fault ÷ orders placed and confirmed",
        says: 'The guide divides by orders that were not cancelled; read literally that can exceed 100 %, so confirmed orders are taken',
        source: 'assumption',
      },
      floor,
    },
    OTDR: {
      name: 'On-Time Delivery Rate',
      dimension: 'fulfillment',
      unit: 'rate',
      window: days30,
      membership: { value: 'deliver-by', says: 'An order belongs to the day it had to arrive by', source: 'guide' },
      definition: {
        value: 'orders delivered on or before their deliver-by day ÷ orders due',
        says: 'Due and not delivered counts as missed; delivered on the deliver-by day is on time',
        source: 'otdr',
      },
      floor,
    },
    AHT: {
      name: 'After-Sales Handling Time',
      dimension: 'service',
      unit: 'hours',
      window: days60,
      membership: { value: 'requested', says: 'A request belongs to the day it was made', source: 'assumption' },
      definition: {
        value: '(approval hours + inspection hours) ÷ review rounds',
        says: 'Requests that the platform approved by its own default are in neither',
        source: 'aht',
      },
      floor: { value: null, says: 'No floor is published for this metric', source: 'guide' },
    },
    IM_DSAT: {
      name: 'IM Dissatisfaction Rate',
      dimension: 'service',
      unit: 'rate',
      window: days60,
      membership: {
        value: 'rated',
        says: 'A chat belongs to the day it was rated, else the day it began',
        source: 'assumption',
      },
      definition: {
        value: 'chats rated 1 or 2 ÷ rated chats',
        says: 'Ratings of the chatbot and the FAQ channel are in neither',
        source: 'guide',
      },
      floor: { value: 2, says: 'A small seller scores at least 2 in this metric', source: 'guide' },
    },
  },
  decay: {
    value: { factor: 0.7, bucketDays: 15 },
    says: 'Weight 1 for ages 1–15, 0.7 to 30, 0.49 to 45, 0.343 to 60 days',
    source: 'guide',
  },
  curve: {
    value: { poor: 1, excellent: 4, best: 5, least: 0 },
    says: 'A straight line through both targets, on to 5 at the best possible value, and down to 0',
    source: 'assumption',
  },
  bestValue: {
    value: 5,
    says: 'The best possible value is taken to score 5; for Brazil TikTok says that a small shop stays below that',
    source: 'assumption',
  },
  dimensionWeights: {
    value: { product: 0.7, fulfillment: 0.15, service: 0.15 },
    says: 'Weights depend on the category and are not published; 70/15/15 until the page prints them',
    source: 'assumption',
  },
  metricWeights: {
    value: 'equal',
    says: 'The two metrics of a dimension count alike until the page says otherwise',
    source: 'assumption',
  },
  gate: {
    value: { dimension: 'product', below: 1 },
    says: 'Product Satisfaction below 1: the overall score is the lowest dimension',
    source: 'guide',
  },
  smallSeller: {
    value: { affected: 3, completed: 30, completedDays: 90, openDays: 180 },
    says: 'At most 3 affected orders, at most 30 completed orders, and open under 180 days',
    source: 'guide',
  },
  eligibility: ELIGIBILITY.US,
  eligibleOrders: CHOICES.eligibleOrders,
  outOfSfcr: {
    value: { flags: ['sample'], fulfillment: 'tiktok' },
    says: 'Creator samples and orders fulfilled by TikTok are in neither numerator nor denominator',
    source: 'sfcr',
  },
  outOfOtdr: {
    value: { kinds: ['pre-order', 'made-to-order', 'back-order', 'custom'], fulfillment: 'tiktok', express: true },
    says: 'Fulfilled by TikTok, express (4PL Express since 10 August 2026 among it), pre-order, made-to-order, back-order, custom handling and cancelled are in neither',
    source: 'guide',
  },
  negativeStars: { value: 2, says: '1 and 2 stars are negative, 3 is neutral', source: 'guide' },
  reviewDays: {
    value: 60,
    says: 'A buyer can review for 60 days after delivery, so any order that counts may still turn bad',
    source: 'reviews',
  },
  dispatchDays: {
    value: 2,
    says: 'Of the 6 business days until an order is due, 2 are to dispatch it and 4 are on the way',
    source: 'otdr',
  },
  appeal: {
    value: { attempts: 3, ordersPerTicket: 30, reviewDays: 3, correctionDays: 1 },
    says: '3 attempts per order and metric, 30 orders per ticket, about 3 business days of review and 1 to correct',
    source: 'appeals',
  },
  nrrAdjustment: {
    value: { reviewsAbove: 3 },
    says: 'Worse than the industry average with more than 3 negative reviews lowers the score, slightly at first; by how much is not published',
    source: 'guide',
  },
  rounding: {
    value: { decimals: 1 },
    says: 'The score is printed with one decimal',
    source: 'api',
  },
  thresholds: [2.5, 3, 3.5, 4, 4.5],
} as const satisfies ScoreRules;
