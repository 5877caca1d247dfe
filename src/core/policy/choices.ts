import type { Choice } from './source';

/**
 * Where no document says it, or one says it in two ways: what the score is computed by, and what it might be instead.
 * These are built into the code, not switched by it: taking another is a change to be made and tested there.
 */
export const CHOICES = {
  metrics: {
    value: 'the six metrics since July 2025',
    others: ['complaints and 24-hour response, as before', 'late dispatch and valid tracking, as vendors say'],
    says: 'In July 2025 chat satisfaction and handling time came in, on-time delivery took the place of late dispatch',
    source: 'scoreChange',
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
  completedOrders: {
    value: 'status completed, delivered in 90 days',
    others: ['all delivered orders', 'since the opening'],
    says: 'Completed orders of a small seller are counted among those delivered in 90 days',
    source: 'assumption',
  },
  thresholds: {
    value: 'unrounded',
    others: ['as printed'],
    says: 'Benefits and crossings are judged on the score before rounding',
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
  reviewTime: {
    value: '60 days from delivery',
    others: [],
    says: 'A buyer can review for 60 days after delivery, so any order in the window may still turn bad',
    source: 'reviews',
  },
} as const satisfies Record<string, Choice>;
export type ChoiceId = keyof typeof CHOICES;
