import * as z from 'zod/mini';
import { count, id, instant, known, text } from './field';
import { METRICS } from './metric';
import { problemKey } from './problem';

/**
 * What the seller says of appealing one listed order, case or chat. It stands as it was last said: taking a mark back is
 * saying otherwise later, so that an older file brings nothing back. Key: as that of the problem.
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
    /** "I filed this": when; the Appeal Center's own ticket takes its place as soon as it is read */
    filedAt: known(instant),
    /** what the seller looked up where no page that is read shows it: whether the facts are as a ground asks */
    answers: z._default(z.array(z.object({ ground: text, holds: z.boolean() })), []),
    /** when the seller last said so */
    readAt: known(instant),
  })
  .check(
    z.refine((it) => it.orderId !== null || it.caseId !== null || it.chatId !== null, {
      error: 'names no order, case or chat',
      path: ['orderId'],
    }),
  );
export type AppealMark = z.infer<typeof appealMark>;
export const appealMarkKey = (it: AppealMark): string => problemKey(it);
