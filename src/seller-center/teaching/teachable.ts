import { METRICS, type Metric } from '#core/model/metric';
import type { Page } from '#core/model/page';
import { type Columns, captionKeysOf, type FigureCaptions, figureColumns, sourcedKeysOf } from '../captions';
import { APPEAL_CAPTIONS, APPEAL_GROUNDS } from '../pages/appeals/captions';
import { CASE_TYPE_CAPTIONS, PROBLEM_COLUMNS } from '../pages/diagnosis/captions';
import { HEALTH_CAPTIONS } from '../pages/health/captions';
import { ORDER_DETAIL_COLUMNS } from '../pages/order/captions';
import { ORDER_COLUMNS } from '../pages/orders/captions';
import { PRODUCT_COLUMNS } from '../pages/products/captions';
import { RATING_COLUMNS } from '../pages/ratings/captions';
import { RETURN_COLUMNS } from '../pages/returns/captions';
import { SALES_CAPTIONS } from '../pages/sales/captions';
import { SERVICE_CAPTIONS } from '../pages/service/captions';
import { KIND_MEANINGS, STATUS_MEANINGS } from '../status-labels';
import { KNOWN_REASONS } from '../values/reasons';
import { captionKey } from '../values/text';

/** Pages of a few figures, each under its caption. */
export const FIGURE_PAGES: Partial<Record<Page, FigureCaptions>> = {
  'account-health': HEALTH_CAPTIONS,
  service: SERVICE_CAPTIONS,
  sales: SALES_CAPTIONS,
};
/** Columns that a seller can teach, of lists, cards and figures. None is about a person, and no other can be taught. */
const TEACHABLE: Partial<Record<Page, Columns<string>>> = {
  'order-list': ORDER_COLUMNS,
  'order-detail': ORDER_DETAIL_COLUMNS,
  ratings: RATING_COLUMNS,
  returns: RETURN_COLUMNS,
  'appeal-center': { ...APPEAL_CAPTIONS.columns, ...APPEAL_CAPTIONS.titles },
  products: PRODUCT_COLUMNS,
  ...Object.fromEntries(Object.entries(FIGURE_PAGES).map(([page, captions]) => [page, figureColumns(captions)])),
};
/**
 * Columns whose cells are stored as printed, so that a column of names taught as one of these would store the names.
 */
const FREE_TEXT: ReadonlySet<string> = new Set(['productName', 'sellerSku']);

/** The columns of a page's list; null if its list cannot be taught. */
export const teachableColumns = (page: Page, metric: Metric | null): Columns<string> | null => {
  const columns: Columns<string> | null =
    page === 'diagnosis' ? metric && PROBLEM_COLUMNS[metric] : (TEACHABLE[page] ?? null);
  return columns && Object.fromEntries(Object.entries(columns).filter(([field]) => !FREE_TEXT.has(field)));
};

/** Pages without a table, or with a card view, where a label names the value after it. */
export const hasTeachableLabels = (page: Page): boolean =>
  isLabelled(page) || page === 'order-list' || page === 'returns';
export const isLabelled = (page: Page): boolean => page === 'order-detail' || page === 'ratings';

/** Pages whose figures can be taught. */
export const hasTeachableFigures = (page: Page): boolean => page === 'score' || page === 'diagnosis';

const TYPES = [...new Set(Object.values(CASE_TYPE_CAPTIONS))];
const MEANINGS: Partial<Record<Page, Readonly<Record<string, readonly string[]>>>> = {
  'order-list': {
    status: STATUS_MEANINGS,
    cancelReason: KNOWN_REASONS,
    cancelledBy: ['buyer', 'seller', 'system'],
    kind: KIND_MEANINGS,
    fulfillment: ['seller', 'tiktok'],
  },
  returns: { type: TYPES, reason: KNOWN_REASONS, status: ['open', 'completed', 'rejected', 'cancelled'] },
  diagnosis: { type: TYPES, reason: KNOWN_REASONS },
  'appeal-center': { metric: METRICS, status: ['draft', 'submitted', 'in-review', 'approved', 'rejected'] },
};

/** The meanings that a word in a column can be taught; empty if its words cannot be taught. */
export const meaningsOf = (page: Page, field: string, metric: Metric | null): readonly string[] =>
  page === 'appeal-center' && field === 'reason'
    ? metric === null
      ? []
      : APPEAL_GROUNDS[metric]
    : (MEANINGS[page]?.[field] ?? []);

/** The field that a source gives for a caption, or else that is guessed; null if there is none. */
export const meantFields = (
  columns: Columns<string>,
  caption: string,
): { known: string | null; guess: string | null } => {
  const key = captionKey(caption);
  const fieldOf = (keysOf: typeof sourcedKeysOf): string | null =>
    Object.entries(columns).find(([, { captions }]) => keysOf(captions).includes(key))?.[0] ?? null;
  const known = fieldOf(sourcedKeysOf);
  return { known, guess: known === null ? fieldOf(captionKeysOf) : null };
};
