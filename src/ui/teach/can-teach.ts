import type { Issue, Page } from '#core/model/page';

/** Pages whose captions can be taught. */
const TEACHABLE: ReadonlySet<Page> = new Set([
  'order-list',
  'returns',
  'score',
  'diagnosis',
  'appeal-center',
  'products',
]);
export const isTeachable = (page: Page): boolean => TEACHABLE.has(page);

/** Captions can be taught; a date of two meanings and a market that nothing names can't. */
export const needsTeaching = ({ page, issues }: { page: Page; issues: readonly Pick<Issue, 'code'>[] }): boolean =>
  isTeachable(page) && issues.some(({ code }) => code === 'unknown-header' || code === 'unsupported-language');
