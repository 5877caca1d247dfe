import { type Shop, shopDayAt } from '#core/model/shop';
import { isReplayDue, isStale, storeAssessment, storedAssessment, storeTrackRecord } from '#storage/assessments';
import { listShops, shopSnapshot } from '#storage/look';
import { countedFactsOf } from './counted-facts';
import type { World } from './world';

const assessShop = async (world: World, shop: Shop): Promise<void> => {
  const { db, version } = world;
  const basis = { asOf: shopDayAt(shop, world.now()), computedBy: version };
  const stored = await storedAssessment(db, shop.id);
  if (!(await isStale(db, shop.id, stored, basis))) return;
  await world.remind();
  const known = await countedFactsOf(world, shop.id, basis.asOf);
  if (known === undefined) return;
  const { counted, revision } = known;
  const fresh = world.assess(counted, { asOf: basis.asOf });
  // The record of the past says the same until another reading has come, and is shown until it is replayed.
  const isReplayed =
    stored?.readings === counted.readings.length &&
    stored.asOf === basis.asOf &&
    stored.computedBy === basis.computedBy;
  const trackRecord = fresh.eligible?.state === 'no-score' ? null : (stored?.assessment.trackRecord ?? null);
  await storeAssessment(db, {
    shopId: shop.id,
    revision,
    ...basis,
    computedAt: world.now().toISOString(),
    assessment: { ...fresh, trackRecord },
    ...(isReplayed && { readings: stored.readings }),
  });
  await world.tell(shop.id);
};

/** Replaying the past takes longer than all the rest, and needs all facts: what is new today does not wait for it. */
const replayPast = async (world: World, shop: Shop): Promise<void> => {
  const { db } = world;
  if (!(await isReplayDue(db, shop.id))) return;
  await world.remind();
  const known = await shopSnapshot(db, shop.id);
  if (known === undefined) return;
  const trackRecord = world.replay(known.facts, { asOf: shopDayAt(shop, world.now()) });
  if (await storeTrackRecord(db, shop.id, trackRecord, known.facts.readings.length)) await world.tell(shop.id);
};

/**
 * Brings the kept assessment of every shop up to date with its facts, the day and this version, and does nothing where
 * it is. A burst of visits costs one or two assessments: whoever waited for the lock finds the work done. What is due
 * is told by the database alone, so a worker that is stopped midway leaves nothing to be remembered.
 */
export const assessDue = (world: World): Promise<void> =>
  navigator.locks.request('assess', async () => {
    const failures: unknown[] = [];
    for (const work of [assessShop, replayPast])
      for (const shop of await listShops(world.db))
        await work(world, shop).catch((error: unknown) => failures.push(error));
    // what fails would fail again in a minute: it waits for other facts, the next hour or a corrected version
    await world.done();
    if (failures.length > 0) throw failures[0];
  });
