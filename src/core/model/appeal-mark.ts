import * as z from 'zod/mini';
import { count, id, instant, known, text } from './field';
import { METRICS } from './metric';
import { namesSubject, problemKey } from './problem';

/**
 * The seller's mark on one listed order, request or chat. The mark saved last stands: taking it back is saving an empty one
 * later, so that an older file brings nothing back. Key: as that of the problem.
 */
export const appealMark = z
  .object({
    metric: z.enum(METRICS),
    orderId: known(id),
    caseId: known(id),
    chatId: known(id),
    /** not to be offered: the seller knows that there is nothing to argue, or does not want to */
    excluded: z._default(z.boolean(), false),
    /** attempts made before, which the Appeal Center does not show (any more) */
    attempts: z._default(count, 0),
    /** when the seller filed it; the Appeal Center's own ticket takes its place as soon as it is read */
    filedAt: known(instant),
    /** whether the facts are as a ground asks, as the seller looked it up where no page that is read shows it */
    answers: z._default(z.array(z.object({ ground: text, holds: z.boolean() })), []),
    /** the seller has dealt with it, whatever the platform still counts */
    done: z._default(z.boolean(), false),
    /** in the seller's own words */
    note: z._default(text, ''),
    /** when it was saved */
    readAt: known(instant),
  })
  .check(namesSubject);
export type AppealMark = z.infer<typeof appealMark>;
export const appealMarkKey = (mark: AppealMark): string => problemKey(mark);
