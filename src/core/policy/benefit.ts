import type { Day } from '#core/model/day';
import type { SourceId } from './source';

/** A condition beside the score that a benefit has and that no score can tell. */
export interface Need {
  what:
    | 'account health rating'
    | 'reputation score'
    | 'reputation score of 90 days'
    | 'share of positive ratings'
    | 'sellable products'
    | 'shop logo'
    | 'response within 12 hours'
    | 'violation points';
  is: 'above' | 'at least' | 'below';
  value: number;
}

export interface Benefit {
  name: string;
  /** gained at this score */
  gain: number;
  /** lost below this one; between the two it is kept, but not regained */
  lose: number;
  /** frozen between lose and gain rather than kept in full */
  frozen: boolean;
  /** whether a shop that has no score yet may have it; null where nothing is said of such a shop */
  withoutScore: boolean | null;
  needs: readonly Need[];
  /** of the rule, where it came after the policy that it belongs to */
  since: Day | null;
  rule: string;
  source: SourceId;
}
