import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { assessBooks, replay } from '#core/assess';
import { answerAll } from '#messages/answer';
import { tellPortal } from '#messages/news';
import { catchUp, makeHandlers } from '#services/duties';
import { makeHeldSheets } from '#services/held-sheets';
import { onReminder, remindNoMore, remindSoon } from '#services/reminder';
import { openWatchers } from '#services/scripts';
import { moveIn, settleIn } from '#services/settling-in';
import type { World } from '#services/world';
import { openDatabase } from '#storage/database';

// The browser stops it whenever it has nothing to do: what it has to remember is in the database, and whatever may
// wake it is listened to before the first await.
export default defineBackground({
  type: 'module',
  main: () => {
    const { version, host_permissions: portal = [] } = browser.runtime.getManifest();
    const world: World = {
      db: openDatabase(),
      held: makeHeldSheets(),
      now: () => new Date(),
      version,
      assess: assessBooks,
      replay,
      remind: remindSoon,
      done: remindNoMore,
      tell: (shopId) => tellPortal({ news: 'assessed', shopId }),
    };
    answerAll(makeHandlers(world));
    onReminder(() => void catchUp(world));
    browser.runtime.onStartup.addListener(() => void settleIn(world));
    browser.runtime.onInstalled.addListener(() => {
      void moveIn(world);
      if (!import.meta.env.FIREFOX) void openWatchers(portal);
    });
  },
});
