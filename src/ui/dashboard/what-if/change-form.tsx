import { useId } from 'react';
import type { Assessment } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { isMetric, METRICS } from '#core/model/metric';
import { formatDay, formatMany, formatValue } from '../../components/format';
import { groundName, METRIC_NAMES } from '../../components/words';
import type { Draft, Field } from './change';
import { InputField } from './form-parts';
import { WHAT_IF_TEXT } from './text';

const { form: WORDS } = WHAT_IF_TEXT;

/** As many tickets as one would file at once. */
const MAX_TICKETS_SHOWN = 6;

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

const Tickets = ({ assessment, draft, wrong, first, last, onChange }: Omit<Props, 'onReset' | 'isEmpty'>) => {
  const tickets = assessment.appeals.tickets.slice(0, MAX_TICKETS_SHOWN);
  if (tickets.length === 0) return <p className="muted">{WORDS.noTickets}</p>;
  const toggle = (index: number) =>
    onChange({
      tickets: draft.tickets.includes(index)
        ? draft.tickets.filter((ticket) => ticket !== index)
        : [...draft.tickets, index],
    });
  return (
    <>
      <ul className="choices">
        {tickets.map(({ metric, ground, orderIds, caseIds, chatIds }, index) => (
          <li key={`${metric}+${ground}+${orderIds[0] ?? caseIds[0] ?? chatIds[0]}`}>
            <label>
              <input type="checkbox" checked={draft.tickets.includes(index)} onChange={() => toggle(index)} />
              {WORDS.ticket(
                groundName(ground),
                METRIC_NAMES[metric],
                formatMany(orderIds.length + caseIds.length + chatIds.length, 'record'),
              )}
            </label>
          </li>
        ))}
      </ul>
      <InputField
        label={WORDS.approvedOn}
        type="date"
        value={draft.approvedOn}
        min={first}
        max={last}
        wrong={wrong.includes('approvedOn') ? WORDS.wrong.from(formatDay(first), formatDay(last)) : null}
        onChange={(approvedOn) => onChange({ approvedOn })}
      />
    </>
  );
};

/** What would be different, in fields that take one thing each; all may be filled at once. */
export const ChangeForm = (props: Props) => {
  const { assessment, draft, wrong, first, last, isEmpty, onChange, onReset } = props;
  const id = useId();
  const { metric } = draft;
  return (
    <fieldset className="change">
      <legend className="hidden-text">{WORDS.change}</legend>
      <div className="group">
        <InputField
          label={WORDS.good}
          type="number"
          value={draft.good}
          min="0"
          says={WORDS.goodSays}
          wrong={wrong.includes('good') ? WORDS.wrong.good : null}
          onChange={(good) => onChange({ good })}
        />
        <InputField
          label={WORDS.from}
          type="date"
          value={draft.from}
          min={first}
          max={last}
          wrong={wrong.includes('from') ? WORDS.wrong.from(formatDay(first), formatDay(last)) : null}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <div className="group">
        <div className="field">
          <label htmlFor={id}>{WORDS.rate}</label>
          <select
            id={id}
            value={metric}
            onChange={({ target: { value } }) => onChange({ metric: isMetric(value) ? value : '', rate: '' })}
          >
            <option value="">{WORDS.noRate}</option>
            {METRICS.map((code) => (
              <option key={code} value={code}>
                {WORDS.rates[code]}
              </option>
            ))}
          </select>
        </div>
        {metric !== '' && (
          <InputField
            label={WORDS.to(WORDS.unit(metric))}
            type="number"
            value={draft.rate}
            min="0"
            step="any"
            says={WORDS.now(formatValue(metric, badValue(assessment, metric)))}
            wrong={wrong.includes('rate') ? (metric === 'AHT' ? WORDS.wrong.hours : WORDS.wrong.rate) : null}
            onChange={(rate) => onChange({ rate })}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out with what it names */}
      <div className="group tickets-approved" role="group" aria-labelledby={`${id}-tickets`}>
        <p className="label" id={`${id}-tickets`}>
          {WORDS.tickets}
        </p>
        <Tickets {...props} />
      </div>
      <p>
        <button type="button" className="button small" disabled={isEmpty} onClick={onReset}>
          {WORDS.reset}
        </button>
      </p>
    </fieldset>
  );
};

/** The value as a share of bad ones: on-time delivery is asked by its late ones. */
const badValue = ({ today }: Assessment, metric: (typeof METRICS)[number]): number | null => {
  const { value } = today.metrics[metric];
  return metric === 'OTDR' && value !== null ? 1 - value : value;
};
