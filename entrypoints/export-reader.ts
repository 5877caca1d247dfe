import '#messages/jitless';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveExportReader, type WorkerScope } from '#seller-center/exports/export-worker';

/** A worker of the dashboard that reads one export. */
export default defineUnlistedScript(() => serveExportReader(globalThis as unknown as WorkerScope));
