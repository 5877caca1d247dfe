import * as z from 'zod/mini';
import { id, instant, known } from './field';
import { METRIC_CODES } from './metric';

/** An order, request (case) or chat by the ids that are known of it. */
export interface SubjectIds {
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}

/** Refuses a record that names no order, request or chat. */
export const namesSubject = z.refine<SubjectIds>(
  ({ orderId, caseId, chatId }) => orderId !== null || caseId !== null || chatId !== null,
  { error: 'names no order, case or chat', path: ['orderId'] },
);

/** What the platform counted against the shop, as a diagnosis list shows it. Key: metric and most particular id. */
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
  .check(namesSubject);
export type Problem = z.infer<typeof problem>;

/** The most particular id that is known. */
export const problemId = ({ orderId, caseId, chatId }: SubjectIds): string => caseId ?? chatId ?? orderId ?? '';

/** The key of a problem, mark, cost or candidate among those of its shop. */
export const problemKey = (subject: SubjectIds & Pick<Problem, 'metric'>): string =>
  `${subject.metric}+${problemId(subject)}`;
