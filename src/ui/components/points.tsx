import { formatPoints } from './format';

/** Points of the score, gained or lost; the sign says it too, for those who don't see the colour. */
export const Points = ({ value }: { value: number }) => (
  <span className={`nowrap ${value < 0 ? 'loss' : value > 0 ? 'gain' : ''}`}>{formatPoints(value)}</span>
);
