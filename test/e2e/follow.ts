import { setTimeout as sleep } from 'node:timers/promises';
import type { Page as Tab } from '@playwright/test';
import type { VisitRow } from '#storage/database';
import { type Kept, readKept } from './database';
import type { Stop } from './walk';

/** Polls until there is an answer. @param what completes the sentence that names what did not come */
export const until = async <T>(what: string, ask: () => Promise<T | undefined>, seconds = 20): Promise<T> => {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await sleep(100);
  }
};

/** Goes where the stop leads and waits until the extension has kept what is there. @param probe a page of the extension */
export const follow = async (tab: Tab, probe: Tab, stop: Stop): Promise<VisitRow> => {
  const newest = (await readKept(probe)).visits.at(-1)?.id ?? 0;
  await stop.go(tab);
  return until(`"${stop.title}" was not read`, async () =>
    (await readKept(probe)).visits.find(
      (it) =>
        it.id > newest &&
        it.page === stop.page &&
        it.metric === stop.metric &&
        it.outcome === 'read' &&
        (stop.rows === null || it.rows === stop.rows),
    ),
  );
};

/** Waits until the kept assessment is of the facts as they are now. */
export const assessed = (probe: Tab, shopId: string): Promise<Kept['assessments'][number]> =>
  until('no assessment of the newest facts', async () => {
    const { shops, assessments } = await readKept(probe);
    const shop = shops.find(({ id }) => id === shopId);
    return assessments.find((it) => it.shopId === shopId && it.revision === shop?.revision);
  });
