import * as z from 'zod/mini';
import type { CoverageSource } from '#core/model/coverage';
import type { Day } from '#core/model/day';
import { type Facts, LIST_NAMES, LISTS, type ListName, noFacts } from '#core/model/facts';
import type { Metric } from '#core/model/metric';
import type { Issue, Page } from '#core/model/page';
import type { IssueLog } from './issues';
import type { PageLocale } from './locale';

/** A page to be read: where it is, which one it is, and how its market writes. */
export interface PageContext {
  root: Document;
  address: URL;
  page: Page;
  metric: Metric | null;
  locale: PageLocale;
}

/** A list as far as it is on the screen now; the visit adds up what it sees of it. */
export interface VisibleList {
  source: CoverageSource;
  /** one for each row, the same for the same row whenever it is seen */
  rowKeys: string[];
  /** how many rows the page says there are in all */
  announced: number | null;
  pages: { current: number; last: number } | null;
  /** a search or a filter is set, or the list is by its nature only a part */
  isPart: boolean;
  /** the days that the list speaks of; null where nothing says */
  span: { from: Day; to: Day } | null;
}

export type Drafts = { [N in ListName]?: z.input<(typeof LISTS)[N]['schema']>[] };

/** What one look at a page gave: not ready yet, not understood, or facts. */
export type ReadResult =
  | { kind: 'waiting' }
  | { kind: 'refused'; issues: Issue[]; strategy: string | null }
  | {
      kind: 'read';
      drafts: Drafts;
      rows: number;
      strategy: string;
      issues: IssueLog;
      list: VisibleList | null;
      /** the figures are filed under today, since the page prints no day */
      isDayAssumed?: boolean;
    };

export const refusePage = (code: Issue['code'], detail: string, strategy: string | null = null): ReadResult => ({
  kind: 'refused',
  issues: [{ code, detail }],
  strategy,
});

/**
 * Both ends of a border parse: what a reader made of a page passes through the schemas of the shop file before it
 * leaves, so a record that breaks them (a score above 5, a rate above 1) is left out and said so.
 */
export function* seal(drafts: Drafts, issues: IssueLog): Generator<void, Facts> {
  const sealed = noFacts();
  for (const name of LIST_NAMES) {
    const keyOf = LISTS[name].key as (it: Facts[ListName][number]) => string;
    const schema = LISTS[name].schema as z.ZodMiniType<Facts[ListName][number]>;
    const byKey = new Map<string, Facts[ListName][number]>();
    for (const draft of drafts[name] ?? []) {
      const result = z.safeParse(schema, draft);
      if (!result.success) {
        issues.add('unknown-value', `${name}: ${result.error.issues[0]!.path.join('.')} is out of range`);
        continue;
      }
      const key = keyOf(result.data);
      const known = byKey.get(key);
      byKey.set(key, known === undefined ? result.data : join(known, result.data));
      yield;
    }
    (sealed[name] as Facts[ListName][number][]) = [...byKey.values()];
  }
  return sealed;
}

/** Two rows about the same thing (an order with several SKUs): what the first does not know, the second may. */
const join = <T extends object>(first: T, second: T): T => {
  const joined: T = { ...first };
  for (const field of Object.keys(second) as (keyof T)[]) {
    const [a, b] = [first[field], second[field]];
    if (Array.isArray(a) && Array.isArray(b)) {
      const known = new Set(a.map((it) => JSON.stringify(it)));
      joined[field] = [...a, ...b.filter((it) => !known.has(JSON.stringify(it)))] as T[keyof T];
    } else joined[field] ??= b;
  }
  return joined;
};
