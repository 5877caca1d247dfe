import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  /** what the field does */
  hint?: string | undefined;
  /** valid values, said instead if it holds an invalid one */
  wrong?: string | null | undefined;
}

interface Labelled extends FieldProps {
  children(control: Pick<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'>): ReactNode;
}

/** A control between its label and what is said of it. */
export const Field = ({ label, hint, wrong = null, children }: Labelled) => {
  const id = useId();
  const says = wrong ?? hint;
  const about = says === undefined ? undefined : `${id}-says`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': about, 'aria-invalid': wrong !== null || undefined })}
      {says !== undefined && (
        <p id={about} className={wrong === null ? 'muted' : 'loss'} role={wrong === null ? undefined : 'alert'}>
          {says}
        </p>
      )}
    </div>
  );
};

interface InputProps extends FieldProps, Omit<ComponentProps<'input'>, 'onChange'> {
  onChange(value: string, isValid: boolean): void;
}

/** Valid values are shown beside the input instead of correcting it. */
export const InputField = ({ label, hint, wrong, onChange, ...input }: InputProps) => (
  <Field label={label} hint={hint} wrong={wrong}>
    {(control) => (
      <input {...control} {...input} onChange={({ target }) => onChange(target.value, target.validity.valid)} />
    )}
  </Field>
);

interface SelectProps<T extends string | number> extends FieldProps {
  value: T;
  options: readonly { value: T; name: string; lang?: string }[];
  disabled?: boolean;
  choose(value: T): void;
}

export const SelectField = <T extends string | number>({
  options,
  choose,
  value,
  disabled,
  ...field
}: SelectProps<T>) => {
  const pick = (text: string) => {
    const picked = options.find((option) => String(option.value) === text);
    if (picked !== undefined) choose(picked.value);
  };
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} value={value} disabled={disabled} onChange={({ target }) => pick(target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
