import type { Answer, Question } from '#core/explain/question';
import type { Day, Instant } from '#core/model/day';

// Both ends are one program on two threads: this is no border, and nothing is parsed at it.

/** Which facts are asked: those of a shop as of a day; another `computedAt` means that they may have changed. */
export interface Basis {
  shopId: string;
  asOf: Day;
  computedAt: Instant;
}

export type ToWorker = { id: number; basis: Basis; question: Question } | { cancel: number };
export type FromWorker = { id: number; answer: unknown } | { id: number; failed: string };

export interface WorkerClient {
  /** @param signal aborted when nobody waits for the answer any more: a question not yet begun is dropped */
  ask<Q extends Question>(basis: Basis, question: Q, signal: AbortSignal): Promise<Answer<Q>>;
  /** what was answered of the same facts before, such as on a page that is shown again */
  answered?<Q extends Question>(basis: Basis, question: Q): Answer<Q> | undefined;
}
