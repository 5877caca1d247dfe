import { type ReactNode, useRef } from 'react';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Subject } from '#core/model/problem';
import { distinctIds } from '#core/model/ticket';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { CopySearch } from '../../components/copy';
import { formatMany, type Noun } from '../../components/format';
import { type MarkKind, withMark } from './marks';
import type { useSelection } from './selection';
import { useUserInput } from './user-input';

const nounOf = ({ orderId, caseId }: Subject): Noun =>
  orderId !== null ? 'order' : caseId !== null ? 'request' : 'chat';

/** "3 orders", or for several kinds "3 items". */
const countText = (subjects: readonly Subject[]): string => {
  const [noun = 'item', another] = new Set(subjects.map(nounOf));
  return formatMany(subjects.length, another === undefined ? noun : 'item');
};

interface Props<T extends Subject> {
  /** of the list */
  title: string;
  /** without a selection, all rows can be copied and downloaded, but not marked */
  selection: ReturnType<typeof useSelection<T>>;
  all: readonly T[];
  marks: readonly AppealMark[];
  /** marks that can be set on selected rows */
  kinds: readonly MarkKind[];
  download?: (some: readonly T[]) => void;
  /** whether rows can be copied only one at a time */
  isOneByOne?: boolean;
  /** further actions on selected rows */
  children?: ReactNode;
}

/** Actions on selected rows. */
export const SelectionBar = <T extends Subject>(props: Props<T>) => {
  const { title, selection, all, marks, kinds, download, isOneByOne = false, children } = props;
  const { selected, page } = selection;
  const { clock, save } = useUserInput();
  const first = useRef<HTMLInputElement>(null);
  /** The buttons for selected rows disappear, so focus moves to the bar. */
  const clearSelection = () => {
    selection.clear();
    first.current?.focus();
  };
  const some = selected.length === 0 ? all : selected;
  const copies = [
    ['order-id', distinctIds(some.map(({ orderId }) => orderId))],
    // A request or chat with an order is found by the order.
    ['request-id', distinctIds(some.map(({ orderId, caseId }) => (orderId === null ? caseId : null)))],
    ['chat-id', distinctIds(some.map(({ orderId, chatId }) => (orderId === null ? chatId : null)))],
  ] as const;
  const mark = async (kind: MarkKind) => {
    const appealMarks = withMark(kind, selected, marks, clock().toISOString());
    if (await save({ appealMarks }, t(`appeals.marks.done.${kind}`, { many: countText(selected) }))) clearSelection();
  };
  return (
    <fieldset className="picks">
      <legend className="hidden-text">{t('appeals.picked.name', { of: title })}</legend>
      {!isOneByOne && (
        <label>
          <input
            ref={first}
            type="checkbox"
            checked={page.isSelected}
            onChange={(event) => page.select(event.target.checked)}
          />
          {t('appeals.picked.pickPage')}
        </label>
      )}
      <span className="muted">
        {selected.length === 0
          ? t('appeals.picked.none', { many: countText(all) })
          : t('appeals.picked.some', { many: countText(selected) })}
      </span>
      <span className="row">
        {(!isOneByOne || selected.length > 0) &&
          copies.map(([noun, ids]) => <CopySearch key={noun} ids={ids} noun={noun} />)}
        {download !== undefined && (
          <Button small onClick={() => download(some)}>
            {t('components.csv')}
          </Button>
        )}
        {selected.length > 0 && children}
        {selected.length > 0 &&
          kinds.map((kind) => (
            <Button small key={kind} onClick={() => mark(kind)}>
              {t(`appeals.marks.kinds.${kind}`)}
            </Button>
          ))}
        {selected.length > 0 && (
          <Button small kind="quiet" onClick={clearSelection}>
            {t('appeals.picked.clear')}
          </Button>
        )}
      </span>
    </fieldset>
  );
};
