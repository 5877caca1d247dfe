import { setTimeout as sleep } from 'node:timers/promises';
import { MS_PER_DAY } from '#core/model/day';
import { makeZone } from '#core/model/zone';
import { buildPortal } from '../portal/build';
import { chooseOptions } from '../simulator/options';

const A_RUN = 5 * 60_000;

/** Before the workers, who would otherwise build the portal at the same time, or begin a day that ends under their hands. */
export default async (): Promise<void> => {
  await buildPortal();
  const now = Date.now();
  const left = MS_PER_DAY - ((now + makeZone(chooseOptions({}).timeZone).offsetAt(now)) % MS_PER_DAY);
  if (left < A_RUN) await sleep(left);
};
