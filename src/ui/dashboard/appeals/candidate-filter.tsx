import type { ComponentProps } from 'react';
import type { UndecidedProblem } from '#core/model/appeal-details';
import type { Candidate } from '#core/model/assessment';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { SelectField } from '../../components/field';
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

type Options = ComponentProps<typeof SelectField<string>>['options'];

interface Props {
  filter: CandidateFilter;
  change: (filter: CandidateFilter) => void;
  metrics: Options;
  grounds: Options;
  bases: Options;
  shown: number;
  all: number;
}

/** Filter controls, with the number of candidates that pass. */
export const CandidateFilterBar = ({ filter, change, metrics, grounds, bases, shown, all }: Props) => {
  const field = (of: keyof CandidateFilter, label: string, options: Options) => (
    <SelectField
      label={label}
      value={filter[of] ?? ''}
      options={[{ value: '', name: t('components.filter.all') }, ...options]}
      choose={(value) => change({ ...filter, [of]: value || undefined })}
    />
  );
  return (
    <fieldset className="group filters">
      <legend className="hidden-text">{t('components.filter.name')}</legend>
      {field('metric', t('words.metric'), metrics)}
      {field('ground', t('words.reason'), grounds)}
      {field('basis', t('appeals.filter.basis'), bases)}
      <p className="muted" role="status">
        {t('components.filter.found', { shown: formatCount(shown), all: formatCount(all) })}
      </p>
      {Object.values(filter).some((wanted) => wanted !== undefined) && (
        <Button small kind="quiet" onClick={() => change({})}>
          {t('components.filter.clear')}
        </Button>
      )}
    </fieldset>
  );
};
