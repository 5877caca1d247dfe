import type { FigureCaptions } from '../../captions';

/** The overview of what was sold (Analytics > Overview). Rounded figures (`183.1K`) are no figures to count with. */
export const SALES_CAPTIONS = {
  fields: { gmv: 'money', orders: 'count', buyers: 'count' },
  required: ['gmv'],
  captions: [
    ['gmv', 'en', 'GMV', 'overview'],
    ['gmv', 'en', 'Gross Merchandise Value', 'overview'],
    ['orders', 'en', 'Orders', 'overview'],
    ['buyers', 'en', 'Buyers', 'overview'],
  ],
} as const satisfies FigureCaptions;
