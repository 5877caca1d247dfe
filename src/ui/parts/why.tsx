import { type ReactNode, useId, useState } from 'react';
import { Answer } from './answer';
import type { Explanation } from './explanation';
import { TEXT } from './text';

const { why: WORDS } = TEXT;

const Question = ({ about, label = WORDS.why }: { about: string; label?: string | undefined }) => (
  <>
    {label}
    <span className="hidden-text"> {about}</span>
  </>
);

interface Props {
  /** what a listener hears after "Why?" */
  about: string;
  answer: Explanation;
  label?: string;
}

/** "Why?" under a figure; opens in place. */
export const Why = ({ about, answer, label }: Props) => (
  <details className="why">
    <summary>
      <Question about={about} label={label} />
    </summary>
    <Answer {...answer} />
  </details>
);

interface RowProps extends Props {
  /** the other cells of the row */
  children: ReactNode;
  /** cells of the row, the one with the question included */
  columns: number;
}

/** A table row that can be asked why; the answer is a row of its own under it, as wide as the table. */
export const WhyRow = ({ about, answer, children, columns }: RowProps) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr className={open ? 'asked' : ''}>
        {children}
        <td className="number">
          <button type="button" className="ask" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            <Question about={about} />
          </button>
        </td>
      </tr>
      <tr id={id} className="answer-row" hidden={!open}>
        {open && (
          <td colSpan={columns}>
            <Answer {...answer} />
          </td>
        )}
      </tr>
    </>
  );
};
