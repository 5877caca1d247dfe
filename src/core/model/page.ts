import * as z from 'zod/mini';
import { facts } from './facts';
import { count, instant, known, text } from './field';
import { METRIC_CODES } from './metric';
import { shopHint } from './shop';

/** The pages of Seller Center that have a sheet. */
export const PAGES = [
  'order-list',
  'order-detail',
  'ratings',
  'returns',
  'score',
  'diagnosis',
  'appeal-center',
  'account-health',
  'service',
  'products',
  'sales',
] as const;
export type Page = (typeof PAGES)[number];

/** Why a page was not read, or a record on it left out. A closed list: the screen has a sentence for each. */
export const ISSUE_CODES = [
  'unknown-header', // a column or label that the sheet needs is not there by any of its known names
  'unknown-value', // a cell holds something its column never held
  'ambiguous-date', // could be two days, and nothing else on the page settles it
  'unknown-region', // neither host, address nor page says which market
  'unsupported-language', // captions in a language whose captions no source gives
  'no-rows', // announced rows, showed none
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

const issue = z.object({ code: z.enum(ISSUE_CODES), detail: text });
export type Issue = z.infer<typeof issue>;

/** What one look at a page yielded. `issues` on a read page are records left out; on a refused one, why nothing was read. */
export const pageVisit = z.object({
  page: z.enum(PAGES),
  metric: known(z.enum(METRIC_CODES)),
  /** path and query of the page, without ids of buyers */
  address: text,
  at: instant,
  shop: z.nullable(shopHint),
  outcome: z.enum(['read', 'refused']),
  /** how the table was recognised, for the log of drift */
  strategy: known(text),
  rows: count,
  issues: z.array(issue),
  /** the market, and the language that the page declares */
  locale: z.optional(z.object({ region: known(text), language: known(text) })),
  /** of a refused page: how it is built, with nothing of what it says */
  structure: z.optional(text),
  facts,
});
export type PageVisit = z.infer<typeof pageVisit>;
