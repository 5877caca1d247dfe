import * as z from 'zod/mini';
import type { Day } from './day';
import { count, day, id, rate, text } from './field';
import { problemKey, type Subject, subject } from './problem';

// What the appeal screens need beyond the public assessment.

const maybe = z.nullable(z.number());
const { metric } = subject;

/** A listed problem that a missing fact may make arguable, with the page of the portal that shows the fact. */
const undecidedProblem = z.object({
  ...subject,
  /** grounds that the page would decide, strongest first, and the facts to look for there */
  grounds: z.array(text),
  facts: z.array(text),
  page: z.enum(['order-detail', 'ratings', 'returns', 'messages']),
  gainNow: maybe,
  gainAtDecision: maybe,
  attemptsLeft: count,
});
export type UndecidedProblem = z.infer<typeof undecidedProblem>;

/** The chance that a ticket on a ground is approved: (prior × weight + approved) ÷ (weight + decided). */
const approvalChance = z.object({
  ground: text,
  prior: rate,
  weight: z.number(),
  approved: count,
  rejected: count,
  probability: rate,
});
export type ApprovalChance = z.infer<typeof approvalChance>;

/** An appeal reason as the portal words it, with the grounds that it may stand for. */
const portalReason = z.object({
  metric: z.nullable(metric),
  text,
  grounds: z.array(text),
  tickets: count,
  /** when the form last offered it */
  offeredOn: z.nullable(day),
});
export type PortalReason = z.infer<typeof portalReason>;

const FOLLOW_UP_STATES = ['open', 'filed', 'in-review', 'approved', 'rejected', 'mixed'] as const;

/** The outcome of a prepared ticket and the portal's tickets filed from it, or of a portal's ticket alone. */
const followUp = z.object({
  preparedId: z.nullable(id),
  /** tickets of the portal: several if it was filed in parts */
  ticketIds: z.array(id),
  metric: z.nullable(metric),
  ground: z.nullable(text),
  state: z.enum(FOLLOW_UP_STATES),
  submittedOn: z.nullable(day),
  /** when a decision can be expected; null before filing */
  decisionOn: z.nullable(day),
  /** undecided after `decisionOn` */
  overdue: z.boolean(),
  decidedOn: z.nullable(day),
  /** counts of orders, requests or chats: prepared; filed in the portal; dropped by the platform since */
  asked: count,
  filed: count,
  dropped: count,
  /** points expected at filing if approved; null if not known */
  expected: maybe,
  /** points gained by what the platform has dropped; null until a later list was read */
  actual: maybe,
  /** the overall score printed last before that day, and first from it on */
  printed: z.object({ before: maybe, after: maybe }),
});
export type FollowUp = z.infer<typeof followUp>;

export const appealDetails = z.object({
  /** the day by which a ticket filed today is decided and the metric corrected */
  decisionDay: day,
  undecided: z.array(undecidedProblem),
  /** candidates whose ground rests on the seller's answer, as no page shows the fact */
  bySellerAnswer: z.array(z.object(subject)),
  /** ids by the last day on which filing them still moves the score: see `lastDayOf` */
  lastDays: z.array(z.object({ metric, day, ids: z.array(id) })),
  chances: z.array(approvalChance),
  reasons: z.array(portalReason),
  /** metrics whose form was read in English, and when: a ground that no reason matches is not offered there */
  forms: z.array(z.object({ metric, on: day })),
  followUps: z.array(followUp),
});
export type AppealDetails = z.infer<typeof appealDetails>;

const lastDayIndexes = new WeakMap<AppealDetails, ReadonlyMap<string, Day>>();

/** The last day on which filing still moves the score; undefined if none. Indexed, as thousands of rows ask. */
export const lastDayOf = (details: AppealDetails, problem: Subject): Day | undefined => {
  let days = lastDayIndexes.get(details);
  if (days === undefined) {
    days = new Map(
      details.lastDays.flatMap((group) =>
        group.ids.map((orderId) => [
          problemKey({ metric: group.metric, orderId, caseId: null, chatId: null }),
          group.day,
        ]),
      ),
    );
    lastDayIndexes.set(details, days);
  }
  return days.get(problemKey(problem));
};
