import { type Instant, MS_PER_DAY } from '#core/model/day';
import type { MetricCode } from '#core/model/metric';
import type { FactDrafts, Issue } from '#core/model/page';
import type { MetricReading } from '#core/model/reading';
import type { OrderDraft } from '../page-context';
import { ORDER_COLUMNS } from '../pages/orders/captions';
import { metricCaption } from '../pages/score/assemble';

// Facts that cannot be right if taught captions still mean what they were taught to mean. Such a page is refused, as
// its captions may have changed places and a wrong value looks like a right one.

/** Share of the rows that could show a contradiction above which it is no exception. */
const MANY = 0.5;
/** Tolerance, as the clocks of page and computer differ, and a bare day is in the shop's zone. */
const TOLERANCE_MS = MS_PER_DAY;

type When = 'placedAt' | 'paidAt' | 'readyToShipAt' | 'shippedAt' | 'deliveredAt' | 'cancelledAt' | 'deliverBy';
/** The caption of a date on other pages. */
const nameOf = (when: When): string => `“${ORDER_COLUMNS[when].captions.en[0]}”`;

/** Dates that cannot be in the opposite order. */
const IN_TURN: readonly (readonly [earlier: When, later: When])[] = [
  ['placedAt', 'paidAt'],
  ['placedAt', 'readyToShipAt'],
  ['placedAt', 'shippedAt'],
  ['placedAt', 'deliveredAt'],
  ['placedAt', 'cancelledAt'],
  ['placedAt', 'deliverBy'],
  ['paidAt', 'shippedAt'],
  ['shippedAt', 'deliveredAt'],
];
const PAST: readonly When[] = ['placedAt', 'paidAt', 'readyToShipAt', 'shippedAt', 'deliveredAt', 'cancelledAt'];

/**
 * Whether a contradiction prevails; null without rows to tell.
 * @param more number of rows that show it
 * @param less number of rows that show the opposite
 */
const isMostly = (more: number, less: number): boolean => more > 0 && more > MANY * (more + less);

const time = (at: Instant | null | undefined): number => (at == null ? Number.NaN : Date.parse(at));

const datesOutOfTurn = (orders: readonly OrderDraft[], now: number): string | null => {
  for (const [earlier, later] of IN_TURN) {
    const known = orders.filter((order) => order[earlier] != null && order[later] != null);
    const turned = known.filter((order) => time(order[earlier]) > time(order[later]) + TOLERANCE_MS);
    if (isMostly(turned.length, known.length - turned.length)) return `${nameOf(later)} lies before ${nameOf(earlier)}`;
  }
  for (const field of PAST) {
    const known = orders.filter((order) => order[field] != null);
    const ahead = known.filter((order) => time(order[field]) > now + TOLERANCE_MS);
    if (isMostly(ahead.length, known.length - ahead.length)) return `${nameOf(field)} is still to come`;
  }
  return null;
};

/** Whether orders are listed under on-time delivery although they were in time. */
const listedInTime = ({ problems = [], orders = [] }: FactDrafts): string | null => {
  if (!problems.some(({ metric }) => metric === 'OTDR')) return null;
  const known = orders.filter(({ deliverBy, deliveredAt }) => deliverBy != null && deliveredAt != null);
  const inTime = known.filter(({ deliverBy, deliveredAt }) => time(deliveredAt) < time(deliverBy) - TOLERANCE_MS);
  return isMostly(inTime.length, known.length - inTime.length)
    ? `${nameOf('deliveredAt')} lies before ${nameOf('deliverBy')}`
    : null;
};

/** Largest relative difference between a printed rate and its counts, as rates weight recent orders more. */
const MAX_RATIO_OFF = 0.5;
const MAX_RATE_OFF = 0.02;
const rateOffCounts = ({ value, numerator, denominator }: MetricReading): boolean =>
  value !== null &&
  numerator !== null &&
  denominator !== null &&
  value <= 1 &&
  (numerator > denominator || Math.abs(numerator / denominator - value) > MAX_RATIO_OFF * value + MAX_RATE_OFF);

const countsOff = ({ readings = [] }: FactDrafts): string | null => {
  for (const { metrics } of readings)
    for (const [metric, reading] of Object.entries(metrics ?? {}))
      if (metric !== 'AHT' && reading && rateOffCounts(reading as MetricReading))
        return `${metricCaption(metric as MetricCode)}: value, numerator and denominator don’t go together`;
  return null;
};

/** Why these facts cannot be right; null if nothing contradicts them. */
export const findContradiction = (facts: FactDrafts, at: Instant): Issue | null => {
  const detail = datesOutOfTurn(facts.orders ?? [], Date.parse(at)) ?? listedInTime(facts) ?? countsOff(facts);
  return detail === null ? null : { code: 'unknown-value', detail };
};
