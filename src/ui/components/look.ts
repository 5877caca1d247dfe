import type { Assessment } from '#core/model/assessment';
import type { Instant } from '#core/model/day';
import type { Shop } from '#core/model/shop';
import type { VisitRow } from '#storage/database';
import type { ShopSummary, UserInput } from '#storage/look';

export interface Kept {
  assessment: Assessment;
  computedAt: Instant;
}

export interface ShopLook {
  state: 'shop';
  shop: Shop;
  kept: Kept | undefined;
  summary: ShopSummary;
  /** the seller's marks and prepared tickets */
  userInput: UserInput;
  visits: readonly VisitRow[];
}

/** What a surface is shown: nothing yet, no shop yet, or one shop and what is known of it. */
export type Look = { state: 'loading' } | { state: 'empty'; visits: readonly VisitRow[] } | ShopLook;

/** The newest visit of each page, where that one was refused: what was read before stands, what is new is missing. */
export const refusedNow = (visits: readonly VisitRow[]): VisitRow[] => {
  const newest = new Map<string, VisitRow>();
  for (const it of visits) {
    const key = `${it.page}+${it.metric ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || known.at < it.at) newest.set(key, it);
  }
  return [...newest.values()].filter((it) => it.outcome === 'refused');
};

/** When the page of a visit was last read, as far as the visits tell. */
export const lastRead = (visits: readonly VisitRow[], { page, metric }: VisitRow): VisitRow | undefined =>
  visits
    .filter((it) => it.outcome === 'read' && it.page === page && it.metric === metric)
    .reduce<VisitRow | undefined>((last, it) => (last === undefined || last.at < it.at ? it : last), undefined);

/** Whether the platform's own lists of what it counted have been read at all: without them an empty list says nothing. */
export const hasReadProblems = (summary: ShopSummary): boolean =>
  summary.counts.problems > 0 || summary.sources.some(({ source }) => source.startsWith('diagnosis:'));
