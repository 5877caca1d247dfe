import type { FactDrafts } from '#core/model/page';
import type { ShopHint } from '#core/model/shop';
import type { TeachableList, TriedOut } from '#core/model/taught-column';
import { captionKeysOf } from './captions';
import { countFound } from './dom/columns';
import { makePageScan } from './dom/page-scan';
import { rowsOf, type Table } from './dom/table';
import { makeTextReader } from './dom/text-runs';
import { languageOf } from './locale';
import type { ReadResult } from './page-context';
import { neverYield } from './page-turns';
import { recognizePage } from './recognize';
import { teachableColumns } from './taught-columns';
import { captionKey } from './values/text';

const MAX_EXAMPLES = 2;
const MAX_EXAMPLE_CHARS = 40;
const MAX_SAMPLES = 3;

/** The table that looks most like the list that is looked for: of several the one with most columns. */
const likeliestTable = (tables: readonly Table[], columns: Parameters<typeof countFound>[1]): Table | undefined =>
  tables
    .filter(({ captions, body }) => captions.length > 1 && body.length > 0)
    .toSorted((a, b) => countFound(b, columns) - countFound(a, columns) || b.captions.length - a.captions.length)[0];

/** The list of this page as it can be taught; null where the page has none, or is none that can be. */
export const describeList = async (
  document: Document,
  address: URL,
  shop: ShopHint | null,
): Promise<TeachableList | null> => {
  const scan = makePageScan(document, neverYield);
  const recognized = await recognizePage(scan, address);
  const columns = recognized && teachableColumns(recognized.page, recognized.metric);
  if (columns === null || shop === null) return null;
  const table = likeliestTable(await scan.tables(), columns);
  if (table === undefined) return null;
  const rows = (await rowsOf(table, neverYield)).slice(0, 2 * MAX_EXAMPLES);
  const textsIn = makeTextReader(document);
  const sources = Object.entries(columns);
  return {
    ...recognized!,
    region: shop.region,
    language: languageOf(document),
    columns: table.captions.flatMap(([caption], index) => {
      if (caption === undefined) return [];
      const texts = rows.map((row) => row.cellAt(index)).map((cell) => (cell === null ? '' : textsIn(cell).join(' ')));
      const examples = [...new Set(texts)].filter((text) => text !== '').slice(0, MAX_EXAMPLES);
      const known = sources.find(([, column]) => captionKeysOf(column.captions).includes(captionKey(caption)));
      return [
        { caption, examples: examples.map((text) => text.slice(0, MAX_EXAMPLE_CHARS)), field: known?.[0] ?? null },
      ];
    }),
    fields: sources.map(([field, { captions, required }]) => ({
      field,
      name: captions.en[0]!,
      isRequired: required === true,
    })),
  };
};

const isPrintable = (value: unknown): value is string | number | boolean => value !== null && typeof value !== 'object';
const OWN_FIELDS = new Set(['readAt', 'firstSeen', 'lastSeen', 'at']);

/** What is known of each of the first records: a row may say something of its order and of its review. */
const samplesOf = (records: FactDrafts): Record<string, string>[] =>
  Array.from({ length: MAX_SAMPLES }, (_, index) => {
    const sample: Record<string, string> = {};
    for (const list of Object.values(records))
      for (const [field, value] of Object.entries(list[index] ?? {}))
        if (isPrintable(value) && !OWN_FIELDS.has(field)) sample[field] ??= String(value);
    return sample;
  }).filter((sample) => Object.keys(sample).length > 0);

export const describeTrial = (result: ReadResult): TriedOut =>
  result.kind === 'read'
    ? {
        isRead: result.rows > 0,
        rows: result.rows,
        samples: samplesOf({ ...result.records, coverage: [] }),
        issues: result.issues.map(({ detail }) => detail),
      }
    : {
        isRead: false,
        rows: 0,
        samples: [],
        issues: result.kind === 'refused' ? result.issues.map(({ detail }) => detail) : [],
      };
