import { useContext } from 'react';
import { policyOf } from '#core/explain/first-steps';
import type { Answer } from '#core/explain/question';
import { CONVENTIONS, type ConventionEvidence, type ConventionName } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import {
  formatCount,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatScore,
  formatWeighed,
} from '../components/format';
import { Failure } from '../components/notice';
import { DataTable } from '../components/table';
import { wayName } from '../explain/show-forecast';
import { newestAnswer, useAnswer, WorkerContext } from '../explain/use-answer';
import { WhyRow } from '../explain/why';
import { Card } from './card';

const NAMES = Object.keys(CONVENTIONS) as ConventionName[];

type Estimates = NonNullable<Answer<{ kind: 'estimates' }>>;

interface RowProps {
  assessment: Assessment;
  name: ConventionName;
  verdict: ConventionEvidence;
}

const ConventionRow = ({ assessment, name, verdict }: RowProps) => {
  const { winner, options, days } = verdict;
  const asks = t(`dashboard.conventions.asks.${name}`);
  const won = options.find((option) => option.name === winner);
  const lost = options.find((option) => option.name !== winner);
  return (
    <WhyRow about={asks} assessment={assessment} question={{ kind: 'convention', name, verdict }} columns={5}>
      <th scope="row">{asks}</th>
      {won === undefined ? (
        <td className="unknown">
          {days === 0 ? t('dashboard.conventions.never') : t('dashboard.conventions.undecided')}
        </td>
      ) : (
        <td>
          {wayName(name, won.name)}{' '}
          {won.name !== CONVENTIONS[name].taken && (
            <span className="tag warn">{t('dashboard.conventions.against')}</span>
          )}
        </td>
      )}
      <td className="number wide">
        {won !== undefined && t('steps.convention.points', { miss: formatWeighed(won.error) })}
        {won !== undefined && lost !== undefined && (
          <span className="muted under">
            {t('dashboard.conventions.other', {
              name: t('steps.convention.points', { miss: formatWeighed(lost.error) }),
            })}
          </span>
        )}
      </td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const AdjustmentRow = ({ assessment, estimates }: { assessment: Assessment; estimates: Estimates }) => {
  const estimate = estimates.nrrAdjustment;
  const { state, days, medianResidual } = estimate;
  return (
    <WhyRow
      about={t('dashboard.conventions.adjustment.asks')}
      assessment={assessment}
      question={{ kind: 'adjustment', estimate }}
      columns={5}
    >
      <th scope="row">{t('dashboard.conventions.adjustment.asks')}</th>
      <td className={state === 'undecided' ? 'unknown' : ''}>{t(`dashboard.conventions.adjustment.${state}`)}</td>
      <td className="number wide">{days > 0 && formatFinePoints(medianResidual)}</td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const LagRow = ({ pageLag }: Pick<Assessment, 'pageLag'>) => (
  <tr>
    <th scope="row">{t('dashboard.conventions.lag.asks')}</th>
    <td className={pageLag?.from === 'learned' ? '' : 'unknown'}>
      {pageLag?.from === 'learned'
        ? t('dashboard.conventions.lag.days', { days: pageLag.days })
        : t('dashboard.conventions.lag.undecided')}
    </td>
    <td className="number wide" />
    <td className="number" />
    <td />
  </tr>
);

/** How well one set of anchors and weights explains what was printed. */
const Fit = ({ fit }: Pick<Estimates, 'fit'>) =>
  fit === null ? null : (
    <p className="muted">
      {t('dashboard.conventions.fit', {
        readings: formatMany(fit.readings, 'reading'),
        since: formatFullDay(fit.since),
      })}{' '}
      {fit.medianMisfit < 0.0005
        ? t('dashboard.conventions.exact')
        : t('dashboard.conventions.off', { score: formatScore(fit.medianMisfit, 3) })}{' '}
      {Number.isFinite(fit.uncertainty) &&
        fit.uncertainty >= 0.005 &&
        t('dashboard.conventions.unsure', { score: formatScore(fit.uncertainty) })}
    </p>
  );

const Conventions = ({ assessment }: { assessment: Assessment }) => {
  const isAsked = useContext(WorkerContext) !== null;
  const asked = useAnswer({ kind: 'conventions' });
  const conventions = newestAnswer(asked);
  const estimates = newestAnswer(useAnswer({ kind: 'estimates' }));
  if (!isAsked) return <p className="muted">{t('dashboard.conventions.absent')}</p>;
  if (asked.state === 'failed')
    return (
      <p className="loss" role="alert">
        {t('dashboard.conventions.failed', { why: asked.message })}
      </p>
    );
  if (policyOf(assessment) === null || estimates == null || conventions == null)
    return <p className="muted">{t('dashboard.conventions.working')}</p>;
  const verdicts: Record<ConventionName, ConventionEvidence> = { rate: estimates.rate, ...conventions };
  return (
    <>
      <DataTable
        caption={t('dashboard.conventions.title')}
        columns={[
          { name: t('dashboard.conventions.columns.question') },
          { name: t('dashboard.conventions.columns.answer') },
          { name: t('dashboard.conventions.columns.off'), number: true, wide: true },
          { name: t('dashboard.conventions.columns.days'), number: true },
          { name: t('dashboard.conventions.columns.why'), onlyHeard: true },
        ]}
      >
        {NAMES.map((name) => (
          <ConventionRow key={name} assessment={assessment} name={name} verdict={verdicts[name]} />
        ))}
        <LagRow pageLag={assessment.pageLag} />
        <AdjustmentRow assessment={assessment} estimates={estimates} />
      </DataTable>
      <Fit fit={estimates.fit} />
    </>
  );
};

/** Which conventions the shop's own readings bear out, by how much and on how many days. */
export const ConventionsCard = ({ assessment }: { assessment: Assessment }) => (
  <Card anchor="formula" title={t('dashboard.conventions.title')} says={t('dashboard.conventions.says')}>
    <Failure>
      <Conventions assessment={assessment} />
    </Failure>
  </Card>
);
