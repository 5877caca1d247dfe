import { type CSSProperties, useId } from 'react';
import { policyOf } from '#core/explain/first-steps';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { isHigherBetter, type Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { worthwhileTickets } from '../../components/best-action';
import { Button } from '../../components/button';
import { InputField } from '../../components/field';
import { formatDay, formatMany, formatValue } from '../../components/format';
import { groundName, ticketSize } from '../../components/words';
import { Why } from '../../explain/why';
import type { Draft, Field } from './change';

/** Number of tickets that a seller would file at once. */
const MAX_TICKETS_SHOWN = 6;

interface LeverProps {
  label: string;
  value: string;
  /** position of the slider without a change */
  start: number;
  max: number;
  step: number;
  unit: string;
  hint: string;
  wrong: string | null;
  onChange(value: string): void;
}

/** One figure, set by a slider or typed; empty means no change. */
const Lever = ({ label, value, start, max, step, unit, hint, wrong, onChange }: LeverProps) => {
  const id = useId();
  const number = value.trim() === '' || Number.isNaN(Number(value)) ? start : Number(value);
  return (
    <div className={`lever ${value === '' ? '' : 'moved'}`}>
      <label htmlFor={id}>{label}</label>
      <input
        type="range"
        min={0}
        max={max}
        step={step}
        value={Math.min(max, number)}
        style={{ '--share': Math.min(1, number / max) } as CSSProperties}
        aria-label={t('forecast.form.slider', { what: label })}
        aria-valuetext={`${number} ${unit}`}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="typed">
        <input
          id={id}
          type="number"
          min="0"
          step="any"
          value={value}
          placeholder={String(start)}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onChange(target.value)}
        />{' '}
        {unit}
      </span>
      <p id={`${id}-hint`} className={wrong === null ? 'muted' : 'loss'} role={wrong === null ? undefined : 'alert'}>
        {wrong ?? hint}
      </p>
    </div>
  );
};

interface Props {
  assessment: Assessment;
  draft: Draft;
  wrong: readonly Field[];
  first: Day;
  last: Day;
  isEmpty: boolean;
  onChange(part: Partial<Draft>): void;
  onReset(): void;
}

/** The value as a rate of bad members: on-time delivery as its late rate, response rate as the unanswered share. */
const badValue = ({ today }: Assessment, metric: Metric): number | null => {
  const value = today.metrics[metric]?.value ?? null;
  return isHigherBetter(metric) && value !== null ? 1 - value : value;
};

const RateLever = ({ assessment, draft, wrong, metric, onChange }: Props & { metric: Metric }) => {
  const now = badValue(assessment, metric);
  const window = policyOf(assessment)?.metrics[metric]?.window.value;
  const isHours = metric === 'AHT';
  const start = Number(((now ?? 0) * (isHours ? 1 : 100)).toFixed(1));
  return (
    <Lever
      label={t(`forecast.form.rates.${metric}`)}
      value={draft.rates[metric] ?? ''}
      start={start}
      max={Math.max(isHours ? 72 : 5, Math.ceil(2 * start))}
      step={0.1}
      unit={t('forecast.form.unit', { metric })}
      hint={
        window === undefined
          ? ''
          : t('forecast.form.now', { value: formatValue(metric, now), days: formatMany(window, 'day') })
      }
      wrong={wrong.includes(metric) ? (isHours ? t('forecast.form.wrong.hours') : t('forecast.form.wrong.rate')) : null}
      onChange={(text) => onChange({ rates: { ...draft.rates, [metric]: text } })}
    />
  );
};

