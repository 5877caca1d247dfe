/** Facts whose absence leaves a record out, or leaves open whether it should count. */
export const GAPS = {
  'placed-at': 'the day of placing',
  'delivered-at': 'the delivery day',
  'deliver-by': 'the deliver-by date',
  status: 'whether the order was paid and confirmed',
  'cancelled-at': 'the day of cancellation',
  'cancelled-by': 'who cancelled',
  'cancel-reason': 'the reason of cancellation',
  'first-stars': 'the first rating',
  'reviewed-at': 'the day of a review',
  'requested-at': 'the day of a request',
  'request-type': 'the type of a request',
  'request-reason': 'the reason of a request',
  'handling-hours': 'the handling hours',
  rounds: 'the number of review rounds',
  'rated-at': 'the day of a chat',
  rating: 'the rating of a rated chat',
  listed: 'the day of an entry that the platform lists',
} as const;
export type Gap = keyof typeof GAPS;
export const GAP_NAMES = Object.keys(GAPS) as Gap[];

const UNITS: Partial<Record<Gap, string>> = {
  'reviewed-at': 'review',
  'first-stars': 'review',
  'requested-at': 'request',
  'request-type': 'request',
  'request-reason': 'request',
  'handling-hours': 'request',
  rounds: 'request',
  'rated-at': 'chat',
  rating: 'chat',
  listed: 'listed entry',
};

/** A gap with how many records it leaves out: `the deliver-by date (212 orders)`. */
export const gapText = (gap: Gap, count: number): string => {
  const unit = UNITS[gap] ?? 'order';
  const units = unit === 'listed entry' ? (count === 1 ? unit : 'listed entries') : count === 1 ? unit : `${unit}s`;
  return `${GAPS[gap]} (${count} ${units})`;
};
