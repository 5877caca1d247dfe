import type { Coverage } from '#core/model/coverage';
import type { Day, Instant } from '#core/model/day';
import type { FactDrafts } from '#core/model/page';
import type { VisibleList } from '../page-context';

/** The part of a list read so far during one stay on its page. */
interface SeenList {
  scope: string;
  /**
   * time of the first reading: records on the list have been there since, and records read before but not since are
   * gone
   */
  since: Instant;
  rows: Set<string>;
  /** rows by page number, to tell a page that was read from one whose rows are still loading */
  pages: Map<number, string>;
  from: Day;
  to: Day;
}

/** Accumulates the parts of a list read during one stay: its pages in turn, and rows that appear while scrolling. */
export interface ListProgress {
  /** coverage of the list so far, including the rows on the screen; empty if the days are unknown */
  add(list: VisibleList, at: Instant): Coverage[];
  /** keeps the day on which figures were first read, if the page stays open past midnight */
  keepDay(records: FactDrafts, list: VisibleList | null): void;
}

/** Identifies a list: a change of filter or total makes it another list. */
const scopeOf = ({ source, announced, pages, isPart, tab }: VisibleList): string =>
  `${source} ${announced} ${pages?.last} ${isPart} ${tab}`;

/** Whether all announced rows have been read. */
const isAllSeen = (list: VisibleList, seen: SeenList): boolean => {
  if (list.announced !== null) return seen.rows.size === list.announced;
  if (list.pages === null) return false;
  const different = new Set(seen.pages.values());
  return seen.pages.size === list.pages.last && different.size === seen.pages.size;
};

export const makeListProgress = (): ListProgress => {
  let seen: SeenList | null = null;
  let shown: { figures: string; day: Day; span: VisibleList['span'] } | null = null;
  return {
    add: (list, at) => {
      if (list.span === null) return [];
      const scope = scopeOf(list);
      const isOther = seen !== null && seen.scope !== scope;
      if (seen === null || isOther) seen = { scope, since: at, rows: new Set(), pages: new Map(), ...list.span };
      for (const key of list.rowKeys) seen.rows.add(key);
      if (!isOther) for (const key of list.passedKeys) seen.rows.add(key);
      if (list.pages !== null && list.rowKeys.length > 0) seen.pages.set(list.pages.current, list.rowKeys.join('\0'));
      if (list.span.from < seen.from) seen.from = list.span.from;
      if (list.span.to > seen.to) seen.to = list.span.to;
      const isAll = isAllSeen(list, seen);
      const rows = seen.rows.size;
      const { from, to, since: readAt } = seen;
      const coverageOf = (source: Coverage['source'], complete: boolean): Coverage => {
        const expected = list.announced ?? (complete ? rows : null);
        return { source, from, to, readAt, rows, expected, complete };
      };
      const whole = coverageOf(list.source, isAll && !list.isPart);
      return list.tab == null ? [whole] : [whole, coverageOf(list.tab, isAll)];
    },
    keepDay: ({ readings = [], coverage = [] }, list) => {
      const [reading] = readings;
      if (reading === undefined) return;
      const { at: _at, day, readAt: _readAt, ...figures } = reading;
      const text = JSON.stringify(figures);
      if (shown?.figures !== text) {
        shown = { figures: text, day, span: list?.span ?? null };
        return;
      }
      for (const row of coverage) if (row.source === 'readings') row.from = row.to = shown.day;
      reading.day = shown.day;
      if (list !== null) list.span = shown.span;
    },
  };
};
