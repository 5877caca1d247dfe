import type { Assessment } from '#core/model/assessment';
import type { PortalPage } from '#core/model/portal';

type Source = Assessment['knowledge'][number]['source'];

/** The page of the portal that holds a list; what customers say of chats opens from the score page. */
const PAGE_OF: Partial<Record<Source, PortalPage>> = {
  orders: 'orders',
  reviews: 'ratings',
  cases: 'returns',
  chats: 'score',
};

export interface PageToOpen {
  page: PortalPage;
  /** null: the score itself has not been read; else the list that the page holds */
  source: Source | null;
  /** how many rows of the list were read, and of how many; null where that is not known */
  read: { rows: number; of: number } | null;
  /** by what share the 90 % interval of tomorrow would be less wide; 0 where there is none yet */
  narrows: number;
}

/** The pages that would tell more, the most telling first. */
export const pagesToOpen = ({ today, next, knowledge }: Assessment): PageToOpen[] => {
  const width = next.overall === null ? 0 : next.overall.p95 - next.overall.p05;
  const lists = knowledge
    .filter(({ state }) => state !== 'whole')
    .sort((a, b) => b.narrows - a.narrows)
    .flatMap(({ source, rows, of, narrows }): PageToOpen[] => {
      const page = PAGE_OF[source];
      if (page === undefined) return [];
      const read = rows === null || of === null || rows >= of ? null : { rows, of };
      return [{ page, source, read, narrows: width > 0 ? narrows / width : 0 }];
    });
  return today.overall.from === 'read' ? lists : [{ page: 'score', source: null, read: null, narrows: 0 }, ...lists];
};

/** How many of the pages that the score rests on have been read whole: the score page and each list. */
export const pagesRead = ({ today, knowledge }: Assessment): { read: number; all: number } => ({
  read: knowledge.filter(({ state }) => state === 'whole').length + (today.overall.from === 'read' ? 1 : 0),
  all: knowledge.length + 1,
});
