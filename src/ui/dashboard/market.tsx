import { type Assessment, metricsToday } from '#core/model/assessment';
import { type ReadOnlyPolicy, readOnlyPolicyFor } from '#core/policy/read-only';
import { formatMany, formatScore, formatValue } from '../components/format';
import { DataTable, NumberCell } from '../components/table';
import { benefitName, DIMENSION_NAMES, METRIC_NAMES } from '../components/words';
import { CitedRules } from '../explain/answer';
import { Card } from './card';
import { DASHBOARD_TEXT } from './text';

const { market: WORDS, metrics: METRICS, sections } = DASHBOARD_TEXT;

const Known = ({ policy }: { policy: ReadOnlyPolicy }) => {
  const { metrics, formula, benchmarks, benefits } = policy;
  const { columns } = WORDS;
  return (
    <>
      <DataTable
        caption={WORDS.metrics}
        columns={[{ name: columns.metric }, { name: columns.counts }, { name: columns.window, number: true }]}
      >
        {metrics.value.map(({ name, dimension, definition, window, since, until }) => (
          <tr key={`${name}+${since ?? until ?? ''}`}>
            <th scope="row">
              {name}
              <span className="muted under">
                {DIMENSION_NAMES[dimension]}
                {since !== null && `, ${WORDS.since(since)}`}
                {until !== null && `, ${WORDS.until(until)}`}
              </span>
            </th>
            <td className={definition === null ? 'unknown' : ''}>{definition ?? WORDS.notSaid}</td>
            <td className={window === null ? 'number unknown' : 'number'}>
              {window === null ? WORDS.notSaid : formatMany(window, 'day')}
            </td>
          </tr>
        ))}
      </DataTable>
      {benefits.length > 0 && (
        <ul className="bullets">
          {benefits.map(({ name, rule }) => (
            <li key={name}>{`${benefitName(name)}: ${rule}`}</li>
          ))}
        </ul>
      )}
      <CitedRules rules={[formula, metrics, benchmarks, ...benefits.map(ruleOf)]} />
    </>
  );
};

const ruleOf = ({ rule, source }: ReadOnlyPolicy['benefits'][number]) => ({ says: rule, source });

/** Where no formula is known, what documents tell of the market's score; its pages are shown as they were read. */
export const Market = ({ region }: { region: string }) => {
  const policy = readOnlyPolicyFor(region);
  return (
    <Card anchor="market" title={WORDS.title} says={WORDS.says}>
      {policy === null ? <p>{WORDS.nothing}</p> : <Known policy={policy} />}
    </Card>
  );
};

/** What the pages of such a market print of each metric. */
export const PrintedMetrics = ({ assessment }: { assessment: Assessment }) => (
  <Card anchor="metrics" title={sections.metrics}>
    <DataTable
      caption={sections.metrics}
      columns={[
        { name: METRICS.metric },
        { name: METRICS.value, number: true },
        { name: METRICS.anchors, number: true },
        { name: METRICS.score, number: true },
      ]}
    >
      {metricsToday(assessment.today).map(({ metric, today: { value, score, anchors } }) => (
        <tr key={metric}>
          <th scope="row">{METRIC_NAMES[metric]}</th>
          <NumberCell value={value}>{formatValue(metric, value)}</NumberCell>
          <NumberCell value={anchors.excellent}>
            {formatValue(metric, anchors.excellent)}
            {anchors.poor !== null && ` / ${formatValue(metric, anchors.poor)}`}
          </NumberCell>
          <NumberCell value={score}>{formatScore(score)}</NumberCell>
        </tr>
      ))}
    </DataTable>
  </Card>
);
