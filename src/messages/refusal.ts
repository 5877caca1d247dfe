export const CODES = [
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

export type Reply = { answer: unknown } | { refused: { code: Code; message: string } };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Null for what is no reply. Written by hand: the script that every page of the portal carries asks questions too, and a
 * schema would bring five times its size along.
 */
export const parseReply = (value: unknown): Reply | null => {
  if (!isObject(value)) return null;
  if ('answer' in value) return { answer: value.answer };
  if (!isObject(value.refused)) return null;
  const { message } = value.refused;
  const code = CODES.find((it) => it === (value.refused as Record<string, unknown>).code);
  return code === undefined || typeof message !== 'string' ? null : { refused: { code, message } };
};
