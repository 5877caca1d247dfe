import type { Day, Instant } from '#core/model/day';
import type { Answered, Asked, Question } from './inquiry';

/** Which facts are asked: those of a shop, as of a day, again when it was assessed anew. */
export interface Basis {
  shopId: string;
  asOf: Day;
  computedAt: Instant;
}

/** Both ends are one program on two threads: this is no border, and nothing is parsed at it. */
export type FromDesk = { id: number; basis: Basis; name: Question; asked: never } | { forget: number };
export type Reply = { id: number; answer: unknown } | { id: number; failed: string };

export interface Pending<T> {
  answer: Promise<T>;
  /** nobody waits for it any more */
  forget(): void;
}

/** Where surfaces put their questions. */
export interface Desk {
  ask<Q extends Question>(basis: Basis, name: Q, asked: Asked<Q>): Pending<Answered<Q>>;
}

type Thread = Pick<Worker, 'onmessage' | 'onerror'> & { postMessage(message: unknown): void };
interface Waiting {
  done(answer: unknown): void;
  fail(error: Error): void;
}

/** A desk whose questions are answered on another thread, started with the first of them. */
export const openDesk = (start: () => Thread): Desk => {
  const waiting = new Map<number, Waiting>();
  let thread: Thread | null = null;
  let last = 0;
  const failAll = (message: string) => {
    for (const { fail } of waiting.values()) fail(new Error(message));
    waiting.clear();
  };
  const threadOf = (): Thread => {
    if (thread !== null) return thread;
    thread = start();
    thread.onmessage = ({ data }: MessageEvent<Reply>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failed' in data) asker?.fail(new Error(data.failed));
      else asker?.done(data.answer);
    };
    thread.onerror = (event) => failAll(event.message || 'it stopped');
    return thread;
  };
  return {
    ask: <Q extends Question>(basis: Basis, name: Q, asked: Asked<Q>) => {
      last += 1;
      const id = last;
      const answer = new Promise<Answered<Q>>((done, fail) => {
        waiting.set(id, { done: done as Waiting['done'], fail });
      });
      threadOf().postMessage({ id, basis, name, asked });
      return {
        answer,
        forget: () => {
          if (waiting.delete(id)) threadOf().postMessage({ forget: id });
        },
      };
    },
  };
};
