import * as z from 'zod/mini';
import { alertSettings } from '#core/model/alert-settings';
import { appealMark } from '#core/model/appeal-mark';
import { EXPORT_ERRORS, ROW_ISSUES } from '#core/model/export';
import { count, day, id, text } from '#core/model/field';
import { pageVisit } from '#core/model/page';
import { preparedTicket } from '#core/model/prepared-ticket';
import { retentionDays, shop, shopHint, shopSettings } from '#core/model/shop';
import { ofShop, PANEL_PROTOCOL } from './panel-protocol';

// All requests that the background answers, with their permitted senders and answers.

const nothing = z.object({});
const deletion = z.object({ isDone: z.boolean() });
/** The seller's marks on listed problems, and prepared tickets. */
const userInput = z.object({ appealMarks: z.array(appealMark), preparedTickets: z.array(preparedTicket) });

/** A skipped part of a file, and why. */
const refusedRow = z.object({
  file: z.optional(text),
  row: z.nullable(count),
  code: z.enum([...ROW_ISSUES, ...EXPORT_ERRORS]),
  column: z.optional(text),
  message: text,
});
const fileRead = z.object({
  kind: z.enum(['order-export', 'cases-export', 'partner-api', 'archive', 'shop-file']),
  /** records or rows in the file */
  rows: count,
  /** how many rows were skipped, and of the first of them why */
  refusedRows: count,
  refused: z.array(refusedRow),
  from: z.nullable(day),
  to: z.nullable(day),
});

const importResult = z.discriminatedUnion('ok', [
  /** with the number of facts added or changed */
  z.extend(fileRead, { ok: z.literal(true), shopId: id, changed: count }),
  z.object({ ok: z.literal(false), code: z.enum(['part-lost', 'unknown-shop', 'unknown-market']) }),
]);
export type ImportResult = z.infer<typeof importResult>;

export const PROTOCOL = {
  ingest: {
    from: 'portal',
    request: pageVisit,
    answer: z.object({ shopId: z.nullable(id), changed: count }),
  },
  /** a page was recognised: inject the reader and the panel */
  readers: { from: 'portal', request: nothing, answer: nothing },
  panel: { from: 'portal', request: nothing, answer: nothing },
  ...PANEL_PROTOCOL,
  refresh: { from: 'page', request: nothing, answer: nothing },
  /** undoes the teaching of a text with its facts; answers how many facts changed */
  'forget-taught': { from: 'page', request: z.object({ key: text }), answer: z.object({ facts: count }) },
  /** the UI failed: damaged facts are set aside */
  repair: { from: 'page', request: nothing, answer: z.object({ setAside: count }) },
  /** facts read from a file, one batch per part */
  'import-part': {
    from: 'page',
    request: z.object({ ticket: id, index: count, text }),
    answer: nothing,
  },
  /** the import is cancelled */
  'import-cancel': { from: 'page', request: z.object({ ticket: id }), answer: nothing },
  /** all parts were sent: import them together */
  'import-read': {
    from: 'page',
    request: z.object({
      /** the known shop of an export, its market where no shop is known yet, or the shop that a shop file names */
      to: z.union([z.strictObject({ shopId: id }), z.strictObject({ region: text }), z.strictObject({ owner: shop })]),
      before: z.object({ ticket: id, parts: count }),
      read: fileRead,
    }),
    answer: importResult,
  },
  /**
   * Saves the seller's marks and tickets with a new `readAt`. Answers with the previous records: saving these undoes
   * it.
   */
  'save-user-input': {
    from: 'either',
    request: z.extend(userInput, { shop: z.union([ofShop, shopHint]) }),
    answer: z.object({ before: userInput }),
  },
  /** names of the shop and its goods, in the language of the page */
  'open-demo': { from: 'page', request: z.object({ names: z.array(text) }), answer: ofShop },
  'save-alerts': { from: 'page', request: z.omit(alertSettings, { since: true }), answer: nothing },
  'show-shop': { from: 'page', request: ofShop, answer: nothing },
  'save-shop-settings': { from: 'page', request: z.extend(shopSettings, { shopId: id }), answer: nothing },
  'save-retention': { from: 'page', request: z.object({ days: retentionDays }), answer: nothing },
  /** answers whether it completed; a cancelled deletion deletes nothing */
  'delete-shop': { from: 'page', request: ofShop, answer: deletion },
  'delete-all': { from: 'page', request: nothing, answer: deletion },
  /** number of facts deleted so far by the running deletion */
  'delete-progress': { from: 'page', request: nothing, answer: z.object({ deleted: count }) },
  'delete-cancel': { from: 'page', request: nothing, answer: nothing },
} as const satisfies Record<string, { from: SenderRole | 'either'; request: z.ZodMiniType; answer: z.ZodMiniType }>;

/** A content script on a portal page, or a page of the extension. */
export type SenderRole = 'portal' | 'page';
export type RequestName = keyof typeof PROTOCOL;
/** What is sent, and what arrives with defaults filled in. */
export type Outgoing<N extends RequestName, Way extends 'request' | 'answer'> = z.input<(typeof PROTOCOL)[N][Way]>;
export type Incoming<N extends RequestName, Way extends 'request' | 'answer'> = z.output<(typeof PROTOCOL)[N][Way]>;
