import { type Shop, shopDayAt } from '#core/model/shop';
import { isReplayDue, isStale, readAssessmentRow, storeAssessment, storeTrackRecord } from '#storage/assessments';
import { listShops, shopSnapshot } from '#storage/queries';
import type { BackgroundContext } from './context';
import { countedFactsOf } from './counted-facts';

const assessShop = async (context: BackgroundContext, shop: Shop): Promise<void> => {
  const { db, version } = context;
  const basis = { asOf: shopDayAt(shop, context.now()), computedBy: version };
  const stored = await readAssessmentRow(db, shop.id);
  if (!(await isStale(db, shop.id, stored, basis))) return;
  await context.scheduleRetry();
  const known = await countedFactsOf(context, shop.id, basis.asOf);
  if (known === undefined) return;
  const { counted, revision } = known;
  const fresh = context.assess(counted, { asOf: basis.asOf });
  // The track record stays until another reading has come, and is shown until it is replayed.
  const isReplayed =
    stored?.readings === counted.readings.length &&
    stored.asOf === basis.asOf &&
    stored.computedBy === basis.computedBy;
  const trackRecord = fresh.eligible?.state === 'no-score' ? null : (stored?.assessment.trackRecord ?? null);
  await storeAssessment(db, {
    shopId: shop.id,
    revision,
    ...basis,
    computedAt: context.now().toISOString(),
    assessment: { ...fresh, trackRecord },
    ...(isReplayed && { readings: stored.readings }),
  });
  await context.announce(shop.id);
};

/** Replays the past for the track record: it needs all facts and takes longest, so today's assessment is stored first. */
const replayPast = async (context: BackgroundContext, shop: Shop): Promise<void> => {
  const { db } = context;
  if (!(await isReplayDue(db, shop.id))) return;
  await context.scheduleRetry();
  const known = await shopSnapshot(db, shop.id);
  if (known === undefined) return;
  const trackRecord = context.replay(known.facts, { asOf: shopDayAt(shop, context.now()) });
  if (await storeTrackRecord(db, shop.id, trackRecord, known.facts.readings.length)) await context.announce(shop.id);
};

/**
 * Assesses every shop whose stored assessment is not of its facts, the day and this version. Calls wait for each other, so
 * a burst of visits costs one or two assessments. What is due follows from the database alone: a worker that is stopped
 * midway loses nothing.
 */
export const assessDue = (context: BackgroundContext): Promise<void> =>
  navigator.locks.request('assess', async () => {
    const failures: unknown[] = [];
    for (const work of [assessShop, replayPast])
      for (const shop of await listShops(context.db))
        await work(context, shop).catch((error: unknown) => failures.push(error));
    // What failed would fail again at once: it is tried again with other facts or at the next hourly alarm.
    await context.cancelRetry();
    if (failures.length > 0) throw failures[0];
  });
