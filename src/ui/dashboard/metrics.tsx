import { type Assessment, metricsToday } from '#core/model/assessment';
import { policyFor } from '#core/policy/policies';
import { StateTag } from '../components/figures';
import { formatRange, formatScore, formatValue } from '../components/format';
import { DataTable, NumberCell } from '../components/table';
import { DIMENSION_NAMES, METRIC_NAMES, SUPPORT } from '../components/words';
import { newest, useAnswer } from '../explain/use-answer';
import { WhyRow } from '../explain/why';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

const { metrics: WORDS } = DASHBOARD_TEXT;

/** Narrow enough that the last printed digit is not in doubt. */
const MIN_UNCERTAINTY_SHOWN = 0.05;

/** Learned anchors say how far the score may be off by them, until that is little. */
const sayLearned = (unsure: number): string =>
  unsure < MIN_UNCERTAINTY_SHOWN ? SUPPORT.learned : WORDS.unsure(SUPPORT.learned, formatScore(unsure));

export const MetricsSection = ({ assessment }: { assessment: Assessment }) => {
  const policy = policyFor(assessment.region, assessment.asOf);
  const estimates = newest(useAnswer({ kind: 'estimates' }));
  return (
    <Card anchor="metrics" title={DASHBOARD_TEXT.sections.metrics}>
      <DataTable
        caption={DASHBOARD_TEXT.sections.metrics}
        columns={[
          { name: WORDS.metric },
          { name: WORDS.value, number: true },
          { name: WORDS.anchors, number: true, wide: true },
          { name: WORDS.score, number: true },
          { name: WORDS.next, number: true, wide: true },
          { name: WORDS.state, wide: true },
          { name: WORDS.why, onlyHeard: true },
        ]}
      >
        {metricsToday(assessment.today).map(({ metric, today: { value, score, anchors, state } }) => {
          const next = assessment.next.metrics[metric] ?? null;
          const dimension = policy?.metrics[metric]?.dimension;
          return (
            <WhyRow
              key={metric}
              about={METRIC_NAMES[metric]}
              assessment={assessment}
              question={{ kind: 'metric', metric }}
              columns={7}
            >
              <th scope="row">
                {METRIC_NAMES[metric]}{' '}
                <span className="narrow">
                  <StateTag state={state} quiet />
                </span>
                {dimension !== undefined && <span className="muted under">{DIMENSION_NAMES[dimension]}</span>}
              </th>
              <NumberCell value={value}>{formatValue(metric, value)}</NumberCell>
              <NumberCell value={anchors.excellent} wide>
                {formatValue(metric, anchors.excellent)}
                {anchors.poor !== null && ` / ${formatValue(metric, anchors.poor)}`}
                {anchors.from === 'learned' && (
                  <span className="muted under">{sayLearned(estimates?.anchors[metric]?.uncertainty ?? 0)}</span>
                )}
              </NumberCell>
              <NumberCell value={score}>{formatScore(score)}</NumberCell>
              <NumberCell value={next?.mean} wide>
                {formatScore(next?.mean)}
                {next !== null && <span className="muted under">{formatRange(next.p05, next.p95)}</span>}
              </NumberCell>
              <td className="wide">
                <StateTag state={state} />
              </td>
            </WhyRow>
          );
        })}
      </DataTable>
    </Card>
  );
};
