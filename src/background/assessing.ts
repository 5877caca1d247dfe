import { type Shop, shopDayAt } from '#core/model/shop';
import { isStale, storeAssessment, storeTrackRecord } from '#storage/computed';
import type { AssessmentRow } from '#storage/database';
import { listShops, readAssessmentRow, shopFacts } from '#storage/queries';
import type { BackgroundContext } from './context';
import { countedFactsOf } from './counted-facts';
import { repairAndRetry } from './repair';

/**
 * Assesses a shop if due.
 * @returns the stored assessment
 */
const assessShop = async (context: BackgroundContext, shop: Shop): Promise<AssessmentRow | undefined> => {
  const { db, version } = context;
  const basis = { asOf: shopDayAt(shop, context.now()), computedBy: version };
  const stored = await readAssessmentRow(db, shop.id);
  if (!(await isStale(db, shop.id, stored, basis))) return stored;
  await context.scheduleRetry();
  const known = await countedFactsOf(context, shop.id, basis.asOf);
  if (known === undefined) return undefined;
  const { counted, revision } = known;
  const fresh = context.assess(counted, { asOf: basis.asOf });
  // The old track record is kept and shown until it is replayed with a new reading.
  const isReplayed =
    stored?.readings === counted.readings.length &&
    stored.asOf === basis.asOf &&
    stored.computedBy === basis.computedBy;
  const trackRecord = fresh.eligible?.state === 'no-score' ? null : (stored?.assessment.trackRecord ?? null);
  const row = {
    shopId: shop.id,
    revision,
    ...basis,
    computedAt: context.now().toISOString(),
    assessment: { ...fresh, trackRecord },
    ...(isReplayed && { readings: stored.readings }),
  };
  await storeAssessment(db, row);
  await context.announce({ broadcast: 'assessed', shopId: shop.id });
  return row;
};

/** Replays the past of a shop with a score whose track record misses readings. */
const replayPast = async (context: BackgroundContext, shop: Shop, stored: AssessmentRow): Promise<void> => {
  if (stored.readings !== undefined || stored.assessment.eligible?.state === 'no-score') return;
  const { db } = context;
  await context.scheduleRetry();
  const facts = await shopFacts(db, shop.id);
  if (facts === undefined) return;
  const trackRecord = context.replayTrackRecord(facts, { asOf: shopDayAt(shop, context.now()) });
  if (await storeTrackRecord(db, stored, trackRecord, facts.readings.length))
    await context.announce({ broadcast: 'assessed', shopId: shop.id });
};

/** All shops. Throws if one's row is damaged, as its time zone is then unknown. */
const readShops = async ({ db, now }: BackgroundContext): Promise<Shop[]> => {
  const shops = await listShops(db);
  for (const shop of shops) shopDayAt(shop, now());
  return shops;
};

/**
 * Assesses every shop whose stored assessment has other facts, day or version. Calls are queued, so a burst of visits
 * costs one or two assessments; due work follows from the database, so a stopped worker loses nothing.
 */
export const assessDue = (context: BackgroundContext): Promise<void> =>
  navigator.locks.request('assess', async () => {
    const failures: unknown[] = [];
    const collectFailure = (error: unknown): undefined => {
      failures.push(error);
    };
    const assessed: [Shop, AssessmentRow][] = [];
    for (const shop of await repairAndRetry(context, () => readShops(context))) {
      const row = await repairAndRetry(context, () => assessShop(context, shop)).catch(collectFailure);
      if (row !== undefined) assessed.push([shop, row]);
    }
    // Replays need all facts and take longest, so they come after all of today's assessments.
    for (const [shop, row] of assessed)
      await repairAndRetry(context, () => replayPast(context, shop, row)).catch(collectFailure);
    // A failed shop would fail again at once: it is retried after a change or at the next hourly alarm.
    await context.cancelRetry();
    if (failures.length > 0) throw failures[0];
  });
