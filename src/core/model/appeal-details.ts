import * as z from 'zod/mini';
import type { Day } from './day';
import { count, day, id, rate, text } from './field';
import { METRICS } from './metric';
import { problemKey } from './problem';

// What the appeal screens need beyond the assessment's candidates and tickets, whose shape is public and stays as it is.

const maybe = z.nullable(z.number());
const metric = z.enum(METRICS);
const subject = { metric, orderId: z.nullable(id), caseId: z.nullable(id), chatId: z.nullable(id) };

/** Something listed that might be argued: a fact is missing that would decide it, and a page shows it. */
const undecidedProblem = z.object({
  ...subject,
  /** the grounds it would decide, strongest first, and the facts to look for */
  grounds: z.array(text),
  facts: z.array(text),
  page: z.enum(['order-detail', 'ratings', 'returns', 'messages']),
  gainNow: maybe,
  gainAtDecision: maybe,
  attemptsLeft: count,
});
export type UndecidedProblem = z.infer<typeof undecidedProblem>;

/** How a ground's chance of approval comes about: `probability` is (prior × weight + approved) ÷ (weight + decided). */
const approvalChance = z.object({
  ground: text,
  prior: rate,
  weight: z.number(),
  approved: count,
  rejected: count,
  probability: rate,
});
export type ApprovalChance = z.infer<typeof approvalChance>;

/** A reason as the portal words it; `ground` is null where we know none that it means. */
const portalReason = z.object({
  metric: z.nullable(metric),
  text,
  ground: z.nullable(text),
  tickets: count,
  /** when its form was last seen to offer it */
  offeredOn: z.nullable(day),
});
export type PortalReason = z.infer<typeof portalReason>;

export const FOLLOW_UP_STATES = ['open', 'filed', 'in-review', 'approved', 'rejected', 'mixed'] as const;

/** A prepared ticket, the portal's tickets that are about it, or both; a portal's ticket that nobody prepared stands alone. */
const followUp = z.object({
  preparedId: z.nullable(id),
  /** the portal's: none yet, one, or several where it was filed in parts */
  ticketIds: z.array(id),
  metric: z.nullable(metric),
  ground: z.nullable(text),
  state: z.enum(FOLLOW_UP_STATES),
  submittedOn: z.nullable(day),
  /** when a decision can be expected; null while nothing is filed */
  decisionOn: z.nullable(day),
  /** not decided although that day has passed */
  overdue: z.boolean(),
  decidedOn: z.nullable(day),
  /** orders, cases or chats: in the prepared ticket or else in the portal's; of these, in the portal's; and dropped since */
  asked: count,
  filed: count,
  dropped: count,
  /** points that it promised when it was filed, if approved; null where nothing tells */
  expected: maybe,
  /** points won by what the platform has dropped since, on the day it was gone; null until a later list has been read */
  actual: maybe,
  /** the printed overall score before that day and on it or after */
  printed: z.object({ before: maybe, after: maybe }),
});
export type FollowUp = z.infer<typeof followUp>;

export const appealDetails = z.object({
  /** a ticket filed today is decided, and the metric corrected, by then */
  decisionDay: day,
  undecided: z.array(undecidedProblem),
  /** candidates whose ground is met by an answer of the seller, for want of a page that shows the fact */
  bySellerAnswer: z.array(z.object(subject)),
  /** the last day on which filing still moves the score, and what it is the last day for: see `lastDayOf` */
  lastDays: z.array(z.object({ metric, day, ids: z.array(id) })),
  chances: z.array(approvalChance),
  reasons: z.array(portalReason),
  /** the metrics whose form was read in words that are known, and when: a ground that it did not mean is not offered there */
  forms: z.array(z.object({ metric, on: day })),
  followUps: z.array(followUp),
});
export type AppealDetails = z.infer<typeof appealDetails>;

const NOTHING = { caseId: null, chatId: null };
const lastDayIndex = new WeakMap<AppealDetails, Map<string, Day>>();

/** The last day on which filing it still moves the score; undefined where none does. */
export const lastDayOf = (appealDetails: AppealDetails, it: Parameters<typeof problemKey>[0]): Day | undefined => {
  let days = lastDayIndex.get(appealDetails);
  if (days === undefined) {
    days = new Map(
      appealDetails.lastDays.flatMap((its) =>
        its.ids.map((orderId) => [problemKey({ ...NOTHING, metric: its.metric, orderId }), its.day] as const),
      ),
    );
    lastDayIndex.set(appealDetails, days);
  }
  return days.get(problemKey(it));
};
