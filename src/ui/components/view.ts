import { useLiveQuery } from 'dexie-react-hooks';
import type { Assessment } from '#core/model/assessment';
import type { Day, Instant } from '#core/model/day';
import type { Shop } from '#core/model/shop';
import type { Database, VisitRow } from '#storage/database';
import {
  printedScores,
  readAssessmentRow,
  recentVisits,
  type ShopSummary,
  shopShown,
  shopSummary,
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
  /** printed overall scores, oldest first */
  printed: readonly PrintedScore[];
}

/** Data of a surface: loading, no shop yet, or one shop. */
export type View = { state: 'loading' } | { state: 'empty'; visits: readonly VisitRow[] } | ShopView;

/** The last visit that read the same page. */
export const lastRead = (visits: readonly VisitRow[], { page, metric }: VisitRow): VisitRow | undefined =>
  visits
    .filter((visit) => visit.outcome === 'read' && visit.page === page && visit.metric === metric)
    .reduce<VisitRow | undefined>(
      (last, visit) => (last === undefined || last.at < visit.at ? visit : last),
      undefined,
    );

/** Whether a diagnosis list has been read; without one, an empty list of appeals proves nothing. */
export const hasReadProblems = (summary: ShopSummary): boolean =>
  summary.has.problems || summary.sources.some(({ source }) => source.startsWith('diagnosis:'));

/** Whether the pages of appeals have been read: the problem lists, and the Appeal Center. */
export const appealsRead = (summary: ShopSummary): { problems: boolean; tickets: boolean } => ({
  problems: hasReadProblems(summary),
  tickets: summary.has.tickets || summary.sources.some(({ source }) => source === 'tickets'),
});

/**
 * A shop and its stored data, updated on each change of the database.
 * @param shopId null for the shop last visited or chosen
 */
export const useView = (db: Database, shopId: string | null = null): View => {
  const view = useLiveQuery(async (): Promise<View> => {
    const shop = (shopId === null ? undefined : (await db.shops.get(shopId))?.shop) ?? (await shopShown(db));
    const visits = await recentVisits(db, shop?.id ?? null);
    if (shop === undefined) return { state: 'empty', visits };
    const [stored, summary, userInput, printed] = await Promise.all([
      readAssessmentRow(db, shop.id),
      shopSummary(db, shop.id),
      userInputOfShop(db, shop.id),
      printedScores(db, shop.id),
    ]);
    return { state: 'shop', shop, stored, summary, userInput, visits, printed };
  }, [db, shopId]);
  return view ?? { state: 'loading' };
};
