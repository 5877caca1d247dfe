import type { MetricToday } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatPoints, isNegligible } from './format';

/** Points gained or lost, with a sign besides the colour; negligible points have neither. */
export const Points = ({ value }: { value: number }) => (
  <span className={`nowrap ${isNegligible(value) ? 'muted' : value < 0 ? 'loss' : 'gain'}`}>{formatPoints(value)}</span>
);

const TONE: Record<MetricToday['state'], string> = { scored: 'good', partial: 'warn', unknown: '', 'not-scored': '' };

/** State of a metric's figure. @param quiet shows nothing for a reliable figure */
export const StateTag = ({ state, quiet = false }: { state: MetricToday['state']; quiet?: boolean }) =>
  quiet && (state === 'scored' || state === 'unknown') ? null : (
    <span className={`tag ${TONE[state]}`} title={t(`words.metricStates.${state}.says`)}>
      {t(`words.metricStates.${state}.name`)}
    </span>
  );
