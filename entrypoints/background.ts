import '#messages/jitless';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { addNotificationListener } from '#background/alerts';
import { showBadge } from '#background/badge';
import type { BackgroundContext } from '#background/context';
import { makeHandlers } from '#background/handlers';
import {
  addAlarmListener,
  clearRetryAlarm,
  onAlarm,
  onInstalled,
  onStartup,
  startRetryAlarm,
} from '#background/lifecycle';
import { addCommandListener } from '#background/side-panel';
import { openDashboard, openWatchers } from '#background/tabs';
import { assessCounted, replayTrackRecord } from '#core/assess';
import { broadcast } from '#messages/broadcast';
import { handleRequests } from '#messages/handle';
import { openDatabase } from '#storage/database';
import { onLanguageChange } from '#texts/language';

// The browser stops it whenever it has nothing to do: what it has to remember is in the database, and whatever may
// wake it is listened to before the first await.
export default defineBackground({
  type: 'module',
  main: () => {
    const { version, host_permissions: portal = [] } = browser.runtime.getManifest();
    const context: BackgroundContext = {
      db: openDatabase(),
      partitions: new Map(),
      now: () => new Date(),
      version,
      assess: assessCounted,
      replayTrackRecord,
      scheduleRetry: startRetryAlarm,
      cancelRetry: clearRetryAlarm,
      announce: broadcast,
    };
    handleRequests(makeHandlers(context));
    addCommandListener();
    addNotificationListener();
    addAlarmListener((name) => void onAlarm(context, name));
    onLanguageChange(() => void showBadge(context.db));
    browser.runtime.onStartup.addListener(() => void onStartup(context));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void onInstalled(context);
      if (reason === 'install') void openDashboard('/welcome');
      if (!import.meta.env.FIREFOX) void openWatchers(portal);
    });
  },
});
