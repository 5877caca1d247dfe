import type { Metric } from '#core/model/metric';

/** Two bounds of a score; one figure where both are printed alike. */
export const roundRange = (low: number, high: number): string =>
  low.toFixed(2) === high.toFixed(2) ? low.toFixed(2) : `${low.toFixed(2)} and ${high.toFixed(2)}`;

/** What went wrong, in one word beside an order. */
export const PROBLEM_WORDS: Record<Metric, string> = {
  NRR: 'review',
  NBFR: 'return',
  SFCR: 'cancelled',
  OTDR: 'late',
  AHT: 'slow handling',
  IM_DSAT: 'chat',
  LDR: 'shipped late',
  RR24: 'not answered',
};
