import { useId } from 'react';
import { formatCount } from '../../components/format';
import { type CandidateFilter, isFiltered } from './filter';
import { TEXT } from './text';

const { filter: WORDS } = TEXT;

interface Choice {
  value: string;
  name: string;
}

interface OneProps {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  choose: (value: string | undefined) => void;
}

const One = ({ label, value = '', choices, choose }: OneProps) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value || undefined)}>
        <option value="">{WORDS.all}</option>
        {choices.map((it) => (
          <option key={it.value} value={it.value}>
            {it.name}
          </option>
        ))}
      </select>
    </div>
  );
};

interface Props {
  filter: CandidateFilter;
  change: (filter: CandidateFilter) => void;
  metrics: readonly Choice[];
  grounds: readonly Choice[];
  bases: readonly Choice[];
  shown: number;
  all: number;
}

/** Narrows the list down; how much of it is left is said beside it. */
export const Filters = ({ filter, change, metrics, grounds, bases, shown, all }: Props) => (
  <fieldset className="group filters">
    <legend className="hidden-text">{WORDS.name}</legend>
    <One
      label={WORDS.metric}
      value={filter.metric}
      choices={metrics}
      choose={(metric) => change({ ...filter, metric })}
    />
    <One
      label={WORDS.ground}
      value={filter.ground}
      choices={grounds}
      choose={(ground) => change({ ...filter, ground })}
    />
    <One label={WORDS.basis} value={filter.basis} choices={bases} choose={(basis) => change({ ...filter, basis })} />
    <p className="muted" role="status">
      {WORDS.found(formatCount(shown), formatCount(all))}
    </p>
    {isFiltered(filter) && (
      <button type="button" className="button small quiet" onClick={() => change({})}>
        {WORDS.clear}
      </button>
    )}
  </fieldset>
);
