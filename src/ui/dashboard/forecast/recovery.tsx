import { useContext, useState } from 'react';
import { thresholdToPlan } from '#core/explain/near-thresholds';
import type { RecoveryPlan, RecoveryStep } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Card, FoldedCard } from '../../components/card';
import { Points } from '../../components/figures';
import {
  formatChance,
  formatDay,
  formatMany,
  formatMoney,
  formatRow,
  formatScore,
  formatValue,
} from '../../components/format';
import { Failure } from '../../components/notice';
import { pageLink } from '../../components/route';
import { DataTable } from '../../components/table';
import { benefitName } from '../../components/words';
import { newestAnswer, useAnswer, WorkerContext } from '../../explain/use-answer';
import { affiliateOf } from '../../now/stakes';
import { Outcome, ThresholdField } from './form-parts';

/** What a step asks for, in the seller's figures. */
const StepTask = ({ step }: { step: RecoveryStep }) => (
  <>
    <strong>{t(`recovery.steps.${step.code}`)}</strong>
    {step.targets.map(({ metric, from, to }) => (
      <div key={metric} className="muted">
        {t('recovery.target', {
          metric: t(`words.metrics.${metric}`),
          from: formatValue(metric, from),
          to: formatValue(metric, to),
        })}
      </div>
    ))}
    {step.tickets.length > 0 && (
      <div className="muted">
        <a href={pageLink('appeals')}>{formatMany(step.tickets.length, 'appeal')}</a>{' '}
        {t('recovery.chance', {
          chance: formatChance(Math.min(...step.tickets.map(({ probability }) => probability))),
        })}
      </div>
    )}
    {step.perDay !== null && (
      <div className="muted">{t('recovery.perDay', { many: formatMany(step.perDay, 'more-good-order') })}</div>
    )}
  </>
);

const Steps = ({ plan }: { plan: RecoveryPlan }) => {
  const threshold = formatScore(plan.threshold, 1);
  return (
    <DataTable
      caption={t('recovery.caption')}
      columns={[
        { name: t('recovery.columns.step') },
        { name: t('recovery.columns.worth', { day: formatDay(plan.by) }), number: true },
        { name: t('recovery.columns.score'), number: true, wide: true },
        { name: t('recovery.columns.from', { threshold }), number: true },
      ]}
    >
      {plan.steps.map((step) => (
        <tr key={step.code}>
          <th scope="row">
            <StepTask step={step} />
          </th>
          <td className="number">
            <Points value={step.worth} />
          </td>
          <td className="number wide">{formatScore(step.score)}</td>
          <td className="number">{step.from === null ? t('recovery.notYet') : formatDay(step.from)}</td>
        </tr>
      ))}
    </DataTable>
  );
};

/** @param falling the chance of falling below the threshold within 30 days; null if not known */
const verdictOf = (plan: RecoveryPlan, falling: number | null): string => {
  const threshold = formatScore(plan.threshold, 1);
  const by = formatDay(plan.by);
  const score = formatScore(plan.unchanged.score);
  if (plan.unchanged.from !== null)
    return plan.aim === 'hold'
      ? falling === null
        ? t('recovery.holds', { threshold, score, by })
        : t('recovery.likelyHolds', { threshold, score, by, chance: formatChance(falling) })
      : t('recovery.comes', { threshold, day: formatDay(plan.unchanged.from) });
  const last = plan.steps.at(-1);
  if (last === undefined) return t('recovery.nothing', { threshold, score, by });
  return last.from === null
    ? t('recovery.notEnough', { threshold, by })
    : t('recovery.reaches', { threshold, day: formatDay(last.from) });
};

/** What depends on the threshold: benefits, days to payment, and the money that waits meanwhile. */
const AtStake = ({ plan: { aim, benefits, cash, threshold } }: { plan: RecoveryPlan }) => (
  <>
    {benefits.length > 0 && (
      <p>
        {aim === 'hold'
          ? t('recovery.losing', {
              threshold: formatScore(threshold, 1),
              benefits: formatRow(benefits.map(({ name }) => benefitName(name))),
            })
          : t('recovery.gaining', {
              threshold: formatScore(threshold, 1),
              benefits: formatRow(benefits.map(({ name }) => benefitName(name))),
            })}
      </p>
    )}
    {cash !== null && (
      <p>
        {aim === 'hold'
          ? t('recovery.slower', { below: formatMany(cash.below.days, 'day'), at: formatMany(cash.at.days, 'day') })
          : t('recovery.faster', { below: formatMany(cash.below.days, 'day'), at: formatMany(cash.at.days, 'day') })}
        {cash.money !== null &&
          ` ${aim === 'hold' ? t('recovery.tied', { money: formatMoney(cash.money, 0) }) : t('recovery.freed', { money: formatMoney(cash.money, 0) })}`}{' '}
        <span className="muted">{t('recovery.reserves')}</span>
      </p>
    )}
  </>
);

const Plan = ({ plan, falling }: { plan: RecoveryPlan; falling: number | null }) => {
  return (
    <div className="recovery">
      <p className="verdict" role="status">
        {verdictOf(plan, falling)}
      </p>
      <AtStake plan={plan} />
      {plan.steps.length > 0 && <Steps plan={plan} />}
      {plan.washedOutOn !== null && plan.unchanged.from === null && (
        <p>
          {t('recovery.washedOut', { threshold: formatScore(plan.threshold, 1), day: formatDay(plan.washedOutOn) })}
        </p>
      )}
      <p className="muted">{t('recovery.assumed')}</p>
    </div>
  );
};

const Asking = ({ assessment }: { assessment: Assessment }) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const fallingBelow = (threshold: number): number | null =>
    assessment.crossings.find((crossing) => crossing.threshold === threshold && crossing.direction === 'down')
      ?.within30 ?? null;
  // Starts at the threshold of lost affiliate access, even if a lower one comes first.
  const [chosen, setChosen] = useState(() => {
    const affiliate = affiliateOf(assessment);
    return affiliate?.now === 'lost' ? affiliate.terms.gain : null;
  });
  const asked = useAnswer({ kind: 'recovery', threshold: chosen });
  const plan = newestAnswer(asked);
  return (
    <Outcome asked={asked}>
      {plan === null && (
        <p className="muted">
          {/* without scores of metrics there is nothing to plan with, whatever is threatened */}
          {t(thresholdToPlan(assessment, () => []) === null ? 'recovery.top' : 'recovery.absent')}
        </p>
      )}
      {plan != null && (
        <>
          <div className="group">
            <ThresholdField
              label={t('recovery.threshold')}
              thresholds={thresholds}
              value={chosen ?? plan.threshold}
              onChange={setChosen}
            />
          </div>
          <Plan plan={plan} falling={fallingBelow(plan.threshold)} />
        </>
      )}
    </Outcome>
  );
};

/** The steps that reach or hold a threshold, each with its gain and the day from which it is enough. */
export const RecoveryCard = ({ assessment, isFolded }: { assessment: Assessment; isFolded: boolean }) => {
  const place = useContext(WorkerContext);
  const canAsk = place !== null && assessment.next.overall !== null && assessment.crossings.length > 0;
  const content = (
    <Failure>{canAsk ? <Asking assessment={assessment} /> : <p className="muted">{t('recovery.absent')}</p>}</Failure>
  );
  return isFolded ? (
    <FoldedCard anchor="recovery" title={t('forecast.wayUp.title')} note={t('forecast.wayUp.says')} isLazy>
      {content}
    </FoldedCard>
  ) : (
    <Card anchor="recovery" title={t('recovery.title')} note={t('recovery.says')}>
      {content}
    </Card>
  );
};
