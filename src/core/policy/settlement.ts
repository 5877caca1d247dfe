import type { Rule } from './source';

/** Payout delay after delivery and reserve of a settlement tier. */
export interface SettlementTier {
  name: 'introductory' | 'standard' | 'accelerated' | 'express';
  /** the least eligible score; null if the tier does not depend on the score */
  score: number | null;
  days: Rule<number>;
  /** the largest share held back; null if no figure is given */
  reserve: Rule<number | null>;
}

/** Rules of payouts. */
export interface Settlement {
  tiers: readonly SettlementTier[];
  /** settlement has its own evaluation: a score only makes a shop eligible */
  review: Rule<{ dayOfMonth: number; daysBefore: { from: number; to: number }; shippedForAccelerated: number }>;
}

/** Settlement tiers in the United States, slowest first. */
export const US_SETTLEMENT = {
  tiers: [
    {
      name: 'introductory',
      score: null,
      days: {
        value: 31,
        says: 'New sellers are paid 31 days after delivery; a low score does not lead back there',
        source: 'vendor',
      },
      reserve: { value: 0.7, says: 'Up to 70 % held back', source: 'vendor' },
    },
    {
      name: 'standard',
      score: 0,
      days: {
        value: 8,
        says: 'Paid 8 days after delivery; the settlement policy of 2025 said 7',
        source: 'guide',
      },
      reserve: { value: null, says: 'A moderate part is held back; no figure is given', source: 'vendor' },
    },
    {
      name: 'accelerated',
      score: 3.5,
      days: { value: 5, says: 'Eligible at 3.5: paid 5 days after delivery', source: 'guide' },
      reserve: { value: null, says: 'A small part is held back; no figure is given', source: 'vendor' },
    },
    {
      name: 'express',
      score: 4,
      days: { value: 1, says: 'Eligible at 4.0: paid 1 day after delivery', source: 'guide' },
      reserve: { value: null, says: 'Little or nothing is held back; no figure is given', source: 'vendor' },
    },
  ],
  review: {
    value: { dayOfMonth: 1, daysBefore: { from: 45, to: 15 }, shippedForAccelerated: 50 },
    says: 'Settlement is evaluated on the first of a month over days 45 to 15 before, with at least 50 shipped orders for the accelerated tier',
    source: 'settlementReview',
  },
} as const satisfies Settlement;
