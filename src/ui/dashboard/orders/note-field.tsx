import { useEffect, useRef, useState } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import { t } from '#texts/translate';
import { Field } from '../../components/field';
import { useSaveOnLeaving } from '../../components/hooks';
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
  const userInput = useUserInput();
  const stored = appealMarkOf(row.subject, marks);
  const [edits, setEdits] = useState<Partial<AppealMark>>({});
  const latest = useRef({ ...stored, ...edits });
  const saving = useRef(0);
  const isTyped = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a mark is another one when it was saved at another time
  useEffect(() => {
    // What is stored between two saves, or while a note is typed, is older than what is shown.
    if (saving.current === 0 && !isTyped.current) setEdits({});
  }, [stored.readAt]);
  latest.current = { ...stored, ...edits };
  const { done, note } = latest.current;
  const change = (changes: Partial<AppealMark>) => {
    latest.current = { ...latest.current, ...changes };
    setEdits((before) => ({ ...before, ...changes }));
  };
  const save = async (said: string) => {
    isTyped.current = false;
    saving.current += 1;
    const isSaved = await userInput.save(
      { appealMarks: [{ ...latest.current, note: latest.current.note.trim() }] },
      said,
    );
    saving.current -= 1;
    if (isSaved) return;
    // The box shows again what is stored; a note stays, to be saved when the field is left once more.
    setEdits((before) => ({ note: before.note ?? stored.note }));
    isTyped.current = latest.current.note.trim() !== stored.note;
  };
  const saveTyped = () => {
    if (isTyped.current) void save(t('orders.note.saved'));
  };
  useSaveOnLeaving(saveTyped);
  return (
    <div className="note">
      <label className="check-line">
        <input
          type="checkbox"
          checked={done}
          onChange={({ target }) => {
            change({ done: target.checked });
            void save(t(target.checked ? 'orders.note.nowDone' : 'orders.note.nowOpen'));
          }}
        />
        {t('orders.note.states.done')}
      </label>
      <Field label={t('orders.note.label')} hint={t('orders.note.says')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={MAX_CHARACTERS}
            value={note}
            onChange={({ target }) => {
              isTyped.current = target.value.trim() !== stored.note;
              change({ note: target.value });
            }}
            onBlur={saveTyped}
          />
        )}
      </Field>
    </div>
  );
};
