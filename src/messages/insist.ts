import { exchange } from './exchange';
import type { Name, Sent } from './protocol';
import { Refusal } from './refusal';

/** A worker that was stopped is up again with the next message; one that can't start needs time, then an update. */
const PAUSES = [1_000, 5_000, 30_000];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Asks again while nobody answers, for what must not be lost when the background is stopped in the middle of it. Only
 * for questions that may be asked twice. What the answer is doesn't matter, so the schemas of all answers stay out of
 * the script that every page of the portal carries.
 */
export const insist = async <N extends Name>(
  name: N,
  request: Sent<N, 'request'>,
  pauses: readonly number[] = PAUSES,
): Promise<void> => {
  const [wait, ...later] = pauses;
  try {
    await exchange(name, request);
  } catch (error) {
    if (wait === undefined || !(error instanceof Refusal) || error.code !== 'unreachable') throw error;
    await pause(wait);
    await insist(name, request, later);
  }
};
