import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Arrived, type Name, PROTOCOL, type Sent } from './protocol';
import { Refusal, reply } from './refusal';

const send = async (message: unknown): Promise<unknown> => {
  try {
    return await browser.runtime.sendMessage(message);
  } catch (error) {
    const code = browser.runtime?.id === undefined ? 'orphaned' : 'unreachable';
    throw new Refusal(code, error instanceof Error ? error.message : String(error));
  }
};

/** Asks the background. Rejects with a `Refusal`. */
export const ask = async <N extends Name>(name: N, request: Sent<N, 'request'>): Promise<Arrived<N, 'answer'>> => {
  const back = z.safeParse(reply, await send({ name, request }));
  if (!back.success) throw new Refusal('unreachable', `nobody answered ${name}`);
  if ('refused' in back.data) throw new Refusal(back.data.refused.code, back.data.refused.message);
  const answer = z.safeParse(PROTOCOL[name].answer, back.data.answer);
  if (!answer.success) throw new Refusal('malformed', `the answer to ${name}: ${answer.error.issues[0]?.message}`);
  return answer.data as Arrived<N, 'answer'>;
};
