import * as z from 'zod/mini';
import { count } from './field';
import { METRICS } from './metric';
import type { PortalPage } from './portal';

/** Facts whose absence excludes a record, or leaves open whether it counts. */
export const GAPS = [
  'placed-at',
  'delivered-at',
  'deliver-by',
  'status',
  'cancelled-at',
  'cancelled-by',
  'cancel-reason',
  'first-stars',
  'reviewed-at',
  'requested-at',
  'request-type',
  'request-reason',
  'handling-hours',
  'rounds',
  'rated-at',
  'rating',
  'listed',
] as const;
export type Gap = (typeof GAPS)[number];

/** What a metric lacks: facts of records, dates of page-only counts, anchors, complete lists, or everything. */
const LACKS = [
  ...GAPS,
  'page-members',
  'page-bads',
  'anchors',
  'whole-window',
  'members',
  'anything',
  'formula',
] as const;
export const lack = z.object({
  code: z.enum(LACKS),
  /** number of records; null if not about records */
  count: z.nullable(count),
});
export type Lack = z.infer<typeof lack>;

/** An unknown, its effect on the figures, and its remedy, all as codes. */
export const notKnown = z.object({
  what: z.enum(['time-zone', 'printed-score', 'eligibility', 'metric', 'best-score', 'weights', 'formula']),
  metrics: z.array(z.enum(METRICS)),
  lack: z.nullable(lack),
  /** orders required for a score, and those seen */
  eligibility: z.nullable(
    z.object({ need: count, counts: z.enum(['delivered', 'completed']), days: count, seen: count }),
  ),
  effect: z.enum([
    'usual-zone',
    'no-score',
    'computed',
    'no-score-yet',
    'printed-taken',
    'no-value',
    'part',
    'best-assumed',
    'weights-assumed',
    'as-read',
  ]),
  remedy: z.enum([
    'read-orders',
    'read-score',
    'count-delivered',
    'keep-reading',
    'diagnosis',
    'diagnosis-and-export',
    'diagnosis-and-returns',
  ]),
});
export type NotKnown = z.infer<typeof notKnown>;

/** Where a remedy starts: diagnosis lists have no address of their own and open from the score page. */
export const pageOfRemedy = (remedy: NotKnown['remedy']): PortalPage => (remedy === 'read-orders' ? 'orders' : 'score');
