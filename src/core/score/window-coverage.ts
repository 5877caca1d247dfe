import { CASE_LISTS, type Coverage, type CoverageSource, ORDER_LISTS } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import type { ByMetric } from '#core/model/metric';
import type { Zone } from '#core/model/zone';

/**
 * Sources required for a metric's counts to be complete: at least one of each row on every day of the window. A
 * diagnosis list covers bad members, the order list all others.
 */
export const NEEDED_SOURCES: ByMetric<readonly (readonly CoverageSource[])[]> = {
  NRR: [ORDER_LISTS, ['reviews', 'diagnosis:NRR']],
  NBFR: [ORDER_LISTS, [...CASE_LISTS, 'diagnosis:NBFR']],
  SFCR: [ORDER_LISTS],
  OTDR: [ORDER_LISTS],
  AHT: [[...CASE_LISTS, 'diagnosis:AHT']],
  IM_DSAT: [['chats']],
  LDR: [ORDER_LISTS, ['diagnosis:LDR']],
  RR24: [['chats'], ['diagnosis:RR24']],
};

/** Sources that list all bad members of a metric when read completely. */
export const LISTED_SOURCES: ByMetric<readonly CoverageSource[]> = {
  NRR: ['reviews', 'diagnosis:NRR'],
  NBFR: [...CASE_LISTS, 'diagnosis:NBFR'],
  SFCR: [...ORDER_LISTS, 'diagnosis:SFCR'],
  OTDR: ['diagnosis:OTDR'],
  AHT: [...CASE_LISTS, 'diagnosis:AHT'],
  IM_DSAT: ['chats', 'diagnosis:IM_DSAT'],
  LDR: ['diagnosis:LDR'],
  RR24: ['diagnosis:RR24'],
};

/** Whether complete readings of these sources together cover every day from `first` to `last`. */
export const isCovered = (
  coverage: readonly Coverage[],
  sources: readonly CoverageSource[],
  first: DayNumber,
  last: DayNumber,
  zone: Zone,
): boolean => {
  const spans = coverage
    .filter((row) => row.complete && sources.includes(row.source))
    .map((row) => ({ from: zone.dayOf(row.from), to: zone.dayOf(row.to) }))
    .sort((a, b) => a.from - b.from);
  let next = first;
  for (const { from, to } of spans) {
    if (from > next) break;
    next = Math.max(next, to + 1);
  }
  return next > last;
};
