import { outdateAssessments } from '#storage/assessments';
import { emptyInbox } from '#storage/inbox';
import { startHourlyAlarm } from './alarms';
import type { BackgroundContext } from './context';
import { catchUp } from './handlers';

/** When the browser starts: alarms may be gone, half-received files are of no use, and the day may be another. */
export const onStartup = async (context: BackgroundContext): Promise<void> => {
  await startHourlyAlarm(context.now());
  await emptyInbox(context.db);
  await catchUp(context);
};

/** When the extension is installed, updated, or reloaded during development with the same version. */
export const onInstalled = async (context: BackgroundContext): Promise<void> => {
  await outdateAssessments(context.db);
  await onStartup(context);
};
