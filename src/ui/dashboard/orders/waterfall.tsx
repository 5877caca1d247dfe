import type { CSSProperties, ReactNode } from 'react';
import { policyOf } from '#core/explain/first-steps';
import { BEST_SCORE, pointsTaken } from '#core/explain/points-taken';
import type { Answer } from '#core/explain/question';
import { type Assessment, metricOn, metricsToday } from '#core/model/assessment';
import { DIMENSIONS, type Dimension, type Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { Points, StateTag } from '../../components/figures';
import { formatScore, formatValue, formatWeight, isNegligible } from '../../components/format';
import { pageLink } from '../../components/route';
import { NumberCell } from '../../components/table';
import { openRange } from '../../explain/show-score';
import { newestAnswer, useAnswer } from '../../explain/use-answer';
import { WhyRow, WhyTable } from '../../explain/why';

/** Half a step of the printed score: a smaller uncertainty is not worth a note. */
const MIN_UNCERTAINTY_SHOWN = 0.05;

/** @param low score at the left edge */
const Bar = ({ from, taken, low }: { from: number; taken: number; low: number }) => (
  <span
    className="fall"
    style={
      {
        '--from': Math.max(0, from - low) / (BEST_SCORE - low),
        '--taken': Math.max(0, taken) / (BEST_SCORE - low),
      } as CSSProperties
    }
    aria-hidden="true"
  />
);

/** One decimal for printed scores. */
const digitsOf = ({ overall }: Assessment['today'], score: number | null): 1 | 2 =>
  overall.from === 'read' && score !== null && score === Number(score.toFixed(1)) ? 1 : 2;

type Estimates = Answer<{ kind: 'estimates' }> | undefined;

interface DimensionProps {
  assessment: Assessment;
  dimension: Dimension;
  estimates: Estimates;
}

const DimensionRow = ({ assessment, dimension, estimates }: DimensionProps) => {
  const { value, weight, weightFrom } = assessment.today.dimensions[dimension];
  const range = weightFrom === 'unknown' ? null : openRange(weightFrom, estimates?.dimensionWeights[dimension]);
  const name = t(`words.dimensions.${dimension}`);
  return (
    <WhyRow about={name} question={{ kind: 'dimension', dimension }}>
      <th scope="row" colSpan={2} className="dimension">
        {name}{' '}
        <span className="muted under">
          {t('orders.waterfall.weight', {
            weight: formatWeight(weight, weightFrom),
            // What TikTok prints needs no word; what is learned or assumed says so.
            support: weightFrom === 'read' ? 'none' : t(`words.support.${weightFrom}`),
          })}
          {range !== null && ` · ${range}`}
        </span>
      </th>
      <NumberCell value={value}>{formatScore(value, digitsOf(assessment.today, value))}</NumberCell>
      <td className="wide" />
      <td className="wide" />
      <td />
    </WhyRow>
  );
};

interface MetricProps {
  assessment: Assessment;
  metric: Metric;
  estimates: Estimates;
  points: number | null;
  /** the bar of the points */
  bar: ReactNode;
}

const MetricRow = ({ assessment, metric, estimates, points, bar }: MetricProps) => {
  const { value, score, anchors, state } = metricOn(assessment.today, metric);
  const spread = assessment.next.metrics[metric];
  const unsure = estimates?.anchors[metric]?.uncertainty ?? 0;
  const name = t(`words.metrics.${metric}`);
  return (
    <WhyRow about={name} question={{ kind: 'metric', metric }}>
      <th scope="row" className="metric">
        <a href={pageLink('orders', { metric })}>{name}</a> <StateTag state={state} quiet />
      </th>
      <NumberCell value={value}>{formatValue(metric, value)}</NumberCell>
      <NumberCell value={score}>
        {formatScore(score, digitsOf(assessment.today, score))}
        {spread != null && <span className="narrow muted"> → {formatScore(spread.mean)}</span>}
        {anchors.from === 'learned' && (
          <span className="muted under">
            {unsure < MIN_UNCERTAINTY_SHOWN
              ? t('words.support.learned')
              : t('orders.waterfall.unsure', { learned: t('words.support.learned'), score: formatScore(unsure) })}
          </span>
        )}
      </NumberCell>
      <NumberCell value={spread?.mean} wide>
        {formatScore(spread?.mean)}
      </NumberCell>
      <td className="wide">{bar}</td>
      <NumberCell value={points}>
        {points === null ? t('words.from.unknown') : <Points value={-points || 0} />}
      </NumberCell>
    </WhyRow>
  );
};

/** From a score of 5 down to today's, metric by metric, each with its explanation and a link to its orders. */
export const Waterfall = ({ assessment }: { assessment: Assessment }) => {
  const { today, next } = assessment;
  const policy = policyOf(assessment);
  const estimates = newestAnswer(useAnswer({ kind: 'estimates' }));
  const taken = pointsTaken(assessment);
  const { computed } = today.overall;
  const end = computed ?? today.overall.value;
  const isKnown = computed !== null || Object.values(taken).every((points) => points !== null);
  const all = Object.values(taken).reduce<number>((sum, points) => sum + (points ?? 0), 0);
  const rest = end === null ? 0 : BEST_SCORE - all - end;
  const low = Math.max(0, Math.min(BEST_SCORE - 1, Math.floor(end ?? 0)));
  const isRead = today.overall.from === 'read';
  let level = BEST_SCORE;
  return (
    <>
      <WhyTable
        assessment={assessment}
        caption={t('orders.waterfall.caption')}
        columns={[
          { name: t('words.metric') },
          { name: t('words.value'), number: true },
          { name: t('orders.waterfall.columns.score'), number: true },
          { name: t('words.tomorrow'), number: true, wide: true },
          { name: t('orders.waterfall.columns.bar'), wide: true },
          { name: t('orders.waterfall.columns.takes'), number: true },
        ]}
      >
        {DIMENSIONS.map((dimension) => [
          <DimensionRow key={dimension} assessment={assessment} dimension={dimension} estimates={estimates} />,
          ...metricsToday(today).flatMap(({ metric }) => {
            if (policy?.metrics[metric]?.dimension !== dimension) return [];
            const points = taken[metric] ?? null;
            level -= points ?? 0;
            const bar = points !== null && <Bar from={level} taken={points} low={low} />;
            return <MetricRow key={metric} {...{ assessment, metric, estimates, points, bar }} />;
          }),
        ])}
        {end !== null && isKnown && !isNegligible(rest) && (
          <tr>
            <th scope="row" colSpan={2} className="muted">
              {t('orders.waterfall.other')}
            </th>
            <td />
            <td className="wide" />
            <td className="wide" />
            <td className="number">
              <Points value={-rest} />
            </td>
            <td />
          </tr>
        )}
        {end !== null && (
          <tr className="total">
            <th scope="row" colSpan={2}>
              {isRead && computed !== null ? t('orders.waterfall.today') : t('words.today')}
            </th>
            <td className="number">
              {formatScore(end, computed === null ? digitsOf(today, end) : 2)}{' '}
              {next.overall !== null && <span className="narrow">→ {formatScore(next.overall.mean)}</span>}
            </td>
            <td className="number wide">{next.overall !== null && formatScore(next.overall.mean)}</td>
            <td className="wide">
              <Bar from={low} taken={end - low} low={low} />
            </td>
            <td />
            <td />
          </tr>
        )}
      </WhyTable>
      {isRead && computed !== null && next.overall !== null && (
        <p className="muted small-print">{t('orders.waterfall.rounding')}</p>
      )}
    </>
  );
};
