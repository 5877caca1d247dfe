import { emptyInbox } from '#storage/inbox';
import { catchUp } from './duties';
import { remindEveryHour } from './reminder';
import type { World } from './world';

/**
 * When the browser starts or the extension is installed or updated: reminders may be gone, halves of files are of no
 * use any more, and what is kept may be of an older day or version.
 */
export const settleIn = async (world: World): Promise<void> => {
  await remindEveryHour(world.now());
  await emptyInbox(world.db);
  await catchUp(world);
};
