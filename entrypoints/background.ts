import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { catchUp, makeHandlers } from '#background/duties';
import { onReminder, remindNoMore, remindSoon } from '#background/reminder';
import { openWatchers } from '#background/scripts';
import { moveIn, settleIn } from '#background/settling-in';
import type { World } from '#background/world';
import { assessCounted, replay } from '#core/assess';
import { broadcast } from '#messages/broadcast';
import { handleRequests } from '#messages/handle';
import { openDatabase } from '#storage/database';

// The browser stops it whenever it has nothing to do: what it has to remember is in the database, and whatever may
// wake it is listened to before the first await.
export default defineBackground({
  type: 'module',
  main: () => {
    const { version, host_permissions: portal = [] } = browser.runtime.getManifest();
    const world: World = {
      db: openDatabase(),
      partitions: new Map(),
      now: () => new Date(),
      version,
      assess: assessCounted,
      replay,
      remind: remindSoon,
      done: remindNoMore,
      tell: (shopId) => broadcast({ broadcast: 'assessed', shopId }),
    };
    handleRequests(makeHandlers(world));
    onReminder(() => void catchUp(world));
    browser.runtime.onStartup.addListener(() => void settleIn(world));
    browser.runtime.onInstalled.addListener(() => {
      void moveIn(world);
      if (!import.meta.env.FIREFOX) void openWatchers(portal);
    });
  },
});
