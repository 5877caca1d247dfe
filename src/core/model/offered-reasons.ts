import * as z from 'zod/mini';
import { known, seenTimes, text } from './field';
import { METRICS } from './metric';

/**
 * The reasons that the portal's form offered for an appeal of a metric, in its words and order, as last shown. Key: metric
 * and language, either null where the page did not say.
 */
export const offeredReasons = z.object({
  metric: known(z.enum(METRICS)),
  /** as the page declares it, such as `en` */
  language: known(text),
  reasons: z.array(text).check(z.minLength(1)),
  /** the grounds that some of them mean, as the seller said; null for one that means none */
  taughtGrounds: z.optional(z.record(text, z.nullable(text))),
  ...seenTimes,
});
export type OfferedReasons = z.infer<typeof offeredReasons>;
export const offeredReasonsKey = ({ metric, language }: OfferedReasons): string => `${metric ?? ''}+${language ?? ''}`;
