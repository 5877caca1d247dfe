import * as z from 'zod/mini';
import { orUnknown, seenTimes, text } from './field';
import { METRICS } from './metric';

/**
 * The appeal reasons that the portal's form offered for a metric, in its words and order. Key: metric and language,
 * either null if the page did not say.
 */
export const offeredReasons = z.object({
  metric: orUnknown(z.enum(METRICS)),
  /** language that the page declares, such as `en` */
  language: orUnknown(text),
  reasons: z.array(text).check(z.minLength(1)),
  /** grounds that the seller matched to reasons; null for a reason that matches none */
  taughtGrounds: z.optional(z.record(text, z.nullable(text))),
  ...seenTimes,
});
export type OfferedReasons = z.infer<typeof offeredReasons>;
export const offeredReasonsKey = ({ metric, language }: OfferedReasons): string => `${metric ?? ''}+${language ?? ''}`;
