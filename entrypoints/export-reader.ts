import '#messages/jitless';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveExportReader, type WorkerScope } from '#seller-center/exports/export-worker';

export default defineUnlistedScript(() => serveExportReader(globalThis as unknown as WorkerScope));
