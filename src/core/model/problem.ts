import * as z from 'zod/mini';
import { id, instant, orUnknown } from './field';
import { METRIC_CODES, METRICS, type Metric } from './metric';

/** The known ids of an order, request (case) or chat. */
export interface SubjectIds {
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}

/** What a metric counts. */
export type Subject = SubjectIds & { metric: Metric };
/** The same as fields of a schema. */
export const subject = {
  metric: z.enum(METRICS),
  orderId: z.nullable(id),
  caseId: z.nullable(id),
  chatId: z.nullable(id),
};

/** Refuses a record without any id. */
export const namesSubject = z.refine<SubjectIds>(
  ({ orderId, caseId, chatId }) => orderId !== null || caseId !== null || chatId !== null,
  { error: 'names no order, case or chat', path: ['orderId'] },
);

/** A problem that a diagnosis list counts against the shop. Key: metric and most specific id. */
export const problem = z
  .object({
    metric: z.enum(METRIC_CODES),
    orderId: orUnknown(id),
    caseId: orUnknown(id),
    chatId: orUnknown(id),
    firstSeen: orUnknown(instant),
    lastSeen: orUnknown(instant),
    readAt: orUnknown(instant),
  })
  .check(namesSubject);
export type Problem = z.infer<typeof problem>;

/** The most specific id that is known. */
export const problemId = ({ orderId, caseId, chatId }: SubjectIds): string => caseId ?? chatId ?? orderId ?? '';

/** The key of a problem, mark, cost or candidate within its shop. */
export const problemKey = (subject: SubjectIds & Pick<Problem, 'metric'>): string =>
  `${subject.metric}+${problemId(subject)}`;
