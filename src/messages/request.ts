import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { TaughtText } from '#core/model/taught-text';
import type { Outgoing, RequestName } from './protocol';

const REQUEST_ERROR_CODES = [
  'orphaned', // the extension was updated or removed under this page
  'unreachable', // the background stopped before it answered
  'not-allowed', // this context may not send that request
  'malformed', // the request or the answer violates the protocol
  'disk-full',
  'failed',
] as const;
export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number];

/** Why a request failed: every sender gets an answer or this error. */
export class RequestError extends Error {
  override name = 'RequestError';
  constructor(
    readonly code: RequestErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export type Reply = { answer: unknown } | { refused: { code: RequestErrorCode; message: string } };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Null for a malformed reply. Checked by hand: the watcher on every portal page sends requests too, and a schema would
 * multiply its size by five.
 */
const parseReply = (value: unknown): Reply | null => {
  if (!isObject(value)) return null;
  if ('answer' in value) return { answer: value.answer };
  const { refused } = value;
  if (!isObject(refused)) return null;
  const code = REQUEST_ERROR_CODES.find((known) => known === refused.code);
  return code === undefined || typeof refused.message !== 'string'
    ? null
    : { refused: { code, message: refused.message } };
};

/** Sends a request to the background and returns the unparsed answer. Rejects with a `RequestError`. */
const send = async <N extends RequestName>(name: N, request: Outgoing<N, 'request'>): Promise<unknown> => {
  let message: unknown;
  try {
    message = await browser.runtime.sendMessage({ name, request });
  } catch (error) {
    const code = browser.runtime?.id === undefined ? 'orphaned' : 'unreachable';
    throw new RequestError(code, error instanceof Error ? error.message : String(error));
  }
  const reply = parseReply(message);
  if (reply === null) throw new RequestError('unreachable', `nobody answered ${name}`);
  if ('refused' in reply) throw new RequestError(reply.refused.code, reply.refused.message);
  return reply.answer;
};

/** Sends a request to the background and parses the answer by `schema`. Rejects with a `RequestError`. */
export const sendAndParse = async <N extends RequestName, T extends z.ZodMiniType>(
  schema: T,
  name: N,
  request: Outgoing<N, 'request'>,
): Promise<z.output<T>> => {
  const parsed = z.safeParse(schema, await send(name, request));
  if (!parsed.success) throw new RequestError('malformed', `the answer to ${name}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
};

/** Retry delays: a stopped worker restarts with the next message; one that cannot start needs time, then an update. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000];

/** Retries while nobody answers, in case the background is stopped midway; for idempotent requests only. */
export const retryRequest = async <T>(
  ask: () => Promise<T>,
  retryAfterMs: readonly number[] = RETRY_AFTER_MS,
  retried: readonly RequestErrorCode[] = ['unreachable'],
): Promise<T> => {
  const [wait, ...later] = retryAfterMs;
  try {
    return await ask();
  } catch (error) {
    if (wait === undefined || !(error instanceof RequestError) || !retried.includes(error.code)) throw error;
    await new Promise((done) => setTimeout(done, wait));
    return retryRequest(ask, later, retried);
  }
};

/** A page is read once: while a lost database is begun anew, its visit fails and has to be sent again. */
const RETRIED_OF_VISITS: readonly RequestErrorCode[] = ['unreachable', 'failed'];

/** Like `retryRequest` without parsing the answer, which keeps the schemas out of the watcher. */
export const sendWithRetry = async <N extends RequestName>(
  name: N,
  request: Outgoing<N, 'request'>,
  retryAfterMs?: readonly number[],
): Promise<void> => {
  await retryRequest(() => send(name, request), retryAfterMs, name === 'ingest' ? RETRIED_OF_VISITS : undefined);
};

const isText = (value: unknown): value is TaughtText =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value && typeof value.text === 'string';

/**
 * The taught texts, for a page reader: already validated by the background, as readers load no schemas. Rejects with a
 * `RequestError`.
 */
export const askTaught = async (): Promise<TaughtText[]> => {
  const answer = await send('taught', {});
  const texts = typeof answer === 'object' && answer !== null && 'texts' in answer ? answer.texts : null;
  if (!Array.isArray(texts) || !texts.every(isText)) throw new RequestError('malformed', 'the answer to taught');
  return texts;
};
