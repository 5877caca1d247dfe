import '#messages/jitless';
import { readElsewhere } from '#seller-center/exports/elsewhere';
import { openDatabase } from '#storage/database';
import { openDashboard } from '#ui/dashboard/dashboard-app';

/** Each export has a thread of its own, which ends with it; one that breaks says so. */
const readExport: Parameters<typeof openDashboard>[1]['readExport'] = (...asked) => {
  const thread = new Worker('/export-reader.js');
  const broken = new Promise<never>((_, fail) => {
    thread.onerror = ({ message }) => fail(new Error(message || 'the thread that reads files stopped'));
  });
  return Promise.race([readElsewhere(thread, ...asked), broken]).finally(() => thread.terminate());
};

openDashboard(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  startInquiry: () => new Worker('/inquiry.js'),
  readExport,
});
