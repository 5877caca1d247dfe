import * as z from 'zod/mini';
import { exchange } from './exchange';
import { type Arrived, type Name, PROTOCOL, type Sent } from './protocol';
import { Refusal } from './refusal';

/** Asks the background. Rejects with a `Refusal`. */
export const ask = async <N extends Name>(name: N, request: Sent<N, 'request'>): Promise<Arrived<N, 'answer'>> => {
  const answer = z.safeParse(PROTOCOL[name].answer, await exchange(name, request));
  if (!answer.success) throw new Refusal('malformed', `the answer to ${name}: ${answer.error.issues[0]?.message}`);
  return answer.data as Arrived<N, 'answer'>;
};
