import '#messages/jitless';
import { readExportInWorker } from '#seller-center/exports/export-worker-client';
import { openDatabase } from '#storage/database';
import { renderDashboard } from '#ui/dashboard/dashboard-app';

renderDashboard(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  startWorker: () => new Worker('/worker.js'),
  readExport: (file, context, options, signal) =>
    readExportInWorker(new Worker('/export-reader.js'), file, context, options, signal),
});
