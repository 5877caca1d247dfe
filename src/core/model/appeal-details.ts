import * as z from 'zod/mini';
import type { Day } from './day';
import { count, day, id, rate, text } from './field';
import { METRICS, type Metric } from './metric';
import { problemKey, type SubjectIds } from './problem';

// What the screens about appeals need beyond the public assessment.

const maybe = z.nullable(z.number());
const metric = z.enum(METRICS);
const subject = { metric, orderId: z.nullable(id), caseId: z.nullable(id), chatId: z.nullable(id) };

/** A listed problem that might be argued: a fact is missing that would decide it, and a page of the portal shows it. */
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

/** The chance that a ticket on a ground is approved: `probability` is (prior × weight + approved) ÷ (weight + decided). */
const approvalChance = z.object({
  ground: text,
  prior: rate,
  weight: z.number(),
  approved: count,
  rejected: count,
  probability: rate,
});
export type ApprovalChance = z.infer<typeof approvalChance>;

/** A reason as the portal words it, and the grounds that are known to be meant: of several, each may be filed under it. */
const portalReason = z.object({
  metric: z.nullable(metric),
  text,
  grounds: z.array(text),
  tickets: count,
  /** when its form was last seen to offer it */
  offeredOn: z.nullable(day),
});
export type PortalReason = z.infer<typeof portalReason>;

const FOLLOW_UP_STATES = ['open', 'filed', 'in-review', 'approved', 'rejected', 'mixed'] as const;

/** What became of a prepared ticket and the portal's tickets that it was filed as, or of a portal's ticket alone. */
const followUp = z.object({
  preparedId: z.nullable(id),
  /** of the portal: none yet, one, or several where it was filed in parts */
  ticketIds: z.array(id),
  metric: z.nullable(metric),
  ground: z.nullable(text),
  state: z.enum(FOLLOW_UP_STATES),
  submittedOn: z.nullable(day),
  /** when a decision can be expected; null while nothing is filed */
  decisionOn: z.nullable(day),
  /** not decided although `decisionOn` has passed */
  overdue: z.boolean(),
  decidedOn: z.nullable(day),
  /** counts of orders, requests or chats: asked for; of these, in the portal's tickets; of these, dropped by the platform since */
  asked: count,
  filed: count,
  dropped: count,
  /** points promised when it was filed, if approved; null where that is not known */
  expected: maybe,
  /** points won by what the platform has dropped since; null until a later list has been read */
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
  /** the last day on which filing still moves the score, with the ids that it is the last day for: see `lastDayOf` */
  lastDays: z.array(z.object({ metric, day, ids: z.array(id) })),
  chances: z.array(approvalChance),
  reasons: z.array(portalReason),
  /** the metrics whose form was read in English, and when: a ground that no reason of it means is not offered there */
  forms: z.array(z.object({ metric, on: day })),
  followUps: z.array(followUp),
});
export type AppealDetails = z.infer<typeof appealDetails>;

const lastDayIndexes = new WeakMap<AppealDetails, ReadonlyMap<string, Day>>();

/** The last day on which filing it still moves the score; undefined where none does. Indexed, as thousands of rows ask. */
export const lastDayOf = (details: AppealDetails, subject: SubjectIds & { metric: Metric }): Day | undefined => {
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
  return days.get(problemKey(subject));
};
