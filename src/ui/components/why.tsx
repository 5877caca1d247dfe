import { type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react';
import { Answer } from './answer';
import type { Explanation } from './explanation';
import { InFull } from './in-full';
import { TEXT } from './text';

const { why: WORDS } = TEXT;

const Question = ({ about, label = WORDS.why }: { about: string; label?: string | undefined }) => (
  <>
    {label}
    <span className="hidden-text"> {about}</span>
  </>
);

/** Open when asked for, and when an address names the answer: then whoever followed it stands before it. */
const useOpen = (anchor: string | undefined) => {
  const [open, setOpen] = useState(false);
  const question = useRef<HTMLElement>(null);
  const here = useContext(InFull) === 'here' ? anchor : undefined;
  useEffect(() => {
    if (here === undefined) return;
    const look = () => {
      if (window.location.hash !== `#${here}`) return;
      setOpen(true);
      question.current?.focus({ preventScroll: true });
      question.current?.scrollIntoView({ block: 'start' });
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [here]);
  return { open, setOpen, question, here };
};

const Told = ({ answer, full }: Pick<Props, 'answer' | 'full'>) => {
  const lead = useContext(InFull);
  return (
    <>
      {full ?? <Answer {...answer} />}
      {typeof lead === 'function' && answer.anchor !== undefined && <p className="in-full">{lead(answer.anchor)}</p>}
    </>
  );
};

interface Props {
  /** what a listener hears after "Why?" */
  about: string;
  answer: Explanation;
  label?: string;
  /** shown in place of the answer where it takes some time to be had */
  full?: ReactNode;
}

/** "Why?" under a figure; opens in place. */
export const Why = ({ about, answer, label, full }: Props) => {
  const { open, setOpen, question, here } = useOpen(answer.anchor);
  return (
    <details className="why" id={here} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={question}>
        <Question about={about} label={label} />
      </summary>
      {(full === undefined || open) && <Told answer={answer} full={full} />}
    </details>
  );
};

interface RowProps extends Props {
  /** the other cells of the row */
  children: ReactNode;
  /** cells of the row, the one with the question included */
  columns: number;
}

/** A table row that can be asked why; the answer is a row of its own under it, as wide as the table. */
export const WhyRow = ({ about, answer, full, children, columns }: RowProps) => {
  const { open, setOpen, question, here } = useOpen(answer.anchor);
  const id = useId();
  return (
    <>
      <tr className={open ? 'asked' : ''} id={here}>
        {children}
        <td className="number">
          <button
            type="button"
            className="ask"
            ref={(it) => {
              question.current = it;
            }}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Question about={about} />
          </button>
        </td>
      </tr>
      <tr id={id} className="answer-row" hidden={!open}>
        {open && (
          <td colSpan={columns}>
            <Told answer={answer} full={full} />
          </td>
        )}
      </tr>
    </>
  );
};
