import { useId } from 'react';
import { formatScore } from '../../components/format';

interface Props {
  label: string;
  thresholds: readonly number[];
  value: number;
  onChange(threshold: number): void;
}

export const ThresholdField = ({ label, thresholds, value, onChange }: Props) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {thresholds.map((it) => (
          <option key={it} value={it}>
            {formatScore(it, 1)}
          </option>
        ))}
      </select>
    </div>
  );
};
