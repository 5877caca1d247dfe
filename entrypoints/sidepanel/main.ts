import '#messages/jitless';
import { openDatabase } from '#storage/database';
import { renderSidePanel } from '#ui/side-panel/side-panel';

renderSidePanel(document.getElementById('root')!, { db: openDatabase(), clock: () => new Date() });
