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
export type FromWorker =
  | { id: number; answer: unknown }
  | { id: number; failed: string }
  /** never begun */
  | { id: number; cancelled: true };

export interface WorkerClient {
  /** @param signal aborted when a newer question is asked: one not yet begun is dropped, and never answered */
  ask<Q extends Question>(basis: Basis, question: Q, signal: AbortSignal): Promise<Answer<Q>>;
  /** earlier answer for the same facts, such as for a page shown again */
  answered?<Q extends Question>(basis: Basis, question: Q): Answer<Q> | undefined;
}
