import * as z from 'zod/mini';
import { count, id, instant, orUnknown, text } from './field';
import { METRICS } from './metric';
import { namesSubject, problemKey } from './problem';

/**
 * The seller's mark on one listed problem. The latest `savedAt` wins, so a mark is cleared by saving an empty one. Key:
 * as that of the problem.
 */
export const appealMark = z
  .object({
    metric: z.enum(METRICS),
    orderId: orUnknown(id),
    caseId: orUnknown(id),
    chatId: orUnknown(id),
    /** not to be offered as a candidate */
    excluded: z._default(z.boolean(), false),
    /** earlier attempts that the Appeal Center does not show */
    attempts: z._default(count, 0),
    /** when the seller filed it, until the Appeal Center's ticket is read */
    filedAt: orUnknown(instant),
    /** the seller's answer to whether a ground holds, where no page shows the fact */
    answers: z._default(z.array(z.object({ ground: text, holds: z.boolean() })), []),
    /** done for the seller, whatever the platform still counts */
    done: z._default(z.boolean(), false),
    /** the seller's note */
    note: z._default(text, ''),
    readAt: orUnknown(instant),
  })
  .check(namesSubject);
export type AppealMark = z.infer<typeof appealMark>;
export const appealMarkKey = (mark: AppealMark): string => problemKey(mark);
