import type { Answer, Question } from '#core/explain/question';
import type { FromWorker, ToWorker, WorkerClient } from './protocol';

type Thread = Pick<Worker, 'onmessage' | 'onerror'> & { postMessage(message: ToWorker): void };
type Waiting = Pick<PromiseWithResolvers<never>, 'resolve' | 'reject'>;

/** Asks a worker that is started with the first question. One that breaks fails all that wait. */
export const openWorkerClient = (start: () => Thread): WorkerClient => {
  const waiting = new Map<number, Waiting>();
  let thread: Thread | undefined;
  let lastId = 0;

  const startOnce = (): Thread => {
    if (thread !== undefined) return thread;
    thread = start();
    thread.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failed' in data) asker?.reject(new Error(data.failed));
      else asker?.resolve(data.answer as never);
    };
    thread.onerror = ({ message }) => {
      for (const { reject } of waiting.values()) reject(new Error(message || 'it stopped'));
      waiting.clear();
    };
    return thread;
  };

  return {
    ask: <Q extends Question>(...[basis, question, signal]: Parameters<WorkerClient['ask']>) =>
      new Promise<Answer<Q>>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        startOnce().postMessage({ id, basis, question });
        signal.addEventListener('abort', () => {
          if (waiting.delete(id)) startOnce().postMessage({ cancel: id });
        });
      }),
  };
};
