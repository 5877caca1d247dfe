import type { Assessment } from '#core/model/assessment';
import type { CoverageSource } from '#core/model/coverage';
import type { Day, Instant } from '#core/model/day';
import type { ListName } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';
import type { Shop } from '#core/model/shop';

export interface Kept {
  assessment: Assessment;
  computedAt: Instant;
}

export interface SourceRead {
  source: CoverageSource;
  readAt: Instant;
  from: Day;
  to: Day;
  rows: number | null;
  expected: number | null;
  complete: boolean;
}

export interface Summary {
  counts: Record<ListName, number>;
  sources: readonly SourceRead[];
}

export type Visit = Omit<PageVisit, 'facts'>;

/** What a surface is shown: nothing yet, no shop yet, or one shop and what is known of it. */
export type Look =
  | { state: 'loading' }
  | { state: 'empty'; visits: readonly Visit[] }
  | { state: 'shop'; shop: Shop; kept: Kept | undefined; summary: Summary; visits: readonly Visit[] };

/** The newest visit of each page, where that one was refused: what was read before stands, what is new is missing. */
export const refusedNow = (visits: readonly Visit[]): Visit[] => {
  const newest = new Map<string, Visit>();
  for (const it of visits) {
    const key = `${it.page}+${it.metric ?? ''}`;
    const known = newest.get(key);
    if (known === undefined || known.at < it.at) newest.set(key, it);
  }
  return [...newest.values()].filter((it) => it.outcome === 'refused');
};
