import { useLiveQuery } from 'dexie-react-hooks';
import type { Assessment } from '#core/model/assessment';
import type { Day, Instant } from '#core/model/day';
import type { Shop } from '#core/model/shop';
import type { Database, VisitRow } from '#storage/database';
import {
  printedScores,
  recentVisits,
  type ShopSummary,
  shopShown,
  shopSummary,
  storedAssessment,
  type UserInput,
  userInputOfShop,
} from '#storage/queries';

export interface StoredAssessment {
  assessment: Assessment;
  computedAt: Instant;
}

export interface PrintedScore {
  day: Day;
  score: number;
}

export interface ShopView {
  state: 'shop';
  shop: Shop;
  stored: StoredAssessment | undefined;
  summary: ShopSummary;
  /** the seller's marks and prepared tickets */
  userInput: UserInput;
  visits: readonly VisitRow[];
  /** the scores that TikTok printed, oldest first */
  printed: readonly PrintedScore[];
}

/** What a surface is shown: nothing yet, no shop yet, or one shop and what is known of it. */
export type View = { state: 'loading' } | { state: 'empty'; visits: readonly VisitRow[] } | ShopView;

/** When the page of a visit was last read, as far as the visits tell. */
export const lastRead = (visits: readonly VisitRow[], { page, metric }: VisitRow): VisitRow | undefined =>
  visits
    .filter((visit) => visit.outcome === 'read' && visit.page === page && visit.metric === metric)
    .reduce<VisitRow | undefined>(
      (last, visit) => (last === undefined || last.at < visit.at ? visit : last),
      undefined,
    );

/** Whether any diagnosis list has been read: without one, an empty list of appeals says nothing. */
export const hasReadProblems = (summary: ShopSummary): boolean =>
  summary.counts.problems > 0 || summary.sources.some(({ source }) => source.startsWith('diagnosis:'));

/** Which pages of appeals have been read: the lists that they come from, and the Appeal Center that decides them. */
export const appealsRead = (summary: ShopSummary): { problems: boolean; tickets: boolean } => ({
  problems: hasReadProblems(summary),
  tickets: summary.counts.tickets > 0 || summary.sources.some(({ source }) => source === 'tickets'),
});

/**
 * A shop and what is known of it, straight from the database, again whenever it changes.
 * @param shopId null: the shop last visited or chosen
 */
export const useView = (db: Database, shopId: string | null = null): View => {
  const view = useLiveQuery(async (): Promise<View> => {
    const shop = (shopId === null ? undefined : (await db.shops.get(shopId))?.shop) ?? (await shopShown(db));
    const visits = await recentVisits(db, shop?.id ?? null);
    if (shop === undefined) return { state: 'empty', visits };
    const [stored, summary, userInput, printed] = await Promise.all([
      storedAssessment(db, shop.id),
      shopSummary(db, shop.id),
      userInputOfShop(db, shop.id),
      printedScores(db, shop.id),
    ]);
    return { state: 'shop', shop, stored, summary, userInput, visits, printed };
  }, [db, shopId]);
  return view ?? { state: 'loading' };
};
