import type { Day } from '#core/model/day';
import type { SourceId } from './source';

/** A requirement of a benefit besides the score. */
export interface Need {
  what:
    | 'account-health-rating'
    | 'reputation-score'
    | 'reputation-score-of-90-days'
    | 'share-of-positive-ratings'
    | 'sellable-products'
    | 'shop-logo'
    | 'response-within-12-hours'
    | 'violation-points';
  is: 'above' | 'at-least' | 'below';
  value: number;
}

export interface Benefit {
  name: string;
  /** granted at this score */
  gain: number;
  /** lost below this score; in between it is kept but not granted anew */
  lose: number;
  /** in between it is frozen rather than kept in full */
  frozen: boolean;
  /** whether a shop without a score can have it; null if no source says */
  withoutScore: boolean | null;
  needs: readonly Need[];
  /** the first day of the rule, if later than its policy's */
  since: Day | null;
  rule: string;
  source: SourceId;
}

type Usual = 'lose' | 'frozen' | 'withoutScore' | 'needs' | 'since';

/** A row with defaults: lost below the score that grants it, no further requirements. */
export const makeBenefit = (row: Omit<Benefit, Usual> & Partial<Pick<Benefit, Usual>>): Benefit => ({
  lose: row.gain,
  frozen: false,
  withoutScore: null,
  needs: [],
  since: null,
  ...row,
});

const ACCOUNT_HEALTH = { what: 'account-health-rating', is: 'above', value: 150 } as const;
const POSITIVE_RATINGS = { what: 'share-of-positive-ratings', is: 'at-least', value: 0.8 } as const;
const LOGO = { what: 'shop-logo', is: 'at-least', value: 1 } as const;

/** Benefits of the US score, lowest first. */
export const US_BENEFITS: readonly Benefit[] = [
  makeBenefit({
    name: 'flash-deals',
    gain: 2.5,
    rule: 'needs 2.5; search and recommendations estimated 10 % more visible',
    source: 'guide',
  }),
  makeBenefit({
    name: 'countdown-bidding',
    gain: 2.5,
    withoutScore: true,
    needs: [ACCOUNT_HEALTH],
    rule: 'needs 2.5, or no score yet; and an account health rating above 150',
    source: 'guide',
  }),
  makeBenefit({ name: 'affiliate', gain: 3.5, lose: 3, rule: 'lost below 3.0, regained at 3.5', source: 'guide' }),
  makeBenefit({ name: 'campaigns', gain: 3.5, lose: 3, rule: 'lost below 3.0, regained at 3.5', source: 'guide' }),
  makeBenefit({
    name: 'crm',
    gain: 3.5,
    lose: 3,
    frozen: true,
    rule: 'frozen between 3.0 and 3.5: plans run on, none is made or changed; revoked below 3.0, plans are then paused or removed',
    source: 'crm',
  }),
  makeBenefit({
    name: 'smart-promotion',
    gain: 3.5,
    withoutScore: true,
    needs: [ACCOUNT_HEALTH],
    rule: 'needs 3.5 from 30 orders in 90 days on, and an account health rating above 150',
    source: 'guide',
  }),
  makeBenefit({
    name: 'funded-promotions',
    gain: 3.5,
    rule: 'needs 3.5; paid for by TikTok',
    source: 'guide',
  }),
  makeBenefit({
    name: 'more-visibility',
    gain: 3.5,
    rule: 'needs 3.5; search and recommendations estimated 20 % more visible',
    source: 'guide',
  }),
  makeBenefit({
    name: 'accelerated-settlement',
    gain: 3.5,
    rule: 'eligible at 3.5: paid 5 days after delivery instead of 8; TikTok evaluates settlement monthly by further conditions',
    source: 'guide',
  }),
  makeBenefit({ name: 'official-shop-badge', gain: 3.5, rule: 'needs 3.5', source: 'sellers' }),
  makeBenefit({
    name: 'express-settlement',
    gain: 4,
    rule: 'eligible at 4.0: paid 1 day after delivery instead of 8; TikTok evaluates settlement monthly by further conditions',
    source: 'guide',
  }),
  makeBenefit({
    name: 'silver-star-seller',
    gain: 4,
    needs: [
      { what: 'reputation-score', is: 'above', value: 2000 },
      POSITIVE_RATINGS,
      { what: 'sellable-products', is: 'at-least', value: 1 },
      LOGO,
    ],
    rule: 'eligible at 4.0, with a reputation score above 2000, 80 % positive ratings and a logo; renewed monthly',
    source: 'guide',
  }),
  makeBenefit({
    name: 'gold-star-seller',
    gain: 4,
    needs: [
      { what: 'reputation-score', is: 'above', value: 10_000 },
      POSITIVE_RATINGS,
      { what: 'sellable-products', is: 'at-least', value: 1 },
      LOGO,
    ],
    rule: 'eligible at 4.0, with a reputation score above 10 000, 80 % positive ratings and a logo; renewed monthly',
    source: 'guide',
  }),
  makeBenefit({
    name: 'top-rated-seller',
    gain: 4,
    needs: [
      { what: 'reputation-score', is: 'above', value: 2000 },
      { what: 'reputation-score-of-90-days', is: 'at-least', value: 500 },
      POSITIVE_RATINGS,
      { what: 'sellable-products', is: 'at-least', value: 5 },
      LOGO,
    ],
    since: '2026-07-21',
    rule: 'eligible at 4.0, with a reputation score above 2000, 500 of it in 90 days, 80 % positive ratings, 5 listings and a logo; newer than the stars',
    source: 'topRated',
  }),
  makeBenefit({
    name: 'return-shipping-share',
    gain: 4,
    rule: 'needs 4.0: pays 20 % instead of 50 % of the return shipping when the buyer changed their mind',
    source: 'sellers',
  }),
  makeBenefit({
    name: 'top-visibility',
    gain: 4.5,
    rule: 'needs 4.5; search and recommendations estimated 30 % more visible',
    source: 'guide',
  }),
  makeBenefit({
    name: 'live-giveaway',
    gain: 4.5,
    rule: 'needs 4.5 in a sample of the interface, which the page may contradict',
    source: 'api',
  }),
];
