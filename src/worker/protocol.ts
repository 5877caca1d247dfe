import type { Answer, Question } from '#core/explain/question';
import type { Day, Instant } from '#core/model/day';

// Both ends are one program on two threads, so nothing is parsed in between.

/** Identifies the facts of a shop as of a day; another `computedAt` means that they may have changed. */
export interface Basis {
  shopId: string;
  asOf: Day;
  computedAt: Instant;
}

export type ToWorker = { id: number; basis: Basis; question: Question } | { cancel: number };
export type FromWorker = { id: number; answer: unknown } | { id: number; failed: string };

export interface WorkerClient {
  /** @param signal aborted when the answer is no longer needed: a question not yet begun is dropped */
  ask<Q extends Question>(basis: Basis, question: Q, signal: AbortSignal): Promise<Answer<Q>>;
  /** earlier answer for the same facts, such as for a page shown again */
  answered?<Q extends Question>(basis: Basis, question: Q): Answer<Q> | undefined;
}
