import type { ExportContext, ExportOutcome, ExportProgress } from '#core/model/export';
import type { Facts } from '#core/model/facts';
import { readExport } from './read-export';

interface ReadRequest {
  file: Blob | readonly File[];
  context: ExportContext;
  confirmLarge: boolean;
}
/** What the page tells the worker: the file to read, then for each batch that it was taken. */
export type ToExportWorker = { read: ReadRequest } | { taken: true };
/** What the worker tells the page. */
export type FromExportWorker =
  | { facts: Facts }
  | { progress: ExportProgress }
  | { outcome: ExportOutcome }
  | { failed: string };

/** The scope of a worker, or a port. */
export interface WorkerScope {
  postMessage(message: FromExportWorker): void;
  onmessage: ((event: MessageEvent<ToExportWorker>) => unknown) | null;
}

/**
 * Reads one file for a page, off the thread of the screen, and is of no use after. Only facts cross, a batch at a time,
 * and the next is not made before the last was taken; the file itself is never copied.
 */
export const serveExportReader = (scope: WorkerScope): void => {
  let onTaken = (): void => undefined;
  const read = ({ file, context, confirmLarge }: ReadRequest) =>
    readExport(file, context, {
      confirmLarge,
      onProgress: (progress) => scope.postMessage({ progress }),
      onFacts: (facts) =>
        new Promise<void>((resolve) => {
          onTaken = resolve;
          scope.postMessage({ facts });
        }),
    }).then(
      (outcome) => scope.postMessage({ outcome }),
      (error: unknown) => scope.postMessage({ failed: String(error) }),
    );
  scope.onmessage = ({ data }) => {
    if ('read' in data) void read(data.read);
    else onTaken();
  };
};
