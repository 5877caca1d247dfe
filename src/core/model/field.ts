import * as z from 'zod/mini';
import { type Instant, isDay, isInstant } from './day';

/** Not known: null, or omitted and parsed as null; never 0, "" or a guess. */
export const orUnknown = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null);

/** A part that is never null: where it is not known, null or omitted, it is parsed as `usual`. */
export const orUsual = <T extends z.ZodMiniType>(schema: T, usual: z.output<T>) =>
  z._default(
    z.pipe(
      z.nullable(schema),
      z.transform((value) => (value ?? usual) as z.output<T>),
    ),
    usual as never,
  );

export const id = z.string().check(z.minLength(1));
export const text = z.string();
export const day = z.string().check(z.refine(isDay, { error: 'not a day that exists, YYYY-MM-DD' }));
export const instant = z
  .string()
  .check(z.refine(isInstant, { error: 'not an instant that exists: 2026-06-22T22:04:05Z, or a bare day' }));

/** When a record was last read from its page, and when it was first and last seen there. */
export const seenTimes = { readAt: orUnknown(instant), firstSeen: orUnknown(instant), lastSeen: orUnknown(instant) };
export type SeenTimes = Record<keyof typeof seenTimes, Instant | null>;

/** Upper bound of amounts, far above real hours and prices, so that their sums stay finite. */
const MAX_AMOUNT = Number.MAX_SAFE_INTEGER;
export const count = z.int().check(z.minimum(0));
export const amount = z.number().check(z.minimum(0), z.maximum(MAX_AMOUNT));
export const rate = z.number().check(z.minimum(0), z.maximum(1));
export const score = z.number().check(z.minimum(0), z.maximum(5));
export const stars = z.int().check(z.minimum(1), z.maximum(5));
export const money = z.object({
  value: z.number().check(z.minimum(-MAX_AMOUNT), z.maximum(MAX_AMOUNT)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof money>;
