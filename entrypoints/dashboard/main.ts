import '#messages/jitless';
import { readElsewhere } from '#seller-center/exports/elsewhere';
import { openDatabase } from '#storage/database';
import { openDashboard } from '#ui/dashboard/dashboard-app';

openDashboard(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  startInquiry: () => new Worker('/inquiry.js'),
  readExport: (...asked) => readElsewhere(new Worker('/export-reader.js'), ...asked),
});
