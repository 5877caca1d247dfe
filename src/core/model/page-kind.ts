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
  'unknown-header', // a required column or label is missing under all its known names
  'guessed-header', // read by a caption that neither a source nor the seller names
  'unknown-value', // a cell holds a value unknown for its column
  'ambiguous-date', // may be either of two days
  'unknown-region', // neither host, URL nor page tells the market
  'unsupported-language', // no captions are known in the page's language
  'no-rows', // rows were announced but none shown
  'still-loading', // has been loading for too long
  'translated-page', // the browser translated the page
  'reader-failed', // the reader threw an error
  'unknown-shop', // names a shop without telling which of the known ones it is
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Masks page texts for a report: numbers of four or more digits may be ids or phone numbers. */
export const withoutNumbers = (text: string): string => text.replace(/\d{4,}/g, '#');
