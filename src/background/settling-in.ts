import { outdateAssessments } from '#storage/assessments';
import { emptyInbox } from '#storage/inbox';
import { catchUp } from './duties';
import { remindEveryHour } from './reminder';
import type { World } from './world';

/** When the browser starts: reminders may be gone, halves of files are of no use any more, and the day may be another. */
export const settleIn = async (world: World): Promise<void> => {
  await remindEveryHour(world.now());
  await emptyInbox(world.db);
  await catchUp(world);
};

/** When the extension is installed or updated, also while it is being worked on and its version stays the same. */
export const moveIn = async (world: World): Promise<void> => {
  await outdateAssessments(world.db);
  await settleIn(world);
};
