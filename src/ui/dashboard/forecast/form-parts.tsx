import type { ReactNode } from 'react';
import { t } from '#texts/translate';
import { SelectField } from '../../components/field';
import { formatScore } from '../../components/format';
import type { AskedQuestion } from '../../explain/use-answer';

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
