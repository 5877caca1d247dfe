import { METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';

/**
 * What a shop's readings revealed of the adjustment for negative reviews: the average that a rate must be worse than, and
 * the points that it takes off the overall for each time the rate exceeds the average. Source: conventions.md#9-nrr-adjustment.
 */
export interface NrrAdjustment {
  average: number;
  points: number;
}

export const NRR = METRICS.indexOf('NRR');

/** Counts that pages imply are spread over days, and their sums differ from whole numbers in the last bits. */
const SLACK = 1e-9;

/** Whether more orders are affected than a rule leaves alone. */
export const isMoreThan = (affected: number, most: number): boolean => affected > most + SLACK;

/** The points that it takes off an overall before limits; 0 below the published trigger, or where there is no value. */
export const adjustmentOf = (
  { average, points }: NrrAdjustment,
  value: number,
  negatives: number,
  { nrrAdjustment }: Policy,
): number =>
  value > average && isMoreThan(negatives, nrrAdjustment.value.reviewsAbove) ? points * (value / average - 1) : 0;
