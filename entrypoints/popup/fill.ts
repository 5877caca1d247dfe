import '#messages/jitless';
import { browser } from 'wxt/browser';
import { openSidePanel } from '#background/side-panel';
import { openDatabase } from '#storage/database';
import { openPopup } from '#ui/popup/popup';

/** A side panel opens by a click alone, which is over once the window has been asked for: so that is asked before. */
let windowId: number | undefined;
void browser.windows.getCurrent().then(({ id }) => {
  windowId = id;
});

openPopup(document.getElementById('root')!, {
  db: openDatabase(),
  clock: () => new Date(),
  openSidePanel: () => void openSidePanel(windowId).then(() => window.close()),
});
