import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { t } from '#texts/translate';
import { Points } from '../../components/figures';
import { formatCount, formatDay, formatMany, formatPoints, formatRow, shortId } from '../../components/format';
import type { ProblemRow, RowGroup, SortKey } from './rows';

const ROW_PIXELS = 44;
/** Rows drawn beyond those in sight, so that scrolling shows no gap. */
const OVERSCAN = 12;
const COLUMNS = 6;
/** Columns of a narrow window; a cell that spans more would add empty ones. */
const NARROW_COLUMNS = 3;

type Line = { group: RowGroup } | { row: ProblemRow };

const linesOf = (rows: readonly ProblemRow[] | null, groups: readonly RowGroup[] | null): Line[] =>
  groups === null
    ? (rows ?? []).map((row) => ({ row }))
    : groups.flatMap((group): Line[] => [{ group }, ...group.rows.map((row) => ({ row }))]);

/** A group with the sum of its rows' costs, and how many have no price. */
export const groupText = ({ name, rows, points, unpriced }: RowGroup): string => {
  const many = formatMany(rows.length, 'order');
  const priced =
    points === null ? [name, many] : [t('orders.list.groupOf', { name, many, points: formatPoints(points) })];
  return [...priced, ...(unpriced === 0 ? [] : [`${formatCount(unpriced)} × ${t('words.from.unknown')}`])].join(' · ');
};

interface Props {
  rows: readonly ProblemRow[];
  groups: readonly RowGroup[] | null;
  sort: SortKey;
  setSort(by: SortKey): void;
  picked: string | null;
  pick(key: string): void;
}

interface HeadProps {
  name: string;
  by: SortKey;
  sort: SortKey;
  setSort(by: SortKey): void;
  wide?: boolean;
}

const SortHead = ({ name, by, sort, setSort, wide = false }: HeadProps) => (
  <th
    scope="col"
    className={`number ${wide ? 'wide' : ''}`}
    aria-sort={sort === by ? (by === 'stops' ? 'ascending' : 'descending') : undefined}
  >
    <button type="button" className="sort" title={t(`orders.list.sorted.${by}`)} onClick={() => setSort(by)}>
      {name} {sort === by && <span className="under muted">{t(`orders.list.sorted.${by}`)}</span>}
    </button>
  </th>
);

interface CellsProps {
  row: ProblemRow;
  isPicked: boolean;
  /** whether Tab leads here; arrow keys lead to the other rows */
  isTabStop: boolean;
  pick(key: string): void;
}

const Cells = ({ row, isPicked, isTabStop, pick }: CellsProps) => (
  <>
    <th scope="row">
      <button
        type="button"
        className="pick-row"
        tabIndex={isTabStop ? 0 : -1}
        aria-pressed={isPicked}
        aria-label={t('orders.list.pick', { what: formatRow([...(row.product ? [row.product] : []), row.id]) })}
        id={`row-${row.key}`}
        data-key={row.key}
        onClick={() => pick(row.key)}
      >
        {row.done && (
          <>
            <span aria-hidden="true">✓ </span>
            <span className="hidden-text">{t('orders.note.states.done')} </span>
          </>
        )}
        {row.product ?? <span className="muted">{shortId(row.id)}</span>}
        <span className="narrow muted"> {row.what}</span>
      </button>
    </th>
    <td className="wide">
      <span className="event" title={row.what}>
        {row.what}
      </span>{' '}
      <span className="muted metric-name">{t(`words.metrics.${row.metric}`)}</span>
    </td>
    <td className="number wide">{row.on !== null && formatDay(row.on)}</td>
    <td className="number">
      {row.points === null ? (
        <span className="unknown" title={t('orders.list.unpricedSays', { why: row.unpriced ?? 'day' })}>
          {t('words.from.unknown')}
        </span>
      ) : (
        <Points value={row.points} />
      )}
    </td>
    <td className="number">{row.stopsOn !== null && formatDay(row.stopsOn)}</td>
    <td className="wide">
      {row.appeal !== 'none' && (
        <span className={`tag ${row.appeal === 'proven' ? 'good' : ''}`}>{t(`orders.appeal.${row.appeal}`)}</span>
      )}
      {row.note !== '' && (
        <span className="muted metric-name" title={row.note}>
          {row.note}
        </span>
      )}
    </td>
  </>
);

/** A table of any length that draws only the rows in sight; arrow keys move between rows. */
export const ProblemTable = ({ rows, groups, sort, setSort, picked, pick }: Props) => {
  const frame = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(rows, groups), [rows, groups]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: 12 * ROW_PIXELS },
  });
  const items = virtual.getVirtualItems();
  const drawn = items.flatMap(({ index }) => {
    const line = lines[index]!;
    return 'row' in line ? line.row.key : [];
  });
  const tabStop = picked !== null && drawn.includes(picked) ? picked : drawn[0];
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const key = (event.target as HTMLElement).dataset.key;
    if (by === undefined || key === undefined) return;
    event.preventDefault();
    let to = lines.findIndex((line) => 'row' in line && line.row.key === key) + by;
    while (lines[to] !== undefined && 'group' in lines[to]!) to += by;
    const line = lines[to];
    if (line === undefined || !('row' in line)) return;
    pick(line.row.key);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => document.getElementById(`row-${line.row.key}`)?.focus());
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons take the keys, which bubble up to here
    <div className="virtual-frame" ref={frame} onKeyDown={onKey}>
      <table className="table" aria-rowcount={lines.length + 1} aria-label={t('orders.list.title')}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('orders.list.groups.product')}</th>
            <th scope="col" className="wide">
              {t('orders.list.groups.reason')}
            </th>
            <SortHead name={t('words.when')} by="on" sort={sort} setSort={setSort} wide />
            <SortHead name={t('orders.list.columns.costs')} by="costs" sort={sort} setSort={setSort} />
            <SortHead name={t('words.stops')} by="stops" sort={sort} setSort={setSort} />
            <th scope="col" className="wide">
              {t('orders.list.columns.appeal')}
            </th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && (
            <tr>
              <td colSpan={NARROW_COLUMNS} className="spacer" style={{ height: above }} />
            </tr>
          )}
          {items.map(({ index }) => {
            const line = lines[index]!;
            return 'group' in line ? (
              <tr key={`group-${line.group.name}`} className="line group-row" aria-rowindex={index + 2}>
                <th colSpan={NARROW_COLUMNS} scope="rowgroup">
                  {groupText(line.group)}
                </th>
                <td colSpan={COLUMNS - NARROW_COLUMNS} className="wide" />
              </tr>
            ) : (
              <tr
                key={line.row.key}
                className={`line ${line.row.key === picked ? 'picked' : ''} ${line.row.done ? 'done' : ''}`}
                aria-rowindex={index + 2}
              >
                <Cells
                  row={line.row}
                  isPicked={line.row.key === picked}
                  isTabStop={line.row.key === tabStop}
                  pick={pick}
                />
              </tr>
            );
          })}
          {below > 0 && (
            <tr>
              <td colSpan={NARROW_COLUMNS} className="spacer" style={{ height: below }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
};
