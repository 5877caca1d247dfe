import '#messages/jitless';
import { openDatabase } from '#storage/database';
import { openPopup } from '#ui/popup/popup-app';

openPopup(document.getElementById('root')!, { db: openDatabase(), clock: () => new Date() });
