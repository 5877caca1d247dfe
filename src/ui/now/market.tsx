import { type Assessment, metricsToday } from '#core/model/assessment';
import { type ReadOnlyPolicy, readOnlyPolicyFor } from '#core/policy/read-only';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import { formatMany, formatNamed, formatToday, formatValue } from '../components/format';
import { DataTable, NumberCell } from '../components/table';
import { benefitName } from '../components/words';
import { CitedRules } from '../explain/answer';
import { ruleText } from '../explain/rule-text';

const DocumentedRules = ({ policy }: { policy: ReadOnlyPolicy }) => {
  const { metrics, formula, benchmarks, benefits } = policy;
  return (
    <>
      <DataTable
        caption={t('dashboard.market.metrics')}
        columns={[
          { name: t('words.metric') },
          { name: t('dashboard.market.columns.counts') },
          { name: t('dashboard.market.columns.window'), number: true },
        ]}
      >
        {metrics.value.map(({ name, dimension, definition, window, since, until }) => (
          <tr key={`${name}+${since ?? until ?? ''}`}>
            <th scope="row">
              {name}
              <span className="muted under">
                {t(`words.dimensions.${dimension}`)}
                {since !== null && ` · ${t('dashboard.market.since', { day: since })}`}
                {until !== null && ` · ${t('dashboard.market.until', { day: until })}`}
              </span>
            </th>
            <td className={definition === null ? 'unknown' : ''}>
              {definition === null ? t('dashboard.market.notSaid') : ruleText(definition)}
            </td>
            <td className={window === null ? 'number unknown' : 'number'}>
              {window === null ? t('dashboard.market.notSaid') : formatMany(window, 'day')}
            </td>
          </tr>
        ))}
      </DataTable>
      {benefits.length > 0 && (
        <ul className="bullets">
          {benefits.map(({ name, rule }) => (
            <li key={name}>{formatNamed(benefitName(name), ruleText(rule))}</li>
          ))}
        </ul>
      )}
      <CitedRules rules={[formula, metrics, benchmarks, ...benefits.map(ruleOf)]} />
    </>
  );
};

const ruleOf = ({ rule, source }: ReadOnlyPolicy['benefits'][number]) => ({ says: rule, source });

/** What documents say of a score whose formula is not published. */
export const DocumentedScore = ({ region }: { region: string }) => {
  const policy = readOnlyPolicyFor(region);
  return (
    <Card anchor="market" title={t('dashboard.market.title')} note={t('dashboard.market.says')}>
      {policy === null ? <p>{t('dashboard.market.nothing')}</p> : <DocumentedRules policy={policy} />}
    </Card>
  );
};

/** The metrics of such a market as its pages print them. */
export const PrintedMetrics = ({ assessment }: { assessment: Assessment }) => {
  const rows = metricsToday(assessment.today);
  if (rows.length === 0) return null;
  const hasAnchors = rows.some(({ today: { anchors } }) => anchors.excellent !== null);
  return (
    <Card anchor="metrics" title={t('dashboard.sections.metrics')}>
      <DataTable
        caption={t('dashboard.sections.metrics')}
        columns={[
          { name: t('words.metric') },
          { name: t('words.value'), number: true },
          ...(hasAnchors ? [{ name: t('dashboard.metrics.anchors'), number: true, wide: true }] : []),
          { name: t('words.score'), number: true },
        ]}
      >
        {rows.map(({ metric, today: { value, score, from, anchors } }) => (
          <tr key={metric}>
            <th scope="row">{t(`words.metrics.${metric}`)}</th>
            <NumberCell value={value}>{formatValue(metric, value)}</NumberCell>
            {hasAnchors && (
              <NumberCell value={anchors.excellent} wide>
                {formatValue(metric, anchors.excellent)}
                {anchors.poor !== null && ` / ${formatValue(metric, anchors.poor)}`}
              </NumberCell>
            )}
            <NumberCell value={score}>{formatToday({ value: score, from })}</NumberCell>
          </tr>
        ))}
      </DataTable>
    </Card>
  );
};
