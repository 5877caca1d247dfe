import { useId } from 'react';

interface Props<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; name: string; lang?: string }[];
  /** what the choice does */
  hint?: string;
  choose(value: T): void;
}

/** A labelled menu. */
export const SelectField = <T extends string | number>({ label, value, options, hint, choose }: Props<T>) => {
  const id = useId();
  const pick = (text: string) => {
    const picked = options.find((option) => String(option.value) === text);
    if (picked !== undefined) choose(picked.value);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => pick(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.name}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="muted">
          {hint}
        </p>
      )}
    </div>
  );
};
