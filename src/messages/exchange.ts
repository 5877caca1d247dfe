import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Name, Sent } from './protocol';
import { Refusal, reply } from './refusal';

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
  const back = z.safeParse(reply, await send({ name, request }));
  if (!back.success) throw new Refusal('unreachable', `nobody answered ${name}`);
  if ('refused' in back.data) throw new Refusal(back.data.refused.code, back.data.refused.message);
  return back.data.answer;
};
