// Long because choices are one table: what was read in one way and could be read in another is best gone through in one go.
import { CHOICES_CITED_ON_PAGES } from './choices-cited-on-pages';
import type { Choice } from './source';

/**
 * Where no document says it, or one says it in two ways: what the score is computed by, and what it might be instead.
 * These are built into the code, not switched by it: taking another is a change to be made and tested there.
 */
export const CHOICES = {
  ...CHOICES_CITED_ON_PAGES,
  metrics: {
    value: 'the six metrics since July 2025',
    others: ['complaints and 24-hour response, as before', 'late dispatch and valid tracking, as vendors say'],
    says: 'In July 2025 chat satisfaction and handling time came in, on-time delivery took the place of late dispatch',
    source: 'scoreChange',
  },
  pairing: {
    value: 'two metrics in each of three dimensions',
    others: ['all six in product satisfaction'],
    says: 'Reviews and returns make product satisfaction, cancellations and deliveries fulfillment, requests and chats service',
    source: 'api',
  },
  anchorScores: {
    value: '1 at the poor anchor, 4 at the excellent one',
    others: [],
    says: 'Each category has two values of a metric: one that scores 1 or less, and one that scores 4 or more',
    source: 'guide',
  },
  curve: {
    value: 'straight, and straight on beyond both anchors',
    others: ['a smooth curve', 'steps', 'nothing between 4 and 5'],
    says: 'Between the anchors, above and below them the way from a value to its score is not published',
    source: 'assumption',
  },
  anchors: {
    value: 'read from the page or learned from its scores, never assumed',
    others: [
      '1.2 % and 40 % of negative reviews, as the guide is quoted',
      '2 % and 8 % of negative reviews, 98 % and 80 % of deliveries, in a sample of the interface',
    ],
    says: 'No table of benchmarks is public, and a poor anchor of 40 % is hardly meant; without anchors a metric has no score',
    source: 'guide',
  },
  timeZone: {
    value: 'as the page names it, else California time in the United States',
    others: ['UTC'],
    says: 'Where no page names the time zone of a shop, that of the exports and reports of its market is taken',
    source: 'sellers',
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
    says: 'A window of 30 days holds ages 1 to 30, where age is the number of days before the day of the score',
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
  deliveredBase: {
    value: 'delivered orders',
    others: ['orders that were delivered and not cancelled afterwards'],
    says: 'Returns are divided by delivered orders; what is cancelled before delivery is none of them',
    source: 'nbfr',
  },
  specialOrders: {
    value: 'counted like any other',
    others: ['replacements and exchanges left out'],
    says: 'Nothing is said of replacements and exchanges, so they count wherever an order does',
    source: 'assumption',
  },
  cancellationBase: {
    value: 'confirmed orders',
    others: ['orders that were not cancelled', 'orders that reached awaiting shipment'],
    says: 'Cancellations are divided by all orders placed and paid; three documents name three bases',
    source: 'sfcr',
  },
  undelivered: {
    value: 'missed',
    others: ['left out until delivered'],
    says: 'Delivery is measured against the orders expected by the date, so one that never came has missed it',
    source: 'guide',
  },
  exemptDeliveries: {
    value: 'fulfilled by TikTok, express, pre-order, made-to-order, back-order and custom',
    others: ['fulfilled by TikTok and express alone', 'none of the kinds, which have deliver-by dates of their own'],
    says: 'Two accounts of the guide exempt different orders, and enforcement gives dates to those of special kinds; all are left out',
    source: 'guide',
  },
  dueDay: {
    value: 'the whole deliver-by day',
    others: ['the hour of the deliver-by date'],
    says: 'Delivered on or before the deliver-by date is on time',
    source: 'otdr',
  },
  requests: {
    value: 'as made',
    others: ['as approved', 'unless withdrawn or won by the seller'],
    says: 'A request counts from the day it is made, whatever becomes of it',
    source: 'guide',
  },
  unknownReason: {
    value: 'left out',
    others: ['counted against the seller'],
    says: 'A cancellation or request whose reason is not known counts only where the platform lists it',
    source: 'assumption',
  },
  handlingHours: {
    value: 'every hour',
    others: ['business hours'],
    says: 'Approval and inspection are timed by the clock, weekends included',
    source: 'assumption',
  },
  listed: {
    value: 'counts',
    others: ['counts only where the definition agrees'],
    says: 'What the platform lists against the shop counts until a complete later list no longer shows it',
    source: 'assumption',
  },
  category: {
    value: 'best-selling category of the last 90 days',
    others: ['category with most delivered orders'],
    says: 'Benchmarks and weights are those of the primary category, by sales of the last 90 days',
    source: 'guide',
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
  order: {
    value: 'floor, dimensions, overall, gate, negative-review adjustment, limits, rounding',
    others: ['adjustment before the gate'],
    says: 'Floors apply to metrics, the gate to the mean of the dimensions, and rounding comes last',
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
  accessBefore: {
    value: 'as earlier readings tell',
    others: ['as the score of the day alone tells'],
    says: 'Between the score that loses a benefit and the one that regains it, a shop has what it had before',
    source: 'assumption',
  },
  readFirst: {
    value: 'shown as the figure of today',
    others: ['shown beside the computed one, which comes first'],
    says: 'What the page of the day prints is shown; the computed figure beside it explains how it moves',
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
  smartPromotion: {
    value: 'a benefit beside campaigns',
    others: ['a condition of campaigns since March 2026, as sellers say'],
    says: 'Smart Promotion came in January 2026; the guide names it beside campaigns and does not make them depend on it',
    source: 'guide',
  },
  crmLoss: {
    value: 'paused or removed',
    others: ['paused', 'deleted'],
    says: 'Below 3.0 the guide has plans paused, the older page on customer relationships has automated ones deleted',
    source: 'crm',
  },
  badges: {
    value: 'stars and the newer Top Rated Seller, both shown',
    others: ['Top Rated Seller in the place of the stars'],
    says: 'A month after the guide a page names another badge at 4.0 and does not say what becomes of the stars',
    source: 'topRated',
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
  appealTime: {
    value: '3 business days of review and 1 to correct the metric',
    others: ['3 to 4 business days in all'],
    says: 'The page on appeals gives both; together they are four business days',
    source: 'appeals',
  },
  appealAttempt: {
    value: 'every ticket submitted',
    others: ['rejected tickets only'],
    says: 'An order can be appealed three times for a metric; after three failures the entry closes',
    source: 'appeals',
  },
  appealDeadline: {
    value: 'none known',
    others: ['30 days, as for violations'],
    says: 'No deadline is published for appeals of the score; those of violations belong to another procedure',
    source: 'assumption',
  },
  businessDays: {
    value: 'Monday to Friday, federal holidays left out',
    others: ['Monday to Friday'],
    says: 'Review and correction are counted in business days',
    source: 'holidays',
  },
  updates: {
    value: 'daily',
    others: ['weekly, as enforcement metrics are'],
    says: 'The score is recalculated every day',
    source: 'crm',
  },
} as const satisfies Record<string, Choice>;
export type ChoiceId = keyof typeof CHOICES;
