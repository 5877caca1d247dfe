import * as z from 'zod/mini';
import { id, instant, known } from './field';
import { METRIC_CODES } from './metric';

/** What the platform counted against the shop, as a diagnosis list shows it. Key: metric + caseId, else chatId, else orderId. */
export const problem = z
  .object({
    metric: z.enum(METRIC_CODES),
    orderId: known(id),
    caseId: known(id),
    chatId: known(id),
    firstSeen: known(instant),
    lastSeen: known(instant),
    readAt: known(instant),
  })
  .check(
    z.refine((it) => it.orderId !== null || it.caseId !== null || it.chatId !== null, {
      error: 'names no order, case or chat',
      path: ['orderId'],
    }),
  );
export type Problem = z.infer<typeof problem>;
type Named = Pick<Problem, 'orderId' | 'caseId' | 'chatId'>;
/** The most particular id that it has. */
export const problemId = ({ orderId, caseId, chatId }: Named): string => caseId ?? chatId ?? orderId ?? '';
export const problemKey = (it: Named & Pick<Problem, 'metric'>): string => `${it.metric}+${problemId(it)}`;
