// Separate from the schema of a visit, which imports those of all facts.

/** The pages of Seller Center that are read. */
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

/** Why a page was not read or a record was skipped; each code has a text in the catalogs. */
export const ISSUE_CODES = [
  'unknown-header', // a column or label that is needed is not there by any of its known names
  'unknown-value', // a cell holds something its column never held
  'ambiguous-date', // could be either of two days, and the page does not tell which
  'unknown-region', // neither host, address nor page says which market
  'unsupported-language', // captions in a language whose captions no source gives
  'no-rows', // announced rows, showed none
  'still-loading', // has not stopped loading for so long that it has to be said
  'translated-page', // the browser has put its own words in place of the portal's
  'unknown-shop', // names a shop, and not which of the known ones it is
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Masks page texts for a report: numbers of four or more digits may be ids or phone numbers. */
export const withoutNumbers = (text: string): string => text.replace(/\d{4,}/g, '#');
