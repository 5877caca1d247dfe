import type { ExportContext, ExportOptions, ExportOutcome } from '#core/model/export';
import type { FromExportWorker, ToExportWorker } from './export-worker';

/** A worker that runs `serveExportReader`, as seen by the page. */
export interface ExportWorker {
  postMessage(message: ToExportWorker): void;
  onmessage: ((event: MessageEvent<FromExportWorker>) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
  terminate(): void;
}

/**
 * Runs `readExport` in its own worker and ends it. Aborting ends the worker at once. Rejects if the worker fails or a
 * batch cannot be processed.
 */
export const readExportInWorker = (
  worker: ExportWorker,
  file: Blob | readonly File[],
  context: ExportContext,
  { onFacts, onProgress, confirmLarge = false }: ExportOptions,
  signal: AbortSignal,
): Promise<ExportOutcome> =>
  new Promise<ExportOutcome>((resolve, reject) => {
    const cancel = () => resolve({ ok: false, code: 'cancelled', message: 'reading it was cancelled' });
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    worker.onerror = ({ message }) => reject(new Error(message || 'The thread that reads files stopped.'));
    worker.onmessage = ({ data }) => {
      if ('progress' in data) onProgress?.(data.progress);
      if ('outcome' in data) resolve(data.outcome);
      if ('failed' in data) reject(new Error(data.failed));
      if ('facts' in data) Promise.resolve(onFacts(data.facts)).then(() => worker.postMessage({ taken: true }), reject);
    };
    worker.postMessage({ read: { file, context, confirmLarge } });
  }).finally(() => worker.terminate());
