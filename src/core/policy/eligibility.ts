import type { ScoreRules } from './policy';

/** What a market asks for before a shop has a score: apart from the other rules, since the panel on a page says it too. */
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
