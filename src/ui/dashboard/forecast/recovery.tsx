import { useContext, useState } from 'react';
import type { RecoveryPlan, RecoveryStep } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import { Points } from '../../components/figures';
import {
  formatChance,
  formatCount,
  formatDay,
  formatMany,
  formatMoney,
  formatScore,
  formatValue,
} from '../../components/format';
import { Failure } from '../../components/notice';
import { pageLink } from '../../components/route';
import { DataTable } from '../../components/table';
import { METRIC_NAMES } from '../../components/words';
import { newest, useAnswer, WorkerContext } from '../../explain/use-answer';
import { benefitWords } from '../../now/stakes';
import { Card } from '../card';
import { Outcome, ThresholdField } from './form-parts';
import { RECOVERY_TEXT } from './recovery-text';

const WORDS = RECOVERY_TEXT;

/** What the step asks for, in the seller's figures. */
const StepTask = ({ step }: { step: RecoveryStep }) => (
  <>
    <strong>{WORDS.steps[step.code]}</strong>
    {step.targets.map(({ metric, from, to }) => (
      <div key={metric} className="muted">
        {WORDS.target(METRIC_NAMES[metric], formatValue(metric, from), formatValue(metric, to))}
      </div>
    ))}
    {step.tickets.length > 0 && (
      <div className="muted">
        <a href={pageLink('appeals')}>{WORDS.tickets(formatMany(step.tickets.length, 'appeal'))}</a>{' '}
        {WORDS.chance(formatChance(Math.min(...step.tickets.map(({ probability }) => probability))))}
      </div>
    )}
    {step.perDay !== null && <div className="muted">{WORDS.perDay(formatMany(step.perDay, 'more good order'))}</div>}
  </>
);

const Steps = ({ plan }: { plan: RecoveryPlan }) => {
  const { columns } = WORDS;
  const threshold = formatScore(plan.threshold, 1);
  return (
    <DataTable
      caption={WORDS.caption}
      columns={[
        { name: columns.step },
        { name: columns.worth(formatDay(plan.by)), number: true },
        { name: columns.score, number: true, wide: true },
        { name: columns.from(threshold), number: true },
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
          <td className="number">{step.from === null ? WORDS.notYet : formatDay(step.from)}</td>
        </tr>
      ))}
    </DataTable>
  );
};

/** @param falling the chance of falling below the threshold within 30 days; null where that is not known */
const verdictOf = (plan: RecoveryPlan, falling: number | null): string => {
  const threshold = formatScore(plan.threshold, 1);
  const by = formatDay(plan.by);
  const score = formatScore(plan.unchanged.score);
  if (plan.unchanged.from !== null)
    return plan.aim === 'hold'
      ? falling === null
        ? WORDS.holds(threshold, score, by)
        : WORDS.likelyHolds(threshold, score, by, formatChance(falling))
      : WORDS.comes(threshold, formatDay(plan.unchanged.from));
  const last = plan.steps.at(-1);
  if (last === undefined) return WORDS.nothing(threshold, score, by);
  return last.from === null ? WORDS.notEnough(threshold, by) : WORDS.reaches(threshold, formatDay(last.from));
};

/** What the threshold decides: benefits, payout days and the money that waits meanwhile. */
const AtStake = ({ plan: { aim, benefits, cash, threshold } }: { plan: RecoveryPlan }) => (
  <>
    {benefits.length > 0 && (
      <p>
        {(aim === 'hold' ? WORDS.losing : WORDS.gaining)(
          formatScore(threshold, 1),
          benefits.map(({ name }) => benefitWords(name)).join(', '),
        )}
      </p>
    )}
    {cash !== null && (
      <p>
        {(aim === 'hold' ? WORDS.slower : WORDS.faster)(
          formatMany(cash.below.days, 'day'),
          formatMany(cash.at.days, 'day'),
        )}
        {cash.money !== null && ` ${(aim === 'hold' ? WORDS.tied : WORDS.freed)(formatMoney(cash.money))}`}{' '}
        <span className="muted">{WORDS.reserves}</span>
      </p>
    )}
  </>
);

const Plan = ({ plan, falling }: { plan: RecoveryPlan; falling: number | null }) => {
  const rooms =
    plan.headRoom === null
      ? []
      : Object.entries(plan.headRoom.rooms).flatMap(([metric, room]) =>
          room.state === 'room' ? [{ metric: metric as keyof typeof METRIC_NAMES, more: room.more }] : [],
        );
  return (
    <div className="recovery">
      <p className="verdict" role="status">
        {verdictOf(plan, falling)}
      </p>
      <AtStake plan={plan} />
      {plan.steps.length > 0 && <Steps plan={plan} />}
      {plan.washedOutOn !== null && plan.unchanged.from === null && (
        <p>{WORDS.washedOut(formatScore(plan.threshold, 1), formatDay(plan.washedOutOn))}</p>
      )}
      {plan.headRoom !== null && rooms.length > 0 && (
        <p>
          {WORDS.room(
            formatScore(plan.headRoom.threshold, 1),
            rooms.map(({ metric, more }) => WORDS.more(formatCount(more), METRIC_NAMES[metric])).join(', '),
          )}
        </p>
      )}
      <p className="muted">{WORDS.assumed}</p>
    </div>
  );
};

const Asking = ({ assessment }: { assessment: Assessment }) => {
  const thresholds = assessment.crossings.map((crossing) => crossing.threshold);
  const fallingBelow = (threshold: number): number | null =>
    assessment.crossings.find((crossing) => crossing.threshold === threshold && crossing.direction === 'down')
      ?.within30 ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  const asked = useAnswer({ kind: 'recovery', threshold: chosen });
  const plan = newest(asked);
  return (
    <Outcome asked={asked}>
      {plan === null && <p className="muted">{WORDS.top}</p>}
      {plan != null && (
        <>
          <div className="group">
            <ThresholdField
              label={WORDS.threshold}
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

/** The steps that lead back over a threshold or hold it, each with its worth and the day from which it is enough. */
export const RecoveryCard = ({ assessment }: { assessment: Assessment }) => {
  const place = useContext(WorkerContext);
  const canAsk = place !== null && assessment.next.overall !== null && assessment.crossings.length > 0;
  return (
    <Card anchor="recovery" title={WORDS.title} says={WORDS.says}>
      <Failure>{canAsk ? <Asking assessment={assessment} /> : <p className="muted">{WORDS.absent}</p>}</Failure>
    </Card>
  );
};
