import type { Assessment } from '#core/model/assessment';
import type { Need } from '#core/policy/benefits';

const NEEDS: Readonly<Record<Need['what'], string>> = {
  'account-health-rating': 'account health rating',
  'reputation-score': 'reputation score',
  'reputation-score-of-90-days': 'reputation score of 90 days',
  'share-of-positive-ratings': 'share of positive ratings',
  'sellable-products': 'sellable products',
  'shop-logo': 'shop logo',
  'response-within-12-hours': 'response within 12 hours',
  'violation-points': 'violation points',
};
const COMPARISONS: Readonly<Record<Need['is'], string>> = { above: 'above', 'at-least': 'at least', below: 'below' };

/** The same for what is not asked beside a page of the portal: the panel does without these. */
export const MORE_TEXT = {
  calendar: {
    ages: 'Exactly what counts in today’s score is made a day older each day; nothing enters.',
    each: 'Each change is that of the whole score from the day before, when only that metric ages.',
    days: (days: number) => `${days} days`,
  },
  access: {
    says: 'What is active now is taken from the score and its past; the platform may ask for more than the score.',
    now: {
      active: 'Active, by the scores that your pages have printed so far and today’s.',
      frozen: 'Frozen: today’s score lies between the two thresholds, and what was active before is held as it is.',
      lost: 'Not available, by the scores that your pages have printed so far and today’s.',
      unknown: 'Unknown: between the two thresholds it stays as it was, and how it was has not been read.',
    } satisfies Record<Assessment['access'][number]['now'], string>,
    kept: (lose: string, gain: string) =>
      `Between ${lose} and ${gain} nothing changes: what is active stays so, what is lost is not regained.`,
    frozen: (lose: string, gain: string) => `Between ${lose} and ${gain} it is frozen; what is lost is not regained.`,
    withoutScore: 'A shop that has no score yet may have it.',
    needs: (needs: readonly string[]) => `It also asks for what no score tells: ${needs.join('; ')}.`,
    need: ({ what, is, value }: Need) => `${NEEDS[what]} ${COMPARISONS[is]} ${value}`,
    share:
      'The chance is the share of rehearsed futures in which it is active on the seventh day, day by day by this rule.',
    score: 'Score today',
    gained: 'Gained at',
    lost: 'Lost below',
    next7: 'Active in 7 days',
    since: 'In force since',
    health: 'Account health rating',
    healthRead: (rating: string, day: string) => `${rating}, read on ${day}`,
    healthUnread: 'Not read yet',
    met: 'By the account health rating last read, that part of it is met.',
    short: (above: number) => `The account health rating last read is not above ${above}: by that it is not available.`,
    openHealth: 'Open Account health to have the rating read',
  },
  record: {
    replayed:
      'For each two days in a row that both have a reading, the second was projected again from what was known when the first was read, and compared with what the page then printed.',
    known:
      'What was known goes by the instants of the facts: a review by the day it was written, a problem by the day it was first seen.',
    persistence: 'Beside it stands the cheapest guess there is: that the printed score stays as it is.',
    inside:
      'A day counts as inside when the printed score, which is rounded, may lie in the 90% interval. It should be 9 in 10.',
    brier:
      'The Brier score is the mean square of how far a given chance was from what came, 1 or 0: a coin toss has 0.25.',
    days: 'Pairs of days',
  },
  change: {
    same: 'Every rehearsed future is scored twice, with the change and without. Both have the same luck, so the difference is the change’s alone.',
    good: 'A good order counts in on-time delivery, reviews, returns and cancellations from the day after it, and grows lighter with age as all do.',
    rate: 'A changed rate is that at which new members turn bad from now on; what has happened stays.',
    tickets: 'What an approved ticket names is no longer counted as bad from one business day after the decision.',
  },
  needed: {
    likely: 'More likely than not: in at least half of the rehearsed futures the unrounded score is there.',
    fewest: 'The number is the fewest good orders a day, from tomorrow on, with which that holds on the day asked for.',
    computed: 'Computed today',
  },
  room: {
    exact:
      'Today’s score is computed again with one more, two more and so on, until it is below. Nothing of this is a forecast.',
    enters:
      'A review, return or cancellation turns an order bad that counts as a good one; a late order, request or chat comes as a new member. Each has the weight of a new one.',
    handling: 'A request more is taken to need the hours of the poor anchor.',
    computed: 'Computed today',
  },
  payouts: {
    says: 'What waits is daily sales times the days from delivery to payment. Reserves are not taken into account.',
    freed:
      'What a change frees is what waits at the score without it, less what waits at the score with it, as the mean of all rehearsed futures.',
    perDay: 'Sales a day',
    days: 'Days that the mean is taken over',
    orders: 'Orders with an amount',
    without: 'Orders without one',
  },
} as const;
