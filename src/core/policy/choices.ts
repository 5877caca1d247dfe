import type { Choice } from './source';

/**
 * Choices that a screen explains, where documents are silent or ambiguous: the rule used and its alternative. They are
 * descriptions, not switches; all others are in conventions.md (26).
 */
export const CHOICES = {
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
  anchorScores: {
    value: '1 at the poor anchor, 4 at the excellent one',
    others: [],
    says: 'Each category has two values of a metric: one that scores 1 or less, and one that scores 4 or more',
    source: 'guide',
  },
  anchorsMove: {
    value: 'ranks within the category, as of the day they are printed',
    others: ['fixed values of the category'],
    says: 'For Brazil TikTok says that shops are ranked within their category: targets move when others do, or when another category sells best',
    source: 'assumption',
  },
  day: {
    value: 'midnight in the time zone of the shop',
    others: ['midnight in UTC', 'the hour of the calculation'],
    says: 'Days are those of the shop; the score of a day knows what happened before that day began',
    source: 'assumption',
  },
  window: {
    value: 'whole days, the day of the score left out',
    others: ['multiples of 24 hours', 'the day of the score included'],
    says: 'A metric of 30 days holds ages 1 to 30, where age is the number of days before the day of the score',
    source: 'assumption',
  },
  decayShape: {
    value: 'steps of 15 days, day 15 in the first',
    others: ['a smooth curve', 'day 15 in the second'],
    says: 'The guide calls the decay exponential and describes steps',
    source: 'guide',
  },
  decayReach: {
    value: 'all six metrics, numerator and denominator',
    others: ['metrics of delivered orders only', 'numerator only'],
    says: 'The guide speaks of delivered orders; all members are taken to age alike, by the day that puts them in',
    source: 'assumption',
  },
  printedRate: {
    value: 'decayed',
    others: ['not decayed'],
    says: 'The rate that the page prints is taken to be the one that is scored',
    source: 'assumption',
  },
  plainRate: {
    value: 'shown, not scored',
    others: ['scored as printed'],
    says: 'Where printed rates are clearly the plain quotient of the counts, the score follows from the decayed rates of the facts',
    source: 'assumption',
  },
  counting: {
    value: 'orders',
    others: ['order lines', 'packages'],
    says: 'An order counts once, however many lines, reviews or requests it has',
    source: 'assumption',
  },
  cancellationBase: {
    value: 'confirmed orders',
    others: ['orders that were not cancelled', 'orders that reached awaiting shipment'],
    says: 'Cancellations are divided by all orders placed and paid; three documents name three bases',
    source: 'sfcr',
  },
  missingPart: {
    value: 'passes its weight on',
    others: ['counts as zero', 'leaves the score open'],
    says: 'A metric or dimension without a score passes its weight on to the others',
    source: 'assumption',
  },
  mean: {
    value: 'weighted mean',
    others: ['lowest part'],
    says: 'A dimension is the weighted mean of its metrics, the score that of its dimensions',
    source: 'assumption',
  },
  industryAverage: {
    value: 'learned from the scores of the shop, in proportion to the excess',
    others: ['the excellent anchor', 'an average that no page prints'],
    says: 'The average and the points per excess that explain the printed scores best are taken, where the evidence is strong',
    source: 'assumption',
  },
  smallSeller: {
    value: 'all three conditions',
    others: ['any of the three'],
    says: 'Small-seller protection needs few affected orders, few completed orders and a young shop, all at once',
    source: 'guide',
  },
  affectedOrders: {
    value: 'bad ones of the metric, within its window',
    others: ['bad ones of all metrics'],
    says: 'The affected orders of a small seller are counted metric by metric',
    source: 'assumption',
  },
  completedOrders: {
    value: 'status completed, delivered in 90 days',
    others: ['all delivered orders', 'since the opening'],
    says: 'Completed orders of a small seller are counted among those delivered in 90 days',
    source: 'assumption',
  },
  halves: {
    value: 'up',
    others: ['to the even figure'],
    says: 'A score half way between two printed figures is taken to be printed as the higher one',
    source: 'assumption',
  },
  readFirst: {
    value: 'shown as the figure of today',
    others: ['shown beside the computed one, which comes first'],
    says: 'What the page of the day prints is shown; our count beside it explains how it moves',
    source: 'assumption',
  },
  unseen: {
    value: 'on all days of the window alike',
    others: ['on the days of those that were seen'],
    says: 'What a page counts, or what its rate implies, beyond the facts has no days, so it stands on all of them',
    source: 'assumption',
  },
  affiliateLoss: {
    value: 'below 3.0',
    others: ['below 3.5'],
    says: 'Affiliate plans end below 3.0 and come back at 3.5; one example of the guide reads as if they ended below 3.5',
    source: 'guide',
  },
  settlementDays: {
    value: '8, 5 and 1 days by the guide of 2026',
    others: ['7 days for the standard tier'],
    says: 'The settlement policy of 2025 has five tiers, the standard one at 7 days, and an evaluation of its own',
    source: 'settlement',
  },
  appealEffect: {
    value: 'no longer counted as bad',
    others: ['left out of both counts'],
    says: 'An approved order stays in the denominator; handling time leaves out the request whole',
    source: 'assumption',
  },
} as const satisfies Record<string, Choice>;
export type ChoiceId = keyof typeof CHOICES;
