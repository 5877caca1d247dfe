import * as z from 'zod/mini';
import { assessment } from '#core/model/assessment';
import { count, day, id, instant, known, text } from '#core/model/field';
import { METRIC_CODES, METRICS } from '#core/model/metric';
import { ISSUE_CODES, PAGES } from '#core/model/page-kind';
import { preparedTicket } from '#core/model/prepared-ticket';
import { shopHint } from '#core/model/shop';
import { taughtText } from '#core/model/taught-text';

// The requests of the panel on a page of the portal: apart from the rest, whose schemas of all facts it does without.

/** A shop as pages of the extension know it. */
export const ofShop = z.object({ shopId: id });

const metric = z.enum(METRICS);

/** An order that the page lists; `unknown` says neither that it costs something nor that it does not. */
const pageOrder = z.object({
  orderId: id,
  state: z.enum(['costs', 'nothing', 'unknown']),
  costs: z.array(z.object({ metric, points: z.number(), leavesOn: day })),
  appeal: z.nullable(z.object({ metric, ground: text })),
  prepared: z.nullable(z.object({ id, metric, state: z.enum(['open', 'filed']) })),
  delivery: z.nullable(z.object({ due: day, daysLeft: z.number(), shipped: z.boolean() })),
  answerBy: z.nullable(instant),
});
export type OrderMark = z.infer<typeof pageOrder>;

const pageSummary = z.object({
  shopId: id,
  /** null before the first assessment; its costs and candidates are those of the listed orders alone */
  assessment: z.nullable(assessment),
  orders: z.array(pageOrder),
  /** the benefits that go or come at the threshold below and at the one above */
  stakes: z.array(z.object({ threshold: z.number(), benefits: z.array(text) })),
  /** the open ones, each with what has to be attached to it */
  preparedTickets: z.array(z.object({ ticket: preparedTicket, evidence: z.array(text) })),
});
export type PageSummary = z.infer<typeof pageSummary>;

/** How the newest visit of a page went. */
const lastVisit = z.object({
  outcome: z.enum(['read', 'refused']),
  rows: z.number(),
  at: instant,
  issues: z.array(z.object({ code: z.enum(ISSUE_CODES), detail: text })),
});
export type LastVisit = z.infer<typeof lastVisit>;

/** How much of what a trial would read agrees with what is known, and how much doesn't. */
const taughtFinding = z.object({
  about: z.enum(['orders', 'dates', 'figures', 'total']),
  agree: count,
  differ: count,
});
export type TaughtFinding = z.infer<typeof taughtFinding>;

export const PANEL_PROTOCOL = {
  /** what is known of the page that is shown; no summary where its shop is not known */
  'page-summary': {
    from: 'portal',
    request: z.object({
      shop: z.nullable(shopHint),
      page: z.enum(PAGES),
      metric: known(z.enum(METRIC_CODES)),
      orderIds: z.array(id),
    }),
    answer: z.object({ visit: z.nullable(lastVisit), summary: z.nullable(pageSummary) }),
  },
  /** a page cannot open the dashboard itself; the anchor names a place on it */
  'show-dashboard': {
    from: 'portal',
    request: z.object({ anchor: z.string().check(z.regex(/^[\w.-]{0,80}$/)) }),
    answer: z.object({}),
  },
  /**
   * Writes the appeal of a ticket from the facts, in the ticket's language, else in that of the portal as a page last
   * declared it. The answer names the language.
   */
  'draft-appeal': {
    from: 'either',
    request: z.object({ shop: z.union([ofShop, shopHint]), ticket: preparedTicket }),
    answer: z.object({ text, language: text, portal: z.nullable(text) }),
  },
  /** what the seller taught of the portal's pages */
  taught: { from: 'either', request: z.object({}), answer: z.object({ texts: z.array(taughtText) }) },
  /** keeps what the seller said that texts mean; the page is read anew */
  teach: { from: 'either', request: z.object({ texts: z.array(taughtText) }), answer: z.object({}) },
  /** holds what a trial of teaching would read against what is known of the shop; nothing of it is kept */
  'check-taught': {
    from: 'either',
    request: z.object({ shop: shopHint, facts: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
    answer: z.object({ findings: z.array(taughtFinding) }),
  },
  /** opens the side panel beside the page that asks, on a click */
  'show-side-panel': { from: 'portal', request: z.object({}), answer: z.object({}) },
} as const;
