import type { Mark } from '#messages/protocol';
import { formatPoints } from '../parts/format';
import { TEXT } from './text';

/** What an order costs in all metrics, as far as each cost is known; what two cost together is for the panel to say. */
export const worst = (mark: Mark): number | null =>
  mark.costs.length === 0 ? null : Math.min(...mark.costs.map(({ points }) => points));

/** "−0.031 · appeal" */
export const markText = (mark: Mark): string => {
  const points = worst(mark);
  return [points === null ? '' : formatPoints(points), mark.appeal === null ? '' : TEXT.appeal]
    .filter((part) => part !== '')
    .join(' · ');
};
