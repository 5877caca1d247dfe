import type { TileSheet } from '../../tiles';

/** Account health. Its violations are another thing than the score and its appeals, and are not read. */
export const HEALTH_SHEET = {
  fields: { rating: 'count' },
  required: ['rating'],
  captions: [
    ['rating', 'en', 'Account Health Rating', 'health'],
    ['rating', 'en', 'Account Health Rating (AHR)', 'health'],
    ['rating', 'en', 'AHR', 'health'],
  ],
} as const satisfies TileSheet<Readonly<Record<string, 'count'>>>;

/** The box that sellers' tools have read the rating from. */
export const RATING_BOX = '#key-info-ahr';
