import type { Assessment, MetricToday } from '#core/model/assessment';
import { DIMENSIONS, type Metric } from '#core/model/metric';
import type { Gap, Lack, NotKnown } from '#core/model/not-known';

// The printed document is a public format: without data for screens only, and with codes of the core in English.

const GAP_TEXTS: Record<Gap, readonly [text: string, unit: string, units: string]> = {
  'placed-at': ['the day of placing', 'order', 'orders'],
  'delivered-at': ['the delivery day', 'order', 'orders'],
  'deliver-by': ['the deliver-by date', 'order', 'orders'],
  status: ['whether the order was paid and confirmed', 'order', 'orders'],
  'cancelled-at': ['the day of cancellation', 'order', 'orders'],
  'cancelled-by': ['who cancelled', 'order', 'orders'],
  'cancel-reason': ['the reason of cancellation', 'order', 'orders'],
  'first-stars': ['the first rating', 'review', 'reviews'],
  'reviewed-at': ['the day of a review', 'review', 'reviews'],
  'requested-at': ['the day of a request', 'request', 'requests'],
  'request-type': ['the type of a request', 'request', 'requests'],
  'request-reason': ['the reason of a request', 'request', 'requests'],
  'handling-hours': ['the handling hours', 'request', 'requests'],
  rounds: ['the number of review rounds', 'request', 'requests'],
  'rated-at': ['the day of a chat', 'chat', 'chats'],
  rating: ['the rating of a rated chat', 'chat', 'chats'],
  listed: ['the day of an entry that the platform lists', 'listed entry', 'listed entries'],
};

/** For example `the deliver-by date (212 orders)`. */
const lackText = ({ code, count }: Lack): string => {
  switch (code) {
    case 'page-members':
      return `the days of ${count} that only the page counts`;
    case 'page-bads':
      return `which ${count} only the page counts as bad`;
    case 'anchors':
      return "the category's anchors";
    case 'whole-window':
      return 'complete lists of the whole window';
    case 'members':
      return 'anything to count: none in the window';
    case 'anything':
      return 'everything: nothing has been read';
    case 'formula':
      return 'the formula of this market, which is not published';
    default: {
      const [text, unit, units] = GAP_TEXTS[code];
      return `${text} (${count} ${count === 1 ? unit : units})`;
    }
  }
};

const DIAGNOSIS: Record<Metric, string> = {
  NRR: 'Negative Review Rate',
  NBFR: 'Non-Buyer Fault Return & Refund Rate',
  SFCR: 'Seller Fault Cancellation Rate',
  OTDR: 'On-Time Delivery Rate',
  AHT: 'After-Sales Handling Time',
  IM_DSAT: 'IM Dissatisfaction Rate',
  LDR: 'Late Dispatch Rate',
  RR24: '24-Hour Response Rate',
};

const whatText = ({ what, metrics, lack, eligibility }: NotKnown, region: string): string => {
  const names = metrics.map((metric) => DIAGNOSIS[metric]).join(', ');
  switch (what) {
    case 'time-zone':
      return "the shop's time zone";
    case 'printed-score':
      return "today's printed score";
    case 'eligibility': {
      const { need, counts, days, seen } = eligibility!;
      return `whether the shop has ${need} ${counts} orders in ${days} days (${seen} seen)`;
    }
    case 'metric':
      return `${names}: ${lackText(lack!)}`;
    case 'best-score':
      return `what the best possible value scores (${names})`;
    case 'weights':
      return "the category's weights of the three dimensions";
    case 'formula':
      return `how the score is computed in ${region}`;
  }
};

const EFFECTS: Record<Exclude<NotKnown['effect'], 'weights-assumed'>, string> = {
  'usual-zone': "Days begin at midnight of the market's usual zone, which is assumed",
  'no-score': 'No score is shown',
  computed: 'The score shown is computed',
  'no-score-yet': 'The shop may have no score yet',
  'printed-taken': 'The printed figure is taken; what no list has shown has no known cost',
  'no-value': 'It has no value; its weight passes to the other metrics',
  part: 'It is computed from a part',
  'best-assumed': '5 is assumed; a small shop may stay below it',
  'as-read': 'Scores are shown as read, and coming days repeat the last one; no order is priced',
};

const effectText = (effect: NotKnown['effect'], { dimensions }: Assessment['today']): string => {
  if (effect !== 'weights-assumed') return EFFECTS[effect];
  const weights = DIMENSIONS.map((dimension) => Math.round(100 * dimensions[dimension].weight));
  return `${weights.join('/')} is assumed where the page prints none`;
};

const remedyText = ({ remedy, metrics }: NotKnown): string => {
  const diagnosis = `Open Shop Performance > Diagnosis > ${metrics.map((metric) => DIAGNOSIS[metric]).join(', ')}`;
  switch (remedy) {
    case 'read-orders':
      return 'Open Manage Orders in Seller Center';
    case 'read-score':
      return 'Open Account Health > Shop Performance';
    case 'count-delivered':
      return 'Open Account Health > Shop Performance, or import the order export of the last 90 days';
    case 'keep-reading':
      return 'Open the score page to keep the readings up to date';
    case 'diagnosis':
      return diagnosis;
    case 'diagnosis-and-export':
      return `${diagnosis}, and import the order export`;
    case 'diagnosis-and-returns':
      return `${diagnosis}, and Manage Returns`;
  }
};

/** In the field order of the public format. */
const printMetric = (metric: MetricToday): object => ({ ...metric, missing: metric.missing.map(lackText) });

export const printAssessment = ({ appealDetails: _, agenda: __, ...assessment }: Assessment): object => {
  const { today, region } = assessment;
  const metrics = Object.entries(today.metrics).map(([code, metric]) => [code, metric && printMetric(metric)]);
  return {
    ...assessment,
    today: { ...today, metrics: Object.fromEntries(metrics) },
    unknown: assessment.unknown.map((row) => ({
      what: whatText(row, region),
      effect: effectText(row.effect, today),
      remedy: remedyText(row),
    })),
  };
};
