import type { Choice } from './source';

/** Choices cited by popup and panel, in a file of their own to keep the panel small. */
export const CHOICES_CITED_ON_PAGES = {
  eligibleOrders: {
    value: 'delivered, without fake, sample and gift orders',
    others: ['gift orders counted', 'orders received', 'a score for every active seller, as vendors say'],
    says: 'Below 30 such orders in 90 days a shop has no score, which is not a low one',
    source: 'guide',
  },
  thresholds: {
    value: 'unrounded',
    others: ['as printed'],
    says: 'Benefits and crossings are judged on the score before rounding',
    source: 'assumption',
  },
} as const satisfies Record<string, Choice>;
