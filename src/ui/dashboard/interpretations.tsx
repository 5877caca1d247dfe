import { useContext } from 'react';
import type { Answer } from '#core/explain/question';
import { INTERPRETATION_RULES, type InterpretationEvidence, type InterpretationName } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Card } from '../components/card';
import {
  formatCount,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatScore,
  formatWeighed,
} from '../components/format';
import { Failure } from '../components/notice';
import { wayName } from '../explain/show-forecast';
import { newestAnswer, useAnswer, WorkerContext } from '../explain/use-answer';
import { WhyRow, WhyTable } from '../explain/why';

const NAMES = Object.keys(INTERPRETATION_RULES) as InterpretationName[];

type Estimates = NonNullable<Answer<{ kind: 'estimates' }>>;

interface RowProps {
  name: InterpretationName;
  verdict: InterpretationEvidence;
}

const InterpretationRow = ({ name, verdict }: RowProps) => {
  const { winner, options, days } = verdict;
  const asks = t(`dashboard.interpretations.asks.${name}`);
  const won = options.find((option) => option.name === winner);
  const lost = options.find((option) => option.name !== winner);
  return (
    <WhyRow about={asks} question={{ kind: 'interpretation', name, verdict }}>
      <th scope="row">{asks}</th>
      {won === undefined ? (
        <td className="unknown">
          {days === 0 ? t('dashboard.interpretations.never') : t('dashboard.interpretations.undecided')}
        </td>
      ) : (
        <td>
          {wayName(name, won.name)}{' '}
          {won.name !== INTERPRETATION_RULES[name].taken && (
            <span className="tag warn">{t('dashboard.interpretations.against')}</span>
          )}
        </td>
      )}
      <td className="number wide">
        {won !== undefined && t('steps.interpretation.points', { miss: formatWeighed(won.error) })}
        {won !== undefined && lost !== undefined && (
          <span className="muted under">
            {t('dashboard.interpretations.other', {
              name: t('steps.interpretation.points', { miss: formatWeighed(lost.error) }),
            })}
          </span>
        )}
      </td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const AdjustmentRow = ({ estimates }: { estimates: Estimates }) => {
  const estimate = estimates.nrrAdjustment;
  const { state, days, medianResidual } = estimate;
  return (
    <WhyRow about={t('dashboard.interpretations.adjustment.asks')} question={{ kind: 'adjustment', estimate }}>
      <th scope="row">{t('dashboard.interpretations.adjustment.asks')}</th>
      <td className={state === 'undecided' ? 'unknown' : ''}>{t(`dashboard.interpretations.adjustment.${state}`)}</td>
      <td className="number wide">{days > 0 && formatFinePoints(medianResidual)}</td>
      <td className="number">{formatCount(days)}</td>
    </WhyRow>
  );
};

const LagRow = ({ pageLag }: Pick<Assessment, 'pageLag'>) => (
  <tr>
    <th scope="row">{t('dashboard.interpretations.lag.asks')}</th>
    <td className={pageLag?.from === 'learned' ? '' : 'unknown'}>
      {pageLag?.from === 'learned'
        ? t('dashboard.interpretations.lag.days', { days: pageLag.days })
        : t('dashboard.interpretations.lag.undecided')}
    </td>
    <td className="number wide" />
    <td className="number" />
    <td />
  </tr>
);

/** How well one set of anchors and weights explains the printed scores. */
const Fit = ({ fit }: Pick<Estimates, 'fit'>) =>
  fit === null ? null : (
    <p className="muted">
      {t('dashboard.interpretations.fit', {
        readings: formatMany(fit.readings, 'reading'),
        since: formatFullDay(fit.since),
      })}{' '}
      {fit.medianMisfit < 0.0005
        ? t('dashboard.interpretations.exact')
        : t('dashboard.interpretations.off', { score: formatScore(fit.medianMisfit, 3) })}{' '}
      {Number.isFinite(fit.uncertainty) &&
        fit.uncertainty >= 0.005 &&
        t('dashboard.interpretations.unsure', { score: formatScore(fit.uncertainty) })}
    </p>
  );

const Interpretations = ({ assessment }: { assessment: Assessment }) => {
  const isAsked = useContext(WorkerContext) !== null;
  const asked = useAnswer({ kind: 'interpretations' });
  const interpretations = newestAnswer(asked);
  const estimates = newestAnswer(useAnswer({ kind: 'estimates' }));
  if (!isAsked) return <p className="muted">{t('dashboard.interpretations.absent')}</p>;
  if (asked.state === 'failed')
    return (
      <p className="loss" role="alert">
        {t('dashboard.interpretations.failed', { why: asked.message })}
      </p>
    );
  if (estimates == null || interpretations == null)
    return <p className="muted">{t('dashboard.interpretations.working')}</p>;
  const verdicts: Record<InterpretationName, InterpretationEvidence> = { rate: estimates.rate, ...interpretations };
  return (
    <>
      <WhyTable
        assessment={assessment}
        caption={t('dashboard.interpretations.title')}
        columns={[
          { name: t('dashboard.interpretations.columns.question') },
          { name: t('dashboard.interpretations.columns.answer') },
          { name: t('steps.interpretation.off'), number: true, wide: true },
          { name: t('steps.interpretation.days'), number: true },
        ]}
      >
        {NAMES.map((name) => (
          <InterpretationRow key={name} name={name} verdict={verdicts[name]} />
        ))}
        <LagRow pageLag={assessment.pageLag} />
        <AdjustmentRow estimates={estimates} />
      </WhyTable>
      <Fit fit={estimates.fit} />
    </>
  );
};

/** Interpretations that the shop's own readings support, with their evidence and number of days. */
export const InterpretationsCard = ({ assessment }: { assessment: Assessment }) => (
  <Card anchor="formula" title={t('dashboard.interpretations.title')} note={t('dashboard.interpretations.says')}>
    <Failure>
      <Interpretations assessment={assessment} />
    </Failure>
  </Card>
);
