import { createContext, useContext, useEffect, useState } from 'react';
import { firstSteps } from '#core/explain/first-steps';
import { type Answer, NEEDS_FACTS, type Question, type WhyQuestion } from '#core/explain/question';
import type { Step } from '#core/explain/steps';
import type { Assessment } from '#core/model/assessment';
import { t } from '#texts/translate';
import type { Basis, WorkerClient } from '#worker/protocol';

/** `none`: no question, or no worker. `before`: the last answer, while the next is computed. */
export type AskedQuestion<T> =
  | { state: 'none' }
  | { state: 'working'; before: T | undefined }
  | { state: 'known'; answer: T }
  | { state: 'failed'; message: string };

/** The worker that answers questions about facts, and their basis; null on surfaces that have only the assessment. */
export const WorkerContext = createContext<{ worker: WorkerClient; basis: Basis } | null>(null);

/**
 * Asks the worker, again whenever the question or its facts change, and cancels the last question.
 * @param question undefined: not yet
 * @param delay milliseconds to wait for further changes while typing
 */
export const useAnswer = <Q extends Question>(question: Q | undefined, delay = 0): AskedQuestion<Answer<Q>> => {
  const place = useContext(WorkerContext);
  const answered = (): Answer<Q> | undefined =>
    place === null || question === undefined ? undefined : place.worker.answered?.(place.basis, question);
  const [state, setState] = useState<AskedQuestion<Answer<Q>>>(() => {
    const answer = answered();
    return answer === undefined ? { state: 'none' } : { state: 'known', answer };
  });
  const key = place === null || question === undefined ? null : JSON.stringify([place.basis, question]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the answer depends on
  useEffect(() => {
    if (place === null || key === null || question === undefined) return setState({ state: 'none' });
    const known = answered();
    if (known !== undefined) return setState({ state: 'known', answer: known });
    setState((now) => ({ state: 'working', before: newestAnswer(now) }));
    const cancelling = new AbortController();
    const { signal } = cancelling;
    const timer = setTimeout(() => {
      place.worker.ask(place.basis, question, signal).then(
        (answer) =>
          setState((now) => {
            if (!signal.aborted) return { state: 'known', answer };
            return now.state === 'working' ? { state: 'working', before: answer } : now;
          }),
        (error: Error) => signal.aborted || setState({ state: 'failed', message: error.message }),
      );
    }, delay);
    return () => {
      clearTimeout(timer);
      cancelling.abort();
    };
  }, [place?.worker, key, delay]);
  return state;
};

/** The latest answer, perhaps to the last question. */
export const newestAnswer = <T>(asked: AskedQuestion<T>): T | undefined =>
  asked.state === 'known' ? asked.answer : asked.state === 'working' ? asked.before : undefined;

/**
 * An explanation: first steps from the assessment at once, and all steps after the worker's answer.
 * @param isOpen whether it is shown
 */
export const useExplanation = (
  assessment: Assessment,
  question: WhyQuestion,
  isOpen: boolean,
): { steps: readonly Step[]; note: string | undefined } => {
  const asked = useAnswer(isOpen && NEEDS_FACTS.has(question.kind) ? question : undefined);
  const whole = newestAnswer(asked);
  if (whole !== undefined) return { steps: whole, note: undefined };
  return {
    steps: firstSteps(assessment, question),
    note:
      asked.state === 'working'
        ? t('explain.answer.working')
        : asked.state === 'failed'
          ? t('explain.answer.failed', { why: asked.message })
          : undefined,
  };
};
