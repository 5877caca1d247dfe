import { mapColumns } from '../../dom/columns';
import { type Table, walkRows } from '../../dom/table';
import type { IssueLog } from '../../issues';
import type { PageLocale } from '../../locale';
import { makeCells } from '../../row-cells';
import { runAtOnce } from '../../slices';
import { readProductName } from '../../values/identity';
import { readCount } from '../../values/number';
import { readText } from '../../values/value';
import type { LineDraft } from '../orders/items';
import { ORDER_DETAIL_CAPTIONS } from './captions';

/** The items of the order; null where a row does not say which SKU it is, since a part of the items is not the order's. */
export const readLines = (tables: readonly Table[], locale: PageLocale, issues: IssueLog): LineDraft[] | null => {
  for (const table of tables) {
    const mapped = mapColumns(table, ORDER_DETAIL_CAPTIONS.items, false);
    if (!mapped.ok || !(mapped.columns.has('skuId') || mapped.columns.has('sellerSku'))) continue;
    const rows = runAtOnce(walkRows(table));
    if (rows.some(({ cells }) => cells.length !== table.captions.length)) return null;
    const cells = makeCells(table.element, mapped.columns, locale, issues);
    const lines = rows.map((row) => {
      cells.show(row);
      return {
        skuId: cells.id('skuId'),
        sellerSku: cells.take('sellerSku', (it) => readText(it, (text) => text.slice(0, 200))),
        productId: cells.id('productId'),
        productName: readProductName(cells.runs('productName')),
        quantity: cells.take('quantity', (it) => readCount(it)),
      };
    });
    return lines.length > 0 && lines.every((it) => it.skuId !== null || it.sellerSku !== null) ? lines : null;
  }
  return null;
};
