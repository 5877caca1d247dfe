import type { Rule } from './source';

/** Business days until a request is approved automatically, by its amount. */
export interface CaseDeadlines {
  /** requests up to this amount, in the market's currency, have `days`, those above it `daysAbove` */
  upTo: number;
  days: number;
  daysAbove: number;
  replacementDays: number;
}

/** A drop to investigate, and one to act on at once, as shares of the usual value. */
export interface Fall {
  warn: number;
  critical: number;
}

/** Thresholds of the daily checks; none is part of the score. */
export interface DailyChecks {
  unshippedHours: Rule<number>;
  heldHours: Rule<number>;
  /** business days from placing to handover; null if not published */
  dispatchDays: Rule<number | null>;
  /** null if not published */
  caseDeadlines: Rule<CaseDeadlines | null>;
  /** hours before a deadline at which to remind, most first */
  warnings: Rule<readonly number[]>;
  /** lower-case statuses of requests that wait for the buyer, the carrier or TikTok */
  notWithSeller: Rule<readonly string[]>;
  sales: Rule<Fall & { days: number; leastDays: number }>;
  conversion: Rule<Fall>;
  returns: Rule<{ flag: number; pull: number; days: number; leastOrders: number; leastReturns: number }>;
  stock: Rule<{ days: number; salesDays: number }>;
  scoreFall: Rule<{ points: number; days: number }>;
  badReviews: Rule<{ share: number; least: number; days: number; stars: number }>;
  /** hours after which a list, or a figure of a day, is out of date */
  fresh: Rule<{ list: number; figure: number }>;
}

/** Defaults for markets without a document of their own. */
export const COMMON_DAILY_CHECKS = {
  unshippedHours: {
    value: 24,
    says: 'An order that has waited for more than a day is looked at every morning',
    source: 'vendor',
  },
  heldHours: { value: 4, says: 'Orders on hold or tagged as a risk are looked at within four hours', source: 'vendor' },
  dispatchDays: { value: null, says: 'No dispatch time of this market is known here', source: 'assumption' },
  caseDeadlines: {
    value: null,
    says: 'How long a request of this market may wait is not known here',
    source: 'assumption',
  },
  warnings: {
    value: [24, 12, 4],
    says: 'A clock is told a day, half a day and four hours before it runs out',
    source: 'assumption',
  },
  notWithSeller: {
    value: ['in process', 'inprocess', 'awaiting_buyer_ship', 'buyer_shipped_item'],
    says: 'A request in process waits for somebody else; only one to be processed waits for the seller',
    source: 'sellers',
  },
  sales: {
    value: { warn: 0.2, critical: 0.35, days: 7, leastDays: 4 },
    says: 'Sales 20 % under the mean of the 7 days before are looked into, 35 % under it are critical; at least 4 of these days are needed, which is assumed',
    source: 'vendor',
  },
  conversion: {
    value: { warn: 0.15, critical: 0.25 },
    says: 'A conversion rate that changed by 15 % is looked into, by 25 % at once',
    source: 'vendor',
  },
  returns: {
    value: { flag: 0.05, pull: 0.08, days: 60, leastOrders: 20, leastReturns: 2 },
    says: 'A product is looked at above 5 % of returns and taken down above 8 %; that 20 delivered orders and 2 returns are needed to say so is assumed',
    source: 'vendor',
  },
  stock: {
    value: { days: 7, salesDays: 7 },
    says: 'Stock for less than 7 days of sales, at the pace of the last 7 days',
    source: 'vendor',
  },
  scoreFall: { value: { points: 0.3, days: 7 }, says: 'The score fell by 0.3 within 7 days', source: 'sellers' },
  badReviews: {
    value: { share: 0.4, least: 4, days: 60, stars: 2 },
    says: 'One product has 40 % of the reviews of one or two stars, and at least 4 of them',
    source: 'assumption',
  },
  fresh: {
    value: { list: 12, figure: 36 },
    says: 'A list tells of the next 12 hours, a figure of a day of the next 36',
    source: 'assumption',
  },
} as const satisfies DailyChecks;

const US_DAILY_CHECKS: DailyChecks = {
  ...COMMON_DAILY_CHECKS,
  dispatchDays: {
    value: 2,
    says: 'Of 6 business days to the deliver-by date 2 are for dispatch; weekends and federal holidays do not count',
    source: 'otdr',
  },
  caseDeadlines: {
    value: { upTo: 100, days: 2, daysAbove: 4, replacementDays: 1 },
    says: 'Returns and refunds are reviewed within 2 business days up to $100 and within 4 above, replacements within 1; else they are approved without the seller',
    source: 'requestReviews',
  },
};

const BY_REGION: Readonly<Record<string, DailyChecks>> = { US: US_DAILY_CHECKS };

/** The checks of a market. */
export const dailyChecksFor = (region: string): DailyChecks => BY_REGION[region] ?? COMMON_DAILY_CHECKS;
