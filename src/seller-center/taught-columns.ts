import type { Metric } from '#core/model/metric';
import type { Page } from '#core/model/page';
import type { TaughtColumn } from '#core/model/taught-column';
import { type Column, type Columns, captionKeysOf } from './captions';
import type { FoundColumns } from './dom/columns';
import { APPEAL_CAPTIONS } from './pages/appeals/captions';
import { PROBLEM_COLUMNS } from './pages/diagnosis/captions';
import { ORDER_COLUMNS } from './pages/orders/captions';
import { PRODUCT_COLUMNS } from './pages/products/captions';
import { RETURN_COLUMNS } from './pages/returns/captions';
import { captionKey } from './values/text';

/** The columns of the lists that a seller can teach. None of them is of a person: what has no column can't be taught. */
const TEACHABLE: Partial<Record<Page, Columns<string>>> = {
  'order-list': ORDER_COLUMNS,
  returns: RETURN_COLUMNS,
  'appeal-center': APPEAL_CAPTIONS.columns,
  products: PRODUCT_COLUMNS,
};

/** The columns of a page's list; null where its list can't be taught. */
export const teachableColumns = (page: Page, metric: Metric | null): Columns<string> | null =>
  page === 'diagnosis' ? metric && PROBLEM_COLUMNS[metric] : (TEACHABLE[page] ?? null);

/** What the seller taught of the list that is being read. */
export interface TaughtColumns {
  /** the columns with what they were taught to be headed */
  addTo<F extends string>(columns: Columns<F>): Columns<F>;
  /** notes which taught captions were needed */
  noteUse<F extends string>(found: FoundColumns<F>, sourced: Columns<F>): void;
  used(): string[];
}

/** A caption that a source tells is never another column's: what was taught of it gives way. */
const isSourced = (columns: Columns<string>, caption: string): boolean =>
  Object.values(columns).some(({ captions }) => captionKeysOf(captions).includes(captionKey(caption)));

/** @param taught those of the page, its market and its language */
export const makeTaughtColumns = (taught: readonly TaughtColumn[]): TaughtColumns => {
  const used = new Set<string>();
  const keys = new Set(taught.map(({ caption }) => captionKey(caption)));
  return {
    addTo: (columns) => {
      const free = taught.filter(({ caption }) => !isSourced(columns, caption));
      if (free.length === 0) return columns;
      const added: Record<string, Column> = { ...columns };
      for (const { field, caption } of free) {
        const known = Object.hasOwn(added, field) ? added[field] : undefined;
        if (known !== undefined) added[field] = { ...known, taught: [...(known.taught ?? []), caption] };
      }
      return added as typeof columns;
    },
    noteUse: (found, sourced) => {
      if (keys.size === 0) return;
      for (const { caption } of found.values())
        if (keys.has(captionKey(caption)) && !isSourced(sourced, caption)) used.add(caption);
    },
    used: () => [...used],
  };
};

/** Those of one list in one market and language. */
export const taughtOf = (
  all: readonly TaughtColumn[],
  of: Pick<TaughtColumn, 'page' | 'metric' | 'region' | 'language'>,
): TaughtColumn[] =>
  all.filter(
    ({ page, metric, region, language }) =>
      page === of.page && metric === of.metric && region === of.region && language === of.language,
  );
