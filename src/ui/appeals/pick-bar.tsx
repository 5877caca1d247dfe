import { useRef } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Assessment, Candidate } from '#core/model/assessment';
import { saveFile } from '../dashboard/save-file';
import { useAnnounce } from '../parts/announcer';
import { CopyButton } from '../parts/copy-button';
import { formatMany } from '../parts/format';
import { SEARCHED_AT_ONCE, searchText } from '../parts/portal';
import { candidatesAsCsv } from './csv';
import { type MarkKind, markAs } from './marks';
import { useSaying } from './office';
import { TEXT } from './text';

const { picked: WORDS, marks: MARKS } = TEXT;
const KINDS: readonly MarkKind[] = ['exclude', 'tried', 'filed'];

const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((it) => it !== null))];

const kindOf = (it: Candidate): string => (it.orderId !== null ? 'order' : it.caseId !== null ? 'request' : 'chat');

/** "3 orders", and of several kinds "3 items". */
const many = (its: readonly Candidate[]): string => {
  const [kind = 'item', another] = new Set(its.map(kindOf));
  return formatMany(its.length, another === undefined ? kind : 'item');
};

interface Props {
  of: string;
  assessment: Assessment;
  /** those chosen; with none chosen, all may be copied and saved, but nothing is said of all at once */
  picked: readonly Candidate[];
  all: readonly Candidate[];
  marks: readonly AppealMark[];
  page: { isPicked: boolean; pick: (on: boolean) => void };
  clear: () => void;
}

/** What can be done with the candidates that are chosen. */
export const PickBar = ({ of, assessment, picked, all, marks, page, clear }: Props) => {
  const { shopId, clock, say } = useSaying();
  const announce = useAnnounce();
  const first = useRef<HTMLInputElement>(null);
  /** the buttons for what is chosen go away, and must not take the keyboard with them */
  const chooseNone = () => {
    clear();
    first.current?.focus();
  };
  const some = picked.length === 0 ? all : picked;
  const copies = [
    ['order id', idsOf(some.map((it) => it.orderId))],
    // a request or chat that names its order is found by that
    ['request id', idsOf(some.map((it) => (it.orderId === null ? it.caseId : null)))],
    ['chat id', idsOf(some.map((it) => (it.orderId === null ? it.chatId : null)))],
  ] as const;
  const save = () => {
    const name = TEXT.csv.file(shopId.replaceAll(/[^\w-]+/g, '-'), assessment.asOf);
    saveFile(name, candidatesAsCsv(assessment, some), 'text/csv');
    announce(WORDS.saved(name));
  };
  const mark = async (kind: MarkKind) => {
    const appealMarks = markAs(kind, picked, marks, clock().toISOString());
    if (await say({ appealMarks }, MARKS.done[kind](many(picked)))) chooseNone();
  };
  return (
    <fieldset className="picks">
      <legend className="hidden-text">{WORDS.name(of)}</legend>
      <label>
        <input
          ref={first}
          type="checkbox"
          checked={page.isPicked}
          onChange={(event) => page.pick(event.target.checked)}
        />
        {WORDS.pickPage}
      </label>
      <span className="muted">{picked.length === 0 ? WORDS.none(many(all)) : WORDS.some(many(picked))}</span>
      <span className="row">
        {copies.map(([noun, ids]) => {
          const copied = formatMany(Math.min(ids.length, SEARCHED_AT_ONCE), noun);
          return ids.length === 0 ? null : (
            <CopyButton
              key={noun}
              label={WORDS.copy(copied, ids.length > SEARCHED_AT_ONCE)}
              done={WORDS.copied(copied)}
              text={searchText(ids)}
            />
          );
        })}
        <button type="button" className="button small" onClick={save}>
          {WORDS.csv}
        </button>
        {picked.length > 0 &&
          KINDS.map((kind) => (
            <button key={kind} type="button" className="button small" onClick={() => mark(kind)}>
              {MARKS[kind]}
            </button>
          ))}
        {picked.length > 0 && (
          <button type="button" className="button small quiet" onClick={chooseNone}>
            {WORDS.clear}
          </button>
        )}
      </span>
    </fieldset>
  );
};
