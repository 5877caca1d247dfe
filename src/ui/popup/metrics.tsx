import type { Assessment } from '#core/model/assessment';
import { METRICS } from '#core/model/metric';
import { StateTag } from '../components/figures';
import { formatScore, formatValue } from '../components/format';
import { METRIC_NAMES } from '../components/words';
import { WhyRow } from '../explain/why';
import { POPUP_TEXT } from './text';

export const MetricList = ({ assessment }: { assessment: Assessment }) => (
  <section className="section">
    <h2 id="metrics">{POPUP_TEXT.metrics}</h2>
    <table className="table" aria-labelledby="metrics">
      <thead>
        <tr>
          <th scope="col">{POPUP_TEXT.columns.metric}</th>
          <th scope="col" className="number">
            {POPUP_TEXT.columns.value}
          </th>
          <th scope="col" className="number">
            {POPUP_TEXT.columns.score}
          </th>
          <th scope="col">
            <span className="hidden-text">{POPUP_TEXT.columns.why}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((metric) => {
          const { value, score, state } = assessment.today.metrics[metric];
          return (
            <WhyRow
              key={metric}
              about={METRIC_NAMES[metric]}
              assessment={assessment}
              question={{ kind: 'metric', metric }}
              columns={4}
            >
              <th scope="row">
                {METRIC_NAMES[metric]} <StateTag state={state} quiet />
              </th>
              <td className={value === null ? 'number unknown' : 'number'}>{formatValue(metric, value)}</td>
              <td className={score === null ? 'number unknown' : 'number'}>{formatScore(score)}</td>
            </WhyRow>
          );
        })}
      </tbody>
    </table>
  </section>
);
