import * as z from 'zod/mini';
import { assessment } from '#core/model/assessment';
import { checkItem, ORDER_CHECKS } from '#core/model/check-item';
import { count, id, instant, orUnknown, text } from '#core/model/field';
import { METRIC_CODES } from '#core/model/metric';
import { orderMark } from '#core/model/order-mark';
import { ISSUE_CODES, PAGES } from '#core/model/page-kind';
import { preparedTicket } from '#core/model/prepared-ticket';
import { shopHint } from '#core/model/shop';
import { taughtText } from '#core/model/taught-text';

// Requests of the panel on a portal page, separate from those that need the schemas of all facts.

/** A shop by its id, for extension pages. */
export const ofShop = z.object({ shopId: id });

const pageSummary = z.object({
  shopId: id,
  /** null before the first assessment; costs of the listed orders only, and candidates of these and of open tickets */
  assessment: z.nullable(assessment),
  /** what is overdue or due today and costs most */
  clock: z.nullable(checkItem),
  orders: z.array(orderMark),
  /** on the list of orders: all open orders that fail a check of the morning, listed there or not */
  checks: z.array(z.object({ check: z.enum(ORDER_CHECKS), orderIds: z.array(id) })),
  /** beside a page without orders: the daily checks that it answers */
  pageChecks: z.array(checkItem),
  /** benefits granted or lost at the nearest thresholds below and above */
  stakes: z.array(z.object({ threshold: z.number(), benefits: z.array(text) })),
  /** open tickets with their required evidence */
  preparedTickets: z.array(z.object({ ticket: preparedTicket, evidence: z.array(text) })),
});
export type PageSummary = z.infer<typeof pageSummary>;

/** The result of the newest visit of a page. */
const lastVisit = z.object({
  outcome: z.enum(['read', 'refused']),
  rows: z.number(),
  at: instant,
  issues: z.array(z.object({ code: z.enum(ISSUE_CODES), detail: text })),
});
export type LastVisit = z.infer<typeof lastVisit>;

/** Numbers of a trial's facts that agree and disagree with known ones. */
const taughtFinding = z.object({
  about: z.enum(['orders', 'dates', 'figures', 'total']),
  agree: count,
  differ: count,
});
export type TaughtFinding = z.infer<typeof taughtFinding>;

export const PANEL_PROTOCOL = {
  /** what is known of the open page; no summary if its shop is not known */
  'page-summary': {
    from: 'portal',
    request: z.object({
      shop: z.nullable(shopHint),
      page: z.enum(PAGES),
      metric: orUnknown(z.enum(METRIC_CODES)),
      orderIds: z.array(id),
    }),
    answer: z.object({ visit: z.nullable(lastVisit), summary: z.nullable(pageSummary) }),
  },
  /** opens the dashboard at an anchor, which a page cannot do itself */
  'show-dashboard': {
    from: 'portal',
    request: z.object({ anchor: z.string().check(z.regex(/^[\w.-]{0,80}$/)) }),
    answer: z.object({}),
  },
  /**
   * Drafts a ticket's appeal from the facts, in the ticket's language, else in the portal's as last declared. The
   * answer names the language.
   */
  'draft-appeal': {
    from: 'either',
    request: z.object({ shop: z.union([ofShop, shopHint]), ticket: preparedTicket }),
    answer: z.object({ text, language: text, portal: z.nullable(text) }),
  },
  /** texts that the seller taught */
  taught: { from: 'either', request: z.object({}), answer: z.object({ texts: z.array(taughtText) }) },
  /** stores meanings of texts; the page is read again */
  teach: { from: 'either', request: z.object({ texts: z.array(taughtText) }), answer: z.object({}) },
  /** compares facts of a trial reading with what is known of the shop, without storing them */
  'check-taught': {
    from: 'either',
    request: z.object({ shop: shopHint, facts: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
    answer: z.object({ findings: z.array(taughtFinding) }),
  },
  /** opens the side panel beside the asking page, on a click */
  'show-side-panel': { from: 'portal', request: z.object({}), answer: z.object({}) },
} as const;
