import type { CoverageSource } from '#core/model/coverage';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { FactDrafts, Issue, IssueCode, Page } from '#core/model/page';
import type { PageScan } from './dom/page-scan';
import type { PageLocale } from './locale';
import type { OrderRow } from './order-rows';
import type { TaughtTexts, UnknownWord } from './taught-texts';

/** A page to be read: where it is, which one it is, and how its market writes. */
export interface PageContext {
  scan: PageScan;
  root: Document;
  address: URL;
  page: Page;
  metric: Metric | null;
  locale: PageLocale;
  /** what the seller taught of this page, and which of it was needed to read it */
  taught: TaughtTexts;
}

export type OrderDraft = NonNullable<FactDrafts['orders']>[number];

/** A list as far as it is on the screen now; `ListProgress` adds up what is seen of it. */
export interface VisibleList {
  source: CoverageSource;
  /** one for each row, the same for the same row whenever it is seen */
  rowKeys: string[];
  /** those of rows that have left the screen since the last look: they were on this list if nothing else changed */
  passedKeys?: string[];
  /** how many rows the page says there are in all */
  announced: number | null;
  pages: { current: number; last: number } | null;
  /** a search or a filter is set, or the list is by its nature only a part */
  isPart: boolean;
  /** what the chosen tab holds whole although it is a part of the list, with nothing searched or filtered in it */
  tab?: CoverageSource | null;
  /** the days that the list speaks of; null where nothing says */
  span: { from: Day; to: Day } | null;
}

/** What reading a page once gave: not ready yet, not understood, or records. */
export type ReadResult = (
  | { kind: 'waiting' }
  | { kind: 'refused'; issues: Issue[]; strategy: string | null }
  | {
      kind: 'read';
      records: FactDrafts;
      /** what was left out of the records, and why */
      issues: Issue[];
      rows: number;
      strategy: string;
      list: VisibleList | null;
      /** the rows of orders among those that were read */
      orderRows?: OrderRow[];
      /** the keys of what the seller taught that was needed */
      taught?: string[];
      /** the keys of what the seller taught that a source tells by now */
      outdated?: string[];
      /** the figures are filed under today, since the page prints no day */
      isDayAssumed?: boolean;
    }
) & {
  /** words in columns of states and reasons that nobody has said the meaning of: to be asked, never sent */
  unknownWords?: UnknownWord[];
};

export type RefusedPage = Extract<ReadResult, { kind: 'refused' }>;

export const refusePage = (code: IssueCode, detail: string, strategy: string | null = null): RefusedPage => ({
  kind: 'refused',
  issues: [{ code, detail }],
  strategy,
});
