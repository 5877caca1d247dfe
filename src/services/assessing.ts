import { type Day, makeDay } from '#core/model/day';
import { isRegion, REGIONS } from '#core/model/region';
import type { Shop } from '#core/model/shop';
import { makeZone } from '#core/model/zone';
import { isStale, keepAssessment } from '#storage/assessments';
import { listShops, shopSnapshot } from '#storage/look';
import type { World } from './world';

/** A shop's zone is what a page or file said, else that of its market's reports. */
export const zoneOf = ({ timeZone, region }: Shop): string =>
  timeZone ?? (isRegion(region) ? REGIONS[region].timeZone : 'UTC');

const today = (shop: Shop, now: Date): Day => makeDay(makeZone(zoneOf(shop)).dayOf(now.toISOString()));

const assessShop = async (world: World, shop: Shop): Promise<void> => {
  const { db, version } = world;
  const basis = { asOf: today(shop, world.now()), computedBy: version };
  if (!(await isStale(db, shop.id, basis))) return;
  await world.remind();
  const known = await shopSnapshot(db, shop.id);
  if (known === undefined) return;
  // Replaying the past takes longer than all the rest, and says the same while no reading has come.
  const kept = await db.assessments.get(shop.id);
  const readings = known.facts.readings.length;
  const replay = kept?.readings !== readings || kept.asOf !== basis.asOf || kept.computedBy !== basis.computedBy;
  const fresh = world.assess(known.facts, { asOf: basis.asOf, replay });
  const assessment = replay ? fresh : { ...fresh, trackRecord: kept.assessment.trackRecord };
  const computedAt = world.now().toISOString();
  await keepAssessment(db, { shopId: shop.id, revision: known.revision, ...basis, computedAt, assessment, readings });
  await world.tell(shop.id);
};

/**
 * Brings the kept assessment of every shop up to date with its facts, the day and this version, and does nothing where
 * it is. A burst of visits costs one or two assessments: whoever waited for the lock finds the work done. What is due
 * is told by the database alone, so a worker that is stopped midway leaves nothing to be remembered.
 */
export const assessDue = (world: World): Promise<void> =>
  navigator.locks.request('assess', async () => {
    const failures: unknown[] = [];
    for (const shop of await listShops(world.db)) {
      await assessShop(world, shop).catch((error: unknown) => failures.push(error));
    }
    // what fails would fail again in a minute: it waits for other facts, the next hour or a corrected version
    await world.done();
    if (failures.length > 0) throw failures[0];
  });
