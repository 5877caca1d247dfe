import * as z from 'zod/mini';
import { count, day, instant, orUnknown, orUsual } from './field';
import { METRIC_CODES } from './metric';

export const COVERAGE_SOURCES = [
  'orders',
  'orders-export',
  'orders-to-ship', // the tab of orders to ship
  'cases',
  'cases-export',
  'reviews',
  'chats',
  'readings',
  'tickets',
  ...METRIC_CODES.map((code) => `diagnosis:${code}` as const),
] as const;
export type CoverageSource = (typeof COVERAGE_SOURCES)[number];

/** The sources that list the same records: a page, and the export of it. */
export const ORDER_LISTS = ['orders', 'orders-export'] as const satisfies readonly CoverageSource[];
export const CASE_LISTS = ['cases', 'cases-export'] as const satisfies readonly CoverageSource[];

/**
 * What was read of a source, so that a part is never taken for the whole; days are inclusive. Key: source + from + to.
 */
export const coverage = z.object({
  source: z.enum(COVERAGE_SOURCES),
  from: day,
  to: day,
  readAt: instant,
  rows: orUnknown(count),
  expected: orUnknown(count),
  complete: orUsual(z.boolean(), false),
});
export type Coverage = z.infer<typeof coverage>;
export const coverageKey = ({ source, from, to }: Coverage): string => `${source}+${from}+${to}`;
