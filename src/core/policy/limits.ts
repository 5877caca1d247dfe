import type { SourceId } from './source';

/** A limit on a rate outside the score: enforced by the platform with points and bans, or recommended by a vendor. */
export interface Limit {
  of: string;
  by: 'enforcement' | 'vendor';
  better: 'lower' | 'higher';
  limit: number;
  /** days of measurement; null if not stated */
  days: number | null;
  says: string;
  source: SourceId;
}

/** Limits for sellers in the United States besides the score. */
export const US_LIMITS = [
  {
    of: 'Seller Fault Cancellation Rate',
    by: 'enforcement',
    better: 'lower',
    limit: 0.025,
    days: null,
    says: 'Above 2.5 % is a violation; it is no anchor of the score',
    source: 'sfcr',
  },
  {
    of: 'On-Time Delivery Rate',
    by: 'enforcement',
    better: 'higher',
    limit: 0.8,
    days: 7,
    says: 'At least 80 % of a week, judged on Mondays for the week two weeks before',
    source: 'otdr',
  },
  {
    of: 'Late Dispatch Rate',
    by: 'vendor',
    better: 'lower',
    limit: 0.04,
    days: null,
    says: 'Under 4 %; late dispatch is no metric of the US score',
    source: 'vendor',
  },
  {
    of: 'Valid Tracking Rate',
    by: 'vendor',
    better: 'higher',
    limit: 0.95,
    days: null,
    says: 'At least 95 %; valid tracking is no metric of the score',
    source: 'vendor',
  },
  {
    of: 'Cancellation rate',
    by: 'vendor',
    better: 'lower',
    limit: 0.025,
    days: null,
    says: "Cancellations by the seller under 2.5 %, the limit of the platform's enforcement",
    source: 'vendor',
  },
  {
    of: 'Return rate of a product',
    by: 'vendor',
    better: 'lower',
    limit: 0.05,
    days: null,
    says: 'Look at a product above 5 % and take it down above 8 %; the score counts no returns that are the fault of the buyer',
    source: 'vendor',
  },
] as const satisfies readonly Limit[];
