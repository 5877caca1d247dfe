import { type Shop, shopDayAt } from '#core/model/shop';
import { isStale, storeAssessment, storeTrackRecord } from '#storage/computed';
import { listShops, readAssessmentRow, shopFacts } from '#storage/queries';
import type { BackgroundContext } from './context';
import { countedFactsOf } from './counted-facts';
import { repairAndRetry } from './repair';

/** Assesses a shop if due. */
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
  // The old track record is kept and shown until it is replayed with a new reading.
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
  await context.announce({ broadcast: 'assessed', shopId: shop.id });
};

/**
 * Replays the past of a shop with a score whose track record misses readings.
 * @param between more urgent work, done before each day
 */
const replayPast = async (context: BackgroundContext, shop: Shop, between: () => Promise<void>): Promise<void> => {
  const { db } = context;
  const stored = await readAssessmentRow(db, shop.id);
  if (stored === undefined || stored.assessment.eligible?.state === 'no-score') return;
  if (stored.readings === (await db.factsOf('readings', shop.id).count())) return;
  await context.scheduleRetry();
  const facts = await shopFacts(db, shop.id);
  if (facts === undefined) return;
  const trackRecord = await context.replayTrackRecord(facts, { asOf: stored.asOf }, between);
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
    const failures = new Map<Shop, unknown>();
    const attempt = async (shop: Shop, work: () => Promise<void>): Promise<void> => {
      if (!failures.has(shop)) await repairAndRetry(context, work, shop.id).catch((error) => failures.set(shop, error));
    };
    const shops = await repairAndRetry(context, () => readShops(context));
    const assessAll = async () => {
      for (const shop of shops) await attempt(shop, () => assessShop(context, shop));
    };
    await assessAll();
    // Replays need all facts and take longest, so today's assessments come first, also those of pages read meanwhile.
    for (const shop of shops) await attempt(shop, () => replayPast(context, shop, assessAll));
    // A failed shop would fail again at once: it is retried after a change or at the next hourly alarm.
    await context.cancelRetry();
    const [first] = failures.values();
    if (failures.size > 0) throw first;
  });
