import '#messages/jitless';
import { readElsewhere } from '#seller-center/exports/elsewhere';
import { openDatabase } from '#storage/database';
import { openDashboard } from '#ui/dashboard/dashboard-app';

/** Each export has a thread of its own, which ends with it: one that breaks says so, and a cancelled one stops at once. */
const readExport: Parameters<typeof openDashboard>[1]['readExport'] = (file, context, options) => {
  const thread = new Worker('/export-reader.js');
  const ended = new Promise<{ ok: false; code: string; message: string }>((done, fail) => {
    thread.onerror = ({ message }) => fail(new Error(message || 'The thread that reads files stopped.'));
    options.signal.addEventListener('abort', () =>
      done({ ok: false, code: 'cancelled', message: 'Cancelled; nothing of it was kept.' }),
    );
  });
  return Promise.race([readElsewhere(thread, file, context, options), ended]).finally(() => thread.terminate());
};

openDashboard(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  startWorker: () => new Worker('/worker.js'),
  readExport,
});
