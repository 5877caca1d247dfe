import type { Answer, Question } from '#core/explain/question';
import type { FromWorker, ToWorker, WorkerClient } from './protocol';

type Thread = Pick<Worker, 'onmessage' | 'onerror'> & { postMessage(message: ToWorker): void };
interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Sliders repeat questions, so each is asked once. */
const MAX_REMEMBERED = 50;

/** Starts a worker with the first question; one that breaks fails all that wait, and the next question starts another. */
export const openWorkerClient = (start: () => Thread): Required<WorkerClient> => {
  const waiting = new Map<number, Waiting>();
  let thread: Thread | undefined;
  let lastId = 0;
  let basisKey = '';
  const answers = new Map<string, unknown>();

  const startOnce = (): Thread => {
    if (thread !== undefined) return thread;
    thread = start();
    thread.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failed' in data) asker?.reject(new Error(data.failed));
      else if ('answer' in data) asker?.resolve(data.answer);
    };
    thread.onerror = ({ message }) => {
      for (const { reject } of waiting.values()) reject(new Error(message || 'it stopped'));
      waiting.clear();
      thread = undefined;
    };
    return thread;
  };

  return {
    ask: <Q extends Question>(...[basis, question, signal]: Parameters<WorkerClient['ask']>) =>
      new Promise<Answer<Q>>((resolve, reject) => {
        const id = ++lastId;
        const remember = (answer: unknown) => {
          if (basisKey !== JSON.stringify(basis)) answers.clear();
          basisKey = JSON.stringify(basis);
          if (answers.size >= MAX_REMEMBERED) answers.clear();
          answers.set(JSON.stringify(question), answer);
          resolve(answer as Answer<Q>);
        };
        waiting.set(id, { resolve: remember, reject });
        startOnce().postMessage({ id, basis, question });
        signal.addEventListener('abort', () => {
          if (waiting.has(id)) startOnce().postMessage({ cancel: id });
        });
      }),
    answered: (basis, question) =>
      basisKey === JSON.stringify(basis) ? (answers.get(JSON.stringify(question)) as never) : undefined,
  };
};
