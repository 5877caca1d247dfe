import '#messages/jitless';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerReading, type End } from '#seller-center/exports/elsewhere';

// A worker of the dashboard: it reads one export, off the thread of the screen.
export default defineUnlistedScript(() => answerReading(globalThis as unknown as End));
