import type { Shop } from '#core/model/shop';
import { isReplayDue, isStale, keepAssessment, keepTrackRecord } from '#storage/assessments';
import { listShops, shopSnapshot } from '#storage/look';
import { openBooks, todayIn } from './books';
import type { World } from './world';

const assessShop = async (world: World, shop: Shop): Promise<void> => {
  const { db, version } = world;
  const basis = { asOf: todayIn(shop, world.now()), computedBy: version };
  if (!(await isStale(db, shop.id, basis))) return;
  await world.remind();
  const opened = await openBooks(world, shop, basis.asOf);
  if (opened === undefined) return;
  const { books, revision } = opened;
  const kept = await db.assessments.get(shop.id);
  const fresh = world.assess(books, { asOf: basis.asOf });
  // The record of the past says the same until another reading has come, and is shown until it is replayed.
  const isReplayed =
    kept?.readings === books.readings.length && kept.asOf === basis.asOf && kept.computedBy === basis.computedBy;
  const trackRecord = fresh.eligible?.state === 'no-score' ? null : (kept?.trackRecord ?? null);
  await keepAssessment(db, {
    shopId: shop.id,
    revision,
    ...basis,
    computedAt: world.now().toISOString(),
    assessment: { ...fresh, trackRecord },
    ...(isReplayed && { readings: kept.readings }),
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
  const trackRecord = world.replay(known.facts, { asOf: todayIn(shop, world.now()) });
  if (await keepTrackRecord(db, shop.id, trackRecord, known.facts.readings.length)) await world.tell(shop.id);
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
