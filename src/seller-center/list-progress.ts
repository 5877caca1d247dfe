import type { Coverage } from '#core/model/coverage';
import type { Day, Instant } from '#core/model/day';
import { type Facts, noFacts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import type { Page, PageVisit } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import { type ReadResult, seal, type VisibleList } from './page-context';

/** What one stay on a page has shown of its list so far. */
interface Seen {
  scope: string;
  /** when the first of it was seen: what is on the list was there since, what was seen before and not since is gone */
  since: Instant;
  rows: Set<string>;
  /** rows by page number, to tell a page that was read from one whose rows had not come in yet */
  pages: Map<number, string>;
  from: string;
  to: string;
}

export interface VisitHead {
  page: Page;
  metric: Metric | null;
  address: string;
  at: Instant;
  shop: ShopHint | null;
  locale: PageVisit['locale'];
}

/** Adds up what is seen of a list during one stay: pages one after the other, rows that appear while scrolling. */
export interface Visit {
  make(head: VisitHead, result: Exclude<ReadResult, { kind: 'waiting' }>): Generator<void, PageVisit>;
}

const scopeOf = ({ source, announced, pages, isPart }: VisibleList): string =>
  `${source} ${announced} ${pages?.last} ${isPart}`;

const signatureOf = (keys: readonly string[]): string => keys.join('\u0000');

/** The list is whole when everything that the page announced has been seen, and nothing narrows it. */
const isWhole = (list: VisibleList, seen: Seen): boolean => {
  if (list.isPart) return false;
  if (list.announced !== null) return seen.rows.size === list.announced;
  if (list.pages === null) return false;
  const read = new Set(seen.pages.values());
  return seen.pages.size === list.pages.last && read.size === seen.pages.size;
};

export const makeVisit = (): Visit => {
  let seen: Seen | null = null;
  let shown: { figures: string; day: Day; span: VisibleList['span'] } | null = null;

  /** A page left open over midnight still shows yesterday's figures: they keep the day on which they were first seen. */
  const keepDay = (facts: Facts, list: VisibleList | null): void => {
    const [reading] = facts.readings;
    if (reading === undefined) return;
    const { at: _at, day, readAt: _readAt, ...figures } = reading;
    const text = JSON.stringify(figures);
    if (shown?.figures !== text) {
      shown = { figures: text, day, span: list?.span ?? null };
      return;
    }
    for (const it of facts.coverage) if (it.source === 'readings') it.from = it.to = shown.day;
    reading.day = shown.day;
    if (list !== null) list.span = shown.span;
  };

  const look = (list: VisibleList, at: Instant): Coverage[] => {
    if (list.span === null) return [];
    const scope = scopeOf(list);
    // Another filter, another total: what was seen before was another list.
    if (seen?.scope !== scope) seen = { scope, since: at, rows: new Set(), pages: new Map(), ...list.span };
    for (const key of list.rowKeys) seen.rows.add(key);
    if (list.pages !== null && list.rowKeys.length > 0) seen.pages.set(list.pages.current, signatureOf(list.rowKeys));
    if (list.span.from < seen.from) seen.from = list.span.from;
    if (list.span.to > seen.to) seen.to = list.span.to;
    const complete = isWhole(list, seen);
    const rows = seen.rows.size;
    const expected = list.announced ?? (complete ? rows : null);
    return [{ source: list.source, from: seen.from, to: seen.to, readAt: seen.since, rows, expected, complete }];
  };

  return {
    *make(head, result) {
      if (result.kind === 'refused') {
        const { strategy, issues } = result;
        return { ...head, outcome: 'refused', strategy, rows: 0, issues, facts: noFacts() };
      }
      const { drafts, issues, strategy, rows, list, isDayAssumed } = result;
      const facts = yield* seal(drafts, issues);
      if (isDayAssumed) keepDay(facts, list);
      if (list !== null) facts.coverage.push(...look(list, head.at));
      return { ...head, outcome: 'read', strategy, rows, issues: issues.list(), facts };
    },
  };
};
