import { type ComponentProps, createContext, type ReactNode, useContext, useId, useRef, useState } from 'react';
import type { WhyQuestion } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import { useFragment } from '../components/hooks';
import { DataTable } from '../components/table';
import { anchorOf } from './anchor';
import { AnswerView } from './answer';
import { useExplanation } from './use-answer';

/** Access to the full explanation: the dashboard contains it, others link to it, or cannot. */
export const DetailLink = createContext<'here' | ((anchor: string) => ReactNode) | null>(null);

const Label = ({ about }: { about: string }) => (
  <>
    {t('words.why')}
    <span className="hidden-text"> {about}</span>
  </>
);

/** Opens on a click, and when the address names the answer, which then gets the focus. */
const useOpen = (anchor: string | null, isOpenAtFirst = false) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const button = useRef<HTMLElement>(null);
  const id = useContext(DetailLink) === 'here' && anchor !== null ? anchor : undefined;
  useFragment((fragment) => {
    if (id === undefined || fragment !== `#${id}`) return;
    setOpen(true);
    for (
      let folded = button.current?.parentElement?.closest('details');
      folded;
      folded = folded.parentElement?.closest('details')
    )
      folded.open = true;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'start' });
  }, id);
  return { isOpen, setOpen, button, id };
};

interface Props {
  /** subject for screen readers, after "Why?" */
  about: string;
  assessment: Assessment;
  question: WhyQuestion;
}

const Explained = ({ assessment, question, isOpen }: Omit<Props, 'about'> & { isOpen: boolean }) => {
  const { steps, note } = useExplanation(assessment, question, isOpen);
  const detailLink = useContext(DetailLink);
  const anchor = anchorOf(question);
  return (
    <>
      <AnswerView steps={steps} region={assessment.region} note={note} />
      {typeof detailLink === 'function' && anchor !== null && <p className="in-full">{detailLink(anchor)}</p>}
    </>
  );
};

/** "Why?" under a figure; opens in place. */
export const Why = ({ about, isOpenAtFirst, ...asked }: Props & { isOpenAtFirst?: boolean }) => {
  const { isOpen, setOpen, button, id } = useOpen(anchorOf(asked.question), isOpenAtFirst);
  return (
    <details className="why" id={id} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={button}>
        <Label about={about} />
      </summary>
      <Explained {...asked} isOpen={isOpen} />
    </details>
  );
};

/** Answers in place. */
export const answerWhy = (asked: Props): ReactNode => <Why {...asked} />;

const TableAsked = createContext<{ assessment: Assessment; width: number } | null>(null);

/** A table with "Why?" in the last column of its rows. */
export const WhyTable = ({
  assessment,
  columns,
  ...table
}: ComponentProps<typeof DataTable> & Pick<Props, 'assessment'>) => (
  <TableAsked value={{ assessment, width: columns.length + 1 }}>
    <DataTable {...table} columns={[...columns, { name: t('explain.column'), onlyHeard: true }]} />
  </TableAsked>
);

interface RowProps extends Omit<Props, 'assessment'> {
  children: ReactNode;
}

/** A row of such a table, whose answer is a row of its own below, as wide as the table. */
export const WhyRow = ({ about, children, question }: RowProps) => {
  const { isOpen, setOpen, button, id } = useOpen(anchorOf(question));
  const table = useContext(TableAsked);
  const answerId = useId();
  return (
    <>
      <tr className={isOpen ? 'asked' : ''} id={id}>
        {children}
        <td className="number">
          <button
            type="button"
            className="ask"
            ref={(element) => {
              button.current = element;
            }}
            aria-expanded={isOpen}
            aria-controls={answerId}
            onClick={() => setOpen(!isOpen)}
          >
            <Label about={about} />
          </button>
        </td>
      </tr>
      <tr id={answerId} className="answer-row" hidden={!isOpen}>
        {isOpen && table !== null && (
          <td colSpan={table.width}>
            <Explained assessment={table.assessment} question={question} isOpen />
          </td>
        )}
      </tr>
    </>
  );
};
