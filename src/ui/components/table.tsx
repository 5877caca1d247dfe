import { type ReactNode, useId, useState } from 'react';
import { t } from '#texts/translate';
import { useAnnounce } from './announcer';
import { Button } from './button';
import { formatCount } from './format';

interface TableProps {
  /** name of the table, visible or for screen readers only */
  caption: string;
  columns: readonly { name: string; number?: boolean; onlyHeard?: boolean; wide?: boolean }[];
  children: ReactNode;
}

/** A table in a frame with its own horizontal scrolling, which browsers make accessible by keyboard. */
export const DataTable = ({ caption, columns, children }: TableProps) => {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table among others is a group, not a landmark
    <div className="table-frame" role="group" aria-labelledby={id}>
      <table className="table">
        <caption id={id} className="hidden-text">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, number = false, onlyHeard = false, wide = false }) => (
              <th key={name} scope="col" className={`${number ? 'number' : ''} ${wide ? 'wide' : ''}`}>
                {onlyHeard ? <span className="hidden-text">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
};

interface NumberProps {
  value: number | null | undefined;
  /** hidden in narrow windows */
  wide?: boolean;
  children: ReactNode;
}

/** A cell with a figure; an unknown one has its own style. */
export const NumberCell = ({ value, wide = false, children }: NumberProps) => (
  <td className={`number ${value === null || value === undefined ? 'unknown' : ''} ${wide ? 'wide' : ''}`}>
    {children}
  </td>
);

interface Paged<T> {
  rows: readonly T[];
  pager: { first: number; shown: number; all: number; turn: (by: -1 | 1) => void };
}

/** Shows a long list page by page; if the list becomes shorter, its last page. */
export const usePaged = <T,>(all: readonly T[], size = 20): Paged<T> => {
  const [wanted, setWanted] = useState(0);
  const page = Math.min(wanted, Math.max(0, Math.ceil(all.length / size) - 1));
  const rows = all.slice(page * size, (page + 1) * size);
  return {
    rows,
    pager: { first: page * size, shown: rows.length, all: all.length, turn: (by) => setWanted(page + by) },
  };
};

export const Pager = ({ of, pager }: { of: string; pager: Paged<unknown>['pager'] }) => {
  const { first, shown, all, turn } = pager;
  const announce = useAnnounce();
  if (shown === all) return null;
  const say = (start: number, count: number) =>
    t('components.pager.shown', {
      from: formatCount(start + 1),
      to: formatCount(start + count),
      all: formatCount(all),
    });
  const go = (by: -1 | 1) => {
    turn(by);
    announce(say(first + by * shown, shown));
  };
  return (
    <nav className="pager" aria-label={t('components.pager.name', { of })}>
      <Button small disabled={first === 0} onClick={() => go(-1)}>
        {t('components.pager.previous')}
      </Button>
      <span className="muted">{say(first, shown)}</span>
      <Button small disabled={first + shown >= all} onClick={() => go(1)}>
        {t('components.pager.next')}
      </Button>
    </nav>
  );
};
