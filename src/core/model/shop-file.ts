import * as z from 'zod/mini';
import { type Facts, facts, LIST_NAMES, LISTS, type ListName } from './facts';
import { instant } from './field';
import { type Shop, shop } from './shop';

export const shopFile = z.extend(facts, {
  format: z.literal('sps-ahead/shop'),
  version: z.literal(1),
  exportedAt: instant,
  shop,
});
export type ShopFile = z.infer<typeof shopFile>;

/** The first fault of a document, and where: `orders[17].placedAt`. */
export interface Fault {
  path: string;
  message: string;
}
export type Parsed<T> = { ok: true; value: T } | { ok: false; fault: Fault };

export const makePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );

/** The first issue of a schema, in the order of the document. */
export const firstFault = (error: z.core.$ZodError): Fault => {
  const issue = error.issues[0]!;
  const detail =
    issue.code === 'invalid_union' || issue.message === 'Invalid input'
      ? issue.input === undefined
        ? 'missing or not of the expected kind'
        : issue.message
      : issue.message;
  return { path: makePath(issue.path), message: detail };
};

const repeatedKey = (file: Facts): Fault | null => {
  for (const name of LIST_NAMES) {
    const seen = new Set<string>();
    const keyOf = LISTS[name].key as (record: Facts[ListName][number]) => string;
    for (const [index, record] of file[name].entries()) {
      const key = keyOf(record);
      if (seen.has(key)) return { path: `${name}[${index}]`, message: `the key ${key} stands twice` };
      seen.add(key);
    }
  }
  return null;
};

/** Parses the JSON value of a shop file. Unknown fields are ignored; the first fault is named with its path. */
export const parseShopFile = (value: unknown): Parsed<ShopFile> => {
  const result = z.safeParse(shopFile, value);
  if (!result.success) return { ok: false, fault: firstFault(result.error) };
  const fault = repeatedKey(result.data);
  return fault === null ? { ok: true, value: result.data } : { ok: false, fault };
};

/** The other half of the pair: what `parseShopFile` reads back unchanged. Lists are sorted by key, so equal shops make equal files. */
export const makeShopFile = (owner: Shop, lists: Facts, exportedAt: string): ShopFile => {
  const sorted = Object.fromEntries(
    LIST_NAMES.map((name) => {
      const keyOf = LISTS[name].key as (record: Facts[ListName][number]) => string;
      const keyed = lists[name].map((record) => [keyOf(record), record] as const);
      keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return [name, keyed.map(([, record]) => record)];
    }),
  ) as unknown as Facts;
  return { format: 'sps-ahead/shop', version: 1, exportedAt, shop: owner, ...sorted };
};
