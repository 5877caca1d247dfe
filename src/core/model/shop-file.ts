import * as z from 'zod/mini';
import { type Facts, LIST_NAMES, LISTS, type ListName, noFacts, type RecordOf, recordKeyOf } from './facts';
import { instant } from './field';
import { type Shop, shop, withSellerId } from './shop';

const FORMAT = 'sps-ahead/shop';
const heading = z.object({ format: z.literal(FORMAT), version: z.literal(1), exportedAt: instant, shop });
export type ShopFile = z.infer<typeof heading> & Facts;

export const isShopFile = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
/** Whether a text of JSON names the format of a shop file. */
export const namesShopFile = (text: string): boolean => text.includes(`"${FORMAT}"`);

/** Bytes of a file that `kindOfFile` is told by. */
export const HEAD_BYTES = 4096;
/** What a file begins as. A shop file whose fields a tool has sorted names its format further down: it is told as `json`. */
export const kindOfFile = (head: string): 'shop-file' | 'json' | 'other' => {
  if (!/^\s*[{[]/.test(head)) return 'other';
  return namesShopFile(head) ? 'shop-file' : 'json';
};

/** The first error of a document and its path, such as `orders[17].placedAt`. */
interface Fault {
  path: string;
  message: string;
}
export type Parsed<T> = { ok: true; value: T } | { ok: false; fault: Fault };

const makePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );

/** English messages for contexts without a zod locale, such as the extension. */
const MESSAGES_BY_CODE: Readonly<Record<string, string>> = {
  too_small: 'too small',
  too_big: 'too big',
  invalid_format: 'not in the form it should have',
};

/** The first issue of a schema, in the order of the document. */
const firstFault = ({ issues }: z.core.$ZodError, within: readonly PropertyKey[] = []): Fault => {
  const { path, code, message } = issues[0]!;
  return {
    path: makePath([...within, ...path]),
    message: message === 'Invalid input' ? (MESSAGES_BY_CODE[code] ?? 'missing or not of the expected kind') : message,
  };
};

const LIST = z.array(z.unknown());
type Row = RecordOf<ListName>;

/** Upper bound of a list: a longer one would only block whoever opens the file. */
const MAX_ROWS = 5_000_000;
/** Upper bound of lists that are filled by hand or once a day. */
const MAX_FEW_ROWS = 100_000;
const LONG_LISTS: ReadonlySet<ListName> = new Set([
  'orders',
  'reviews',
  'cases',
  'chats',
  'problems',
  'stock',
  'sales',
]);

/** Parses rows up to the first error: zod would report every one of perhaps millions. */
const readRows = (name: ListName, value: unknown, rows: Row[]): Fault | null => {
  if (!Array.isArray(value)) {
    const { error } = z.safeParse(LIST, value ?? []);
    return error === undefined ? null : firstFault(error, [name]);
  }
  const max = LONG_LISTS.has(name) ? MAX_ROWS : MAX_FEW_ROWS;
  if (value.length > max) return { path: name, message: `more than ${max} rows` };
  const schema = LISTS[name].schema as z.ZodMiniType<Row>;
  const seen = new Set<string>();
  for (let index = 0; index < value.length; index++) {
    const row = z.safeParse(schema, value[index]);
    if (!row.success) return firstFault(row.error, [name, index]);
    const rowKey = recordKeyOf(name, row.data);
    if (seen.has(rowKey)) return { path: makePath([name, index]), message: `the key ${rowKey} stands twice` };
    seen.add(rowKey);
    rows.push(row.data);
  }
  return null;
};

/** Parses the JSON value of a shop file. Unknown fields are ignored. Throws with the path of the first error. */
export const parseShopFile = (value: unknown): Parsed<ShopFile> => {
  const head = z.safeParse(heading, value);
  if (!head.success) return { ok: false, fault: firstFault(head.error) };
  const file = { ...head.data, shop: withSellerId(head.data.shop), ...noFacts() };
  for (const name of LIST_NAMES) {
    const fault = readRows(name, (value as Partial<Facts>)[name], file[name]);
    if (fault !== null) return { ok: false, fault };
  }
  return { ok: true, value: file };
};

/** Makes a shop file that `parseShopFile` reads back unchanged; sorted lists make equal shops equal files. */
export const makeShopFile = (owner: Shop, lists: Facts, exportedAt: string): ShopFile => {
  const sorted = Object.fromEntries(
    LIST_NAMES.map((name) => {
      const keyed = lists[name].map((record) => [recordKeyOf(name, record), record] as const);
      keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return [name, keyed.map(([, record]) => record)];
    }),
  ) as unknown as Facts;
  return { format: FORMAT, version: 1, exportedAt, shop: owner, ...sorted };
};
