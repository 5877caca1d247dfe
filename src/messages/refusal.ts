import * as z from 'zod/mini';

const CODES = [
  'orphaned', // the extension was updated or removed under this page
  'unreachable', // the background went away before it answered
  'not-allowed', // this context may not ask that
  'malformed', // the question or the answer is not what the protocol says
  'disk-full',
  'failed',
] as const;
export type Code = (typeof CODES)[number];

/** Why a question has no answer. Whoever asks gets an answer or this, never silence. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}

export const envelope = z.object({ name: z.string(), request: z.unknown() });
export const reply = z.union([
  z.object({ answer: z.unknown() }),
  z.object({ refused: z.object({ code: z.enum(CODES), message: z.string() }) }),
]);
export type Reply = z.infer<typeof reply>;
