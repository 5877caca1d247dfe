import type { StepOf } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import type { Need } from '#core/policy/benefits';

interface Place {
  value: string;
  score: string;
}

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

/** The same for the steps that only the dashboard shows: the panel, which every page of the portal loads, does without. */
export const DASHBOARD_EXPLANATION_TEXT = {
  count: {
    title: 'Count what belongs to the window',
    nothing: 'Nothing of this metric has been read in its window.',
    added: (numerator: string, denominator: string) =>
      `The page counted more than has been read: ${numerator} ÷ ${denominator} beside the facts, spread evenly as their days are not known.`,
  },
  weigh: {
    title: 'Weigh them by age',
    columns: {
      age: 'Age',
      bad: 'Bad',
      good: 'On time',
      hours: 'Hours',
      of: 'Of',
      rounds: 'Rounds',
      weight: 'Weight',
      numerator: '× top',
      denominator: '× bottom',
    },
    ages: (from: number, to: number) => `${from}–${to} days`,
    total: 'Total',
  },
  divide: {
    title: 'Divide',
    says: (numerator: string, denominator: string, value: string) => `${numerator} ÷ ${denominator} = ${value}`,
    empty: 'Nothing to divide by: there is no computed value.',
  },
  line: {
    title: (value: string) => `Score of ${value}`,
    anchors: (excellent: string, poor: string, from: string) =>
      `Anchors of the category: ${excellent} scores 4, ${poor} scores 1; ${from}.`,
    segment: {
      best: 'This is the best possible value.',
      'beyond-excellent': 'Better than excellent, so on the line from there to the best possible value:',
      'between-anchors': 'On the straight line between the anchors:',
      'beyond-poor': 'Worse than poor, on the same line carried on:',
      least: 'So far beyond poor that the line has reached the lowest score:',
    } satisfies Record<StepOf<'line'>['segment'], string>,
    printed: (day: string) => `Printed on ${day}; targets move as your category does.`,
    top: {
      learned: (score: string) =>
        `At your volume the best possible value scores ${score}, as your printed scores tell.`,
      assumed: (score: string) =>
        `That the best possible value scores ${score} is assumed: a small shop may stay below it.`,
    },
    sum: ([a, b, value]: readonly [Place, Place, string], score: string) =>
      `${a.score} + (${value} − ${a.value}) ÷ (${b.value} − ${a.value}) × (${b.score} − ${a.score}) = ${score}`,
    uncertain: (score: string) =>
      `ParameterEstimate, so the score may be off by ${score} either way, nine times in ten.`,
    basis: {
      score: (readings: string) => `ParameterEstimate from ${readings} that print this metric’s score.`,
      dimension: (readings: string) => `ParameterEstimate from ${readings} that print its dimension’s score.`,
      overall: (readings: string) => `ParameterEstimate from ${readings} that print the overall score.`,
      page: () => '',
    },
    none: 'The anchors of the category have been neither read nor learned yet, so there is no score.',
  },
  floor: {
    title: 'Small-seller protection',
    lifted: (before: string, score: string) => `Lifts the score from ${before} to ${score}.`,
    facts: (affected: string, completed: string, open: string | null) =>
      `${affected} affected, ${completed} completed in 90 days, ${open === null ? 'the day of opening is not known' : `open for ${open}`}.`,
    not: 'Does not apply, so the score stays.',
  },
  targets: {
    title: 'The targets moved',
    says: (day: string, points: string | null) =>
      `On ${day} TikTok printed other targets than before${points === null ? '' : `: ${points} of today’s score come from that alone`}.`,
    still: 'Your figures need not have moved for that: targets are ranks within your category.',
    category: 'Nearly all of them changed at once, so another category may have become your best-selling one.',
    columns: ['Metric', 'Scores 4', 'Scores 1', 'Before'] as const,
  },
  take: {
    value: 'The page’s own value comes first',
    score: 'The page’s own score comes first',
    says: (read: string, computed: string, difference: string) =>
      `Printed ${read}, computed ${computed}: ${difference} apart. The printed one is shown.`,
    same: (read: string) => `Printed ${read}, and computed the same but for rounding. The printed one is shown.`,
    alone: (read: string) => `Printed ${read}; there is nothing computed to set beside it.`,
  },
  nextMetric: {
    title: (day: string) => `The next day, ${day}`,
    none: 'Nothing to project from: the metric has neither facts nor a score lately read.',
    spread: (middle: string, range: string, mean: string) =>
      `Half of the simulated futures score at least ${middle}, nine of ten between ${range}; their mean is ${mean}. How they are made is told under the score of that day.`,
  },
  dimension: {
    says: 'The weighted mean of the scores of its two metrics, in the overall score with a weight of its own.',
    score: 'Score',
    weight: 'Weight in the overall score',
  },
  mean: {
    title: 'Weighted mean',
    columns: { part: 'Part', score: 'Score', weight: 'Weight', product: 'Score × weight' },
    total: 'Sum',
    without: 'no score',
    nothing: 'None of its parts has a computed score yet: what they count has not been read.',
    range: {
      read: 'read from the page',
      learned: (low: string, high: string) => `learned from your readings, between ${low} and ${high}`,
      assumed: (low: string, high: string) => `assumed; your readings allow ${low} to ${high}`,
      untold: 'assumed; your readings do not tell yet',
      open: (low: string, high: string) => `may be ${low}–${high}`,
    },
    weight: (part: string, from: string) => `Weight of ${part}: ${from}.`,
    read: 'The page prints these weights.',
    rounded: 'Figures are rounded for the eye only.',
  },
  weight: {
    title: 'Weight in the overall score',
    says: (weight: string, from: string) => `${weight}: ${from}.`,
  },
  gate: {
    title: 'Product Satisfaction gate',
    open: (gate: string, below: string) => `Product Satisfaction is ${gate}, not below ${below}: nothing changes.`,
    shut: (gate: string, below: string, lowest: string) =>
      `Product Satisfaction is ${gate}, below ${below}: the score is that of the lowest dimension, ${lowest}.`,
  },
  adjust: {
    title: 'Negative-review adjustment',
    same: {
      none: (reviews: string) =>
        `${reviews} could bring one, but your printed scores do without it: nothing is taken off.`,
      undecided: (reviews: string) =>
        `${reviews} could bring one. Its size is not published, and your readings cannot tell it yet: nothing is taken off.`,
      seen: (reviews: string) => `${reviews}: your readings show one, which today’s rate is too good for.`,
    },
    taken: (reviews: string, before: string, score: string) => `With ${reviews}: ${before} → ${score}.`,
  },
  round: {
    title: 'Rounding for the page',
    says: (score: string, printed: string) => `${score} is printed as ${printed}.`,
  },
  age: {
    title: 'Age what is known',
    says: (aged: string, day: string) =>
      `Every order that counts today is made older, day by day, until ${day}. With these alone the score would be ${aged}.`,
    none: (day: string) => `Nothing that counts today is left in any window on ${day}.`,
  },
  come: {
    title: 'Add what is still to come',
    says: [
      'Open orders are late or in time by the days they have left; reviews and requests come in for delivered orders as late as they usually do; new orders come as on past weekdays.',
      'How often they turn bad is learned from the shop’s own days: recent ones weigh more, and bad days come in runs.',
    ],
    columns: { metric: 'Metric', known: 'Known, aged', expected: 'Expected' },
    held: (metric: string, score: string) => `Of ${metric} nothing but a score has been read: it is held at ${score}.`,
  },
  offset: {
    title: 'Correct by what the page printed',
    says: (points: string) =>
      `Past printed scores have differed from computed ones: ${points} on every coming day, and a little chance beside it.`,
    none: 'Printed and computed scores have not differed beyond rounding, so nothing is added.',
  },
  draw: {
    title: 'Simulate it many times',
    says: (size: string, seed: string) =>
      `${size} futures are drawn by chance, from the seed ${seed}: the same facts always give the same figures.`,
    result: (middle: string, range: string, mean: string) =>
      `Half of them end at ${middle} or more, nine of ten between ${range}; their mean is ${mean}.`,
  },
  share: {
    title: 'Count the futures',
    says: (count: string, size: string, days: number) =>
      `In ${count} of ${size} simulated futures the unrounded score is on the other side on at least one of the next ${days} days.`,
    day: (day: string) => `By ${day} it has been there in half of them.`,
    never: 'In less than half of them it gets there on any day in sight.',
    brier: (model: string, persistence: string) =>
      `Such chances have been off by ${model} (Brier score, 0 is perfect), where taking the score to stay is off by ${persistence}.`,
    noBrier: 'There are too few daily readings yet to say how such chances have done.',
  },
  moved: {
    title: 'What grows lighter, what leaves',
    columns: { weight: 'Weight', before: 'The day before', after: 'That day' },
    says: 'Each at its weight, on the day before and on that day; divided, these come to the values below.',
  },
  change: {
    title: 'What that does',
    value: (metric: string, before: string, after: string) => `${metric}: ${before} → ${after}.`,
    overall: (before: string, after: string, points: string) =>
      `The overall score, all other metrics as today: ${before} → ${after}, that is ${points}.`,
  },
  benefit: {
    says: 'What is active now is taken from the score and its past; the platform may ask for more than the score.',
    now: {
      active: 'Active, by the scores that your pages have printed so far and today’s.',
      frozen: 'Frozen: today’s score lies between the two thresholds, and what was active before is held as it is.',
      lost: 'Not available, by the scores that your pages have printed so far and today’s.',
      unknown: 'Unknown: between the two thresholds it stays as it was, and how it was has not been read.',
    } satisfies Record<Assessment['access'][number]['now'], string>,
    unchanged: (lose: string, gain: string) =>
      `Between ${lose} and ${gain} nothing changes: what is active stays so, what is lost is not regained.`,
    frozen: (lose: string, gain: string) => `Between ${lose} and ${gain} it is frozen; what is lost is not regained.`,
    withoutScore: 'A shop that has no score yet may have it.',
    needs: (needs: readonly string[]) => `It also asks for what no score tells: ${needs.join('; ')}.`,
    need: ({ what, is, value }: Need) => `${NEEDS[what]} ${COMPARISONS[is]} ${value}`,
    share:
      'The chance is the share of simulated futures in which it is active on the seventh day, day by day by this rule.',
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
  trackRecord: {
    says: [
      'For each two days in a row that both have a reading, the second was projected again from what was known when the first was read, and compared with what the page then printed.',
      'What was known goes by the instants of the facts: a review by the day it was written, a problem by the day it was first seen.',
      'Beside it stands the cheapest guess there is: that the printed score stays as it is.',
      'A day counts as inside when the printed score, which is rounded, may lie in the 90% interval. It should be 9 in 10.',
      'The Brier score is the mean square of how far a given chance was from what came, 1 or 0: a coin toss has 0.25.',
    ],
    days: 'Pairs of days',
  },
  priced: {
    title: 'The score with it and without it',
    columns: { day: 'Day', weight: 'Weight', with: 'With', without: 'Without', points: 'Difference' },
    when: (member: string, window: string) => `It belongs to the window by ${member}, for ${window}.`,
    value: (metric: string, value: string, without: string) => `${metric} today: ${value}, without it ${without}.`,
    says: 'Without: the same counts, but for this one, which is no longer a bad one.',
    expected: 'Later days are those of the forecast, orders to come included.',
    gain: 'Later days hold known orders alone. What an approved appeal gains is the difference, the other way round; the later day is that of the decision.',
  },
  recorded: {
    title: 'What is on record',
    listed: (metric: string, first: string, last: string) =>
      `Listed under ${metric}: first seen there on ${first}, last on ${last}.`,
    unlisted: (metric: string) => `Counted in ${metric}.`,
    nothing: 'Nothing else is known of it.',
    zone: (name: string) => `Times are those of ${name}.`,
  },
  followUp: {
    days: 'A decision is expected some business days after it was filed; the platform promises none.',
    parts: (filed: string, asked: string) => `${filed} of the ${asked} prepared were in what was filed.`,
    says: 'Expected is what all its orders were worth together when it was filed, on the day it would be decided. It is not multiplied by the chance of approval.',
    won: 'Won is the score of the day on which the platform had dropped its orders, less that score if it still counted them.',
    printedSays:
      'The printed scores around that day have one digit and move for other reasons too: they stand beside it, and are not compared.',
    unread: 'Nothing is won until a later list shows that the orders are gone. Open the diagnosis of its metric.',
    center: 'Open Shop Performance, there Appeal Center',
    expected: 'Expected if approved',
    actual: 'Won so far',
    dropped: 'Dropped by the platform',
    ids: 'Tickets in the Appeal Center',
    decided: 'Decided on',
    printed: 'Printed score before and after',
  },
  chance: {
    says: 'The assumed chance counts like some decided tickets; your own are added, approved ones and all.',
    prior: 'Assumed',
    weight: 'Counts like so many decided tickets',
    approved: 'Yours approved',
    decided: 'Yours decided',
    sum: 'Chance now',
    formula: (prior: string, weight: string, approved: string, decided: string, now: string) =>
      `(${prior} × ${weight} + ${approved}) ÷ (${weight} + ${decided}) = ${now}`,
  },
  changedPath: [
    'Every simulated future is scored twice, with the change and without. Both have the same luck, so the difference is the change’s alone.',
    'A good order counts in on-time delivery, reviews, returns and cancellations from the day after it, and grows lighter with age as all do.',
    'A changed rate is that at which new members turn bad from now on; what has happened stays.',
    'What an approved ticket names is no longer counted as bad from one business day after the decision.',
  ],
  needed: [
    'The expected score is the mean of all simulated futures, the middle line of the path, unrounded.',
    'The number is the fewest good orders a day, from tomorrow on, with which that holds on the day asked for.',
  ],
  headRoom: [
    'Today’s score is computed again with one more, two more and so on, until it is below. Nothing of this is a forecast.',
    'A review, return or cancellation turns an order bad that counts as a good one; a late order, request or chat comes as a new member. Each has the weight of a new one.',
    'A request more is taken to need the hours of the poor anchor.',
  ],
  payouts: {
    says: [
      'What waits is daily sales times the days from delivery to payment. Reserves are not taken into account.',
      'What a change frees is what waits at the score without it, less what waits at the score with it, as the mean of all simulated futures.',
    ],
    perDay: 'Sales a day',
    days: 'Days that the mean is taken over',
    orders: 'Orders with an amount',
    without: 'Orders without one',
  },
  convention: {
    likelier: (times: string) => `It makes the printed figures ${times} times as likely as the other does.`,
    most: 'over 1,000,000',
    how: 'Both ways are counted on each day whose window was wholly read, and set beside the rate that the page printed. Days on which they agree tell nothing; the middle day stands for all, and days in a row count for little more than one.',
    when: 'One has won when it makes the printed figures at least twenty times as likely, and is itself close to them.',
    open: 'To decide it, open Shop Performance once a day and let the orders and diagnosis lists be read.',
    follows: {
      rate: 'What is learned of anchors and weights takes this into account.',
      sfcrDenominator: 'The score here still divides by the other: what is computed of this metric is off by so much.',
      dayBoundary: 'The score here still begins its days there: what is computed is off by so much.',
      nrrCounting: 'The score here still counts the other: what is computed of this metric is off by so much.',
    },
    points: (miss: string) => `${miss} points`,
    days: 'Days',
    off: 'Off by',
    taken: 'Taken by the score here',
    values: { title: 'The day last read, counted both ways', metric: 'Metric', printed: 'Printed' },
    ways: {
      rate: { decayed: 'Yes, as it is scored', raw: 'No, a plain quotient' },
      sfcrDenominator: { confirmed: 'All orders paid', 'not-cancelled': 'Orders paid and not cancelled' },
      dayBoundary: { shop: 'Midnight in the shop’s time zone', utc: 'Midnight in UTC' },
      nrrCounting: { orders: 'Orders', lines: 'Lines of orders' },
    },
  },
  adjustment: {
    how: 'On days with enough negative reviews and a rate worse than excellent, the printed overall is set beside the one that comes out without an adjustment.',
    anchor:
      'Neither the size nor the industry average is published. That it grows in proportion to the rate is our assumption.',
    per: (points: string, average: string) =>
      `${points} of the overall score for each time that the rate exceeds an average of ${average}.`,
  },
} as const;
