import * as z from 'zod/mini';
import { type Facts, LIST_NAMES, LISTS, type ListName, noFacts, type RecordOf, recordKeyOf } from './facts';
import { count, instant, orUnknown, text } from './field';
import { METRIC_CODES } from './metric';
import { ISSUE_CODES, PAGES } from './page-kind';
import { shopHint } from './shop';

export { type IssueCode, PAGES, type Page } from './page-kind';

const issue = z.object({ code: z.enum(ISSUE_CODES), detail: text });
export type Issue = z.infer<typeof issue>;

const MAX_ISSUES = 20;

const head = z.object({
  page: z.enum(PAGES),
  metric: orUnknown(z.enum(METRIC_CODES)),
  /** path and query of the page, without ids of buyers */
  address: text,
  at: instant,
  shop: z.nullable(shopHint),
  outcome: z.enum(['read', 'refused']),
  /** how the table was recognised, for the drift log */
  strategy: orUnknown(text),
  rows: count,
  /** issues of a page that was read, or why a page was refused */
  issues: z.array(issue),
  /** the market, and the page's declared language */
  locale: z.optional(z.object({ region: orUnknown(text), language: orUnknown(text) })),
  /** keys of taught texts that were needed to read the page */
  taught: z.optional(z.array(text)),
  /** keys of taught texts that a built-in caption now covers */
  outdated: z.optional(z.array(text)),
  /** structure of a refused page, without its texts */
  structure: z.optional(text),
});

/** Lists of records from a reader, before a schema fills in omitted fields. */
export type FactDrafts = { [N in ListName]?: z.input<(typeof LISTS)[N]['schema']>[] };
const factDrafts = z.custom<FactDrafts>(
  (value) => typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray),
);

type FactRecord = RecordOf<ListName>;

/** Merges two rows about the same record, such as SKUs of one order: unknown fields of the first come from the second. */
const joinRecords = <T extends object>(first: T, second: T): T => {
  const joined: T = { ...first };
  for (const field of Object.keys(second) as (keyof T)[]) {
    const [a, b] = [first[field], second[field]];
    if (Array.isArray(a) && Array.isArray(b)) {
      const known = new Set(a.map((item) => JSON.stringify(item)));
      joined[field] = [...a, ...b.filter((item) => !known.has(JSON.stringify(item)))] as T[keyof T];
    } else joined[field] ??= b;
  }
  return joined;
};

/** Valid records, one per key; an invalid one, such as a score above 5, becomes an issue. */
const validateFacts = (drafts: FactDrafts): { facts: Facts; issues: Issue[] } => {
  const facts = noFacts();
  const issues = new Set<string>();
  for (const name of LIST_NAMES) {
    const byKey = new Map<string, FactRecord>();
    for (const draft of drafts[name] ?? []) {
      const result = z.safeParse(LISTS[name].schema as z.ZodMiniType<FactRecord>, draft);
      if (!result.success) {
        issues.add(`${name}: ${result.error.issues[0]!.path.join('.')} is out of range`);
        continue;
      }
      const key = recordKeyOf(name, result.data);
      const earlier = byKey.get(key);
      byKey.set(key, earlier === undefined ? result.data : joinRecords(earlier, result.data));
    }
    (facts[name] as FactRecord[]) = [...byKey.values()];
  }
  return { facts, issues: [...issues].map((detail) => ({ code: 'unknown-value', detail })) };
};

/** The result of one page visit; parsing validates its facts. */
export const pageVisit = z.pipe(
  z.extend(head, { facts: factDrafts }),
  z.transform(({ facts: drafts, ...visit }) => {
    const { facts, issues } = validateFacts(drafts);
    return { ...visit, issues: [...visit.issues, ...issues].slice(0, MAX_ISSUES), facts };
  }),
);
export type PageVisit = z.output<typeof pageVisit>;
/** A visit as sent by the page's reader, before validation. */
export type SentVisit = z.input<typeof pageVisit>;
