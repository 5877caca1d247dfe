import '#messages/jitless';
import { openDatabase } from '#storage/database';
import { openSidePanel } from '#ui/side-panel/side-panel';

openSidePanel(document.getElementById('root')!, { db: openDatabase(), clock: () => new Date() });
