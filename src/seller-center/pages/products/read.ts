import { attribute, queryAll } from '../../dom/access';
import { readExtent } from '../../dom/pager';
import { findTextRuns } from '../../dom/text-runs';
import { isMissing, isReadResult, readList } from '../../list-rows';
import type { PageLocale } from '../../locale';
import { type Drafts, type PageContext, type ReadResult, refusePage } from '../../page-context';
import type { Cells } from '../../row-cells';
import { readPhrase, readProductName } from '../../values/identity';
import { parseNumber } from '../../values/number';
import { isNothing, refuse, type Value } from '../../values/value';
import { PRODUCT_COLUMNS, type ProductField } from './captions';

type StockDraft = NonNullable<Drafts['stock']>[number];

const LABELLED = /^(?:product )?id\s*[:：]?\s*(\d{15,20})$/i;
const LINKED = /\/product\/(?:[a-z]+\/)*(\d{15,20})(?!\d)/;

const readProductId = (runs: readonly string[], cell: Element): Value<string> => {
  const links = queryAll(cell, 'a[href*="/product/"]').map((it) => LINKED.exec(attribute(it, 'href') ?? '')?.[1]);
  const ids = new Set([...links, ...runs.map((it) => LABELLED.exec(it)?.[1])].filter((it) => it !== undefined));
  return ids.size === 1 ? [...ids][0]! : refuse('unknown-value');
};

/** A cell may hold a number and what it means ("Out of stock"); two numbers may be two warehouses. */
const readQuantity = (runs: readonly string[]): Value<number> => {
  if (isNothing(runs.join(' '))) return null;
  const counts = new Set(runs.map(parseNumber).filter((it) => it !== undefined && Number.isInteger(it)));
  const [count] = counts;
  return counts.size === 1 && count !== undefined ? count : refuse('unknown-value');
};

const readRow = (cells: Cells<ProductField>, { at }: PageLocale): StockDraft | null => {
  const runs = cells.runs('product');
  const productId = cells.take('product', (_, cell) => readProductId(runs, cell));
  if (productId === null) return null;
  const isNamed = runs[0] !== undefined && !LABELLED.test(runs[0]);
  return {
    productId,
    productName: isNamed ? readProductName(runs) : null,
    quantity: cells.take('quantity', (_text, _cell, runs) => readQuantity(runs)),
    statusText: cells.take('status', (_text, _cell, runs) => readPhrase(runs[0] ?? '', 40)),
    readAt: at,
    firstSeen: at,
    lastSeen: at,
  };
};

/** How much there is of each product that is shown; which products there are at all, nobody asks of this page. */
export function* readProducts({ root, locale }: PageContext): Generator<void, ReadResult> {
  const stock: StockDraft[] = [];
  const list = yield* readList({ root, locale }, PRODUCT_COLUMNS, (cells) => {
    const read = readRow(cells, locale);
    if (read === null) return null;
    stock.push(read);
    return read.productId;
  });
  if (isReadResult(list)) return list;
  const { table, rows, issues } = list;
  const { announced } = readExtent(table, yield* findTextRuns(root, new Set(table.boxes)));
  if (isMissing(rows, announced))
    return refusePage('no-rows', `${announced} products announced, none shown`, table.strategy);
  return { kind: 'read', drafts: { stock }, rows, strategy: table.strategy, issues, list: null };
}
