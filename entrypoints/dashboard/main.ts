import '#messages/jitless';
import { openDatabase } from '#storage/database';
import { openDashboard } from '#ui/dashboard/dashboard-app';

openDashboard(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  startInquiry: () => new Worker('/inquiry.js'),
});
