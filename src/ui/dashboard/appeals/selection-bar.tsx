import { type ReactNode, useRef } from 'react';
import type { Subject } from '#core/explain/question';
import type { AppealMark } from '#core/model/appeal-mark';
import { CopyButton } from '../../components/copy';
import { formatMany } from '../../components/format';
import { SEARCHED_AT_ONCE, searchText } from '../../components/portal';
import { type MarkKind, withMark } from './marks';
import { TEXT } from './text';
import { useUserInput } from './user-input';

const { picked: WORDS, marks: MARKS } = TEXT;

const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((it) => it !== null))];

const kindOf = (it: Subject): string => (it.orderId !== null ? 'order' : it.caseId !== null ? 'request' : 'chat');

/** "3 orders", and of several kinds "3 items". */
const many = (its: readonly Subject[]): string => {
  const [kind = 'item', another] = new Set(its.map(kindOf));
  return formatMany(its.length, another === undefined ? kind : 'item');
};

interface Props<T extends Subject> {
  of: string;
  /** those chosen; with none chosen, all may be copied and saved, but nothing is said of all at once */
  picked: readonly T[];
  all: readonly T[];
  marks: readonly AppealMark[];
  /** what may be said of them */
  kinds: readonly MarkKind[];
  page: { isPicked: boolean; pick: (on: boolean) => void };
  clear: () => void;
  save?: (some: readonly T[]) => void;
  /** what else can be done with those chosen */
  children?: ReactNode;
}

/** What can be done with the rows that are chosen. */
export const SelectionBar = <T extends Subject>(props: Props<T>) => {
  const { of, picked, all, marks, kinds, page, clear, save, children } = props;
  const { clock, save: say } = useUserInput();
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
  const mark = async (kind: MarkKind) => {
    const appealMarks = withMark(kind, picked, marks, clock().toISOString());
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
        {save !== undefined && (
          <button type="button" className="button small" onClick={() => save(some)}>
            {WORDS.csv}
          </button>
        )}
        {picked.length > 0 && children}
        {picked.length > 0 &&
          kinds.map((kind) => (
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
