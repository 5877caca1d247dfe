import type { CoverageSource } from '#core/model/coverage';
import type { Day } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { FactDrafts, Issue, IssueCode, Page } from '#core/model/page';
import type { PageScan } from './dom/page-scan';
import type { IssueLog } from './issues';
import type { OrderRow } from './layouts/order-rows';
import type { PageLocale } from './locale';
import type { TaughtTexts, UnknownWord } from './teaching/taught-texts';

/** A page to be read, with its address, kind, and the number and date formats of its market. */
export interface PageContext {
  scan: PageScan;
  root: Document;
  address: URL;
  page: Page;
  metric: Metric | null;
  locale: PageLocale;
  /** texts that the seller taught for this page, which record their own use */
  taught: TaughtTexts;
}

/** The times of a record that is shown now. */
export const seenNow = ({ at }: Pick<PageLocale, 'at'>) => ({ readAt: at, firstSeen: at, lastSeen: at });

export type OrderDraft = NonNullable<FactDrafts['orders']>[number];

/** The part of a list on the screen; `ListProgress` accumulates the parts. */
export interface VisibleList {
  source: CoverageSource;
  /** one per row, the same for the same row in every reading */
  rowKeys: string[];
  /** keys of rows that have left the screen since the last reading */
  passedKeys: string[];
  /** total number of rows as printed */
  announced: number | null;
  pages: { current: number; last: number } | null;
  /** a search or filter is set, or the list is by nature only a part */
  isPart: boolean;
  /** what the chosen tab lists completely, if nothing is searched or filtered in it */
  tab?: CoverageSource | null;
  /** the days that the list covers; null if unknown */
  span: { from: Day; to: Day } | null;
}

/** Result of reading a page once: not ready, refused, or records. */
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
      /** rows of orders among those that were read */
      orderRows?: OrderRow[];
      /** keys of taught texts that were needed */
      taught?: string[];
      /** keys of taught texts for which a source exists by now */
      outdated?: string[];
      /** the figures are dated today, as the page prints no day */
      isDayAssumed?: boolean;
    }
) & {
  /** words of unknown meaning in columns of states and reasons: shown to the seller, never sent */
  unknownWords?: UnknownWord[];
};

export type RefusedPage = Extract<ReadResult, { kind: 'refused' }>;
type ReadPage = Extract<ReadResult, { kind: 'read' }>;

/** What was read; without more it is one record, found by its captions on a page that is no list. */
export const readResult = (records: FactDrafts, issues: IssueLog, more: Partial<ReadPage> = {}): ReadPage => ({
  kind: 'read',
  records,
  issues: issues.list(),
  rows: 1,
  strategy: 'captions',
  list: null,
  ...more,
});

export const refusePage = (code: IssueCode, detail: string, strategy: string | null = null): RefusedPage => ({
  kind: 'refused',
  issues: [{ code, detail }],
  strategy,
});
