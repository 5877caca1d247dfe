import type { ScoreRules } from './policy';

/** What a market requires before a shop has a score; a file of its own because the panel shows it too. */
export const ELIGIBILITY = {
  US: {
    value: { orders: 30, counts: 'delivered', days: 90, without: ['fake', 'sample', 'gift'] },
    says: 'At least 30 orders delivered in the 90 days before, without fake, sample and gift orders',
    source: 'guide',
  },
  BR: {
    value: { orders: 30, counts: 'completed', days: 60, without: ['fake', 'sample'] },
    says: 'At least 30 orders completed in the 60 days before, without fake, fraudulent and sample orders',
    source: 'brazilScore',
  },
} as const satisfies Record<string, ScoreRules['eligibility']>;
