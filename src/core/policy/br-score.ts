// One table, kept in one file so that rows of one version stay together.
import { ELIGIBILITY } from './eligibility';
import type { ScoreRules } from './policy';

const days60 = { value: 60, says: 'The 60 days before', source: 'brazilScore' } as const;
const days30 = { value: 30, says: 'The 30 days before', source: 'brazilScore' } as const;
const byPayment = {
  value: 'paid',
  says: 'An order belongs to the day it was paid; where no page prints that day, the day it was placed is taken',
  source: 'brazilScore',
} as const;
const noFloor = {
  value: null,
  says: 'No text of Brazil tells of a least score for small sellers',
  source: 'assumption',
} as const;

/** The score of Brazil, Pontuação de Desempenho da Loja, since the page of 7 July 2026. */
export const BR_SCORE_2026_07_07 = {
  id: 'br-2026-07-07',
  region: 'BR',
  since: '2026-07-07',
  metrics: {
    NRR: {
      name: 'Taxa de avaliação negativa',
      dimension: 'product',
      unit: 'rate',
      window: days60,
      membership: {
        value: 'delivered',
        says: 'An order belongs to the day it was confirmed as received',
        source: 'brazilScore',
      },
      definition: {
        value: 'orders whose first review has 1 or 2 stars ÷ orders confirmed as received',
        says: 'Later edits of a review do not count; reviews about the shipping of TikTok alone are left out by TikTok',
        source: 'brazilScore',
      },
      floor: noFloor,
    },
    NBFR: {
      name: 'Taxa de devolução e reembolso por falha do vendedor',
      dimension: 'product',
      unit: 'rate',
      window: days60,
      membership: {
        value: 'paid',
        says: 'Divided by orders that were paid, so by the day of payment, else of placing; the page names 60 days and no day',
        source: 'assumption',
      },
      definition: {
        value:
          'orders with a return or refund request for a quality fault of the seller ÷ orders paid and not cancelled',
        says: 'Damage, defects, packaging and the like count; what the carrier or the buyer caused does not',
        source: 'brazilScore',
      },
      floor: noFloor,
    },
    SFCR: {
      name: 'Taxa de cancelamento por falha do vendedor',
      dimension: 'fulfillment',
      unit: 'rate',
      window: days30,
      membership: byPayment,
      definition: {
        value: "orders cancelled by the seller's fault ÷ orders paid",
        says: 'Stock, price, not shipped in time and the like are faults of the seller',
        source: 'brazilScore',
      },
      floor: noFloor,
    },
    LDR: {
      name: 'Taxa de envio atrasado',
      dimension: 'fulfillment',
      unit: 'rate',
      window: days30,
      membership: byPayment,
      definition: {
        value: '(orders shipped late + overdue and not shipped) ÷ orders due to be shipped',
        says: 'An order counts from the day on that it had to be shipped by',
        source: 'brazilScore',
      },
      floor: noFloor,
    },
    RR24: {
      name: 'Taxa de Resposta em 24H',
      dimension: 'service',
      unit: 'rate',
      window: days60,
      membership: { value: 'started', says: 'A chat belongs to the day of its first message', source: 'assumption' },
      definition: {
        value: 'first messages answered within 24 hours ÷ first messages',
        says: 'Chats that the FAQ or the bot ended count as answered; holidays do not count',
        source: 'brazilScore',
      },
      floor: noFloor,
    },
  },
  decay: {
    value: { factor: 1, bucketDays: 60 },
    says: 'No text of Brazil tells of older orders that count less: all days that count are taken to count alike',
    source: 'assumption',
  },
  curve: {
    value: { poor: 1, excellent: 4, best: 5, least: 0 },
    says: 'Shops are scored by their rank in the category; between the benchmarks of 1 and 4 points a straight line is taken, and on to 5 at the best value, which small shops do not reach',
    source: 'assumption',
  },
  bestValue: {
    value: 5,
    says: 'A small shop stays below 5 even at 0 %, as its volume says little; 5 is assumed until its pages tell how far below',
    source: 'brazilScore',
  },
  dimensionWeights: {
    value: { product: 0.7, fulfillment: 0.15, service: 0.15 },
    says: 'The page shows the weights, which are those of the country; 70/15/15 is assumed until it was read',
    source: 'assumption',
  },
  metricWeights: {
    value: 'equal',
    says: 'The metrics of a module count alike until the page says otherwise',
    source: 'assumption',
  },
  gate: {
    value: null,
    says: 'No text of Brazil lets a low Satisfação com o Produto decide the score alone',
    source: 'assumption',
  },
  smallSeller: {
    value: null,
    says: 'No text of Brazil protects small sellers; it says that they stay below 5 even at 0 %',
    source: 'brazilScore',
  },
  eligibility: ELIGIBILITY.BR,
  eligibleOrders: {
    value: 'completed, by the day of delivery, without fake and sample orders',
    others: ['delivered orders', 'by the day of completion, which no page prints'],
    says: 'Below 30 such orders in 60 days a shop has no score, which is not a low one',
    source: 'brazilScore',
  },
  outOfSfcr: {
    value: null,
    says: 'No text of Brazil leaves samples or orders fulfilled by TikTok out of cancellations',
    source: 'assumption',
  },
  outOfOtdr: { value: null, says: 'Delivery on time is no metric of the score of Brazil', source: 'brazilScore' },
  negativeStars: { value: 2, says: '1 and 2 stars are negative', source: 'brazilScore' },
  reviewDays: {
    value: 60,
    says: 'Until when a buyer can review is not said for Brazil; 60 days, as in the US, are taken',
    source: 'assumption',
  },
  dispatchDays: {
    value: 2,
    says: 'How many days an order has to be shipped in is not said for Brazil; the day is read where a page prints it',
    source: 'assumption',
  },
  appeal: {
    value: null,
    says: 'No text of Brazil tells of appeals of the score; those of violations are another track',
    source: 'assumption',
  },
  nrrAdjustment: {
    value: null,
    says: 'No text of Brazil tells of a further reduction for negative reviews',
    source: 'assumption',
  },
  rounding: { value: { decimals: 1 }, says: 'The score is printed with one decimal', source: 'assumption' },
  thresholds: [2.5, 3, 3.5, 4, 4.5],
} as const satisfies ScoreRules;
