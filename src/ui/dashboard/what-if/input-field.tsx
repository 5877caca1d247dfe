import { useId } from 'react';

interface Props {
  label: string;
  type: 'number' | 'date';
  value: string;
  min?: string;
  max?: string;
  step?: string;
  says?: string;
  /** what the field takes, where it holds something else */
  wrong: string | null;
  onChange(value: string): void;
}

/** A field under its name; what it does not take is said beside it, not corrected. */
export const InputField = ({ label, says, wrong, onChange, ...input }: Props) => {
  const id = useId();
  const about = wrong ?? says;
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
