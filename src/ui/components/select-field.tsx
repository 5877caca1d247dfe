import { useId } from 'react';

interface Props<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; name: string; lang?: string }[];
  /** what the choice does */
  says?: string;
  choose(value: T): void;
}

/** A labelled menu. */
export const SelectField = <T extends string | number>({ label, value, options, says, choose }: Props<T>) => {
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
        aria-describedby={says === undefined ? undefined : `${id}-says`}
        onChange={({ target }) => pick(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.name}
          </option>
        ))}
      </select>
      {says !== undefined && (
        <p id={`${id}-says`} className="muted">
          {says}
        </p>
      )}
    </div>
  );
};
