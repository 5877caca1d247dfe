import { makeDay } from '#core/model/day';
import { queryOne } from '../dom/access';
import { readExtent } from '../dom/pager';
import { walkPieces } from '../dom/pieces';
import { isMissing, isSight, readList } from '../rows';
import { refusedSight, type Sight, type Spot } from '../sight';
import { type OrderDraft, readOrderRow } from './row';
import { ORDER_COLUMNS } from './sheet';

/** The order list. Whatever tab or page of it is shown, it is a part of the orders. */
export function* readOrderList({ root, dialect }: Spot): Generator<void, Sight> {
  const orders: OrderDraft[] = [];
  const list = yield* readList({ root, dialect }, ORDER_COLUMNS, (cells) => {
    const order = readOrderRow(cells, dialect);
    if (order !== null) orders.push(order);
    // A row without an id goes on with the order above: what that has of items is a part.
    else if (orders.length > 0) orders.at(-1)!.lines = null;
    return order !== null;
  });
  if (isSight(list)) {
    const isCardView = list.kind === 'refused' && list.strategy === null && queryOne(root, '[data-log_main_order_id]');
    return isCardView ? refusedSight('unknown-header', 'the list has no captions: it is in Card view') : list;
  }
  const { table, rows, keys, complaints } = list;
  if (rows > 0 && orders.every((it) => it.placedAt === null)) {
    return refusedSight('unknown-header', `no column “${ORDER_COLUMNS.placedAt.captions.en[0]}”`, table.strategy);
  }
  const { announced, pages } = readExtent(table, yield* walkPieces(root, new Set(table.boxes)));
  if (isMissing(rows, announced))
    return refusedSight('no-rows', `${announced} orders announced, none shown`, table.strategy);
  const days = orders
    .flatMap(({ placedAt }) => (placedAt == null ? [] : [makeDay(dialect.zone.dayOf(placedAt))]))
    .sort();
  const span = days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! };
  return {
    kind: 'read',
    drafts: { orders },
    rows,
    strategy: table.strategy,
    complaints,
    list: { source: 'orders', rowKeys: keys, announced, pages, isPart: true, span },
  };
}
