import type { Facts } from '#core/model/facts';
import type { ExportContext } from './export-row';
import { type ExportOptions, type ExportOutcome, type ExportProgress, readExport } from './read-export';

// Reading off the thread of the screen: one end stands in a worker, the other where the file was chosen. Only facts
// cross, a batch at a time, and the next is not made before the last was taken; the file itself is never copied.

/** An end of the channel: a worker seen from outside, the worker's own scope, or a port. */
export interface End {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
}
interface Order {
  file: Blob;
  context: ExportContext;
  confirmLarge: boolean;
}
type Ask = { read: Order } | { taken: true } | { cancel: true };
type Tell = { facts: Facts } | { progress: ExportProgress } | { outcome: ExportOutcome } | { failed: string };

/** The worker's end. It reads one file and is of no use after. */
export const answerReading = (end: End): void => {
  const tell = (message: Tell) => end.postMessage(message);
  const abort = new AbortController();
  let goOn = (): void => undefined;
  const start = ({ file, context, confirmLarge }: Order) =>
    readExport(file, context, {
      confirmLarge,
      signal: abort.signal,
      onProgress: (progress) => tell({ progress }),
      onFacts: (facts) =>
        new Promise<void>((resolve) => {
          goOn = resolve;
          tell({ facts });
        }),
    }).then(
      (outcome) => tell({ outcome }),
      (error: unknown) => tell({ failed: String(error) }),
    );
  end.onmessage = ({ data }: MessageEvent<Ask>) => {
    if ('read' in data) void start(data.read);
    if ('cancel' in data) abort.abort();
    if (!('read' in data)) goOn();
  };
};

/** `readExport`, done at the other end. */
export const readElsewhere = (
  end: End,
  file: Blob,
  context: ExportContext,
  { onFacts, onProgress, signal, confirmLarge = false }: ExportOptions,
): Promise<ExportOutcome> =>
  new Promise((resolve, reject) => {
    const ask = (message: Ask) => end.postMessage(message);
    const cancel = () => ask({ cancel: true });
    const fail = (error: unknown) => {
      cancel();
      reject(error);
    };
    end.onmessage = ({ data }: MessageEvent<Tell>) => {
      if ('progress' in data) onProgress?.(data.progress);
      if ('outcome' in data) resolve(data.outcome);
      if ('failed' in data) reject(new Error(data.failed));
      if ('facts' in data) Promise.resolve(onFacts(data.facts)).then(() => ask({ taken: true }), fail);
    };
    signal?.addEventListener('abort', cancel);
    ask({ read: { file, context, confirmLarge } });
    if (signal?.aborted) cancel();
  });
