import { type ReactNode, useId } from 'react';
import { t } from '#texts/translate';
import { formatScore } from '../../components/format';
import { SelectField } from '../../components/select-field';
import type { AskedQuestion } from '../../explain/use-answer';

interface InputProps {
  label: string;
  type: 'number' | 'date';
  value: string;
  min?: string;
  max?: string;
  step?: string;
  hint?: string;
  /** valid values, if the field holds an invalid one; else null */
  wrong: string | null;
  onChange(value: string): void;
}

/** A labelled field; valid values are shown beside it instead of correcting the input. */
export const InputField = ({ label, hint, wrong, onChange, ...input }: InputProps) => {
  const id = useId();
  const about = wrong ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...input}
        aria-invalid={wrong !== null}
        aria-describedby={about === undefined ? undefined : `${id}-about`}
        onChange={({ target }) => onChange(target.value)}
      />
      {about !== undefined && (
        <p id={`${id}-about`} className={wrong === null ? 'muted' : 'loss'} role={wrong === null ? undefined : 'alert'}>
          {about}
        </p>
      )}
    </div>
  );
};

interface ThresholdProps {
  label: string;
  thresholds: readonly number[];
  value: number;
  onChange(threshold: number): void;
}

export const ThresholdField = ({ label, thresholds, value, onChange }: ThresholdProps) => (
  <SelectField
    label={label}
    value={value}
    options={thresholds.map((threshold) => ({ value: threshold, name: formatScore(threshold, 1) }))}
    choose={onChange}
  />
);

interface OutcomeProps {
  asked: AskedQuestion<unknown>;
  children: ReactNode;
}

/** An answer, or else that it is being computed, or why there is none. */
export const Outcome = ({ asked, children }: OutcomeProps) => {
  if (asked.state === 'failed')
    return (
      <p className="loss" role="alert">
        {t('forecast.failed', { why: asked.message })}
      </p>
    );
  const isWorking = asked.state === 'working';
  const isFirst = isWorking && asked.before === undefined;
  return (
    <div className={isWorking && !isFirst ? 'old' : ''} aria-busy={isWorking}>
      {isFirst ? <p className="muted">{t('forecast.working')}</p> : children}
    </div>
  );
};
