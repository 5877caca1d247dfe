import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Name, Sent } from './protocol';
import { parseReply, Refusal } from './refusal';

const send = async (message: unknown): Promise<unknown> => {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    const code = browser.runtime?.id === undefined ? 'orphaned' : 'unreachable';
    throw new Refusal(code, error instanceof Error ? error.message : String(error));
  }
};

/** Puts a question to the background and brings back what it answered, unread. Rejects with a `Refusal`. */
export const exchange = async <N extends Name>(name: N, request: Sent<N, 'request'>): Promise<unknown> => {
  const back = parseReply(await send({ name, request }));
  if (back === null) throw new Refusal('unreachable', `nobody answered ${name}`);
  if ('refused' in back) throw new Refusal(back.refused.code, back.refused.message);
  return back.answer;
};

/** The same, the answer read as what it has to be. */
export const exchangeAs = async <N extends Name, T extends z.ZodMiniType>(
  answer: T,
  name: N,
  request: Sent<N, 'request'>,
): Promise<z.output<T>> => {
  const parsed = z.safeParse(answer, await exchange(name, request));
  if (!parsed.success) throw new Refusal('malformed', `the answer to ${name}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
};
