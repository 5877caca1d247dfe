import { useState } from 'react';
import { problemKey, type Subject } from '#core/model/problem';
import { t } from '#texts/translate';

/**
 * Selection in a paged list. A row stays selected on other pages until it leaves the list.
 * @param visible rows of the shown page
 * @param isSingle whether selecting one deselects the other
 */
export const useSelection = <T extends Subject>(all: readonly T[], visible: readonly T[], isSingle = false) => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const isSelected = (subject: T) => keys.has(problemKey(subject));
  const select = (subjects: readonly T[], on: boolean) => {
    const next = new Set(isSingle && on ? [] : keys);
    for (const subject of subjects) on ? next.add(problemKey(subject)) : next.delete(problemKey(subject));
    setKeys(next);
  };
  return {
    selected: all.filter(isSelected),
    isSelected,
    select,
    page: {
      isSelected: visible.length > 0 && visible.every(isSelected),
      select: (on: boolean) => select(visible, on),
    },
    clear: () => setKeys(new Set()),
  };
};

interface Props {
  name: string;
  isSelected: boolean;
  select: (on: boolean) => void;
}

/** Checkbox cell that selects a row. */
export const SelectionCell = ({ name, isSelected, select }: Props) => (
  <td className="pick">
    <input
      type="checkbox"
      aria-label={t('appeals.picked.pick', { what: name })}
      checked={isSelected}
      onChange={(event) => select(event.target.checked)}
    />
  </td>
);
