import { useEffect, useId, useRef, useState } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import { t } from '#texts/translate';
import { appealMarkOf } from '../appeals/marks';
import { useUserInput } from '../appeals/user-input';
import type { ProblemRow } from './rows';

/** Long enough for a note on a carrier, too short for a buyer's letter. */
const MAX_CHARACTERS = 500;

interface Props {
  row: ProblemRow;
  marks: readonly AppealMark[];
}

/** Whether the seller has dealt with the problem, and a note; stored in the shop file. */
export const NoteField = ({ row, marks }: Props) => {
  const id = useId();
  const { save } = useUserInput();
  const stored = appealMarkOf(row.subject, marks);
  const [mark, setMark] = useState(stored);
  const [note, setNote] = useState(stored.note);
  const saving = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a mark is another one when it was saved at another time
  useEffect(() => {
    // A stored state between two saves is older than the shown one.
    if (saving.current > 0) return;
    setMark(stored);
    setNote(stored.note);
  }, [stored.readAt]);
  const keep = async (change: Partial<AppealMark>, done: string) => {
    const changed = { ...mark, note: note.trim(), ...change };
    setMark(changed);
    saving.current += 1;
    const isSaved = await save({ appealMarks: [changed] }, done);
    saving.current -= 1;
    if (!isSaved) setMark(stored);
  };
  return (
    <div className="note">
      <label className="check-line">
        <input
          type="checkbox"
          checked={mark.done}
          onChange={({ target }) =>
            void keep({ done: target.checked }, t(target.checked ? 'orders.note.nowDone' : 'orders.note.nowOpen'))
          }
        />
        {t('orders.note.done')}
      </label>
      <div className="field">
        <label htmlFor={id}>{t('orders.note.label')}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={MAX_CHARACTERS}
          value={note}
          aria-describedby={`${id}-says`}
          onChange={({ target }) => setNote(target.value)}
          onBlur={() => note.trim() !== mark.note && void keep({}, t('orders.note.saved'))}
        />
        <p id={`${id}-says`} className="muted">
          {t('orders.note.says')}
        </p>
      </div>
    </div>
  );
};
