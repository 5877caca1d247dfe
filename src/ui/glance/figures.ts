import { t } from '#texts/translate';
import { formatScore } from '../components/format';

/** Two bounds of a score; a single figure if both are printed alike. */
export const roundRange = (low: number, high: number): string =>
  formatScore(low) === formatScore(high)
    ? formatScore(low)
    : t('glance.figures.between', { low: formatScore(low), high: formatScore(high) });
