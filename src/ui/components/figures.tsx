import type { MetricToday } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatPoints, isNegligible } from './format';

/** Points of the score, gained or lost; the sign says it too, for those who don't see the colour. What is next to nothing has none. */
export const Points = ({ value }: { value: number }) => (
  <span className={`nowrap ${isNegligible(value) ? 'muted' : value < 0 ? 'loss' : 'gain'}`}>{formatPoints(value)}</span>
);

const TONE: Record<MetricToday['state'], string> = { scored: 'good', partial: 'warn', unknown: '', 'not-scored': '' };

/** How far a metric's figure can be relied on. `quiet` says nothing where all is well. */
export const StateTag = ({ state, quiet = false }: { state: MetricToday['state']; quiet?: boolean }) =>
  quiet && (state === 'scored' || state === 'unknown') ? null : (
    <span className={`tag ${TONE[state]}`} title={t(`words.metricStates.${state}.says`)}>
      {t(`words.metricStates.${state}.name`)}
    </span>
  );
