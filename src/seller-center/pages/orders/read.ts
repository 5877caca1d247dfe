import { makeDay } from '#core/model/day';
import { type Complaints, makeComplaints } from '../../complaints';
import type { Dialect } from '../../dialect';
import { queryOne } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import { readExtent } from '../../dom/pager';
import { divide } from '../../dom/parts';
import { walkPieces } from '../../dom/pieces';
import { isMissing, isSight, readList } from '../../rows';
import { refusedSight, type Sight, type Spot } from '../../sight';
import { ORDER_MARK } from '../../values/identity';
import { ORDER_COLUMNS } from './captions';
import { readCard } from './card';
import { findCards } from './cards';
import { type OrderDraft, readOrderRow } from './row';

interface Shown {
  orders: OrderDraft[];
  rows: number;
  strategy: string;
  complaints: Complaints;
  element: Element;
  boxes: readonly Element[];
}

function* readListView({ root, dialect }: Spot): Generator<void, Shown | Sight> {
  const orders: OrderDraft[] = [];
  let confirmed = 0;
  const list = yield* readList({ root, dialect }, ORDER_COLUMNS, (cells) => {
    const read = readOrderRow(cells, dialect);
    if (read === null) {
      // A row without an id goes on with the order above: what that has of items is a part.
      if (orders.length > 0) orders.at(-1)!.lines = null;
      return null;
    }
    orders.push(read.order);
    confirmed += read.isConfirmed ? 1 : 0;
    return read.order.id;
  });
  if (isSight(list)) return list;
  const { table, rows, complaints } = list;
  const strategy = rows > 0 && confirmed === rows ? `${table.strategy}, confirmed by marks` : table.strategy;
  return { orders, rows, strategy, complaints, element: table.element, boxes: table.boxes };
}

function* readCardView(root: Document, dialect: Dialect): Generator<void, Shown | Sight | null> {
  const found = yield* findCards(root);
  if (found === null) return null;
  const { element, strategy, cards, strays } = found;
  if (coversAny(yield* findBusy(yield* divide(root)), [element])) return { kind: 'waiting' };
  const complaints = makeComplaints();
  const orders: OrderDraft[] = [];
  for (const card of cards) {
    orders.push(readCard(card, dialect, complaints));
    yield;
  }
  if (strays > 0) complaints.add('unknown-value', `rows that name no order, or two: ${strays}`);
  return { orders, rows: cards.length, strategy, complaints, element, boxes: [element] };
}

function* readShown(spot: Spot): Generator<void, Shown | Sight> {
  const list = yield* readListView(spot);
  if (!('kind' in list)) return list;
  const cards = yield* readCardView(spot.root, spot.dialect);
  if (cards !== null) return cards;
  const isUnknown = list.kind === 'refused' && list.strategy === null;
  return isUnknown && queryOne(spot.root, `[${ORDER_MARK}]`) !== null
    ? refusedSight('unknown-header', 'the list has no captions, and is no Card view that is known')
    : list;
}

/** The order list, in List view or Card view. Whatever tab or page of it is shown, it is a part of the orders. */
export function* readOrderList(spot: Spot): Generator<void, Sight> {
  const { root, dialect } = spot;
  const shown = yield* readShown(spot);
  if ('kind' in shown) return shown;
  const { orders, rows, strategy, complaints } = shown;
  if (rows > 0 && orders.every((it) => it.placedAt == null)) {
    const unsettled = complaints.list().filter(({ code }) => code === 'ambiguous-date');
    return unsettled.length > 0
      ? { kind: 'refused', complaints: unsettled, strategy }
      : refusedSight('unknown-header', `no column “${ORDER_COLUMNS.placedAt.captions.en[0]}”`, strategy);
  }
  const { announced, pages } = readExtent(shown, yield* walkPieces(root, new Set(shown.boxes)));
  if (isMissing(rows, announced)) return refusedSight('no-rows', `${announced} orders announced, none shown`, strategy);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { placedAt } of orders) {
    if (placedAt == null) continue;
    const day = dialect.zone.dayOf(placedAt);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const span = first > last ? null : { from: makeDay(first), to: makeDay(last) };
  return {
    kind: 'read',
    drafts: { orders },
    rows,
    strategy,
    complaints,
    list: { source: 'orders', rowKeys: orders.map(({ id }) => id), announced, pages, isPart: true, span },
  };
}
