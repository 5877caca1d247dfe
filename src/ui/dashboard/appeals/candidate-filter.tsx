import { useId } from 'react';
import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate } from '#core/model/assessment';
import { t } from '#texts/translate';
import { formatCount } from '../../components/format';

/** Filter of candidates; an absent field passes all. */
export interface CandidateFilter {
  metric?: string | undefined;
  ground?: string | undefined;
  basis?: string | undefined;
}

const passes = (wanted: string | undefined, values: readonly string[]) =>
  wanted === undefined || values.includes(wanted);

export const passesCandidate =
  ({ metric, ground, basis }: CandidateFilter) =>
  (candidate: Candidate): boolean =>
    passes(metric, [candidate.metric]) && passes(ground, [candidate.ground]) && passes(basis, [candidate.basis]);

/** An undecided problem has no basis yet, so a filter by basis excludes it. */
export const passesUndecided =
  ({ metric, ground, basis }: CandidateFilter) =>
  (problem: UndecidedProblem): boolean =>
    basis === undefined && passes(metric, [problem.metric]) && passes(ground, problem.grounds);

interface Option {
  value: string;
  name: string;
}

interface FilterFieldProps {
  label: string;
  value: string | undefined;
  options: readonly Option[];
  choose: (value: string | undefined) => void;
}

const FilterField = ({ label, value = '', options, choose }: FilterFieldProps) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{t('appeals.filter.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
};

interface Props {
  filter: CandidateFilter;
  change: (filter: CandidateFilter) => void;
  metrics: readonly Option[];
  grounds: readonly Option[];
  bases: readonly Option[];
  shown: number;
  all: number;
}

/** Filter controls, with the number of candidates that pass. */
export const CandidateFilterBar = ({ filter, change, metrics, grounds, bases, shown, all }: Props) => (
  <fieldset className="group filters">
    <legend className="hidden-text">{t('appeals.filter.name')}</legend>
    <FilterField
      label={t('appeals.filter.metric')}
      value={filter.metric}
      options={metrics}
      choose={(metric) => change({ ...filter, metric })}
    />
    <FilterField
      label={t('appeals.filter.ground')}
      value={filter.ground}
      options={grounds}
      choose={(ground) => change({ ...filter, ground })}
    />
    <FilterField
      label={t('appeals.filter.basis')}
      value={filter.basis}
      options={bases}
      choose={(basis) => change({ ...filter, basis })}
    />
    <p className="muted" role="status">
      {t('appeals.filter.found', { shown: formatCount(shown), all: formatCount(all) })}
    </p>
    {Object.values(filter).some((wanted) => wanted !== undefined) && (
      <button type="button" className="button small quiet" onClick={() => change({})}>
        {t('appeals.filter.clear')}
      </button>
    )}
  </fieldset>
);
