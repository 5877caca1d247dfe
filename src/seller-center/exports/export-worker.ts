import type { ExportContext, ExportOutcome, ExportProgress } from '#core/model/export';
import type { Facts } from '#core/model/facts';
import { readExport } from './read-export';

interface ReadRequest {
  file: Blob | readonly File[];
  context: ExportContext;
  confirmLarge: boolean;
}
/** Messages from page to worker: the file to read, then an acknowledgement of each batch. */
export type ToExportWorker = { read: ReadRequest } | { taken: true };
/** Messages from worker to page. */
export type FromExportWorker =
  | { facts: Facts }
  | { progress: ExportProgress }
  | { outcome: ExportOutcome }
  | { failed: string };

/** Scope of a worker, or a port. */
export interface WorkerScope {
  postMessage(message: FromExportWorker): void;
  onmessage: ((event: MessageEvent<ToExportWorker>) => unknown) | null;
}

/**
 * Reads one file for a page on another thread, once. Only facts are posted, a batch at a time after acknowledgement of
 * the last; the file is not copied.
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