const Tickets = ({ assessment, draft, wrong, first, last, onChange }: Props) => {
  const id = useId();
  const { tickets } = assessment.appeals;
  const worthwhile = worthwhileTickets(assessment).slice(0, MAX_TICKETS_SHOWN);
  const toggle = (index: number) =>
    onChange({
      tickets: draft.tickets.includes(index)
        ? draft.tickets.filter((ticket) => ticket !== index)
        : [...draft.tickets, index],
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out with what it names
    <div className="lever tickets-approved" role="group" aria-labelledby={id}>
      <p className="label" id={id}>
        {t('forecast.form.tickets')}
      </p>
      {worthwhile.length === 0 ? (
        <p className="muted">{t('appeals.board.nothingToFile')}</p>
      ) : (
        <>
          <ul className="choices">
            {worthwhile.map((ticket) => {
              const index = tickets.indexOf(ticket);
              const { metric, ground } = ticket;
              return (
                <li key={index}>
                  <label>
                    <input type="checkbox" checked={draft.tickets.includes(index)} onChange={() => toggle(index)} />
                    {t('forecast.form.ticket', {
                      ground: groundName(ground),
                      metric: t(`words.metrics.${metric}`),
                      many: ticketSize(ticket),
                    })}
                  </label>
                </li>
              );
            })}
          </ul>
          {draft.tickets.length > 0 && (
            <InputField
              label={t('forecast.form.approvedOn')}
              type="date"
              value={draft.approvedOn}
              min={first}
              max={last}
              wrong={
                wrong.includes('approvedOn')
                  ? t('forecast.form.wrong.from', { first: formatDay(first), last: formatDay(last) })
                  : null
              }
              onChange={(approvedOn) => onChange({ approvedOn })}
            />
          )}
        </>
      )}
    </div>
  );
};

/** Metrics with a lever, if the market's score has them; those that sellers ask about most come first. */
const MAIN: readonly Metric[] = ['OTDR', 'LDR', 'NRR', 'AHT', 'RR24'];
const MORE: readonly Metric[] = ['NBFR', 'SFCR', 'IM_DSAT'];
/** Maximum of the slider, as a multiple of the shop's orders a day. */
const MOST_TIMES = 3;

/** Levers of a what-if, all of which change the same chart and can be combined. */
export const Levers = (props: Props) => {
  const { assessment, draft, wrong, first, last, isEmpty, onChange, onReset } = props;
  const perDay = assessment.eligible.delivered / (policyOf(assessment)?.eligibility.value.days ?? 90);
  const isOfMarket = (metric: Metric) => assessment.today.metrics[metric] !== undefined;
  return (
    <fieldset className="levers">
      <legend>{t('forecast.form.change')}</legend>
      <Lever
        label={t('forecast.form.good')}
        value={draft.good}
        start={0}
        max={Math.max(10, Math.ceil((MOST_TIMES * perDay) / 10) * 10)}
        step={1}
        unit={t('forecast.form.perDay')}
        hint={t('forecast.form.goodSays')}
        wrong={wrong.includes('good') ? t('forecast.form.wrong.good') : null}
        onChange={(good) => onChange({ good })}
      />
      {MAIN.filter(isOfMarket).map((metric) => (
        <RateLever key={metric} {...props} metric={metric} />
      ))}
      <Tickets {...props} />
      <details className="more-levers">
        <summary>{t('forecast.form.more')}</summary>
        <div className="levers">
          {MORE.filter(isOfMarket).map((metric) => (
            <RateLever key={metric} {...props} metric={metric} />
          ))}
          <InputField
            label={t('forecast.form.from')}
            type="date"
            value={draft.from}
            min={first}
            max={last}
            hint={t('forecast.form.fromSays')}
            wrong={
              wrong.includes('from')
                ? t('forecast.form.wrong.from', { first: formatDay(first), last: formatDay(last) })
                : null
            }
            onChange={(from) => onChange({ from })}
          />
        </div>
      </details>
      <div className="row reset">
        <Button small disabled={isEmpty} onClick={onReset}>
          {t('forecast.form.reset')}
        </Button>
        <Why about={t('forecast.path.about')} assessment={assessment} question={{ kind: 'changed-path' }} />
      </div>
    </fieldset>
  );
};
